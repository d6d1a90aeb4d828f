//! From aligned passages to findings.

use std::collections::{HashMap, HashSet};

use crate::diff::align::{Group, align};
use crate::diff::passage::{Passage, Sort};
use crate::diff::{Place, Weight};
use crate::workflow::Level;

use super::alike::Locales;
use super::edition::{Edition, Trait};
use super::finding::{Confidence, Finding, Kind};
use super::likeness::{FAR, Likeness, Match};
use super::{gaps, texts};

/// Two guides that share less than this are not compared further.
const GENERATION: f32 = 0.7;

/// How much more alike passages are between others that are one.
const HELD: f32 = 0.6;

/// By so much more two pairs of steps have to be alike when they are crossed.
const CROSSED: f32 = 0.2;

/// Two steps that only one of the guides has and that stand crosswise are one from here on.
const SWAPPED: f32 = 2.2;
/// The same, where what stands around both is one.
const SWAPPED_BETWEEN: f32 = 0.8;
/// By so much more have to be alike, crossed, two pairs of which all else is one.
const CROSSED_BETWEEN: f32 = 1.0;

/// A translation beside its reference.
#[derive(Debug)]
pub struct Comparison {
    /// How much of both guides has a counterpart in the other, from 0 to 1.
    pub alike: f32,
    /// What differs, in the order of the reference.
    pub findings: Vec<Finding>,
    /// What each label of the reference is in the translation.
    pub(crate) labels: Vec<LabelPair>,
    /// Which passages are one.
    pub(crate) groups: Vec<Group>,
}

/// A label in both locales.
#[derive(Debug, Clone)]
pub(crate) struct LabelPair {
    pub(crate) reference: String,
    pub(crate) translation: String,
    pub(crate) places: (Place, Place),
}

/// Compares a translation with its reference.
#[must_use]
pub fn compare(reference: &Edition<'_>, translation: &Edition<'_>) -> Comparison {
    let scale = Locales::new(reference, translation);
    let groups = aligned(reference, translation, &scale);
    let likeness = Likeness::new(reference, translation, &groups);
    let alike = likeness.beside(&[]);
    let mut compared = Comparison { alike, findings: Vec::new(), labels: Vec::new(), groups };
    whole(reference, translation, &mut compared.findings);
    if alike < GENERATION {
        let message = format!("only {:.0} % of the two guides correspond: another generation", alike * 100.0);
        let top = |edition: &Edition<'_>| edition.passages.first().map(|passage| passage.place.clone());
        let (one, two) = (top(reference), top(translation));
        let finding = Finding::new(Kind::Generation, Weight::Breaking, Confidence::High, message);
        compared.findings.push(finding.at(one.as_ref(), two.as_ref()));
        return compared;
    }
    let far = alike < FAR;
    let mut found = gaps::find(reference, translation, &compared.groups, &scale, &likeness);
    let met = Met::new(reference, translation, &compared.groups);
    for group in &compared.groups {
        let Some(pair) = pair(reference, translation, group, &scale, &met) else { continue };
        let pair = if far { Match { sure: pair.sure.min(Confidence::Medium), ..pair } } else { pair };
        let mut here = Vec::new();
        if group.moved {
            here.push(moved(&pair));
        }
        texts::compare(&pair, &mut here);
        compared.labels.extend(labels(&pair));
        found.extend(here.into_iter().map(|finding| (group.old[0], finding)));
    }
    found.sort_by_key(|(at, _)| *at);
    compared.findings.extend(found.into_iter().map(|(_, finding)| finding));
    compared
}

/// Which passages are one, to be asked for neighbours.
struct Met {
    pairs: HashSet<(usize, usize)>,
    lengths: (usize, usize),
}

impl Met {
    fn new(reference: &Edition<'_>, translation: &Edition<'_>, groups: &[Group]) -> Self {
        let pairs = groups
            .iter()
            .flat_map(|group| group.old.iter().flat_map(|&one| group.new.iter().map(move |&two| (one, two))));
        Self { pairs: pairs.collect(), lengths: (reference.passages.len(), translation.passages.len()) }
    }

