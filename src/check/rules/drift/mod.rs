//! A guide step by step beside its reference. All are off: they need the reference's workflow, and a project decides when
//! its translations have to be in step.

mod action;
mod extra;
mod generation;
mod level;
mod missing;
mod value;

use crate::check::{Rule, Subject};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::Weight;
use crate::drift::{Confidence, Kind};

/// The rules of this group.
pub(super) static RULES: &[&Rule] =
    &[&action::RULE, &extra::RULE, &generation::RULE, &level::RULE, &missing::RULE, &value::RULE];

/// Reports the drift of some kinds that is more than wording and not in doubt.
fn report(rule: &'static Rule, subject: &Subject<'_>, kinds: &[Kind], found: &mut Vec<Diagnostic>) {
    let Some((reference, drift)) = subject.drift() else { return };
    let counts = |one: &&crate::drift::Finding| {
        kinds.contains(&one.kind) && one.severity > Weight::Wording && one.confidence > Confidence::Low
    };
    for one in drift.iter().filter(counts) {
        let lines = one.translation.as_ref().map(|place| place.lines).or(one.behind);
        let place = lines.map_or_else(|| subject.top(), |lines| subject.first_line(lines));
        let message = format!("{} (compared with {})", one.message, reference.locale);
        let mut note = Diagnostic::new(&rule.code, place, message);
        note = note.help(format!("mend it, or `stepmark drift accept --id {}`", one.id));
        if let Some(place) = &one.reference {
            let there = Place::There(reference.source.path.clone().into(), Some(place.lines.0));
            note = note.related(there, "the reference");
        }
        found.push(note);
    }
}
