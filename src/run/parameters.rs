//! What a run asks for, of all that the guide leaves open, and the values in its place.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::language::Strings;
use crate::terminal::sanitize;
use crate::workflow::is_secret;
use crate::workflow::parameters::{Place, in_code, in_path, in_text};

use super::plan::Plan;
use super::state::State;
use super::stop::{Code, Reading, Stop, StopKind};

const MASK: &str = "••••••";

/// What may stand in a segment of an address as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Whether a value can stand for a parameter: some text on one line.
#[must_use]
pub fn is_value(value: &str) -> bool {
    !value.trim().is_empty() && value.len() <= 1000 && !value.chars().any(char::is_control)
}

/// The parameters of a plan that have a value, or that the person left open, in reading order: those that can be changed.
#[must_use]
pub fn asked(plan: &Plan, state: &State, left_open: &BTreeSet<String>) -> Vec<String> {
    let asked = |name: &String| state.parameters.contains_key(name) || left_open.contains(name);
    plan.parameters().into_iter().filter(asked).collect()
}

/// Parameters to choose one of, each with its number and value; secrets are masked.
#[must_use]
pub fn listed(names: &[String], state: &State) -> Vec<String> {
    let shown = |name: &String| match state.parameters.get(name) {
        Some(_) if is_secret(name) => MASK,
        Some(value) => value,
        None => "–",
    };
    (1..).zip(names).map(|(number, name)| format!("{number} {}: {}", sanitize(name), sanitize(shown(name)))).collect()
}

/// The parameter of a number or name.
#[must_use]
pub fn chosen<'n>(names: &'n [String], typed: &str) -> Option<&'n String> {
    let number = || typed.parse::<usize>().ok()?.checked_sub(1).and_then(|at| names.get(at));
    names.iter().find(|name| *name == typed).or_else(number)
}

/// What to know of a new value: which tasks of the path were done with another one.
#[must_use]
pub fn done_before(plan: &Plan, state: &State, name: &str, value: &str, strings: &Strings) -> Option<String> {
    let done = state.done_with_another(plan, name, value);
    let ids: Vec<&str> = done.iter().map(|at| plan.stops[*at].id()).collect();
    (!ids.is_empty()).then(|| crate::language::fill(&strings.done_before, &[("steps", &ids.join(", "))]))
}

/// The question for a value.
#[must_use]
pub fn question(name: &str, state: &State, strings: &Strings) -> String {
    let asked = crate::language::fill(&strings.ask_parameter, &[("name", &sanitize(name))]);
    let empty = if state.parameters.contains_key(name) { &strings.keep_value } else { &strings.leave_open };
    format!("{asked} ({empty})")
}

/// Inline Markdown with the values that are known; secrets are masked.
#[must_use]
pub fn fill_text(text: &str, values: &BTreeMap<String, String>) -> String {
    fill(text, &in_text(text), values, &str::to_owned)
}

/// Code with the values that are known; secrets are masked.
#[must_use]
pub fn fill_code(code: &Code, values: &BTreeMap<String, String>) -> String {
    fill(&code.text, &in_code(&code.language, &code.text), values, &str::to_owned)
}

/// The path of a call with the values that are known, encoded as an address wants them.
#[must_use]
pub fn fill_path(path: &str, values: &BTreeMap<String, String>) -> String {
    fill(path, &in_path(path), values, &|value| utf8_percent_encode(value, SEGMENT).to_string())
}

impl Stop {
    /// The names of the parameters that its texts leave open and that are asked for.
    #[must_use]
    pub fn parameters(&self) -> Vec<String> {
        let mut names = Names::default();
        self.context.iter().chain(&self.after).for_each(|reading| names.reading(reading));
        match &self.kind {
            StopKind::Step(step) => {
                names.text(&step.text);
                step.fields.iter().for_each(|(_, enter)| names.text(enter));
                step.code.iter().for_each(|code| names.code(code));
            }
            StopKind::Call(api) => names.places(in_path(api.path.as_deref().unwrap_or_default())),
            StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => {}
        }
        names.0.into_iter().collect()
    }

    /// The names in what it says besides, where values take their place but are not asked for.
    fn also_named(&self, names: &mut Names) {
        match &self.kind {
            StopKind::Step(step) => step.outcomes.iter().for_each(|text| names.text(text)),
            StopKind::Acknowledge { readings, .. } => readings.iter().for_each(|reading| names.reading(reading)),
            StopKind::Choose { options } => options.iter().for_each(|text| names.text(text)),
            StopKind::Applies { condition } => names.text(condition),
            StopKind::Call(_) => {}
        }
    }
}

impl Plan {
    /// The names of all parameters, in reading order.
    #[must_use]
    pub fn parameters(&self) -> IndexSet<String> {
        let mut names = Names::default();
        for stop in &self.stops {
            names.0.extend(stop.parameters());
            stop.also_named(&mut names);
        }
        self.rest.iter().for_each(|reading| names.reading(reading));
        names.0
    }
}

/// Names of parameters, each once, in order.
#[derive(Default)]
struct Names(IndexSet<String>);

impl Names {
    fn text(&mut self, text: &str) {
        self.places(in_text(text));
    }

    fn code(&mut self, code: &Code) {
        self.places(in_code(&code.language, &code.text));
    }

    fn places(&mut self, places: Vec<Place<'_>>) {
        self.0.extend(places.into_iter().map(|place| place.name.to_owned()));
    }

    fn reading(&mut self, reading: &Reading) {
        match reading {
            Reading::Title(title) => self.text(title),
            Reading::Text(text) | Reading::Item(_, text) => self.text(text),
            Reading::Code(code) => self.code(code),
        }
    }
}

fn fill(text: &str, places: &[Place<'_>], values: &BTreeMap<String, String>, write: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for place in places {
        let Some(value) = values.get(place.name) else { continue };
        out.push_str(&text[end..place.range.start]);
        out.push_str(&if is_secret(place.name) { MASK.to_owned() } else { write(value) });
        end = place.range.end;
    }
    out.push_str(&text[end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_place_once_and_secrets_never_show() {
        let values = [("a", "{b} 'c'/d"), ("b", "two"), ("apiToken", "hunter2")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(fill_text("{a} {b} {c} {apiToken}", &values), "{b} 'c'/d two {c} ••••••");
        assert_eq!(fill_path("/x/{a}", &values), "/x/%7Bb%7D%20%27c%27%2Fd");
        let code = |language: &str| Code { language: language.to_owned(), text: "<b>".to_owned() };
        assert_eq!([fill_code(&code("sh"), &values), fill_code(&code("html"), &values)], ["two", "<b>"]);
    }
}
