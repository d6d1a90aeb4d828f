//! What only one of two locales has. Neighbours that are gone together are one finding.

use std::ops::RangeInclusive;

use crate::diff::align::Group;
use crate::diff::passage::{Passage, Sort};
use crate::diff::{Place, Weight};
use crate::workflow::{Level, Lines, Role};

use super::alike::{self, Locales};
use super::edition::Edition;
use super::finding::{Confidence, Finding, Kind};
use super::likeness::{FAR, Likeness};
use super::values::Value;

/// Guides that share more than this are built alike.
const NEAR: f32 = 0.95;
/// So much of a gap has to be what one guide is shorter by.
const MOST: f32 = 0.6;
/// Of two steps that are hardly less alike to what one of them is, either may be it.
const CLOSE: f32 = 0.2;
/// Neighbours that are less alike may be others.
const CLEAR: f32 = 1.0;

/// What is missing and what is extra, with the place in the reference where it belongs.
pub(super) fn find(
    reference: &Edition<'_>,
    translation: &Edition<'_>,
    groups: &[Group],
    scale: &Locales<'_>,
    likeness: &Likeness,
) -> Vec<(usize, Finding)> {
    let longer = longer(reference, translation, groups);
    let old = Row::new(
        reference,
        translation,
        1.0 / longer,
        groups,
        |group| (&group.old, &group.new),
        |own, other| scale.alike(own, other),
    );
    let new = Row::new(
        translation,
        reference,
        longer,
        groups,
        |group| (&group.new, &group.old),
        |own, other| scale.alike(other, own),
    );
    // Where each passage of the translation belongs in the reference: behind what stands before it.
    let mut places = vec![0; translation.passages.len() + 1];
    for group in groups {
        if let (Some(first), Some(old)) = (group.new.iter().min(), group.old.last()) {
            places[first + 1] = places[first + 1].max(old + 1);
        }
    }
    for at in 1..places.len() {
        places[at] = places[at].max(places[at - 1]);
    }
    let told = |row: &Row<'_>, number: usize, run: &[usize], kind| {
        let lack = if number < LOOKED { row.lack(run) } else { Lack::UNKNOWN };
        gap(row, run, kind, &lack, likeness)
    };
    let numbered = |row: &Row<'_>| row.gaps().into_iter().enumerate();
    let missing = numbered(&old).map(|(number, run)| (run[0], told(&old, number, &run, Kind::Missing)));
    let extra = numbered(&new).map(|(number, run)| (places[run[0]], told(&new, number, &run, Kind::Extra)));
    missing.chain(extra).filter_map(|(at, finding)| Some((at, finding?))).collect()
}

/// How much longer the translation says what both say.
fn longer(reference: &Edition<'_>, translation: &Edition<'_>, groups: &[Group]) -> f32 {
    let both = groups.iter().filter(|group| !group.old.is_empty() && !group.new.is_empty());
    let size = |edition: &Edition<'_>, row: &[usize]| row.iter().map(|&at| edition.traits[at].size).sum::<usize>();
    let (old, new) =
        both.fold((0, 0), |(old, new), group| (old + size(reference, &group.old), new + size(translation, &group.new)));
    (new.max(1) as f32 / old.max(1) as f32).clamp(0.7, 1.6)
}

/// For so many gaps it is looked what speaks for them; of further ones nothing is certain.
const LOOKED: usize = 1_000;

/// One of the two guides, with what its passages are in the other.
struct Row<'a> {
    own: &'a Edition<'a>,
    other: &'a Edition<'a>,
    /// How much longer this guide's text is expected to be.
    factor: f32,
    /// Of each passage, the first and last of the other guide that it is.
    met: Vec<Option<(usize, usize)>>,
    /// Of each passage, whether it stands somewhere else in the other guide.
    moved: Vec<bool>,
    /// How alike a passage and its counterpart are.
    alike: Box<dyn Fn(usize, usize) -> f32 + 'a>,
}

/// What speaks for a gap.
struct Lack {
    /// Between its neighbours, the other guide's text is shorter by most of it, or has all labels but those of the gap.
    shorter: bool,
    /// Between its neighbours, the other guide has fewer pictures, tables, calls or pieces of code.
    fewer: bool,
    /// Its neighbours are not surely those of the other guide.
    doubtful: bool,
    /// The other guide states the same values there, or names the same call.
    said: bool,
}

impl Lack {
    const UNKNOWN: Self = Self { shorter: false, fewer: false, doubtful: true, said: false };
}

