//! What is done with runs from outside: listed, exported, handed over, given up, removed; and what parameters become.

use super::{RUN, project};
use crate::support::Project;

#[test]
fn a_run_is_listed_handed_over_exported_given_up_and_removed() {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nd\nn\n0\nf\nit broke\nw\nthe e-mail\ne\nlogs/1.txt\nq\n").code, 1);
    let runs = |args: &[&str]| project.run(&[&["runs", "--state", "state"], args].concat());
    let listed = runs(&[]);
    assert!(listed.code == 0 && listed.out.contains("open, 2/3, ada"), "{listed:?}");
    let name = listed.out.lines().next().unwrap().to_owned();
    assert!(runs(&["--due"]).out.is_empty() && runs(&["--guide", "nothing"]).out.is_empty());
    assert_eq!(runs(&["remove", &name]).code, 2, "it has not ended");
    assert_eq!(runs(&["hand-over", &name[..4], "--to", "grace", "--note", "mind the disk", "--as", "linus"]).code, 0);
    assert!(runs(&[]).out.contains("open, 2/3, grace"));
    let shown = runs(&["show", &name]).out;
    for told in ["mind the disk", "failed: it broke", "waiting: the e-mail", "evidence: logs/1.txt"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let html = runs(&["export", &name, "--format", "html"]).out;
    assert!(html.contains("<html lang=\"en-GB\">") && html.contains("failed: it broke"), "{html}");
    let json: serde_json::Value = serde_json::from_str(&runs(&["export", &name, "--format", "json"]).out).unwrap();
    let statuses: Vec<&str> = json["entries"].as_array().unwrap().iter().filter_map(|e| e["status"].as_str()).collect();
    let expected = ["acknowledged", "done", "chosen", "not_on_path", "chosen", "not_on_path", "failed", "waiting"];
    assert_eq!(statuses, expected);
    let journal = runs(&["export", &name, "--format", "jsonl"]).out;
    assert!(journal.lines().last().unwrap().contains("linus"), "{journal}");
    let event: serde_json::Value = serde_json::from_str(journal.lines().nth(2).unwrap()).unwrap();
    assert_eq!((event["event"].as_str(), event["step"].as_str()), (Some("done"), Some("1.1")));
    assert_eq!(event["fingerprint"].as_str().map(str::len), Some(16));
    assert_eq!(runs(&["abort", &name, "--reason", "no longer needed"]).code, 0);
    assert_eq!(runs(&["abort", &name, "--reason", "again"]).code, 2, "it has ended");
    assert!(runs(&["--status", "aborted"]).out.contains(&name));
    assert_eq!(project.run(&["run", "--resume", &name, "--state", "state"]).code, 2);
    assert_eq!(runs(&["remove", &name]).code, 0);
    assert_eq!(std::fs::read_dir(project.path("state")).unwrap().count(), 0);
    assert_eq!(runs(&["show", &name]).code, 2);
}

#[test]
fn values_are_taken_from_a_file_and_secrets_never_reach_the_disk() {
    let project = project();
    project.write("values.yaml", "serverName: srv/7\nadminPassword: hunter2\napiToken: tok-9\n");
    let args = [&RUN[..], &["--values", "values.yaml"]].concat();
    let ran = project.answer(&args, "o\nd\nn\n1\nd\nq\n");
    assert!(ran.out.contains("/server/srv%2F7/move\""), "{ran:?}");
    for entry in std::fs::read_dir(project.path("state")).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        assert!(text.contains("srv/7") && !text.contains("hunter2") && !text.contains("tok-9"), "{text}");
    }
    assert_eq!(project.run(&[&RUN[..], &["--set", "a=b\nc"]].concat()).code, 2);
    project.write("values.yaml", "serverName: [1]\n");
    assert_eq!(project.run(&args).code, 2);
}

#[test]
fn a_decision_that_changes_the_path_is_confirmed_and_undone_exactly() {
    let project = project();
    let ran = project.answer(&RUN, "o\nd\ny\nd\nb\nb\nn\n0\ng\n9.9\ng\n2.4\nd\nd\ny\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Please answer with one of: 2.3, 2.4"), "{ran:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_a_clear_error() {
    let project = project();
    project.write("file", "");
    let ran = project.run(&["run", "guide.en-gb.md", "--state", "file/state"]);
    assert!(ran.code == 2 && ran.err.contains("file/state"), "{ran:?}");
}

const CHANGED: &str = "---\ntitle: Move a server\n---\n\n## Requirements\n\n- A server.\n\n## Instructions\n\n> [!warning]\n>\n> The server stops for ten minutes.\n>\n\n### Step 1: prepare\n\nRestart the server.\n\nClick `Servers`{.action} (1), then `Relocate`{.action} (2).\n\n![menu](images/menu.png){.thumbnail}\n\nA window opens.\n\n> For older servers, go to the `Legacy`{.action} tab and click `Move`{.action}.\n>\n\n### Step 2: move\n\nErase the old disk now. This cannot be undone.\n\nCheck that the server answers.\n";

