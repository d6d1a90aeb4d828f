//! From pairs of passages to what a reader is told, and how much it matters.

use std::cmp::Ordering;

use crate::language::Language;
use crate::workflow::{Level, Role};

use super::align::Group;
use super::compare::compare;
use super::meant::Meant;
use super::passage::{Passage, Sort};
use super::{Change, Kind, Weight};

/// Where a change stands among others: its place in the new row, else behind what stood before it in the old one.
type At = (usize, usize);

pub(super) fn changes(
    old: &[Passage],
    new: &[Passage],
    mut groups: Vec<Group>,
    language: &Language,
) -> Vec<(At, Change)> {
    groups.sort_by(|one, two| (&one.old, &one.new).cmp(&(&two.old, &two.new)));
    let kept: Vec<Kept> = groups.iter().filter_map(|group| Kept::of(group, new)).collect();
    let mut all = Vec::new();
    let mut last = 0;
    for group in groups {
        let at = (group.new.first().copied(), group.old.first().copied().unwrap_or_default());
        let mut found = Vec::new();
        match (Passage::join(old, &group.old), Passage::join(new, &group.new)) {
            (Some(one), Some(two)) => {
                if group.moved {
                    let (weight, reason) = weight_of_move(&two, passed(&group, &kept));
                    let (one, two) = (one.clone().behind(old, &group.old), two.clone().behind(new, &group.new));
                    found.push(Change::new(Kind::Moved, weight, reason, Some(&one.place), Some(&two.place)));
                } else {
                    last = group.new.last().map_or(last, |at| at + 1);
                }
                let kind = match group.old.len().cmp(&group.new.len()) {
                    Ordering::Less => Some(Kind::Split),
                    Ordering::Greater => Some(Kind::Merged),
                    Ordering::Equal => None,
                };
                compare(&one, &two, kind.is_some(), language, &mut found);
                if let Some(kind) = kind {
                    let reason = "the same is said in more or fewer pieces";
                    found.push(Change::new(kind, Weight::Wording, reason, Some(&one.place), Some(&two.place)));
                }
            }
            (Some(one), None) => {
                let (weight, reason) = weight_of_loss(&one, language);
                found.push(Change::new(Kind::Removed, weight, reason, Some(&one.place), None));
            }
            (None, Some(two)) => {
                let (weight, reason) = weight_of_gain(&two, language);
                found.push(Change::new(Kind::Added, weight, reason, None, Some(&two.place)));
            }
            (None, None) => {}
        }
        let at = (at.0.unwrap_or(last), at.1);
        all.extend(found.into_iter().map(|change| (at, change)));
    }
    all
}

/// A passage that both revisions have, and whether something is done there.
struct Kept {
    old: usize,
    new: usize,
    sort: Sort,
}

impl Kept {
    fn of(group: &Group, new: &[Passage]) -> Option<Self> {
        let (old, at) = (*group.old.first()?, *group.new.first()?);
        Some(Self { old, new: at, sort: new[at].sort })
    }
}

/// What a passage that moved stood before and now stands behind, and the other way round.
#[derive(Default)]
struct Passed {
    /// It stood before something that is done, and now stands behind it.
    behind_doing: bool,
    /// It stood behind a warning, and now stands before it.
    before_warning: bool,
}

fn passed(group: &Group, kept: &[Kept]) -> Passed {
    let (Some(&old), Some(&new)) = (group.old.first(), group.new.first()) else { return Passed::default() };
    let doing = |sort| matches!(sort, Sort::Step | Sort::Api | Sort::Code);
    let loud = |sort| matches!(sort, Sort::Notice(Level::Danger | Level::Warning));
    Passed {
        behind_doing: kept.iter().any(|one| one.old > old && one.new < new && doing(one.sort)),
        before_warning: kept.iter().any(|one| one.old < old && one.new > new && loud(one.sort)),
    }
}

fn weight_of_move(passage: &Passage, passed: Passed) -> (Weight, &'static str) {
    match passage.sort {
        Sort::Step | Sort::Api | Sort::Code if passed.before_warning => {
            (Weight::Breaking, "it is done before the warning is read")
        }
        Sort::Step | Sort::Api => (Weight::Breaking, "the order of what is done changes"),
        Sort::Notice(_) if passed.behind_doing => (Weight::Breaking, "it now stands behind what it guards"),
        Sort::Notice(_) => (Weight::Notable, "it is read earlier, or elsewhere"),
        Sort::Section | Sort::Code | Sort::Figure | Sort::Table | Sort::Text => {
            (Weight::Notable, "it is read at another time")
        }
    }
}

fn weight_of_loss(passage: &Passage, language: &Language) -> (Weight, &'static str) {
    match passage.sort {
        Sort::Step | Sort::Api => (Weight::Breaking, "it is no longer done"),
        Sort::Notice(Level::Danger | Level::Warning) => (Weight::Breaking, "the reader is no longer warned"),
        Sort::Code => (Weight::Breaking, "what was run or written is gone"),
        Sort::Section | Sort::Notice(Level::Note | Level::Tip) | Sort::Figure => {
            (Weight::Notable, "the reader knows less")
        }
        Sort::Text if Meant::of(passage, language).forbids > 0 => {
            (Weight::Breaking, "something is no longer forbidden")
        }
        Sort::Table | Sort::Text => text_weight(passage, "the reader knows less"),
    }
}

fn weight_of_gain(passage: &Passage, language: &Language) -> (Weight, &'static str) {
    match passage.sort {
        Sort::Step | Sort::Api => (Weight::Breaking, "who follows the old text leaves it out"),
        Sort::Notice(Level::Danger | Level::Warning) => (Weight::Breaking, "who follows the old text is not warned"),
        Sort::Code => (Weight::Breaking, "there is more to run or write"),
        Sort::Section | Sort::Notice(Level::Note | Level::Tip) | Sort::Figure => {
            (Weight::Notable, "there is more to know")
        }
        Sort::Text if Meant::of(passage, language).forbids > 0 => (Weight::Breaking, "something is forbidden now"),
        Sort::Table | Sort::Text => text_weight(passage, "there is more to know"),
    }
}

fn text_weight(passage: &Passage, reason: &'static str) -> (Weight, &'static str) {
    if passage.within == Some(Role::Requirements) {
        (Weight::Breaking, "what has to be there before changes")
    } else if passage.limits.is_empty() {
        (Weight::Notable, reason)
    } else {
        (Weight::Breaking, "a time limit comes or goes")
    }
}
