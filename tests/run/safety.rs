//! What a run does not let happen by accident.

use super::RUN;
use crate::support::Project;

fn guide(instructions: &str) -> Project {
    let project = Project::new();
    project.write("guide.en-gb.md", &format!("---\ntitle: Delete a disk\n---\n\n## Instructions\n\n{instructions}\n"));
    project
}

#[test]
fn what_is_said_before_or_behind_a_task_can_make_it_irreversible() {
    for text in [
        "This deletes all data for good.\n\nClick `Delete`{.action}.",
        "Click `Delete`{.action}.\n\nA message appears: all data will be erased.",
        "The disk cannot be recovered.\n\n> [!api]\n>\n> @api {DELETE} /disk/5\n>",
    ] {
        let project = guide(text);
        let ran = project.answer(&RUN, "d\nn\nq\n");
        assert!(ran.out.contains("Is it really done?") && ran.code == 1, "{text}: {ran:?}");
    }
    let project = guide("This deletes all data for good.\n\nClick `Delete`{.action}.\n\nClick `Close`{.action}.");
    let ran = project.answer(&RUN, "d\ny\nd\n");
    assert_eq!((ran.code, ran.out.matches("Is it really done?").count()), (0, 1), "{ran:?}");
}

#[test]
fn without_an_address_a_call_goes_where_the_reader_says_and_its_path_stays_a_text() {
    let project = guide("> [!api]\n>\n> @api {GET} /disk/$(id)/`id`/\"!x\\y'\n>");
    let ran = project.answer(&RUN, "q\n");
    assert!(ran.out.contains(r#""$API/disk/%24(id)/%60id%60/%22%21x%5Cy'""#), "{ran:?}");
    project.write("stepmark.toml", "api = \"https://api.ondalis.example/\"\n");
    let ran = project.answer(&RUN, "q\n");
    assert!(ran.out.contains("'https://api.ondalis.example/disk/$(id)/`id`/\"!x\\y%27'"), "{ran:?}");
}

#[test]
fn a_guide_is_found_again_from_anywhere_below_or_above_it() {
    let project = Project::new();
    let guide = "---\ntitle: Move\n---\n\n## Instructions\n\nClick `Move`{.action}.\n\nClick `Close`{.action}.\n";
    project.write("p/guides/tok/guide.en-gb.md", guide);
    let begun = project.answer(&["run", "p/guides/tok/guide.en-gb.md", "--state", "state"], "d\nq\n");
    assert_eq!(begun.code, 1, "{begun:?}");
    project.write("p/guides/tok/guide.en-gb.md", &guide.replace("`Close`", "`Leave`"));
    let resumed = project.answer(&["run", "--resume", "--state", "state"], "n\nq\n");
    assert!(resumed.out.contains("The guide was changed") && !resumed.err.contains("cannot"), "{resumed:?}");
    let journal = std::fs::read_dir(project.path("state")).unwrap().flatten().map(|entry| entry.path());
    let journal = journal.into_iter().find(|path| path.extension().is_some_and(|end| end == "jsonl")).unwrap();
    let name = journal.file_stem().unwrap().to_str().unwrap().to_owned();
    let by_prefix = project.answer(&["run", "--resume", &name[..10], "--state", "state"], "n\nq\n");
    assert!(by_prefix.code == 1 && by_prefix.out.contains("Close"), "{by_prefix:?}");
    let first: serde_json::Value =
        serde_json::from_str(std::fs::read_to_string(&journal).unwrap().lines().next().unwrap()).unwrap();
    let mut old = first.clone();
    old.as_object_mut().unwrap().remove("project").expect("a run says where its project is");
    project.write("old/2026_old.jsonl", &format!("{old}\n"));
    let resumed = project.answer(&["run", "--resume", "--state", "old"], "q\n");
    assert!(resumed.code == 1 && resumed.err.contains("its own copy"), "{resumed:?}");
}

#[test]
fn nothing_is_run_of_a_guide_that_has_no_step_or_cannot_be_read_whole() {
    let project = guide("This guide tells what a disk is.");
    let ran = project.answer(&RUN, "");
    assert!(ran.code == 2 && ran.err.contains("no step was found"), "{ran:?}");
    let project = guide(&format!("Click `Delete`{{.action}}.\n\n{} Click `A`{{.action}}.", ">".repeat(300)));
    let ran = project.answer(&RUN, "d\n");
    assert!(ran.code == 2 && ran.err.contains("nested-too-deep"), "{ran:?}");
    assert!(!project.path("state").exists());
}

#[test]
fn a_value_for_nothing_is_refused_and_one_of_a_shared_file_is_told() {
    let project = guide("Enter `{diskName}` and the size.");
    let ran = project.answer(&[&RUN[..], &["--set", "diskname=a"]].concat(), "");
    assert!(ran.code == 2 && ran.err.contains("it has `diskName`"), "{ran:?}");
    assert!(!project.path("state").exists());
    project.write("values.yaml", "other: a\n");
    let ran = project.answer(&[&RUN[..], &["--values", "values.yaml"]].concat(), "q\n");
    assert!(ran.code == 1 && ran.err.contains("no parameter other"), "{ran:?}");
    assert!(ran.out.contains("empty leaves it open") && !ran.out.contains("Step 1 of 1"), "q leaves: {ran:?}");
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let record = project.run(&["runs", "show", &name, "--state", "state"]).out;
    assert!(!record.contains("other"), "a value that the guide has no place for is none of the run: {record}");
    let due = project.run(&["runs", "--due", "--state", "state"]);
    assert!(due.code == 0 && due.err.contains("nothing is due"), "{due:?}");
}

#[test]
fn the_record_of_an_open_run_says_so_and_holds_the_values() {
    let project = guide("> For older disks, click `Old`{.action}.\n>\n\nEnter `{diskName}` and the size.");
    let ran = project.answer(&[&RUN[..], &["--set", "diskName=d-7"]].concat(), "n\nq\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let shown = project.run(&["runs", "show", &name, "--state", "state"]).out;
    assert!(shown.contains("- not finished: 0 of 1 steps done") && !shown.contains("Ended"), "{shown}");
    assert!(shown.contains("Enter d-7 and") && shown.contains("- [ ] For older disks"), "{shown}");
    let page = project.run(&["runs", "export", &name, "--format", "html", "--state", "state"]).out;
    assert!(page.contains("<meta name=\"viewport\""), "{page}");
}

#[test]
fn names_tell_what_is_a_secret() {
    for name in ["userPasswd", "pin_code", "simPin", "PIN", "dbPwd", "privateKey", "private_key", "smtpCredentials"] {
        assert!(stepmark::workflow::is_secret(name), "{name}");
    }
    for name in ["mapping", "spinCount", "pingHost", "keyName"] {
        assert!(!stepmark::workflow::is_secret(name), "{name}");
    }
}

/// A section before the work holds no task that could ask about what it says.
#[test]
fn what_cannot_be_undone_is_acknowledged_where_a_section_only_tells_it() {
    let project = Project::new();
    let text = "## Before you begin\n\nThe vault takes an hour.\n\nThis deletes all data for good.\n\n## Instructions\n\n1. Click `Wipe`{.action}.\n";
    project.write("guide.en-gb.md", text);
    let listed = project.run(&["run", "guide.en-gb.md", "--dry-run"]);
    assert!(
        listed.out.starts_with("Before you begin\n  ! The vault takes an hour.\n    This deletes all data for good.\n"),
        "{listed:?}"
    );
    let ran = project.answer(&RUN, "o\nd\n");
    assert!(ran.code == 0 && ran.out.contains("! This deletes all data for good."), "{ran:?}");
    let harmless = text.replace("This deletes all data for good.", "It is quiet.");
    project.write("guide.en-gb.md", &harmless);
    let ran = project.answer(&RUN, "d\n");
    assert_eq!(ran.code, 0, "what only informs is read on the way: {ran:?}");
}