    /// Whether what stands before and behind a group is one as well.
    fn holds(&self, group: &Group) -> bool {
        let (Some((first, last)), Some((start, end))) = (ends(&group.old), ends(&group.new)) else { return false };
        let before = match (first.checked_sub(1), start.checked_sub(1)) {
            (Some(one), Some(two)) => self.pairs.contains(&(one, two)),
            (one, two) => one == two,
        };
        let (one, two) = (last + 1, end + 1);
        let at_end = (one == self.lengths.0, two == self.lengths.1);
        before && (at_end == (true, true) || self.pairs.contains(&(one, two)))
    }
}

fn ends(row: &[usize]) -> Option<(usize, usize)> {
    Some((*row.first()?, *row.last()?))
}

/// What is known of a group of passages; `None` when only one side has it.
fn pair(
    reference: &Edition<'_>,
    translation: &Edition<'_>,
    group: &Group,
    scale: &Locales<'_>,
    met: &Met,
) -> Option<Match> {
    let one = Passage::join(&reference.passages, &group.old)?;
    let two = Passage::join(&translation.passages, &group.new)?;
    let alike = scale.alike(group.old[0], group.new[0]) + if met.holds(group) { HELD } else { 0.0 };
    let sure = if alike >= 1.6 {
        Confidence::High
    } else if alike >= 0.9 {
        Confidence::Medium
    } else {
        Confidence::Low
    };
    Some(Match {
        one,
        two,
        a: Trait::join(&reference.traits, &group.old),
        b: Trait::join(&translation.traits, &group.new),
        around: (beside(&reference.traits, &group.old), beside(&translation.traits, &group.new)),
        alike_words: reference.language == translation.language,
        sure,
    })
}

/// What stands right before and behind some passages.
fn beside(traits: &[Trait], which: &[usize]) -> Trait {
    let before = which.first().and_then(|first| first.checked_sub(1));
    let behind = which.last().map(|last| last + 1).filter(|at| *at < traits.len());
    Trait::join(traits, &before.into_iter().chain(behind).collect::<Vec<_>>())
}

/// Which passages are one, in the order of the first row.
pub(super) fn aligned(one: &Edition<'_>, two: &Edition<'_>, scale: &Locales<'_>) -> Vec<Group> {
    let mut groups = align(one.passages.len(), two.passages.len(), scale);
    groups.sort_by(|one, two| (&one.old, &one.new).cmp(&(&two.old, &two.new)));
    uncross(one, two, scale, &mut groups);
    swap(one, two, scale, &mut groups);
    groups.sort_by(|one, two| (&one.old, &one.new).cmp(&(&two.old, &two.new)));
    groups
}

/// Neighbouring steps that are more alike the other way round stand in another order. Alignments are in order: what two
/// steps have in common is weighed here against what keeps them there.
fn uncross(one: &Edition<'_>, two: &Edition<'_>, scale: &Locales<'_>, groups: &mut [Group]) {
    let mut at = 0;
    while at + 1 < groups.len() {
        let ([i], [a], [j], [b]) =
            (&groups[at].old[..], &groups[at].new[..], &groups[at + 1].old[..], &groups[at + 1].new[..])
        else {
            at += 1;
            continue;
        };
        let (i, a, j, b) = (*i, *a, *j, *b);
        let near = !groups[at].moved && !groups[at + 1].moved && j == i + 1 && b == a + 1;
        let steps = [&one.passages[i], &one.passages[j], &two.passages[a], &two.passages[b]]
            .iter()
            .all(|passage| passage.sort == Sort::Step);
        let straight = scale.alike(i, a) + scale.alike(j, b);
        if near && steps && scale.alike(i, b) + scale.alike(j, a) > straight + CROSSED {
            (groups[at].new, groups[at + 1].new) = (vec![b], vec![a]);
            groups[at + 1].moved = true;
            at += 1;
        }
        at += 1;
    }
}

