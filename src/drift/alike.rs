//! How alike passages of two locales are, told without a language: by what the text holds beside words, by names that
//! are the same in both, and by how long it is.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diff::align::{Scale, Side};
use crate::diff::passage::{Passage, Sort};
use crate::workflow::Role;

use super::edition::{Edition, Trait};
use super::values::{Measure, Value};

/// What is not more alike than this is two.
const LEAST: f32 = 0.3;
/// What moved has to be this much alike.
const MOVED: f32 = 2.2;

pub(super) struct Locales<'a> {
    reference: &'a Edition<'a>,
    translation: &'a Edition<'a>,
    /// How much longer the translation's text is.
    longer: f32,
}

impl<'a> Locales<'a> {
    pub(super) fn new(reference: &'a Edition<'a>, translation: &'a Edition<'a>) -> Self {
        let length = |edition: &Edition<'_>| edition.traits.iter().map(|one| one.size).sum::<usize>().max(1) as f32;
        let longer = (length(translation) / length(reference)).clamp(0.7, 1.6);
        Self { reference, translation, longer }
    }

    /// How alike two passages are: above 2 they are hardly two.
    pub(super) fn alike(&self, old: usize, new: usize) -> f32 {
        let one = (&self.reference.passages[old], &self.reference.traits[old]);
        let two = (&self.translation.passages[new], &self.translation.traits[new]);
        match (one.0.sort, two.0.sort) {
            (Sort::Section, Sort::Section) => sections(one, two),
            (Sort::Step | Sort::Text, Sort::Step | Sort::Text) => self.prose(one, two),
            (Sort::Notice(a), Sort::Notice(b)) => self.prose(one, two) + if a == b { 0.8 } else { 0.2 },
            (Sort::Notice(_), Sort::Text | Sort::Step) | (Sort::Text | Sort::Step, Sort::Notice(_)) => {
                self.prose(one, two) - 0.2
            }
            (Sort::Table, Sort::Table) => self.prose(one, two) + 0.8,
            (Sort::Figure, Sort::Figure) => {
                if one.1.plain == two.1.plain {
                    3.0
                } else {
                    0.45
                }
            }
            (Sort::Api, Sort::Api) => calls(one.0, two.0),
            (Sort::Code, Sort::Code) => {
                if one.1.plain == two.1.plain {
                    4.0
                } else {
                    0.4 + 2.5 * shared(&one.1.words, &two.1.words)
                }
            }
            _ => 0.0,
        }
    }

    fn prose(&self, (one, a): (&Passage, &Trait), (two, b): (&Passage, &Trait)) -> f32 {
        let mut score = 0.5 + 0.6 - 0.8 * self.stretch(a.size, b.size).min(2.0);
        score += 2.0 * shared(&a.words, &b.words);
        score += values(a, b);
        score += labels(one, two);
        let callouts = (&one.facts.callouts, &two.facts.callouts);
        if !callouts.0.is_empty() && !callouts.1.is_empty() {
            score += if callouts.0 == callouts.1 { 0.8 } else { -0.4 };
        }
        let ops = |passage: &Passage| passage.actions.iter().map(|(op, _)| *op).collect::<Vec<_>>();
        if !one.actions.is_empty() && !two.actions.is_empty() {
            score += if ops(one) == ops(two) { 0.3 } else { -0.3 };
        }
        score -= if one.sort.fits(two.sort) { 0.0 } else { 0.3 };
        score -= if one.listed == two.listed { 0.0 } else { 0.5 };
        score
    }

    /// How far the lengths of two texts are from what is to be expected, as a logarithm.
    fn stretch(&self, reference: usize, translation: usize) -> f32 {
        const SHORT: f32 = 8.0;
        ((reference as f32 * self.longer + SHORT) / (translation as f32 + SHORT)).ln().abs()
    }
}

impl Scale for Locales<'_> {
    fn key(&self, side: Side, at: usize) -> Option<u64> {
        let edition = match side {
            Side::Old => self.reference,
            Side::New => self.translation,
        };
        let (passage, own) = (&edition.passages[at], &edition.traits[at]);
        let certain = match passage.sort {
            Sort::Figure | Sort::Api => true,
            Sort::Code => own.plain.len() > 12,
            Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text => false,
        };
        certain.then(|| {
            let mut hasher = DefaultHasher::new();
            (passage.sort, &own.plain).hash(&mut hasher);
            hasher.finish()
        })
    }

    fn score(&self, old: usize, new: usize) -> f32 {
        self.alike(old, new) - LEAST
    }

    fn moved(&self, old: usize, new: usize) -> bool {
        self.alike(old, new) >= MOVED
    }

    fn joins(&self, side: Side, extra: usize, part: usize, whole: usize) -> bool {
        let (edition, other) = match side {
            Side::Old => (self.reference, self.translation),
            Side::New => (self.translation, self.reference),
        };
        let prose = |passage: &Passage| matches!(passage.sort, Sort::Step | Sort::Text);
        if !prose(&edition.passages[extra]) || !prose(&edition.passages[part]) || !prose(&other.passages[whole]) {
            return false;
        }
        let stretch = |size: usize| match side {
            Side::Old => self.stretch(size, other.traits[whole].size),
            Side::New => self.stretch(other.traits[whole].size, size),
        };
        let (sizes, whole_traits) = ((edition.traits[extra].size, edition.traits[part].size), &other.traits[whole]);
        let (extra_traits, part_traits) = (&edition.traits[extra], &edition.traits[part]);
        let (alone, joined) = (stretch(sizes.1), stretch(sizes.0 + sizes.1));
        let labels = |passage: &Passage| passage.facts.labels.len();
        let fits = labels(&edition.passages[extra]) + labels(&edition.passages[part]) == labels(&other.passages[whole]);
        let part_fits = labels(&edition.passages[part]) == labels(&other.passages[whole]);
        let held = |one: &Trait| one.values.iter().filter(|value| holds(whole_traits, value)).count();
        let kept = held(extra_traits) == extra_traits.values.len() && held(part_traits) == part_traits.values.len();
        joined < 0.25 && joined + 0.2 < alone && fits && kept || joined < 0.5 && joined < alone && fits && !part_fits
    }
}