#[test]
fn a_guide_that_changed_meanwhile_is_shown_and_answers_go_with_their_steps() {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nd\nn\n1\nsrv-7\nn\nalmost there\nq\n").code, 1);
    project.write("guide.en-gb.md", CHANGED);
    let resume = ["run", "--resume", "--state", "state"];
    let stayed = project.answer(&resume, "n\nq\n");
    assert!(stayed.out.contains("+ 1.2 Click [Servers] (1), then [Relocate]"), "{stayed:?}");
    assert!(stayed.out.contains("New:\n    + 1.1 Restart the server."), "{stayed:?}");
    assert!(stayed.out.contains("\n    - 2.2 POST /server/{serverName}/move"), "{stayed:?}");
    let went_on = project.answer(&resume, "y\ny\nd\nd\nd\ny\nd\n");
    assert_eq!(went_on.code, 0, "{went_on:?}");
    let exported = project.run(&["runs", "export", "--state", "state", "--format", "json", &run_of(&project)]);
    let record: serde_json::Value = serde_json::from_str(&exported.out).unwrap();
    let entries = record["entries"].as_array().unwrap();
    assert_eq!(entries[0]["status"], "acknowledged", "{exported:?}");
    assert!(entries.iter().all(|entry| entry["status"] != "unanswered"), "{exported:?}");
    let earlier = record["earlier"].as_array().unwrap();
    assert!(earlier.iter().any(|entry| entry["notes"][0] == "almost there"), "{exported:?}");
    let before = &entries[2]["before"][0];
    let told = "Click `Servers`{.action} (1), then `Move`{.action} (2).";
    assert_eq!(
        (&before["status"], &before["text"]),
        (&"done".into(), &told.into()),
        "what was done in its old form is told: {exported:?}"
    );
}

