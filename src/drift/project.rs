//! Families of a project, each compared with its reference.

use std::collections::BTreeMap;

use crate::family::nearest;
use crate::language::Languages;
use crate::locale::Locale;
use crate::workflow::Workflow;

use super::compare::compare;
use super::edition::Edition;
use super::family::{Family, Translation};
use super::labels;

/// The locale that most guides have; of several, the one that comes first in `fallback`, else in the alphabet.
#[must_use]
pub fn usual_reference(locales: impl Iterator<Item = Locale>, fallback: &[Locale]) -> Option<Locale> {
    let mut counts: BTreeMap<Locale, usize> = BTreeMap::new();
    for locale in locales {
        *counts.entry(locale).or_default() += 1;
    }
    let rank = |locale: Locale| fallback.iter().position(|one| *one == locale).unwrap_or(fallback.len());
    let best = counts
        .into_iter()
        .max_by(|one, two| one.1.cmp(&two.1).then(rank(two.0).cmp(&rank(one.0))).then(two.0.cmp(&one.0)));
    best.map(|(locale, _)| locale)
}

/// Compares the guides of a family with the one in the reference locale, or in the locale nearest to it. `None` for a
/// family of one.
#[must_use]
pub fn compare_family(
    workflows: &[Workflow],
    reference: Locale,
    fallback: &[Locale],
    languages: &Languages,
) -> Option<Family> {
    let locales: Vec<Locale> = workflows.iter().map(|workflow| workflow.locale).collect();
    let chosen = nearest(&locales, reference, fallback)?;
    let own = workflows.iter().find(|workflow| workflow.locale == chosen)?;
    let base = Edition::new(own, languages);
    let others = workflows.iter().filter(|workflow| workflow.locale != chosen);
    let translations = others.map(|workflow| {
        let edition = Edition::new(workflow, languages);
        let compared = compare(&base, &edition);
        Translation {
            locale: workflow.locale,
            path: workflow.source.path.clone(),
            language: edition.language.clone(),
            alike: compared.alike,
            findings: compared.findings,
            labels: compared.labels,
        }
    });
    let mut translations: Vec<Translation> = translations.collect();
    translations.sort_by_key(|one| one.locale);
    (!translations.is_empty()).then(|| Family {
        id: own.id.clone(),
        title: own.title.clone(),
        reference: own.locale,
        path: own.source.path.clone(),
        translations,
    })
}

/// Adds what only many guides together tell: labels that were left untranslated, or are translated in two ways.
pub fn compare_labels(families: &mut [Family]) {
    labels::compare(families);
}
