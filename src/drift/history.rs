//! What changed in the reference since a translation was last touched: three texts are compared, the reference then and
//! now, and the translation.

use crate::diff::align::Group;
use crate::diff::report::told;
use crate::diff::{self, Change, Place, Weight};
use crate::language::Languages;
use crate::workflow::Workflow;

use super::alike::Locales;
use super::compare::aligned;
use super::edition::Edition;
use super::finding::{Confidence, Finding, Kind};

/// Adds what changed in the reference and the translation does not have yet, where it is more than wording: a finding
/// for each change, or the revision to the finding that tells of the difference already. `since` names the revision in
/// which the translation was last touched.
pub fn add_behind(
    found: &mut Vec<Finding>,
    then: &Workflow,
    reference: &Workflow,
    translation: &Workflow,
    since: &str,
    languages: &Languages,
) {
    let changes: Vec<Change> =
        diff::diff(then, reference, languages).into_iter().filter(|change| change.severity > Weight::Wording).collect();
    if changes.is_empty() {
        return;
    }
    let (now, theirs) = (Edition::new(reference, languages), Edition::new(translation, languages));
    let has_removed = changes.iter().any(|change| change.new.is_none());
    let before = has_removed.then(|| Edition::new(then, languages));
    let now = Beside::new(&now, &theirs);
    let before = before.as_ref().map(|before| Beside::new(before, &theirs));
    let mut new = Vec::new();
    for change in &changes {
        let there = match (&change.new, &change.old) {
            (Some(place), _) => now.counterpart(place),
            (None, Some(place)) => before.as_ref().and_then(|before| before.counterpart(place)),
            (None, None) => None,
        };
        if change.kind == diff::Kind::Added && there.is_some() {
            continue;
        }
        if let Some(known) = found.iter_mut().find(|finding| tells(finding, change, there, &now)) {
            (known.severity, known.confidence) = (known.severity.max(change.severity), Confidence::High);
            known.since = Some(since.to_owned());
            continue;
        }
        let place = change.new.as_ref().or(change.old.as_ref());
        let message = format!("{}: {} since {since}: {}", reference.locale, told(change), change.reason);
        let finding = Finding::new(Kind::Behind, change.severity, Confidence::High, message);
        new.push(Finding { since: Some(since.to_owned()), ..finding.at(place, there) });
    }
    found.splice(0..0, new);
}

/// A revision of the reference beside the translation.
struct Beside<'e> {
    reference: &'e Edition<'e>,
    translation: &'e Edition<'e>,
    groups: Vec<Group>,
}

impl<'e> Beside<'e> {
    fn new(reference: &'e Edition<'e>, translation: &'e Edition<'e>) -> Self {
        let groups = aligned(reference, translation, &Locales::new(reference, translation));
        Self { reference, translation, groups }
    }

    fn at(&self, place: &Place) -> Option<usize> {
        let is_it = |own: &Place| own.lines == place.lines && own.name == place.name;
        self.reference.passages.iter().position(|passage| is_it(&passage.place))
    }

    /// Where the translation says what stands at a place of the reference.
    fn counterpart(&self, place: &Place) -> Option<&'e Place> {
        let at = self.at(place)?;
        let group = self.groups.iter().find(|group| group.old.contains(&at))?;
        group.new.first().map(|&at| &self.translation.passages[at].place)
    }

    /// Whether two places of the reference are one, or stand side by side: of two that were swapped, either moved.
    fn touch(&self, one: &Place, two: &Place) -> bool {
        self.at(one).zip(self.at(two)).is_some_and(|(one, two)| one.abs_diff(two) <= 1)
    }
}

/// Whether a finding is what a change of the reference left: a difference of this kind in this place, which is `there`
/// in the translation.
fn tells(finding: &Finding, change: &Change, there: Option<&Place>, now: &Beside<'_>) -> bool {
    let kinds: &[Kind] = match change.kind {
        diff::Kind::Added => &[Kind::Missing],
        diff::Kind::Removed => &[Kind::Extra],
        diff::Kind::Moved => &[Kind::Moved],
        diff::Kind::Action => &[Kind::Action],
        diff::Kind::ApiCall => &[Kind::ApiCall, Kind::Value],
        diff::Kind::Level => &[Kind::Level],
        diff::Kind::TimeLimit => &[Kind::Value],
        diff::Kind::Reworded => &[Kind::Value, Kind::Action],
        diff::Kind::Code => &[Kind::Code],
        diff::Kind::Figure => &[Kind::Figure],
        diff::Kind::Split | diff::Kind::Merged | diff::Kind::Condition => &[],
    };
    let holds = |told: &Place, changed: &Place| told.lines.0 <= changed.lines.0 && changed.lines.1 <= told.lines.1;
    kinds.contains(&finding.kind)
        && match (&finding.reference, &change.new) {
            (Some(told), Some(changed)) if change.kind == diff::Kind::Moved => now.touch(told, changed),
            (Some(told), Some(changed)) => holds(told, changed),
            (None, None) => finding.translation.as_ref().zip(there).is_some_and(|(told, there)| holds(told, there)),
            (Some(_), None) | (None, Some(_)) => false,
        }
}
