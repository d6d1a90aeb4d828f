//! What a step holds stands with it, its warnings before it; what has to be done in one case only is asked about.

use stepmark::language::Languages;
use stepmark::run::{Plan, Reading, StopKind};

use super::{RUN, read_with, snapshot};
use crate::support::Project;

const HELD: &str = "---\ntitle: Wipe a vault\n---\n\n## Instructions\n\n1. Close the vault.\n2. Erase the vault.\n\n   \
                    > [!warning]\n   >\n   > All keys in it are lost. This cannot be undone.\n   >\n\n   ```sh\n   \
                    vault erase --all\n   ```\n\n   Expected output:\n\n   ```text\n   erased\n   ```\n\n3. Open the vault.\n";

fn plan(text: &str) -> Plan {
    let bytes = text.as_bytes().to_vec();
    Plan::of(&crate::support::build_bytes("guide.en-gb.md", bytes, &Languages::embedded()).workflow)
}

/// The stops with their kinds, the decisions before them and the code at them.
fn told(plan: &Plan) -> Vec<String> {
    let way =
        |turn: &(usize, Option<usize>)| format!("{}:{} ", turn.0, turn.1.map_or("no".to_owned(), |n| n.to_string()));
    let line = |stop: &stepmark::run::Stop| {
        let ways: String = stop.branch.iter().map(way).collect();
        let code: String = stop.code().map(|(_, code)| format!(" `{}`", code.text)).collect();
        let sure = if stop.irreversible { " !" } else { "" };
        format!("{ways}{} {}{code}{sure}", stop.kind.name(), stop.summary())
    };
    plan.stops.iter().map(line).collect()
}

