//! What was decided before a guide was changed leads no one astray afterwards.

use stepmark::language::Languages;
use stepmark::run::{Answer, Event, Plan, Record, State, What, carry};
use stepmark::workflow::Workflow;

use super::event;

fn built(tabs: &[(&str, &str)]) -> (Workflow, Plan) {
    let tab = |(title, label): &(&str, &str)| format!("> **{title}**\n>> Click `{label}`{{.action}}.\n>\n");
    let tabs: String = tabs.iter().map(tab).collect();
    let guide =
        format!("---\ntitle: Vault\n---\n\n## Instructions\n\n> [!tabs]\n{tabs}\nThen click `Go`{{.action}}.\n");
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into_bytes(), &Languages::embedded()).workflow;
    let plan = Plan::of(&workflow);
    (workflow, plan)
}

const THREE: [(&str, &str); 3] = [("One", "A"), ("Two", "B"), ("Three", "C")];

/// A run in which a way was taken before its guide became another.
fn run(way: usize, newer: &[(&str, &str)]) -> (Workflow, Plan, Vec<Event>) {
    let (first, old) = built(&THREE);
    let started = What::Started { workflow: Box::new(first), project: None };
    let (workflow, new) = built(newer);
    let stops: Vec<Option<usize>> = carry::revision(&old, &new).iter().map(|fate| fate.stop()).collect();
    let revised = What::Revised { workflow: Box::new(workflow.clone()), stops, again: Vec::new() };
    let events =
        vec![event(&old, started), event(&old, What::Chose { stop: 0, option: Some(way) }), event(&new, revised)];
    (workflow, new, events)
}

/// The way that is taken after a guide became another, and the open stops.
fn after(way: usize, newer: &[(&str, &str)]) -> (Option<Answer>, Vec<String>) {
    let (_, new, events) = run(way, newer);
    let state = State::replay(&new, &events);
    let open = state.open(&new).map(|at| new.stops[at].summary()).collect();
    (state.answers.get(&0).map(|given| given.answer.clone()), open)
}

#[test]
fn a_way_is_followed_by_its_name_wherever_it_went() {
    let chosen = |way| Some(Answer::Chose(Some(way)));
    let (way, open) = after(0, &[("Two", "B"), ("One", "A"), ("Three", "C")]);
    assert_eq!((way, open[0].as_str()), (chosen(1), "Click `A`{.action}."));
    let (way, open) = after(1, &[("One", "A"), ("The second", "B"), ("Three", "C")]);
    assert_eq!((way, open[0].as_str()), (chosen(1), "Click `B`{.action}."), "only its name changed");
}

#[test]
fn a_way_that_is_gone_is_decided_anew() {
    for left in [&THREE[..2], &[THREE[1], THREE[0], ("Four", "D"), ("Five", "E")][..]] {
        let (way, open) = after(2, left);
        assert_eq!(way, None);
        assert!(open[0].contains(left[0].0), "{open:?}");
    }
}

#[test]
fn a_journal_that_sends_stops_where_there_are_none_leaves_them_behind() {
    let (workflow, plan) = built(&THREE);
    for stops in [vec![Some(999); 9], vec![Some(1), Some(1), Some(1)], Vec::new()] {
        let again = vec![999];
        let revised = What::Revised { workflow: Box::new(workflow.clone()), stops, again };
        let started = What::Started { workflow: Box::new(workflow.clone()), project: None };
        let events = [
            event(&plan, started),
            event(&plan, What::Chose { stop: 0, option: Some(0) }),
            event(&plan, What::Done { stop: 1 }),
            event(&plan, revised.clone()),
            event(&plan, revised),
        ];
        let state = State::replay(&plan, &events);
        assert!(state.answers.keys().all(|at| *at < plan.stops.len()));
        assert!(state.next(&plan).is_some());
        assert!(!state.left.is_empty());
    }
}

#[test]
fn a_record_tells_the_way_that_was_taken_by_its_name_then() {
    let (workflow, plan, events) = run(0, &[("Two", "B"), ("The first", "A"), ("One", "D")]);
    let record: serde_json::Value = serde_json::from_str(&Record::of(&workflow, &plan, &events).json()).unwrap();
    assert_eq!((&record["entries"][0]["way"], &record["entries"][0]["option"]), (&"**One**".into(), &1.into()));
    assert_eq!(record["entries"][3]["id"], plan.stops[3].id());
}
