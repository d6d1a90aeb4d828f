//! What a record tells of a run in which values, and the guide itself, were changed.

use jiff::tz::TimeZone;
use stepmark::language::Languages;
use stepmark::run::{Event, Plan, Record, State, What, carry, timers};
use stepmark::workflow::Workflow;

use super::screen::{drawn, press};
use super::{RUN, event};
use crate::support::{Project, Ran};

const DISKS: &str = "---\ntitle: Replace a disk\n---\n\n## Instructions\n\n1. Stop the array `vaultctl stop <array_name>`.\n2. Eject the disk from the array `<array_name>`.\n3. Log in to the vault with `<vault_token>`.\n";

fn built(guide: &str) -> (Workflow, Plan) {
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    (workflow, plan)
}

fn record(project: &Project, ran: &Ran, format: &str) -> String {
    let run = ran.err.rsplit("--resume ").next().unwrap().split_whitespace().next().unwrap();
    project.run(&["runs", "export", run, "--state", "state", "--format", format]).out
}

#[test]
fn a_value_that_was_mistyped_is_corrected_and_the_record_tells_what_was_done_with_it() {
    let project = Project::new();
    project.write("guide.en-gb.md", DISKS);
    let ran = project.answer(&RUN, "gull-1\nd\nv\ngull-2\nd\nhunter2\nv\n2\nhunter3\ng\n1\nd\nq\n");
    assert!(ran.out.contains("Done with the value before: 1"), "{ran:?}");
    assert!(ran.out.contains("Value of array_name (empty keeps it)"), "{ran:?}");
    assert!(ran.out.contains("1 array_name: gull-2\n  2 vault_token: ••••••"), "{ran:?}");
    let text = record(&project, &ran, "markdown");
    let done: Vec<&str> = text.lines().filter(|line| line.contains("gull")).collect();
    assert_eq!(done.len(), 5, "{text}");
    assert!(done[0].ends_with(": gull-2") && done[1].contains(": gull-1; changed by"), "{text}");
    assert!(done[2].contains("vaultctl stop gull-2"), "the step was done once more: {text}");
    assert!(done[3].contains("Earlier answer: done") && done[3].contains("vaultctl stop gull-1"), "{text}");
    assert!(done[4].contains("the array gull-2"), "{text}");
    let journal = record(&project, &ran, "jsonl");
    assert!(!text.contains("hunter") && !journal.contains("hunter"), "{text}{journal}");
}