fn run_of(project: &Project) -> String {
    let files = std::fs::read_dir(project.path("state")).unwrap().flatten().map(|entry| entry.path());
    let journal = files.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    journal.unwrap().file_stem().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn decisions_come_from_a_file() {
    let project = project();
    let list = "- event: acknowledged\n- {event: done, step: '1.1'}\n- {event: chose, option: null}\n- {event: chose, option: 0}\n- {event: set, name: serverName, value: srv-7}\n- {event: skipped, step: '2.2', reason: by hand}\n- event: done\n- event: done\n";
    project.write("decisions.yaml", list);
    let with = ["run", "guide.en-gb.md", "--state", "state", "--answers", "decisions.yaml"];
    let ran = project.run(&with);
    assert_eq!(ran.code, 0, "{ran:?}");
    let journal = std::fs::read_to_string(project.path("state").join(run_of(&project) + ".jsonl")).unwrap();
    project.write("again.jsonl", &journal);
    let again = ["run", "guide.en-gb.md", "--state", "other", "--answers", "again.jsonl"];
    assert_eq!(project.run(&again).code, 0);
    project.write("decisions.yaml", "- {event: done, step: '1.1'}\n");
    let guarded = project.run(&with);
    assert_eq!(guarded.code, 2, "{guarded:?}");
    assert!(guarded.err.contains("decision 1") && guarded.err.contains("a warning before it"), "{guarded:?}");
    project.write("decisions.yaml", "- event: acknowledged\n");
    let short = project.run(&with);
    assert_eq!(short.code, 1, "{short:?}");
    assert!(short.err.contains("no decision for `Click [Servers]"), "{short:?}");
}

#[test]
fn a_dry_run_lists_the_path_and_begins_nothing() {
    let project = project();
    let listed = project.run(&["run", "guide.en-gb.md", "--dry-run", "--state", "state"]);
    assert_eq!(listed.code, 0, "{listed:?}");
    super::snapshot("dry-run", &listed.out);
    project.write("code.en-gb.md", "## Instructions\n\nRun these commands:\n\n```bash\nsync\nhalt\n```\n");
    let with_code = project.run(&["run", "code.en-gb.md", "--dry-run", "--state", "state"]).out;
    assert!(with_code.ends_with("Run these commands:\n        sync\n        halt\n"), "{with_code}");
    assert!(!project.path("state").exists());
}

#[test]
fn a_question_holds_the_values_that_it_asks_about() {
    let project = project();
    project.write("pods.en-gb.md", "## Instructions\n\nIf the state is `<none>` or `a*b*c`, click `Retry`{.action}.\n");
    let asked = project.run(&["run", "pods.en-gb.md", "--dry-run"]).out;
    assert!(asked.contains("? If the state is `<none>` or `a*b*c`\n"), "{asked}");
}

/// What a pipeline tries with `--dry-run` is what a run will do.
#[test]
fn a_dry_run_refuses_what_a_run_refuses_and_speaks_its_language() {
    let project = project();
    project.write("guide.pl-pl.md", POLISH);
    project.write("empty.en-gb.md", "This guide tells what a disk is.\n");
    let both = |guide: &str, options: &[&str]| {
        let args = [&["run", guide, "--state", "state"], options].concat();
        (project.run(&[&args[..], &["--dry-run"]].concat()), project.answer(&args, "q\n"))
    };
    let refused: [(&str, &[&str]); 4] = [
        ("guide.en-gb.md", &["--locale", "sv-se"]),
        ("guide.en-gb.md", &["--set", "nosuch=1"]),
        ("empty.en-gb.md", &[]),
        ("nothing.en-gb.md", &[]),
    ];
    for (guide, options) in refused {
        let (dry, real) = both(guide, options);
        assert!(dry.code == 2 && dry.out.is_empty() && dry.err == real.err, "{dry:?} {real:?}");
    }
    let (polish, _) = both("guide.en-gb.md", &["--locale", "pl-pl"]);
    assert!(polish.code == 0 && polish.out.contains("Usuń stary dysk"), "{polish:?}");
    assert!(polish.out.contains("[en-GB]"), "what the translation does not have is listed all the same: {polish:?}");
}

#[test]
fn a_damaged_journal_is_named_and_hides_no_other_run() {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nd\nq\n").code, 1);
    for (name, text) in [("0.jsonl", "garbage\n"), ("z.jsonl", "{\"at\": 1}\n"), ("empty.jsonl", "")] {
        project.write(&format!("state/{name}"), text);
    }
    let runs = |args: &[&str]| project.run(&[&["runs", "--state", "state"], args].concat());
    let listed = runs(&[]);
    assert!(listed.code == 2 && listed.out.contains("open, 1/3, ada"), "{listed:?}");
    assert!(listed.err.contains("state/0.jsonl: line 1: ") && listed.err.contains("state/z.jsonl: "), "{listed:?}");
    let resumed = project.answer(&["run", "--resume", "--state", "state"], "q\n");
    assert!(resumed.code == 1 && resumed.err.contains("state/z.jsonl"), "{resumed:?}");
    let kept = runs(&["remove", "0"]);
    assert!(kept.code == 2 && kept.err.contains("--force"), "{kept:?}");
    for name in ["0", "z"] {
        assert_eq!(runs(&["remove", name, "--force"]).code, 0);
    }
    assert_eq!(runs(&["remove", "empty"]).code, 0, "nothing was begun");
    assert_eq!(runs(&[]).code, 0);
}

#[test]
fn an_open_run_of_the_same_guide_is_told_when_another_one_begins() {
    let project = project();
    let first = project.answer(&RUN, "o\nd\nq\n");
    assert!(first.code == 1 && !first.err.contains("open run"), "{first:?}");
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let second = project.answer(&RUN, "q\n");
    let told = format!("an open run has 1/3, by ada: stepmark run --resume {name} --state state\n");
    assert!(second.code == 1 && second.err.contains(&told), "{second:?}");
    let resumed = project.answer(&["run", "--resume", &name, "--state", "state"], "q\n");
    assert!(!resumed.err.contains("open run"), "{resumed:?}");
    project.write("guide.pl-pl.md", POLISH);
    let other = project.answer(&["run", "guide.pl-pl.md", "--state", "state"], "q\n");
    assert!(other.code == 1 && !other.err.contains("open run"), "{other:?}");
}

#[test]
fn a_record_takes_the_place_of_an_older_one_of_its_run_and_of_nothing_else() {
    let project = project();
    let guide = project.read("guide.en-gb.md");
    let refused = project.answer(&[&RUN[..], &["--record", "guide.en-gb.md"]].concat(), "o\nd\nq\n");
    assert!(refused.code == 2 && refused.err.contains("no record of this run"), "{refused:?}");
    assert!(!project.path("state").exists(), "nothing was begun");
    assert_eq!(project.answer(&[&RUN[..], &["--record", "run.md"]].concat(), "o\nq\n").code, 1);
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let resume = ["run", "--resume", &name, "--state", "state", "--record"];
    assert_eq!(project.answer(&[&resume[..], &["run.md"]].concat(), "d\nq\n").code, 1);
    assert!(project.read("run.md").contains("*done*"), "{}", project.read("run.md"));
    assert_eq!(project.answer(&[&resume[..], &["guide.en-gb.md"]].concat(), "q\n").code, 2);
    let export = |format: &str, to: &str| {
        project.run(&["runs", "export", &name, "--format", format, "-o", to, "--state", "state"]).code
    };
    for format in ["markdown", "html", "json", "jsonl"] {
        assert_eq!([export(format, format), export(format, format)], [0, 0], "{format}");
        assert_eq!(export(format, "guide.en-gb.md"), 2, "{format}");
    }
    assert_eq!(project.read("guide.en-gb.md"), guide);
}

const POLISH: &str = "---\ntitle: Przenieś serwer\n---\n\n## Wymagania początkowe\n\n- Serwer.\n\n## W praktyce\n\n> [!warning]\n>\n> Serwer zatrzyma się na dziesięć minut.\n>\n\n### Krok 1: przygotowanie\n\nKliknij `Serwery`{.action} (1), a następnie `Przenieś`{.action} (2).\n\n![menu](images/menu.png){.thumbnail}\n\nOtworzy się okno.\n\n### Krok 2: przeniesienie\n\nMożesz też przenieść go przez API:\n\n> [!api]\n>\n> @api {POST} /server/{serverName}/move\n>\n\nUsuń stary dysk. Tej operacji nie można cofnąć.\n\nSprawdź, czy serwer odpowiada.\n";

#[test]
fn answers_that_cannot_be_read_begin_no_run() {
    let project = project();
    project.write("decisions.yaml", "a: [1\n");
    let ran = project.run(&["run", "guide.en-gb.md", "--state", "state", "--answers", "decisions.yaml"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(!project.path("state").exists());
}

#[test]
fn cases_are_asked_about_once() {
    let project = project();
    let text = "## Instructions\n\nIs the old disk there?\n\n- If so, click `Keep`{.action}.\n- Otherwise, click `Remove`{.action}.\n\nIf you use Linux:\n\n1. Open a terminal.\n2. Run `a`.\n\n- If you use a Mac, proceed as follows:\n\n    1. Open the Finder.\n    2. Run `b`.\n\nIf the following error comes back:\n\n```\nboom\n```\n\n(Optional) Click `Help`{.action}.\n\n### If you have a backup\n\nRestore it.\n\n### If you have no backup\n\nDelete the volume.\n";
    project.write("cases.en-gb.md", text);
    super::snapshot("cases", &project.run(&["run", "cases.en-gb.md", "--dry-run", "--state", "state"]).out);
}

#[test]
fn a_section_for_one_case_is_asked_about_once() {
    let project = project();
    let leaked = "### Leaked key\n\nUse this procedure only if a key has leaked.\n\n1. Revoke the key.\n2. Inform the owners.\n\n#### Afterwards\n\nClose the ticket.\n";
    let failed = "### If the rotation fails\n\n- Call the vault team.\n";
    let other = "### Clean up\n\nOnly delete the old key if it is not used.\n\n<details>\n<summary>Only for sealed vaults</summary>\n\nUnseal the vault.\n\n</details>\n";
    let text = format!("## Instructions\n\n### Rotate\n\nRun `vaultctl rotate`.\n\n{leaked}\n{failed}\n{other}");
    project.write("sections.en-gb.md", &text);
    super::snapshot("sections", &project.run(&["run", "sections.en-gb.md", "--dry-run", "--state", "state"]).out);
}

#[test]
fn a_list_behind_if_not_is_not_for_those_for_whom_all_went_well() {
    let project = project();
    let text = "## Instructions\n\nRun `nimctl pods`. They should be green. **If not:**\n\n- Restart the gateway.\n- As a last resort, restore the snapshot.\n\nClose the ticket.\n";
    project.write("not.en-gb.md", text);
    super::snapshot("if_not", &project.run(&["run", "not.en-gb.md", "--dry-run", "--state", "state"]).out);
}

#[test]
fn what_is_said_beside_a_case_is_read_with_its_question() {
    let project = project();
    let text = "## Instructions\n\n- The disk is slow. If you use a Mac:\n\n    1. Open the Finder.\n";
    project.write("beside.en-gb.md", text);
    let asked = project.answer(&["run", "beside.en-gb.md", "--state", "state"], "q\n");
    assert!(asked.out.contains("The disk is slow.") && asked.out.contains("If you use a Mac"), "{asked:?}");
}

#[test]
fn a_run_goes_on_in_another_language() {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nd\nq\n").code, 1);
    project.write("guide.pl-pl.md", POLISH);
    let went_on = project.answer(&["run", "--resume", "--state", "state", "-l", "pl_PL"], "n\n1\nsrv-7\nd\nd\ny\nd\n");
    assert_eq!(went_on.code, 0, "{went_on:?}");
    assert!(went_on.out.contains("[en-GB]") && went_on.out.contains("For older servers"), "{went_on:?}");
    assert!(went_on.out.contains("Usuń stary dysk"), "{went_on:?}");
    let none = project.answer(&["run", "--resume", "--state", "state", "--locale", "fi-fi"], "");
    assert_eq!(none.code, 2, "{none:?}");
}