impl<'a> Row<'a> {
    fn new(
        own: &'a Edition<'a>,
        other: &'a Edition<'a>,
        factor: f32,
        groups: &[Group],
        sides: fn(&Group) -> (&[usize], &[usize]),
        alike: impl Fn(usize, usize) -> f32 + 'a,
    ) -> Self {
        let length = own.passages.len();
        let mut row =
            Self { own, other, factor, met: vec![None; length], moved: vec![false; length], alike: Box::new(alike) };
        for group in groups {
            let (here, there) = sides(group);
            let met = there.first().copied().zip(there.last().copied());
            for &at in here {
                (row.met[at], row.moved[at]) = (met, group.moved);
            }
        }
        row
    }

    /// The passages without a counterpart, neighbours together.
    fn gaps(&self) -> Vec<Vec<usize>> {
        let alone: Vec<usize> = (0..self.met.len()).filter(|&at| self.met[at].is_none()).collect();
        alone.chunk_by(|one, two| one + 1 == *two).map(<[usize]>::to_vec).collect()
    }

    /// What stands in both guides from the neighbour before a passage that both have to the one behind.
    fn around(&self, at: usize) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        // What stands behind a picture may have become a part of the text before it.
        let anchor = |at: usize| {
            let passed = self.moved[at] || self.own.passages[at].sort == Sort::Figure;
            self.met[at].filter(|_| !passed).map(|met| (at, met))
        };
        let before = (0..at).rev().find_map(anchor).map_or((0, 0), |(at, met)| (at, met.0));
        let ends = (self.met.len().saturating_sub(1), self.other.passages.len().saturating_sub(1));
        let after = (at + 1..self.met.len()).find_map(anchor).map_or(ends, |(at, met)| (at, met.1));
        (before.0..=after.0, before.1..=after.1)
    }

    /// With the neighbour of a step that is alone, when the step might as well be what stands for the neighbour: which
    /// of the two it is cannot be told then.
    fn with_rival(&self, run: &[usize]) -> Vec<usize> {
        let &[at] = run else { return run.to_vec() };
        let is_rival = |near: &usize| {
            let Some(&Some((met, last))) = self.met.get(*near) else { return false };
            let steps = [at, *near].iter().all(|&one| self.own.passages[one].sort == Sort::Step);
            steps && met == last && !self.moved[*near] && (self.alike)(at, met) + CLOSE > (self.alike)(*near, met)
        };
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(is_rival);
        let mut both: Vec<usize> = near.into_iter().chain([at]).collect();
        both.sort_unstable();
        both
    }

    /// Where the last passage before a gap stands in the other guide.
    fn before(&self, gap: usize) -> Option<Lines> {
        let (_, last) = (0..gap).rev().filter(|&at| !self.moved[at]).find_map(|at| self.met[at])?;
        Some(self.other.passages[last].place.lines)
    }

    /// Whether the other guide really has less: the same text may be cut otherwise there, or set as another kind of
    /// block.
    fn lack(&self, run: &[usize]) -> Lack {
        let (here, there) = self.around(run[0]);
        let size = |edition: &Edition<'_>, at: usize| edition.traits[at].size as f32;
        let own: f32 = here.clone().map(|at| size(self.own, at)).sum();
        let other: f32 = there.clone().map(|at| size(self.other, at)).sum::<f32>() * self.factor;
        let gap: f32 = run.iter().map(|&at| size(self.own, at)).sum();
        let fewer = |sort: Sort| {
            let is = |edition: &Edition<'_>, at: usize| edition.passages[at].sort == sort;
            let gone = run.iter().filter(|&&at| is(self.own, at)).count();
            let rest = here.clone().filter(|&at| is(self.own, at)).count() - gone;
            gone > 0 && rest >= there.clone().filter(|&at| is(self.other, at)).count()
        };
        let labels = |edition: &Edition<'_>, at: usize| edition.passages[at].facts.labels.len();
        let named: usize = run.iter().map(|&at| labels(self.own, at)).sum();
        let kept = here.clone().map(|at| labels(self.own, at)).sum::<usize>().saturating_sub(named);
        let unnamed = named > 0 && kept > 0 && kept == there.clone().map(|at| labels(self.other, at)).sum::<usize>();
        let likeness = |at: usize| self.met[at].filter(|_| !self.moved[at]).map(|met| (self.alike)(at, met.0));
        let ends = [*here.start(), *here.end()].into_iter().filter_map(likeness);
        let values: Vec<_> = run.iter().flat_map(|&at| &self.own.traits[at].values).collect();
        let has = |value: &Value| there.clone().any(|at| alike::holds(&self.other.traits[at], value));
        let calls: Vec<&str> = run.iter().filter_map(|&at| self.own.passages[at].facts.path()).collect();
        let names = |path: &str| self.other.passages.iter().any(|passage| passage.place.text.contains(path));
        Lack {
            said: values.len() > 1 && values.into_iter().all(has) || !calls.is_empty() && calls.into_iter().all(names),
            doubtful: ends.fold(f32::INFINITY, f32::min) < CLEAR,
            shorter: gap > 0.0 && own - other > gap * MOST || unnamed,
            fewer: [Sort::Figure, Sort::Api, Sort::Code, Sort::Table].into_iter().any(fewer),
        }
    }
}

