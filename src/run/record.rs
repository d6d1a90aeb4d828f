//! The record of a run: who did what when, as Markdown, in the language of the workflow.

use crate::language::Language;
use crate::locale::Locale;
use crate::localize;
use crate::workflow::Workflow;

use super::journal::Event;
use super::plan::Plan;
use super::state::{Answer, State};

/// Writes the record of the events so far.
#[must_use]
pub fn record(workflow: &Workflow, plan: &Plan, events: &[Event], language: &Language) -> String {
    let strings = &language.strings;
    let state = State::replay(plan, events);
    let mut out = format!("# {}{} {}\n\n", strings.run_of, strings.colon, one_line(&workflow.title));
    let mut fact = |name: &str, value: &str| out.push_str(&format!("- {name}{} {}\n", strings.colon, one_line(value)));
    fact(&strings.source, &format!("{} ({})", workflow.source.path, workflow.locale));
    fact(&strings.revision, &workflow.source.sha256);
    let locale = Locale::parse(&workflow.locale).unwrap_or(language.locale);
    if let Some(date) = workflow.updated {
        fact(&strings.updated, &localize::long_date(locale, date));
    }
    let mut people: Vec<&str> = Vec::new();
    for event in events {
        if !people.contains(&event.by.as_str()) {
            people.push(&event.by);
        }
    }
    fact(&strings.person, &people.join(", "));
    if let (Some(first), Some(last)) = (events.first(), events.last()) {
        fact(&strings.started, &first.at);
        fact(&strings.ended, &last.at);
    }
    for (name, value) in &state.parameters {
        fact(name, value);
    }
    let mut section: Option<&str> = None;
    for (at, stop) in plan.stops.iter().enumerate() {
        let title = stop.sections.last().map(String::as_str);
        if title != section {
            section = title;
            out.push_str(&format!("\n## {}\n\n", one_line(title.unwrap_or_default())));
        }
        out.push_str(&line(at, plan, &state, language));
        for (_, note) in state.notes.iter().filter(|(noted, _)| *noted == at) {
            out.push_str(&format!("  - {}{} {}\n", strings.remark, strings.colon, one_line(note)));
        }
    }
    out
}

fn line(at: usize, plan: &Plan, state: &State, language: &Language) -> String {
    let strings = &language.strings;
    let stop = &plan.stops[at];
    let text = format!("{} {}", stop.id(), one_line(&stop.summary()));
    let text = text.trim();
    let Some(given) = state.answers.get(&at) else {
        let why = if state.on_path(stop) { &strings.unanswered } else { &strings.not_on_path };
        return format!("- [ ] {text} — *{why}*\n");
    };
    let (tick, word) = match &given.answer {
        Answer::Done => ('x', strings.done.clone()),
        Answer::Skipped { reason } => (' ', format!("{}{} {}", strings.skipped, strings.colon, one_line(reason))),
        Answer::Acknowledged => ('x', strings.acknowledged.clone()),
        Answer::Chose(Some(option)) => ('x', (option + 1).to_string()),
        Answer::Chose(None) => ('x', strings.none_of_them.clone()),
    };
    format!("- [{tick}] {text} — *{word}*, {}, {}\n", one_line(&given.by), given.at)
}

/// Text from outside on one line, with no HTML in it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('<', "&lt;")
}