#[test]
fn what_was_done_is_told_with_the_value_that_it_was_done_with() {
    let project = Project::new();
    project.write("guide.en-gb.md", DISKS);
    let ran = project.answer(&RUN, "gull-1\nd\nq\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    let ran = project.answer(&["run", "--resume", "--state", "state", "--set", "array_name=gull-2"], "q\n");
    let json: serde_json::Value = serde_json::from_str(&record(&project, &ran, "json")).unwrap();
    assert_eq!(json["entries"][0]["text"], "Stop the array `vaultctl stop gull-1`.");
    assert_eq!(json["entries"][1]["text"], "Eject the disk from the array `gull-2`.");
    assert_eq!(json["replaced"][0]["value"], "gull-1");
}

#[test]
fn a_key_changes_a_value_where_the_screen_is_filled() {
    let (workflow, plan) = built(DISKS);
    let languages = Languages::embedded();
    let mut screen =
        stepmark::run::screen::Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    let shown = |screen: &mut _, state: &State| drawn(screen, state, (100, 24), "2026-11-21T08:00:00Z");
    assert!(!shown(&mut screen, &state).contains("v change"), "there is no value yet");
    press(&mut screen, &plan, &mut state, "gull-1\nd");
    assert!(shown(&mut screen, &state).contains("v change"), "{}", shown(&mut screen, &state));
    press(&mut screen, &plan, &mut state, "v");
    assert!(shown(&mut screen, &state).contains("Value of array_name (empty keeps it)"));
    press(&mut screen, &plan, &mut state, "gull-2\n");
    let after = shown(&mut screen, &state);
    assert!(after.contains("Done with the value before: 1") && after.contains("array gull-2"), "{after}");
}

#[test]
fn a_record_tells_under_which_revision_of_the_guide_each_step_was_done() {
    let guide = "---\ntitle: Replace a disk\n---\n\n## Instructions\n\n1. Stop the array `gull`.\n2. Eject the disk.\n3. Wipe the disk in bay 4.\n4. Close the bay.\n";
    let newer = guide.replace("array `gull`", "array `tern`").replace("bay 4", "bay 5");
    let ((mut old_workflow, old), (mut workflow, plan)) = (built(guide), built(&newer));
    (old_workflow.source.sha256, workflow.source.sha256) = ("a1b2".to_owned(), "c3d4".to_owned());
    let stops = carry::revision(&old, &plan).into_iter().map(carry::Fate::stop).collect();
    let said = |by: &str, minute: u8, what: What| Event::new(format!("2026-11-21T09:{minute:02}:00Z"), by, what, &plan);
    let events = [
        said("ada", 0, What::Started { workflow: Box::new(old_workflow), project: None }),
        said("ada", 1, What::Done { stop: 0 }),
        said("ada", 2, What::Done { stop: 1 }),
        said("ada", 3, What::Done { stop: 2 }),
        said("bob", 4, What::Revised { workflow: Box::new(workflow.clone()), stops, again: vec![0] }),
        said("bob", 5, What::Done { stop: 0 }),
    ];
    let record = Record::of(&workflow, &plan, &events);
    super::snapshot("revised", &record.markdown(Languages::embedded().get("en").unwrap()));
    let json: serde_json::Value = serde_json::from_str(&record.json()).unwrap();
    let revisions: Vec<_> = (0..4).map(|at| json["entries"][at]["revision"].clone()).collect();
    assert_eq!(revisions, [2.into(), 1.into(), 1.into(), serde_json::Value::Null]);
    assert_eq!(json["revisions"].as_array().unwrap().len(), 2);
}

#[test]
fn a_step_that_has_to_be_done_in_some_time_has_it_from_when_it_is_reached() {
    let (workflow, plan) = built(
        "---\ntitle: A\n---\n\n## Instructions\n\n1. Open the alarm.\n2. Acknowledge the page within 5 minutes.\n3. Close the alarm.\n",
    );
    let due = |events: &[What]| {
        let at = |minute: usize| format!("2026-11-21T09:{minute:02}:00Z");
        let started = What::Started { workflow: Box::new(workflow.clone()), project: None };
        let events = std::iter::once(&started).chain(events).enumerate();
        let events: Vec<Event> = events.map(|(at_, what)| Event::new(at(at_), "ada", what.clone(), &plan)).collect();
        let running = timers::running(&plan, &State::replay(&plan, &events), &TimeZone::UTC);
        running.iter().map(|timer| (timer.stop, timer.due.strftime("%H:%M").to_string())).collect::<Vec<_>>()
    };
    assert_eq!(due(&[]), [], "it is not reached yet");
    assert_eq!(due(&[What::Done { stop: 0 }]), [(1, "09:06".to_owned())]);
    let waiting = What::Blocked { stop: 1, reason: "nobody is there".to_owned() };
    assert_eq!(due(&[What::Done { stop: 0 }, waiting]), [(1, "09:06".to_owned())]);
    assert_eq!(due(&[What::Done { stop: 0 }, What::Done { stop: 1 }]), [], "it was in time");
}

#[test]
fn sections_of_one_name_are_several() {
    let guide = "---\ntitle: Roll out\n---\n\n## Bay 1\n\nOpen it.\n\n### Verify\n\nCount the disks.\n\n## Verify\n\n1. Count the fans.\n";
    let (workflow, plan) = built(guide);
    let languages = Languages::embedded();
    let language = languages.get("en").unwrap();
    let record = Record::of(&workflow, &plan, &[event(&plan, What::Done { stop: 0 })]);
    for text in [record.markdown(language), record.html(language)] {
        assert_eq!(text.matches("Verify").count(), 2, "{text}");
    }
    let mut screen = stepmark::run::screen::Screen::new(&workflow.title, &plan, language, None, false);
    let shown = drawn(&mut screen, &State::default(), (100, 24), "2026-11-21T08:00:00Z");
    assert_eq!(shown.matches("Verify").count(), 2, "{shown}");
    let listed = stepmark::run::path::list(&plan, &std::collections::BTreeMap::new(), &language.strings);
    assert_eq!(listed.matches("Verify").count(), 2, "{listed}");
}

#[test]
fn what_says_that_it_may_be_left_out_is_not_told_so_again() {
    let (_, plan) = built(
        "---\ntitle: A\n---\n\n## Instructions\n\n1. (Optional) Tell the guard.\n2. If necessary, restart the vault.\n",
    );
    let languages = Languages::embedded();
    let listed = stepmark::run::path::list(&plan, &Default::default(), &languages.get("en").unwrap().strings);
    assert!(listed.contains("(Optional) Tell the guard.\n"), "{listed}");
    assert!(listed.contains("restart the vault. (Optional)\n"), "{listed}");
}

#[test]
fn a_step_is_gone_to_by_what_is_shown_of_its_id_and_no_two_are_shown_alike() {
    let steps = "1. Open the vault.\n2. Seal the vault.\n";
    assert_eq!(built(steps).1.stops[1].id(), "2", "without sections, there is but one row of steps");
    let (workflow, plan) = built(&format!("{steps}\n## Afterwards\n\nLog out.\n"));
    let state = State::default();
    assert_eq!(plan.stops[1].id(), "top.2");
    assert_eq!([state.stop_called(&plan, "2"), state.stop_called(&plan, "top.2")], [Some(1), Some(1)]);
    assert_eq!([state.stop_called(&plan, ""), state.stop_called(&plan, "3")], [None, None]);
    assert_eq!(workflow.positions().shown("top.2"), "top.2");
    let (_, plan) = built(
        "## Requirements\n\nClick `Vaults`{.action}.\n\n## Instructions\n\n### Open\n\nOpen the vault.\n\n### Seal\n\nSeal the vault.\n",
    );
    let ids: Vec<&str> = plan.stops.iter().map(stepmark::run::Stop::id).collect();
    assert_eq!(state.stop_called(&plan, "2.1").map(|at| ids[at]), Some("2.1"), "{ids:?}");
}
