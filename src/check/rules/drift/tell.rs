//! What all rules of this group share: each tells of some kinds of drift.

use crate::check::{Rule, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::Weight;
use crate::drift::{Confidence, Finding, Kind};

/// Reports the drift of some kinds that is more than wording and not in doubt.
pub(super) fn tell(rule: &'static Rule, subject: &Subject<'_>, kinds: &[Kind], found: &mut Vec<Diagnostic>) {
    let Some((reference, drift)) = subject.drift() else { return };
    let counts = |one: &&Finding| {
        kinds.contains(&one.kind) && one.severity > Weight::Wording && one.confidence > Confidence::Low
    };
    for one in drift.iter().filter(counts) {
        let lines = one.translation.as_ref().map(|place| place.lines).or(one.behind);
        let place = lines.map_or_else(|| subject.top(), |lines| subject.first_line(lines));
        let message = format!("{}{} (compared with {})", one.message, said(one), reference.locale);
        let mut note = Diagnostic::new(&rule.code, place, message);
        let mend = if one.behind.is_some() { "it belongs behind this: add it" } else { "mend it" };
        note = note.help(format!("{mend}, or `stepmark drift accept --id {}`", one.id));
        if let Some(place) = &one.reference {
            let there = Place::There(reference.source.path.clone().into(), Some(place.lines.0));
            note = note.related(there, "the reference");
        }
        found.push(note);
    }
}

/// The beginning of a text that only one of the two guides has: no other place shows it.
fn said(one: &Finding) -> String {
    const LONG: usize = 80;
    let place = match one.kind {
        Kind::Missing if one.translation.is_none() => &one.reference,
        Kind::Extra if one.reference.is_none() => &one.translation,
        _ => &None,
    };
    let text = place.as_ref().map_or("", |place| place.text.as_str());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().take(LONG).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    if short.is_empty() { String::new() } else { format!(": “{short}{dots}”") }
}
