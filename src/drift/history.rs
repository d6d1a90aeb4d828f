//! What changed in the reference since a translation was last touched: three texts are compared, the reference then and
//! now, and the translation.

use crate::diff::{self, Change, Place, Weight};
use crate::language::Languages;
use crate::workflow::Workflow;

use super::alike::Locales;
use super::compare::aligned;
use super::edition::Edition;
use super::finding::{Confidence, Finding, Kind};

/// A finding for each change of the reference that is more than wording and that the translation does not have yet.
/// `since` names the revision in which the translation was last touched.
#[must_use]
pub fn behind(
    then: &Workflow,
    reference: &Workflow,
    translation: &Workflow,
    since: &str,
    languages: &Languages,
) -> Vec<Finding> {
    let changes: Vec<Change> =
        diff::diff(then, reference).into_iter().filter(|change| change.severity > Weight::Wording).collect();
    if changes.is_empty() {
        return Vec::new();
    }
    let (one, two) = (Edition::new(reference, languages), Edition::new(translation, languages));
    let groups = aligned(&one, &two, &Locales::new(&one, &two));
    let counterpart = |place: &Place| -> Option<Place> {
        let at = one.units.iter().position(|unit| unit.place.lines == place.lines && unit.place.name == place.name)?;
        let group = groups.iter().find(|group| group.old.contains(&at))?;
        group.new.first().map(|&at| two.units[at].place.clone())
    };
    let finding = |change: &Change| {
        let theirs = change.new.as_ref().and_then(counterpart);
        if change.kind == diff::Kind::Added && theirs.is_some() {
            return None;
        }
        let place = change.new.as_ref().or(change.old.as_ref());
        let name = place.map_or("", |place| place.name.as_str());
        let message = format!("{}: {name} {} since {since}: {}", reference.locale, change.kind.name(), change.reason);
        let finding = Finding::new(Kind::Behind, change.severity, Confidence::High, message);
        Some(finding.at(place, theirs.as_ref()))
    };
    changes.iter().filter_map(finding).collect()
}