fn gap(row: &Row<'_>, run: &[usize], kind: Kind, lack: &Lack, likeness: &Likeness) -> Option<Finding> {
    let passages: Vec<&Passage> = run.iter().map(|&at| &row.own.passages[at]).collect();
    let told: Vec<&Passage> = row.with_rival(run).into_iter().map(|at| &row.own.passages[at]).collect();
    let (first, last) = (told.first()?, told.last()?);
    // A heading whose text is there on both sides is only set otherwise.
    let bare = passages.iter().all(|passage| passage.sort == Sort::Section);
    let severity = if bare { Weight::Wording } else { passages.iter().map(|passage| weight(passage)).max()? };
    let word = if kind == Kind::Missing { "missing" } else { "not in the reference" };
    let text = told.iter().map(|passage| passage.place.text.as_str()).collect::<Vec<_>>().join("\n");
    let lines = Lines(first.place.lines.0, last.place.lines.1.max(first.place.lines.0));
    let place = Place { lines, text, ..first.place.clone() };
    let either = told.len() > passages.len();
    let named = if either {
        told.iter().map(|passage| names(&[passage])).collect::<Vec<_>>().join(" or ")
    } else {
        names(&passages)
    };
    let sure = sureness(&passages, lack, likeness.beside(&passages));
    let finding = Finding::new(kind, severity, sure, format!("{word}: {named}"));
    Some(if kind == Kind::Missing {
        Finding { behind: row.before(run[0]), ..finding.at(Some(&place), None) }
    } else {
        finding.at(None, Some(&place))
    })
}

fn sureness(passages: &[&Passage], lack: &Lack, alike: f32) -> Confidence {
    // A single text may be part of another one, or a step that is understood as none.
    let certain = passages.len() > 2
        || passages.iter().any(|passage| match passage.sort {
            Sort::Notice(Level::Danger | Level::Warning) | Sort::Api | Sort::Code => true,
            Sort::Step => !passage.facts.labels.is_empty(),
            Sort::Notice(Level::Note | Level::Tip) | Sort::Section | Sort::Figure | Sort::Table | Sort::Text => false,
        });
    let pictures = passages.iter().all(|passage| passage.sort == Sort::Figure);
    let doubts = [alike < FAR, alike < NEAR, lack.doubtful, !certain, lack.said].into_iter().filter(|doubt| *doubt);
    match (lack.shorter, lack.fewer, doubts.count()) {
        (true, _, 0) => Confidence::High,
        (true, true, 1 | 2) | (true, false, 1) => Confidence::Medium,
        (false, true, _) if pictures => Confidence::Medium,
        (true | false, _, _) => Confidence::Low,
    }
}

fn weight(passage: &Passage) -> Weight {
    if passage.within == Some(Role::Further) {
        return Weight::Wording;
    }
    match passage.sort {
        Sort::Step | Sort::Api | Sort::Notice(Level::Danger | Level::Warning) | Sort::Code => Weight::Breaking,
        Sort::Notice(Level::Note | Level::Tip) | Sort::Section | Sort::Figure | Sort::Table => Weight::Notable,
        Sort::Text if passage.within == Some(Role::Requirements) || !passage.limits.is_empty() => Weight::Notable,
        Sort::Text => Weight::Wording,
    }
}

/// What some passages are: `step 1.2`, `section “Save”`, `2 steps, 1 figure (1.2 to 1.4)`.
fn names(passages: &[&Passage]) -> String {
    if let [passage] = passages {
        return match passage.sort {
            Sort::Section => format!("section “{}”", passage.place.text),
            Sort::Step | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Figure | Sort::Table | Sort::Text => {
                passage.place.name.clone()
            }
        };
    }
    let mut sorts: Vec<Sort> = passages.iter().map(|passage| passage.sort).collect();
    sorts.sort_unstable();
    let told = sorts.chunk_by(|one, two| one.fits(*two)).map(|same| counted(same.len(), same[0].name()));
    let ids: Vec<&str> = passages
        .iter()
        .filter(|passage| passage.sort == Sort::Step)
        .map(|passage| passage.place.name.as_str())
        .collect();
    let range = match ids[..] {
        [] => String::new(),
        [one] => format!(" ({one})"),
        [first, .., last] => format!(" ({first} to {})", last.trim_start_matches("step ")),
    };
    told.collect::<Vec<_>>().join(", ") + &range
}

fn counted(count: usize, name: &str) -> String {
    match (count, name.split_once(" of ")) {
        (1, _) => format!("1 {name}"),
        (_, Some((one, rest))) => format!("{count} {one}s of {rest}"),
        (_, None) => format!("{count} {name}s"),
    }
}