/// Whether a text states a value.
pub(super) fn holds(traits: &Trait, value: &Value) -> bool {
    traits.values.iter().any(|one| one.measure == value.measure && one.key == value.key)
}

/// Calls are versions of one when they have the same path; those of the same method are when they share most of it.
fn calls(one: &Passage, two: &Passage) -> f32 {
    let parts = |passage: &Passage| -> (String, Vec<String>) {
        let call = passage.facts.call.clone().unwrap_or_else(|| passage.place.text.clone());
        let (method, path) = call.split_once(' ').unwrap_or_default();
        (method.to_owned(), path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    };
    let ((method, path), (other_method, other)) = (parts(one), parts(two));
    let there: HashSet<&String> = other.iter().collect();
    let both = path.iter().filter(|part| there.contains(part)).count() as f32;
    let most = both / path.len().max(other.len()).max(1) as f32;
    match (method == other_method, path == other) {
        (true, true) => 4.0,
        (false, true) => 2.5,
        (true, false) if most > 0.5 || most >= 0.5 && path.len() == other.len() => 0.4 + 1.5 * most,
        (_, false) => 0.0,
    }
}

fn sections((one, a): (&Passage, &Trait), (two, b): (&Passage, &Trait)) -> f32 {
    let named = |passage: &Passage| passage.role.filter(|role| *role != Role::Other);
    let mut score = 0.5 + 1.5 * shared(&a.words, &b.words);
    score += if one.depth == two.depth { 0.8 } else { -0.1 * one.depth.abs_diff(two.depth) as f32 };
    score += match (named(one), named(two)) {
        (Some(a), Some(b)) if a == b => 1.5,
        (Some(_), Some(_)) => -2.0,
        // A title that says nothing may stand for any.
        (Some(_), None) | (None, Some(_)) if one.place.text.is_empty() || two.place.text.is_empty() => -0.3,
        (Some(_), None) | (None, Some(_)) => -0.9,
        (None, None) => 0.0,
    };
    score += match (one.number, two.number) {
        (Some(a), Some(b)) if a == b => 1.0,
        (Some(_), Some(_)) => -1.0,
        (Some(_), None) | (None, Some(_)) | (None, None) => 0.0,
    };
    score
}

fn labels(one: &Passage, two: &Passage) -> f32 {
    let (a, b) = (&one.facts.labels, &two.facts.labels);
    if a.is_empty() || b.is_empty() {
        return if a.len() == b.len() { 0.0 } else { -0.6 };
    }
    let same = a.iter().filter(|label| b.contains(label)).count();
    let count = if a.len() == b.len() { 0.5 } else { -0.2 * a.len().abs_diff(b.len()) as f32 };
    count + (same as f32 * 0.4).min(1.2)
}

fn values(a: &Trait, b: &Trait) -> f32 {
    let weight = |measure: Measure| match measure {
        Measure::Number => 0.3,
        Measure::Time
        | Measure::Size
        | Measure::Percent
        | Measure::Money
        | Measure::Address
        | Measure::Version
        | Measure::Code
        | Measure::Link => 0.6,
    };
    let both: f32 = a.values.iter().filter(|value| holds(b, value)).map(|value| weight(value.measure)).sum();
    let alone = |one: &Trait, two: &Trait| one.values.iter().filter(|value| !holds(two, value)).count();
    let changed = if is_changed(a, b) { 0.4 } else { 0.0 };
    both.min(1.8) + changed - ((alone(a, b) + alone(b, a)) as f32 * 0.15).min(0.6)
}

/// Whether each text states one value, of the same measure, but not the same: it was changed in one of them.
fn is_changed(a: &Trait, b: &Trait) -> bool {
    match (&a.values[..], &b.values[..]) {
        ([one], [two]) => one.measure == two.measure && one.measure != Measure::Number && one.key != two.key,
        _ => false,
    }
}

/// How much of their words two texts share, from 0 to 1.
fn shared(one: &[u64], two: &[u64]) -> f32 {
    if one.is_empty() || two.is_empty() {
        return 0.0;
    }
    let (mut a, mut b, mut same) = (0, 0, 0);
    while a < one.len() && b < two.len() {
        match one[a].cmp(&two[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, same) = (a + 1, b + 1, same + 1),
        }
    }
    same as f32 / ((one.len() * two.len()) as f32).sqrt()
}
