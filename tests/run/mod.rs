//! Checklists: the pure core, and the built program over a pipe, interrupted and killed.

mod crash;
mod held;
mod history;
mod list_numbers;
mod revisions;
mod runs;
mod safety;
mod screen;

use std::io::{BufRead, BufReader, Write};

use proptest::prelude::*;
use stepmark::language::Languages;
use stepmark::run::answer::Withdrawn;
use stepmark::run::{Event, Plan, Reading, Record, State, Stop, StopKind, What, carry};
use stepmark::workflow::Workflow;

use crate::support::Project;

const GUIDE: &str = "---\ntitle: Move a server\n---\n\n## Requirements\n\n- A server.\n\n## Instructions\n\n> [!warning]\n>\n> The server stops for ten minutes.\n>\n\n### Step 1: prepare\n\nClick `Servers`{.action} (1), then `Move`{.action} (2).\n\n![menu](images/menu.png){.thumbnail}\n\nA window opens.\n\n> For older servers, go to the `Legacy`{.action} tab and click `Move`{.action}.\n>\n\n### Step 2: move\n\nYou can also move it via the API:\n\n> [!api]\n>\n> @api {POST} /server/{serverName}/move\n>\n\nDelete the old disk. This cannot be undone.\n\nCheck that the server answers.\n";

fn workflow() -> Workflow {
    crate::support::build_bytes("guide.en-gb.md", GUIDE.into(), &Languages::embedded()).workflow
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/run" }, {
        insta::assert_snapshot!(name, text);
    });
}

fn project() -> Project {
    let project = Project::new();
    project.write("guide.en-gb.md", GUIDE);
    project
}

const RUN: [&str; 4] = ["run", "guide.en-gb.md", "--state", "state"];

#[test]
fn a_run_from_beginning_to_end() {
    let project = project();
    let ran = project.answer(&RUN, "o\nd\nn\n1\nd\nsrv-7\nd\nd\ny\nn\nlooks fine\ns\nno console here\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/run" }, {
        insta::assert_snapshot!("session", ran.out);
        let mut files = std::fs::read_dir(project.path("state")).unwrap().flatten().map(|entry| entry.path());
        let record = files.find(|path| path.extension().is_some_and(|extension| extension == "md")).unwrap();
        let text = std::fs::read_to_string(record).unwrap();
        insta::with_settings!({ filters => vec![(r"\d{4}-\d\d-\d\dT[\d:+-]+Z?", "[time]"), (r"\d+:\d\d:\d\d", "[duration]")] }, {
            insta::assert_snapshot!("record", text);
        });
    });
}

/// Somebody answers, somebody else answers otherwise, and the last answer is taken back.
#[test]
fn a_record_tells_which_answers_were_changed_by_whom_and_when() {
    let workflow = workflow();
    let plan = Plan::of(&workflow);
    let said = |by: &str, minute: u8, what: What| Event::new(format!("2026-11-21T09:{minute:02}:00Z"), by, what, &plan);
    let events = [
        said("ada", 0, What::Started { workflow: Box::new(workflow.clone()), project: None }),
        said("ada", 1, What::Acknowledged { stop: 0 }),
        said("ada", 2, What::Skipped { stop: 1, reason: "no *server* <b>".to_owned() }),
        said("bob", 3, What::Done { stop: 1 }),
        said("bob", 4, What::Chose { stop: 2, option: Some(0) }),
        said("bob", 5, What::Done { stop: 3 }),
        said("bob", 6, What::Chose { stop: 2, option: None }),
        said("bob", 7, What::Noted { stop: 2, text: "it is a new one".to_owned() }),
        said("bob", 8, What::Chose { stop: 4, option: Some(0) }),
        said("ada", 9, What::Back),
    ];
    let record = Record::of(&workflow, &plan, &events);
    snapshot("changed-answers", &record.markdown(Languages::embedded().get("en").unwrap()));
    let page = record.html(Languages::embedded().get("de").unwrap());
    assert!(page.contains("Frühere Antwort: übersprungen: no *server* &lt;b&gt;, ada, 2026-11-21T09:02:00Z"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&record.json()).unwrap();
    let before = &json["entries"][1]["before"][0];
    assert_eq!(
        (&before["status"], &before["by"], &before["changed_by"]),
        (&"skipped".into(), &"ada".into(), &"bob".into())
    );
    assert_eq!(json["entries"][3]["before"][0]["status"], "done", "what is off the path now was done all the same");
}

#[test]
fn a_warning_and_a_decision_can_be_remarked_on() {
    let project = project();
    let ran = project.answer(&RUN, "+\nread twice\no\nd\n+\nit is old\nn\n+\nno key for the API\n0\nq\n");
    let run = ran.err.rsplit("--resume ").next().unwrap().split_whitespace().next().unwrap();
    let record = project.run(&["runs", "export", run, "--state", "state"]);
    for note in ["read twice", "it is old", "no key for the API"] {
        assert!(record.out.contains(note), "{note}: {record:?} {ran:?}");
    }
}

#[test]
fn of_ways_told_as_sections_one_is_taken() {
    let project = Project::new();
    let ways = "#### Via the Control Panel\n\nClick `Attach`{.action}.\n\n#### Via the API\n\nRun the call.\n\n";
    project.write("guide.en-gb.md", &format!("## Instructions\n\n### Attach it\n\n{ways}### Look\n\nOpen the disk.\n"));
    let ran = project.answer(&RUN, "2\nd\nd\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Run the call") && !ran.out.contains("[Attach]"), "{ran:?}");
}