/// A step that only one guide has and one that only the other has are one that moved, when they stand on the two sides
/// of what both have, and are alike enough.
fn swap(one: &Edition<'_>, two: &Edition<'_>, scale: &Locales<'_>, groups: &mut Vec<Group>) {
    let mut missing: HashMap<usize, usize> = HashMap::new();
    let mut met: HashMap<usize, usize> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        match (&group.old[..], &group.new[..]) {
            (&[i], []) => drop(missing.insert(i, at)),
            (&[i], &[a]) if !group.moved => drop(met.insert(a, i)),
            _ => {}
        }
    }
    let is_met = |i: Option<usize>, a: Option<usize>| a.zip(i).is_some_and(|(a, i)| met.get(&a) == Some(&i));
    let is_one = |i: usize, b: usize, j: usize, a: usize| {
        let steps = one.passages[i].sort == Sort::Step && two.passages[b].sort == Sort::Step;
        let more = scale.alike(i, b) + scale.alike(j, a) - scale.alike(i, a) - scale.alike(j, b);
        let between =
            is_met(i.min(j).checked_sub(1), a.min(b).checked_sub(1)) && is_met(Some(i.max(j) + 1), Some(a.max(b) + 1));
        let (least, crossed) = if between { (SWAPPED_BETWEEN, CROSSED_BETWEEN) } else { (SWAPPED, CROSSED) };
        steps && (scale.alike(i, b) >= least && more > crossed || scale.alike(i, b) >= SWAPPED && more > CROSSED)
    };
    let mut swapped = HashSet::new();
    let extra: Vec<usize> = groups.iter().filter(|group| group.old.is_empty()).map(|group| group.new[0]).collect();
    for b in extra {
        let behind = b.checked_sub(1).and_then(|a| met.get(&a).and_then(|&j| Some((j.checked_sub(1)?, j, a))));
        let before = met.get(&(b + 1)).map(|&j| (j + 1, j, b + 1));
        let mut crossing = [behind, before].into_iter().flatten();
        let found = crossing.find(|&(i, j, a)| missing.contains_key(&i) && is_one(i, b, j, a));
        if let Some(at) = found.and_then(|(i, _, _)| missing.remove(&i)) {
            (groups[at].new, groups[at].moved) = (vec![b], true);
            swapped.insert(b);
        }
    }
    groups.retain(|group| !group.old.is_empty() || !swapped.contains(&group.new[0]));
}

/// What is said of the guides as a whole.
fn whole(reference: &Edition<'_>, translation: &Edition<'_>, found: &mut Vec<Finding>) {
    if let Some(language) = &translation.workflow.language
        && *language == reference.language
        && translation.workflow.locale.language() != language
    {
        let message = format!("the text is written in `{language}`");
        found.push(Finding::new(Kind::Language, Weight::Breaking, Confidence::High, message));
    } else if let Some(language) = &translation.workflow.language {
        let message = format!("the text seems to be written in `{language}`");
        found.push(Finding::new(Kind::Language, Weight::Notable, Confidence::Medium, message));
    }
    if let (Some(one), Some(two)) = (reference.workflow.updated, translation.workflow.updated)
        && one != two
    {
        let word = if two < one { "older" } else { "newer" };
        let message = format!("its date is {word}");
        let finding = Finding::new(Kind::Date, Weight::Wording, Confidence::High, message);
        found.push(finding.values(vec![one.to_string()], vec![two.to_string()]));
    }
}

fn moved(pair: &Match) -> Finding {
    let (weight, reason) = match pair.two.sort {
        Sort::Step | Sort::Api => (Weight::Breaking, "it is done at another time"),
        Sort::Notice(Level::Danger | Level::Warning) => (Weight::Breaking, "it may come too late for what it guards"),
        Sort::Notice(Level::Note | Level::Tip)
        | Sort::Section
        | Sort::Code
        | Sort::Figure
        | Sort::Table
        | Sort::Text => (Weight::Wording, "it is read at another time"),
    };
    let sure = pair.sure.min(Confidence::Medium);
    let message = format!("{} stands somewhere else: {reason}", pair.one.place.name);
    Finding::new(Kind::Moved, weight, sure, message).at(Some(&pair.one.place), Some(&pair.two.place))
}

/// Labels in the same order in both texts.
fn labels(pair: &Match) -> Vec<LabelPair> {
    let (one, two) = (&pair.one.facts.labels, &pair.two.facts.labels);
    if one.len() != two.len() || pair.sure == Confidence::Low || pair.one.facts.callouts != pair.two.facts.callouts {
        return Vec::new();
    }
    let places = (pair.one.place.clone(), pair.two.place.clone());
    let pair = |(one, two): (&String, &String)| LabelPair {
        reference: one.clone(),
        translation: two.clone(),
        places: places.clone(),
    };
    one.iter().zip(two).map(pair).collect()
}
