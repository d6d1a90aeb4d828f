//! The whole path on a page: every step, decision and warning, before anything is begun.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::language::Strings;
use crate::terminal::sanitize;

use super::parameters::{fill_code, fill_text};
use super::plan::Plan;
use super::stop::{Reading, Stop, StopKind};
use super::title::Title;
use super::view::plain;

/// All stops, a line each with their code below it, under their sections; what depends on a decision stands indented below it.
#[must_use]
pub fn list(plan: &Plan, values: &BTreeMap<String, String>, strings: &Strings) -> String {
    let mut out = String::new();
    let mut sections: &[Title] = &[];
    for stop in &plan.stops {
        if stop.sections != sections {
            let kept = sections.iter().zip(&stop.sections).take_while(|(one, other)| one == other).count();
            sections = &stop.sections;
            let begun = sections.get(kept..).filter(|begun| !begun.is_empty());
            let begun = begun.unwrap_or(&sections[sections.len().saturating_sub(1)..]);
            let titles = begun.iter().map(|title| plain(title)).collect::<Vec<_>>().join(" › ");
            out.push_str(&format!("{}{titles}\n", if out.is_empty() { "" } else { "\n" }));
        }
        let way = stop.branch.last().map(|(at, option)| way(&plan.stops[*at], *option, strings)).unwrap_or_default();
        let indent = "  ".repeat(stop.branch.len() + 1);
        let foreign = stop.foreign.map(|locale| format!(" [{locale}]")).unwrap_or_default();
        out.push_str(&format!("{indent}{way}{}{foreign}\n", line(stop, values, strings)));
        for text in further(stop) {
            out.push_str(&format!("{indent}  {}\n", plain(&fill_text(&text, values))));
        }
        for (caption, code) in stop.code() {
            let caption = caption.map(|text| plain(&fill_text(text, values)));
            out.extend(caption.map(|text| format!("{indent}    {text}\n")));
            out.extend(sanitize(&fill_code(code, values)).lines().map(|line| format!("{indent}      {line}\n")));
        }
    }
    out
}

/// What a warning says behind its first text, but for code and what stands right above it.
fn further(stop: &Stop) -> impl Iterator<Item = Cow<'_, str>> {
    let readings: &[Reading] = match &stop.kind {
        StopKind::Acknowledge { readings, .. } => readings,
        StopKind::Step(_) | StopKind::Call(_) | StopKind::Choose { .. } | StopKind::Applies { .. } => &[],
    };
    let below = readings.iter().skip(1).map(Some).chain(std::iter::once(None));
    let shown =
        readings.iter().zip(below).skip(1).filter(|(reading, below)| {
            !matches!(reading, Reading::Code(_)) && !matches!(below, Some(Reading::Code(_)))
        });
    shown.map(|(reading, _)| reading.shown())
}

fn line(stop: &Stop, values: &BTreeMap<String, String>, strings: &Strings) -> String {
    let text = plain(&fill_text(&stop.summary(), values));
    match &stop.kind {
        StopKind::Step(step) => {
            let marks = [
                (strings.adds_optional(step.optional, &step.text), &strings.optional),
                (stop.irreversible, &strings.irreversible),
            ];
            let marks: String = marks.iter().filter(|(set, _)| *set).map(|(_, word)| format!(" ({word})")).collect();
            format!("[ ] {}{marks}", stop.headed(&text))
        }
        StopKind::Call(_) => {
            format!("[ ] {}", stop.headed(&format!("{}{} {text}", strings.with_api, strings.colon)))
        }
        StopKind::Acknowledge { .. } => format!("! {text}"),
        StopKind::Choose { .. } | StopKind::Applies { .. } => format!("? {}", stop.headed(&text)),
    }
}

/// Which way leads to a stop, where there are several.
fn way(decision: &Stop, option: Option<usize>, strings: &Strings) -> String {
    match &decision.kind {
        StopKind::Choose { options } if options.len() > 1 => format!("{}. ", option.map_or(0, |option| option + 1)),
        StopKind::Applies { .. } => format!("{}: ", if option.is_some() { &strings.yes } else { &strings.no }),
        StopKind::Choose { .. } | StopKind::Step(_) | StopKind::Call(_) | StopKind::Acknowledge { .. } => String::new(),
    }
}