#[test]
fn skipping_wants_a_reason_and_leaving_keeps_everything() {
    let project = project();
    let ran = project.answer(&RUN, "o\ns\n\nbroken\nq\n");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.err.contains("--resume"), "{ran:?}");
    let resumed = project.answer(&["run", "--resume", "--state", "state"], "b\nd\nq\n");
    assert!(resumed.out.contains("Does this apply to you?"), "{resumed:?}");
    assert!(resumed.out.contains("Step 1 of"), "going back shows the first step again: {resumed:?}");
    assert_eq!(project.answer(&["run", "--resume", "nothing", "--state", "state"], "").code, 2);
    assert_eq!(project.answer(&["run"], "").code, 2);
}

#[test]
fn a_second_writer_is_kept_out() {
    let project = project();
    let mut first = project.command(&RUN).spawn().unwrap();
    let mut shown = BufReader::new(first.stdout.take().unwrap());
    wait_for(&mut shown, "I have read this");
    let second = project.answer(&["run", "--resume", "--state", "state"], "");
    assert!(second.code == 2 && second.err.contains("somebody else is working on this run"), "{second:?}");
    first.kill().unwrap();
    first.wait().unwrap();
}

fn wait_for(shown: &mut impl BufRead, what: &str) {
    let mut text = Vec::new();
    while !String::from_utf8_lossy(&text).contains(what) {
        assert!(shown.read_until(b'>', &mut text).unwrap() > 0, "{}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn a_killed_run_keeps_each_answer_that_was_taken_and_invents_none() {
    for answers in 0..30 {
        let project = project();
        let mut child = project.command(&RUN).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut shown = BufReader::new(child.stdout.take().unwrap());
        wait_for(&mut shown, "I have read this");
        let given = ["o", "d", "n", "0", "n"].iter().cycle().take(answers % 4);
        let mut taken = 0;
        for answer in given {
            writeln!(input, "{answer}").unwrap();
            wait_for(&mut shown, " >");
            taken += 1;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let journal = std::fs::read_dir(project.path("state")).unwrap().flatten().next().unwrap().path();
        let torn = format!("{}{{\"at\":\"2026", std::fs::read_to_string(&journal).unwrap());
        #[expect(clippy::disallowed_methods, reason = "a test plays the crash")]
        std::fs::write(&journal, torn).unwrap();
        let resumed = project.answer(&["run", "--resume", "--state", "state"], "q\n");
        assert_eq!(resumed.code, 1, "{resumed:?}");
        let text = std::fs::read_to_string(&journal).unwrap();
        assert!(text.ends_with('\n'));
        assert_eq!(text.lines().count(), 1 + taken, "{text}");
    }
}

fn any_event() -> impl Strategy<Value = What> {
    let stop = 0..9usize;
    prop_oneof![
        stop.clone().prop_map(|stop| What::Done { stop }),
        stop.clone().prop_map(|stop| What::Skipped { stop, reason: "r".to_owned() }),
        stop.clone().prop_map(|stop| What::Failed { stop, reason: "r".to_owned() }),
        stop.clone().prop_map(|stop| What::Inapplicable { stop, reason: "r".to_owned() }),
        stop.clone().prop_map(|stop| What::Blocked { stop, reason: "r".to_owned() }),
        stop.clone().prop_map(|stop| What::Proved { stop, value: "v".to_owned() }),
        stop.clone().prop_map(|stop| What::Acknowledged { stop }),
        (stop.clone(), prop::option::of(0..3usize)).prop_map(|(stop, option)| What::Chose { stop, option }),
        stop.prop_map(|stop| What::Noted { stop, text: "n".to_owned() }),
        Just(What::Set { name: "serverName".to_owned(), value: "v".to_owned() }),
        Just(What::Back),
        Just(What::HandedOver { to: "grace".to_owned(), note: String::new() }),
        Just(What::Finished),
    ]
}

fn event(plan: &Plan, what: What) -> Event {
    Event::new("2026-11-21T09:00:00+01:00", "ada", what, plan)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn any_events_in_any_order_are_taken_and_back_undoes_exactly(all in prop::collection::vec(any_event(), 0..30)) {
        let workflow = workflow();
        let plan = Plan::of(&workflow);
        let events: Vec<Event> = all.into_iter().map(|what| event(&plan, what)).collect();
        let mut state = State::default();
        let mut taken = Vec::new();
        for event in &events {
            let before = state.clone();
            state.apply(&plan, event);
            if let Some(answer) = event.what.answer().filter(|_| state != before) {
                let mut undone = state.clone();
                undone.apply(&plan, &self::event(&plan, What::Back));
                prop_assert!(undone.withdrawn.len() > before.withdrawn.len(), "it leaves a trace");
                undone.withdrawn.truncate(before.withdrawn.len());
                prop_assert_eq!(undone, before);
                taken.push(answer);
            }
        }
        for (at, answer) in taken {
            let stands = state.answers.get(&at).is_some_and(|given| given.answer == answer);
            let stood = |(of, one): &(usize, Withdrawn)| *of == at && one.given.answer == answer;
            prop_assert!(stands || state.withdrawn.iter().any(stood), "no answer is lost");
        }
        prop_assert_eq!(&State::replay(&plan, &events), &state);
        let text = Record::of(&workflow, &plan, &events).markdown(Languages::embedded().get("en").unwrap());
        let lines = text.lines().filter(|line| line.starts_with("- [")).count();
        prop_assert_eq!(lines, plan.stops.len(), "each stop is accounted for\n{}", text);
    }
}

/// A guide whose steps are these sentences, each with a word of its own.
fn plan_of(words: &[usize]) -> (Workflow, Plan) {
    const WORDS: [&str; 10] =
        ["disk", "zone", "router", "mailbox", "invoice", "cluster", "bucket", "key", "snapshot", "domain"];
    let steps: String = words.iter().map(|&word| format!("Open the {0} {0}{0} page.\n\n", WORDS[word])).collect();
    let guide = format!("---\ntitle: T\n---\n\n## Instructions\n\n{steps}");
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into_bytes(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    (workflow, plan)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(3), ..ProptestConfig::default() })]

    #[test]
    fn answers_go_with_their_steps_and_none_is_lost(
        before in prop::sample::subsequence((0..10usize).collect::<Vec<_>>(), 1..10).prop_shuffle(),
        after in prop::sample::subsequence((0..10usize).collect::<Vec<_>>(), 1..10).prop_shuffle(),
        done in prop::collection::vec(any::<bool>(), 10),
    ) {
        let ((first, old), (second, new)) = (plan_of(&before), plan_of(&after));
        prop_assert_eq!((old.stops.len(), new.stops.len()), (before.len(), after.len()));
        let mut events = vec![event(&old, What::Started { workflow: Box::new(first), project: None })];
        for stop in (0..before.len()).filter(|stop| done[*stop]) {
            events.push(event(&old, What::Done { stop }));
            events.push(event(&old, What::Noted { stop, text: before[stop].to_string() }));
        }
        let answered = State::replay(&old, &events);
        let stops: Vec<Option<usize>> = carry::revision(&old, &new).iter().map(|fate| fate.stop()).collect();
        for (at, word) in before.iter().enumerate() {
            if let Some(there) = after.iter().position(|other| other == word) {
                prop_assert_eq!(stops[at], Some(there));
            }
        }
        events.push(event(&new, What::Revised { workflow: Box::new(second), stops: stops.clone(), again: Vec::new() }));
        let state = State::replay(&new, &events);
        prop_assert_eq!(state.answers.len() + state.left.len(), answered.answers.len());
        for at in answered.answers.keys() {
            prop_assert!(stops[*at].is_none_or(|there| state.answers.contains_key(&there)));
        }
        let kept = state.notes.iter().map(|(_, text)| text).chain(state.left.iter().flat_map(|left| &left.notes));
        prop_assert_eq!(kept.count(), answered.notes.len());
        let unchanged = carry::revision(&new, &new);
        prop_assert!(unchanged.iter().enumerate().all(|(at, fate)| *fate == carry::Fate::Same(at)));
    }
}

#[test]
fn every_stop_of_the_path_is_visited() {
    let workflow = workflow();
    let plan = Plan::of(&workflow);
    let mut state = State::default();
    let mut visited = 0;
    loop {
        let next = state.open(&plan).next();
        let Some(stop) = next else { break };
        let what = match &plan.stops[stop].kind {
            StopKind::Step(_) | StopKind::Call(_) => What::Done { stop },
            StopKind::Acknowledge { .. } => What::Acknowledged { stop },
            StopKind::Choose { .. } | StopKind::Applies { .. } => What::Chose { stop, option: Some(0) },
        };
        state.apply(&plan, &event(&plan, what));
        visited += 1;
    }
    assert_eq!(visited, plan.stops.len());
}

/// The texts that are read with a stop, and on the way to it.
fn read_with(stop: &Stop) -> Vec<&str> {
    stop.context.iter().chain(&stop.after).map(Reading::text).collect()
}

#[test]
fn what_ends_a_way_is_read_on_this_way_only() {
    let guide = "---\ntitle: T\n---\n\n## Instructions\n\n### On Linux\n\nOpen the disk page.\n\nThe disk is blue.\n\n\
                 ```\nuse disk\n```\n\n### On Windows\n\nIf the disk is full, open the zone page.\n\nThe zone is red.\n\n\
                 ## Go further\n\nAsk us.\n";
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    let ways: Vec<_> =
        plan.stops.iter().map(|stop| (stop.branch.first().and_then(|way| way.1), read_with(stop))).collect();
    let expected = [
        (None, vec![]),
        (Some(0), vec!["The disk is blue.", "use disk"]),
        (Some(1), vec![]),
        (Some(1), vec![]),
        (Some(1), vec![]),
    ];
    assert_eq!(ways, expected);
    assert_eq!(plan.stops[4].summary(), "The zone is red.");
    assert_eq!(plan.stops[4].branch.len(), 1);
    assert_eq!(plan.rest.iter().map(Reading::text).collect::<Vec<_>>(), ["Go further", "Ask us."]);
    assert!(matches!(plan.rest[0], Reading::Title(_)));
}

#[test]
fn what_is_read_on_the_way_stands_under_the_titles_of_its_sections() {
    let guide = "---\ntitle: T\n---\n\n## Objective\n\nThe disk is blue.\n\n## Requirements\n\n- A server.\n- A key.\n\n\
                 ## Instructions\n\nIt takes two steps.\n\n### Step 1: open\n\nIt is easy.\n\nOpen the disk page.\n\n\
                 The disk is red.\n\n### Step 2: close\n\nIt is over soon.\n\nOpen the zone page.\n";
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    let first = [
        "Objective",
        "The disk is blue.",
        "Requirements",
        "• A server.",
        "• A key.",
        "Instructions",
        "It takes two steps.",
        "Step 1: open",
        "It is easy.",
        "The disk is red.",
    ];
    let ways: Vec<_> = plan.stops.iter().map(read_with).collect();
    assert_eq!(ways, [&first[..], &["It is over soon."]]);
}

#[test]
fn what_a_step_announces_is_read_with_it() {
    let guide = "---\ntitle: T\n---\n\n## Instructions\n\nOpen the message with the subject:\n\n> **Your disk**\n\n\
                 Open the zone page.\n";
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    assert_eq!(plan.stops.iter().map(read_with).collect::<Vec<_>>(), [vec!["**Your disk**"], vec![]]);
}

#[test]
fn an_answer_that_instructs_is_for_those_who_have_the_question() {
    let guide = "---\ntitle: T\n---\n\n## Instructions\n\n> [!faq]\n>\n> Can I share it?\n>> Yes. Click `Share`{.action}.\n>>\n> \
                 Is it red?\n>> It is.\n>>\n";
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    let ways: Vec<_> = plan.stops.iter().map(|stop| (stop.kind.name(), stop.summary(), stop.branch.len())).collect();
    let (asked, told) = ("Can I share it?".to_owned(), "Yes. Click `Share`{.action}.".to_owned());
    assert_eq!(ways, [("condition", asked, 0), ("step", told, 1)]);
    let state = State::default();
    assert_eq!(state.following(&plan, 0), None, "nobody knows yet");
}
