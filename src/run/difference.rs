//! What a stop says in a newer version of the guide, beside what it said.

use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::stop::{Reading, Stop, StopKind};
use super::view::plain;
use crate::language::Strings;
use crate::terminal::sanitize;

/// The lines that a stop has no longer (`-`) and those that are new to it (`+`), besides its summary.
#[must_use]
pub fn of(old: &Stop, new: &Stop, strings: &Strings) -> Vec<(char, String)> {
    let (old, new) = (lines(old, strings), lines(new, strings));
    let ops = capture_diff_slices(Algorithm::Patience, &old, &new);
    let changes = ops.iter().flat_map(|op| op.iter_changes(&old, &new));
    changes
        .filter_map(|change| match change.tag() {
            ChangeTag::Equal => None,
            ChangeTag::Delete => Some(('-', change.value())),
            ChangeTag::Insert => Some(('+', change.value())),
        })
        .collect()
}

/// All that is read at a stop besides its summary: code line by line, a line for each text.
fn lines(stop: &Stop, strings: &Strings) -> Vec<String> {
    let mut all: Vec<String> = stop.context.iter().flat_map(reading).collect();
    match &stop.kind {
        StopKind::Step(step) => {
            all.extend(step.optional.then(|| strings.optional.clone()));
            all.extend(step.fields.iter().map(|(name, enter)| plain(&format!("{name}{} {enter}", strings.colon))));
            all.extend(step.code.iter().flat_map(|one| code(&one.text)));
            all.extend(step.outcomes.iter().map(|text| plain(text)));
        }
        StopKind::Call(api) => {
            all.extend(api.parameters.iter().map(|one| plain(&format!("{} {}", one.name, one.description))));
        }
        StopKind::Acknowledge { readings, .. } => all.extend(readings.iter().skip(1).flat_map(reading)),
        StopKind::Choose { .. } | StopKind::Applies { .. } => {}
    }
    all.extend(stop.irreversible.then(|| strings.irreversible.clone()));
    all.extend(stop.after.iter().flat_map(reading));
    all
}

fn reading(reading: &Reading) -> Vec<String> {
    match reading {
        Reading::Title(_) => Vec::new(),
        Reading::Text(text) | Reading::Item(_, text) => vec![plain(text)],
        Reading::Code(one) => code(&one.text),
    }
}

fn code(text: &str) -> Vec<String> {
    sanitize(text).lines().map(str::to_owned).collect()
}
