//! What only one of two locales has. Neighbours that are gone together are one finding.

use crate::diff::align::Group;
use crate::diff::unit::{Sort, Unit};
use crate::diff::{Place, Weight};
use crate::workflow::{Level, Role};

use super::edition::Edition;
use super::finding::{Confidence, Finding, Kind};

/// Text that is shorter says little.
const SHORT: usize = 60;

/// What is missing and what is extra, with the place in the reference where it belongs.
pub(super) fn find(
    reference: &Edition<'_>,
    translation: &Edition<'_>,
    groups: &[Group],
    far: bool,
) -> Vec<(usize, Finding)> {
    let alone = |side: fn(&Group) -> (&[usize], &[usize])| {
        let mut all: Vec<usize> =
            groups.iter().map(side).filter(|(_, other)| other.is_empty()).map(|(own, _)| own[0]).collect();
        all.sort_unstable();
        all.chunk_by(|one, two| one + 1 == *two).map(<[usize]>::to_vec).collect::<Vec<_>>()
    };
    let missing = alone(|group| (&group.old, &group.new));
    let extra = alone(|group| (&group.new, &group.old));
    // Where something else stands in the place of what is missing, the alignment may have failed.
    let place_of = |at: usize| {
        groups
            .iter()
            .filter(|group| group.new.iter().any(|&new| new < at))
            .filter_map(|group| group.old.last())
            .max()
            .map_or(0, |old| old + 1)
    };
    let extra_places: Vec<usize> = extra.iter().map(|run| place_of(run[0])).collect();
    let mut found = Vec::new();
    for run in &missing {
        let replaced = extra_places.iter().any(|place| (run[0]..=run[run.len() - 1] + 1).contains(place));
        found.extend(gap(&reference.units, run, Kind::Missing, far || replaced).map(|finding| (run[0], finding)));
    }
    for (run, place) in extra.iter().zip(extra_places) {
        let replaced = missing.iter().any(|run| (run[0]..=run[run.len() - 1] + 1).contains(&place));
        found.extend(gap(&translation.units, run, Kind::Extra, far || replaced).map(|finding| (place, finding)));
    }
    found
}

fn gap(units: &[Unit], run: &[usize], kind: Kind, doubtful: bool) -> Option<Finding> {
    let units: Vec<&Unit> = run.iter().map(|&at| &units[at]).collect();
    let (first, last) = (units.first()?, units.last()?);
    // A heading whose text is there on both sides is only set otherwise.
    let bare = units.iter().all(|unit| unit.sort == Sort::Section);
    let severity = if bare { Weight::Wording } else { units.iter().map(|unit| weight(unit)).max()? };
    // A single text may be part of another one, or a step that is understood as none.
    let certain = units.iter().any(|unit| match unit.sort {
        Sort::Notice(_) | Sort::Api | Sort::Code => true,
        Sort::Step => !unit.facts.labels.is_empty() || unit.facts.words.chars().count() >= SHORT,
        Sort::Section | Sort::Figure | Sort::Table | Sort::Text => units.len() > 1,
    });
    let confidence = match (certain, doubtful) {
        (true, false) => Confidence::High,
        (true, true) | (false, false) => Confidence::Medium,
        (false, true) => Confidence::Low,
    };
    let word = if kind == Kind::Missing { "missing" } else { "not in the reference" };
    let text = units.iter().map(|unit| unit.place.text.as_str()).collect::<Vec<_>>().join("\n");
    let lines = crate::workflow::Lines(first.place.lines.0, last.place.lines.1.max(first.place.lines.0));
    let place = Place { name: first.place.name.clone(), lines, text };
    let finding = Finding::new(kind, severity, confidence, format!("{word}: {}", names(&units)));
    Some(if kind == Kind::Missing { finding.at(Some(&place), None) } else { finding.at(None, Some(&place)) })
}

fn weight(unit: &Unit) -> Weight {
    if unit.within == Some(Role::Further) {
        return Weight::Wording;
    }
    match unit.sort {
        Sort::Step | Sort::Api | Sort::Notice(Level::Danger | Level::Warning) | Sort::Code => Weight::Breaking,
        Sort::Notice(Level::Note | Level::Tip) | Sort::Section | Sort::Figure | Sort::Table => Weight::Notable,
        Sort::Text if unit.within == Some(Role::Requirements) || !unit.limits.is_empty() => Weight::Notable,
        Sort::Text => Weight::Wording,
    }
}

/// What some units are: `step 1.2`, `section “Save”`, `2 steps, 1 figure (1.2 to 1.4)`.
fn names(units: &[&Unit]) -> String {
    if let [unit] = units {
        return match unit.sort {
            Sort::Section => format!("section “{}”", unit.place.text),
            Sort::Step | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Figure | Sort::Table | Sort::Text => {
                unit.place.name.clone()
            }
        };
    }
    let mut counts: Vec<(&str, usize)> = SORTS.map(|name| (name, 0)).into();
    for unit in units {
        let own = sort_name(unit.sort);
        counts.iter_mut().filter(|(name, _)| *name == own).for_each(|(_, count)| *count += 1);
    }
    let told = counts.iter().filter(|(_, count)| *count > 0).map(|&(name, count)| counted(count, name));
    let ids: Vec<&str> =
        units.iter().filter(|unit| unit.sort == Sort::Step).map(|unit| unit.place.name.as_str()).collect();
    let range = match ids[..] {
        [] => String::new(),
        [one] => format!(" ({one})"),
        [first, .., last] => format!(" ({first} to {})", last.trim_start_matches("step ")),
    };
    told.collect::<Vec<_>>().join(", ") + &range
}

const SORTS: [&str; 8] = ["section", "step", "API call", "notice", "piece of code", "figure", "table", "text"];

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Section => "section",
        Sort::Step => "step",
        Sort::Api => "API call",
        Sort::Notice(_) => "notice",
        Sort::Code => "piece of code",
        Sort::Figure => "figure",
        Sort::Table => "table",
        Sort::Text => "text",
    }
}

fn counted(count: usize, name: &str) -> String {
    match (count, name.split_once(" of ")) {
        (1, _) => format!("1 {name}"),
        (_, Some((one, rest))) => format!("{count} {one}s of {rest}"),
        (_, None) => format!("{count} {name}s"),
    }
}