#[test]
fn a_warning_in_a_step_is_read_before_it_and_its_code_stands_with_it() {
    let project = Project::new();
    project.write("guide.en-gb.md", HELD);
    snapshot("held-path", &project.answer(&[&RUN[..], &["--dry-run"]].concat(), "").out);
    let ran = project.answer(&RUN, "d\no\nd\nn\nd\ny\nd\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    snapshot("held", &ran.out);
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let record = project.run(&["runs", "show", &name, "--state", "state"]).out;
    let (warning, step) =
        (record.find("All keys").unwrap(), record.find("1.2 Erase").or(record.find("2 Erase")).unwrap());
    let code = record.find("vault erase --all").unwrap();
    assert!(warning < step && step < code, "{record}");
    let output = "      vault erase --all\n\n\n  Expected output:\n\n      erased\n";
    assert!(record.contains(output), "{record}");
    let page = project.run(&["runs", "export", &name, "--format", "html", "--state", "state"]).out;
    assert!(page.contains("<pre>vault erase --all</pre><p>Expected output:</p><pre>erased</pre>"), "{page}");
}

#[test]
fn of_a_list_of_which_one_item_is_done_the_reader_chooses() {
    let list = |lead: &str| {
        let text = format!(
            "## Instructions\n\n1. {lead}\n   - Burn the letter.\n   - Seal the letter.\n2. Close the vault.\n"
        );
        told(&plan(&text))
    };
    let chosen = list("Choose one of the following options:");
    assert_eq!(chosen[1], "choice Burn the letter. / Seal the letter.");
    assert_eq!(chosen[2..4], ["1:0 step Burn the letter.", "1:1 step Seal the letter."]);
    assert_eq!(list("Depending on the date:")[1], "choice Burn the letter. / Seal the letter.");
    assert_eq!(list("Do the following:")[1], "step Burn the letter.");
}

#[test]
fn what_an_item_says_of_itself_is_not_said_of_the_next() {
    let text = "## Instructions\n\n1. Close the vault.\n2. Erased keys are lost for good.\n3. Write to the team.\n";
    assert_eq!(told(&plan(text)), ["step Close the vault.", "step Write to the team."]);
}

#[test]
fn what_ends_a_section_is_read_in_it() {
    let plan =
        plan("## Close\n\n1. Close the vault.\n\nKeys are never sent by mail.\n\n## Open\n\n1. Open the vault.\n");
    let says = |readings: &[Reading]| {
        readings.iter().any(|one| matches!(one, Reading::Text(text) if text.starts_with("Keys")))
    };
    assert!(says(&plan.stops[0].after) && !says(&plan.stops[1].context));
}

#[test]
fn a_case_above_a_command_is_asked_about() {
    let text =
        "## Instructions\n\n1. Close the vault.\n\nIf the left key was replaced:\n\n```sh\nvault key --left\n```\n";
    let told = told(&plan(text));
    assert_eq!(told[1], "condition If the left key was replaced");
    assert_eq!(told[2], "1:0 step If the left key was replaced: `vault key --left`");
}

#[test]
fn a_quote_that_calls_itself_a_warning_is_one() {
    let quoted = |first: &str| {
        let text =
            format!("## Instructions\n\n1. Close the vault.\n\n> {first} all keys are lost.\n\n2. Erase the vault.\n");
        told(&plan(&text))[1].clone()
    };
    assert_eq!(quoted("**Warning:**"), "warning **Warning:** all keys are lost.");
    assert_eq!(quoted("⚠"), "warning ⚠ all keys are lost.");
    assert_eq!(quoted("**Nobody's**"), "step Erase the vault.");
}

#[test]
fn code_behind_a_warning_belongs_to_the_step_above_both() {
    let step = "warning All keys are lost.";
    for text in [
        "Run this command:\n\n> [!warning]\n>\n> All keys are lost.\n>\n\n```\nerase\n```\n\nOpen the vault.",
        "1. Run this command:\n\n> [!warning]\n>\n> All keys are lost.\n>\n\n```\nerase\n```\n\n2. Open the vault.",
        "- Run this command:\n\n  Mind this.\n\n  - It hurts.\n\n    > [!warning]\n    >\n    > All keys are lost.\n    >\n\n  \
         ```\n  erase\n  ```\n\n- Open the vault.",
    ] {
        let told = told(&plan(&format!("---\ntitle: T\n---\n\n## Instructions\n\n{text}\n")));
        assert_eq!(told, [step, "step Run this command: `erase`", "step Open the vault."], "{text}");
    }
}

#[test]
fn a_warning_shows_the_code_and_the_fields_in_it() {
    let guide = "---\ntitle: T\n---\n\n## Instructions\n\n> [!warning]\n>\n> Run this command first:\n>\n> ```\n> backup\n> ```\n\n\
                 Erase the vault.\n";
    let plan = plan(guide);
    let StopKind::Acknowledge { readings, .. } = &plan.stops[0].kind else { panic!("{:?}", plan.stops[0]) };
    let [Reading::Text(text), Reading::Code(code)] = &readings[..] else { panic!("{readings:?}") };
    assert_eq!([text.as_str(), &code.text], ["Run this command first:", "backup"]);
    let project = Project::new();
    project.write("guide.en-gb.md", guide);
    let ran = project.answer(&RUN, "q\n");
    assert!(ran.out.contains("! Run this command first:\n    backup\n"), "{ran:?}");
}

#[test]
fn what_ends_a_step_is_read_with_the_last_stop_in_it() {
    let guide = "---\ntitle: T\n---\n\n## Instructions\n\n1. Find the newest key.\n   - In the vault:\n     - Open the \
                 drawer.\n     - The name is on it.\n2. Copy the key.\n";
    let read: Vec<Vec<String>> =
        plan(guide).stops.iter().map(|stop| read_with(stop).into_iter().map(str::to_owned).collect()).collect();
    assert_eq!(read, [vec![], vec!["• In the vault:".to_owned(), "• The name is on it.".to_owned()], vec![]]);
}

#[test]
fn otherwise_is_the_other_answer_to_the_question_above() {
    for (text, expected) in [
        (
            "1. If the vault is old, replace it.\n2. Otherwise, restart it.\n3. Open the vault.",
            &[
                "condition If the vault is old",
                "0:0 step If the vault is old, replace it.",
                "0:no step Otherwise, restart it.",
                "step Open the vault.",
            ][..],
        ),
        (
            "1. If you replace the vault:\n   1. Copy the keys.\n\n   Otherwise, restart it.\n2. Open the vault.",
            &[
                "condition If you replace the vault",
                "0:0 step Copy the keys.",
                "0:no step Otherwise, restart it.",
                "step Open the vault.",
            ],
        ),
        (
            "If you use Linux:\n\n- Open a terminal.\n\nOtherwise:\n\n- Open the Finder.\n\nClose the window.",
            &[
                "condition If you use Linux",
                "0:0 step Open a terminal.",
                "0:no step Open the Finder.",
                "step Close the window.",
            ],
        ),
        (
            "If it is old, replace the vault.\n\nOtherwise, if it is locked, restart the vault.\n\nOtherwise, open the vault.",
            &[
                "condition If it is old",
                "0:0 step If it is old, replace the vault.",
                "0:no condition if it is locked",
                "0:no 2:0 step Otherwise, if it is locked, restart the vault.",
                "0:no 2:no step Otherwise, open the vault.",
            ],
        ),
        (
            "If it is old, replace the vault.\n\nOpen the vault.\n\nOtherwise, restart the vault.",
            &[
                "condition If it is old",
                "0:0 step If it is old, replace the vault.",
                "step Open the vault.",
                "condition Otherwise, restart the vault.",
                "3:0 step Otherwise, restart the vault.",
            ],
        ),
    ] {
        assert_eq!(told(&plan(&format!("---\ntitle: T\n---\n\n## Instructions\n\n{text}\n"))), expected, "{text}");
    }
}

#[test]
fn a_collapsible_for_one_case_is_asked_about() {
    let guide = |title: &str| {
        format!(
            "---\ntitle: T\n---\n\n## Instructions\n\nOpen the vault.\n\n<details>\n<summary>{title}</summary>\n\n\
                 1. Restart the vault.\n2. Copy the key.\n\n</details>\n"
        )
    };
    for title in ["If the vault hangs", "Does it hang?"] {
        let asked = format!("condition {title}");
        let expected = ["step Open the vault.", &asked, "1:0 step Restart the vault.", "1:0 step Copy the key."];
        assert_eq!(told(&plan(&guide(title))), expected);
    }
    let always = ["step Open the vault.", "step Restart the vault.", "step Copy the key."];
    assert_eq!(told(&plan(&guide("The vault in detail"))), always);
}

#[test]
fn a_revision_shows_which_lines_of_a_stop_changed() {
    let project = Project::new();
    let text = |wait: &str, told: &str| {
        format!(
            "---\ntitle: T\n---\n\n## Instructions\n\nOpen the vault.\n\nRun this command:\n\n```\nvault list\nvault drain \
                 --wait={wait}\n```\n\n{told}\n\nClose the vault.\n"
        )
    };
    project.write("guide.en-gb.md", &text("10m", "The lamp is red."));
    assert_eq!(project.answer(&RUN, "d\nq\n").code, 1);
    project.write("guide.en-gb.md", &text("0", "The lamp is blue."));
    let resumed = project.answer(&["run", "guide.en-gb.md", "--resume", "--state", "state"], "y\nq\n");
    let (told, run) = resumed.out.split_once("Go on with the new version?").unwrap();
    snapshot("revision", told);
    assert!(run.contains("vault drain --wait=0"), "{resumed:?}");
}

#[test]
fn a_run_says_when_a_command_in_a_step_was_changed() {
    let project = Project::new();
    project.write("guide.en-gb.md", HELD);
    assert_eq!(project.answer(&RUN, "d\no\nq\n").code, 1);
    for (at, (from, to)) in [("--all", "--old"), ("\n   erased", "\n   wiped")].into_iter().enumerate() {
        project.write("guide.en-gb.md", &HELD.replace(from, to));
        let resumed = project.answer(&["run", "guide.en-gb.md", "--resume", "--state", "state"], "n\nq\n");
        let line = format!("+ {}", ["vault erase --old", "wiped"][at]);
        assert!(resumed.out.contains("The guide was changed") && resumed.out.contains(&line), "{resumed:?}");
    }
}

#[test]
fn steps_before_the_first_heading_stand_under_none_in_the_record() {
    let project = Project::new();
    project.write("guide.en-gb.md", "---\ntitle: T\n---\n\nOpen the vault.\n\n## Instructions\n\nClose the vault.\n");
    assert_eq!(project.answer(&RUN, "d\nd\n").code, 0);
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let export = |format: &str| project.run(&["runs", "export", &name, "--format", format, "--state", "state"]).out;
    let (record, page) = (export("markdown"), export("html"));
    assert!(!record.contains("## \n") && record.contains("\n\n- [x] top.1 Open"), "{record}");
    assert!(!page.contains("<h2></h2>") && page.contains("<h2>Instructions</h2>"), "{page}");
}
