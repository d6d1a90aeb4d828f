//! What changed in the reference since a translation was last touched: three texts are compared, the reference then and
//! now, and the translation.

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
    let (one, two) = (Edition::new(reference, languages), Edition::new(translation, languages));
    let groups = aligned(&one, &two, &Locales::new(&one, &two));
    let counterpart = |place: &Place| -> Option<Place> {
        let at = one.units.iter().position(|unit| unit.place.lines == place.lines && unit.place.name == place.name)?;
        let group = groups.iter().find(|group| group.old.contains(&at))?;
        group.new.first().map(|&at| two.units[at].place.clone())
    };
    let mut new = Vec::new();
    for change in &changes {
        let theirs = change.new.as_ref().and_then(counterpart);
        if change.kind == diff::Kind::Added && theirs.is_some() {
            continue;
        }
        if let Some(known) = found.iter_mut().find(|finding| tells(finding, change)) {
            (known.severity, known.confidence) = (known.severity.max(change.severity), Confidence::High);
            known.since = Some(since.to_owned());
            continue;
        }
        let place = change.new.as_ref().or(change.old.as_ref());
        let told = told(change);
        let message = format!("{}: {told} since {since}: {}", reference.locale, change.reason);
        let finding = Finding::new(Kind::Behind, change.severity, Confidence::High, message);
        new.push(Finding { since: Some(since.to_owned()), ..finding.at(place, theirs.as_ref()) });
    }
    found.splice(0..0, new);
}

/// Whether a finding is what a change of the reference left: a difference of this kind in this place.
fn tells(finding: &Finding, change: &Change) -> bool {
    let kind = match change.kind {
        diff::Kind::Added => Kind::Missing,
        diff::Kind::Moved => Kind::Moved,
        diff::Kind::Action => Kind::Action,
        diff::Kind::ApiCall => Kind::ApiCall,
        diff::Kind::Level => Kind::Level,
        diff::Kind::TimeLimit | diff::Kind::Reworded => Kind::Value,
        diff::Kind::Code => Kind::Code,
        diff::Kind::Figure => Kind::Figure,
        diff::Kind::Removed | diff::Kind::Split | diff::Kind::Merged | diff::Kind::Condition => return false,
    };
    let (Some(told), Some(changed)) = (&finding.reference, &change.new) else { return false };
    finding.kind == kind && told.lines.0 <= changed.lines.0 && changed.lines.1 <= told.lines.1
}
