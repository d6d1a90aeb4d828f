//! What one label of the reference became in all guides of a locale. Where it is translated in most of them, a guide
//! that leaves it as it is, or calls it something else, stands out.

use std::collections::{BTreeMap, HashMap};

use crate::diff::Weight;
use crate::locale::Locale;

use super::compare::LabelPair;
use super::family::Family;
use super::finding::{Confidence, Finding, Kind};

/// So many guides have to agree before another one is said to differ.
const AGREE: usize = 3;

/// A label in one locale: how many guides translate it how.
type Counts = BTreeMap<String, usize>;

pub(super) fn compare(families: &mut [Family]) {
    let counts = count(families);
    let mut meant: HashMap<(Locale, &str), &str> = HashMap::new();
    for ((locale, reference), translations) in &counts {
        if let Some((best, _)) = best(translations) {
            meant.insert((*locale, best), reference);
        }
    }
    for family in families {
        let language = family.reference.language();
        for translation in &mut family.translations {
            let mut found: Vec<Finding> = Vec::new();
            for pair in &translation.labels {
                let Some(known) = counts.get(&(translation.locale, pair.reference.clone())) else { continue };
                let other_language = translation.language != language;
                let here = stray(pair, known, other_language).filter(|_| {
                    let other = meant.get(&(translation.locale, pair.translation.as_str()));
                    other.is_none_or(|other| **other == pair.reference)
                });
                if let Some(finding) = here
                    && !found.iter().any(|known| known.found == finding.found && known.expected == finding.expected)
                {
                    found.push(finding);
                }
            }
            translation.findings.extend(found);
        }
    }
}

fn count(families: &[Family]) -> HashMap<(Locale, String), Counts> {
    let mut counts: HashMap<(Locale, String), Counts> = HashMap::new();
    for translation in families.iter().flat_map(|family| &family.translations) {
        let mut pairs: Vec<(&str, &str)> =
            translation.labels.iter().map(|pair| (pair.reference.as_str(), pair.translation.as_str())).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for (reference, label) in pairs {
            let known = counts.entry((translation.locale, reference.to_owned())).or_default();
            *known.entry(label.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// What most guides call it, and how many.
fn best(known: &Counts) -> Option<(&str, usize)> {
    known
        .iter()
        .max_by_key(|(label, count)| (**count, std::cmp::Reverse(label.as_str())))
        .map(|(label, count)| (label.as_str(), *count))
}

fn stray(pair: &LabelPair, known: &Counts, other_language: bool) -> Option<Finding> {
    let (usual, most) = best(known)?;
    let own = known.get(&pair.translation).copied().unwrap_or_default();
    let same = |one: &str, two: &str| plain(one) == plain(two);
    if most < AGREE || own * 3 > most || same(&pair.translation, usual) || same(usual, &pair.reference) {
        return None;
    }
    let (kind, weight, message) = if other_language && same(&pair.translation, &pair.reference) {
        let message = format!("the label “{}” is not translated: elsewhere it is “{usual}”", pair.translation);
        (Kind::Label, Weight::Notable, message)
    } else {
        let message = format!("“{}” is “{}” here and “{usual}” elsewhere", pair.reference, pair.translation);
        (Kind::Wording, Weight::Wording, message)
    };
    let confidence = if most >= 2 * AGREE { Confidence::High } else { Confidence::Medium };
    let finding = Finding::new(kind, weight, confidence, message).at(Some(&pair.places.0), Some(&pair.places.1));
    Some(finding.values(vec![usual.to_owned()], vec![pair.translation.clone()]))
}

/// A label without what typography adds.
fn plain(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
