//! From pairs of units to what a reader is told, and how much it matters.

use std::cmp::Ordering;

use serde::Serialize;

use crate::language::Language;
use crate::workflow::{Level, Op, Role, TimeLimit};

use super::align::Group;
use super::meant::Meant;
use super::unit::{Sort, Unit};
use super::{Change, Place, Weight};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands somewhere else.
    Moved,
    /// One piece became several.
    Split,
    /// Several pieces became one.
    Merged,
    /// It says the same, as far as can be told, in other words.
    Reworded,
    /// The labels that are operated, or what is done to them.
    Action,
    /// The API call.
    ApiCall,
    /// How loudly a notice speaks.
    Level,
    /// A deadline or waiting time.
    TimeLimit,
    /// Whether a step may be left out, or when it applies.
    Condition,
    /// The code.
    Code,
    /// The picture.
    Figure,
}

impl Kind {
    /// The name, as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Reworded => "reworded",
            Self::Action => "action changed",
            Self::ApiCall => "API call changed",
            Self::Level => "level changed",
            Self::TimeLimit => "time limit changed",
            Self::Condition => "condition changed",
            Self::Code => "code changed",
            Self::Figure => "figure replaced",
        }
    }
}

/// Where a change stands among others: its place in the new row, else behind what stood before it in the old one.
type At = (usize, usize);

pub(super) fn changes(old: &[Unit], new: &[Unit], mut groups: Vec<Group>, language: &Language) -> Vec<(At, Change)> {
    groups.sort_by(|one, two| (&one.old, &one.new).cmp(&(&two.old, &two.new)));
    let kept: Vec<Kept> = groups.iter().filter_map(|group| Kept::of(group, new)).collect();
    let mut all = Vec::new();
    let mut last = 0;
    for group in groups {
        let at = (group.new.first().copied(), group.old.first().copied().unwrap_or_default());
        let mut found = Vec::new();
        match (Unit::join(old, &group.old), Unit::join(new, &group.new)) {
            (Some(one), Some(two)) => {
                if group.moved {
                    let (weight, reason) = weight_of_move(&two, passed(&group, &kept));
                    let (one, two) = (one.clone().behind(old, &group.old), two.clone().behind(new, &group.new));
                    found.push(change(Kind::Moved, weight, reason, Some(&one), Some(&two)));
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
                    found.push(change(kind, Weight::Wording, reason, Some(&one), Some(&two)));
                }
            }
            (Some(one), None) => {
                let (weight, reason) = weight_of_loss(&one);
                found.push(change(Kind::Removed, weight, reason, Some(&one), None));
            }
            (None, Some(two)) => {
                let (weight, reason) = weight_of_gain(&two);
                found.push(change(Kind::Added, weight, reason, None, Some(&two)));
            }
            (None, None) => {}
        }
        let at = (at.0.unwrap_or(last), at.1);
        all.extend(found.into_iter().map(|change| (at, change)));
    }
    all
}

fn change(kind: Kind, severity: Weight, reason: &'static str, old: Option<&Unit>, new: Option<&Unit>) -> Change {
    let place = |unit: &Unit| unit.place.clone();
    Change { kind, severity, reason, old: old.map(place), new: new.map(place) }
}

/// A unit that both revisions have, and whether something is done there.
struct Kept {
    old: usize,
    new: usize,
    sort: Sort,
}

impl Kept {
    fn of(group: &Group, new: &[Unit]) -> Option<Self> {
        let (old, at) = (*group.old.first()?, *group.new.first()?);
        Some(Self { old, new: at, sort: new[at].sort })
    }
}

/// What a unit that moved stood before and now stands behind, and the other way round.
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

fn weight_of_move(unit: &Unit, passed: Passed) -> (Weight, &'static str) {
    match unit.sort {
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

fn weight_of_loss(unit: &Unit) -> (Weight, &'static str) {
    match unit.sort {
        Sort::Step | Sort::Api => (Weight::Breaking, "it is no longer done"),
        Sort::Notice(Level::Danger | Level::Warning) => (Weight::Breaking, "the reader is no longer warned"),
        Sort::Code => (Weight::Breaking, "what was run or written is gone"),
        Sort::Section | Sort::Notice(Level::Note | Level::Tip) | Sort::Figure => {
            (Weight::Notable, "the reader knows less")
        }
        Sort::Table | Sort::Text => text_weight(unit, "the reader knows less"),
    }
}

fn weight_of_gain(unit: &Unit) -> (Weight, &'static str) {
    match unit.sort {
        Sort::Step | Sort::Api => (Weight::Breaking, "who follows the old text leaves it out"),
        Sort::Notice(Level::Danger | Level::Warning) => (Weight::Breaking, "who follows the old text is not warned"),
        Sort::Code => (Weight::Breaking, "there is more to run or write"),
        Sort::Section | Sort::Notice(Level::Note | Level::Tip) | Sort::Figure => {
            (Weight::Notable, "there is more to know")
        }
        Sort::Table | Sort::Text => text_weight(unit, "there is more to know"),
    }
}

fn text_weight(unit: &Unit, reason: &'static str) -> (Weight, &'static str) {
    if unit.within == Some(Role::Requirements) {
        (Weight::Breaking, "what has to be there before changes")
    } else if unit.limits.is_empty() {
        (Weight::Notable, reason)
    } else {
        (Weight::Breaking, "a time limit comes or goes")
    }
}

/// What differs between two versions of one unit.
fn compare(old: &Unit, new: &Unit, parted: bool, language: &Language, found: &mut Vec<Change>) {
    let before = found.len();
    let mut add = |kind, weight, reason, texts: (String, String)| {
        let place = |unit: &Unit, text| Place { text, ..unit.place.clone() };
        let (old, new) = (Some(place(old, texts.0)), Some(place(new, texts.1)));
        found.push(Change { kind, severity: weight, reason, old, new });
    };
    let whole = || (old.place.text.clone(), new.place.text.clone());
    if let (Sort::Notice(was), Sort::Notice(is)) = (old.sort, new.sort)
        && was != is
    {
        let loud = |level| matches!(level, Level::Danger | Level::Warning);
        let (weight, reason) = match (loud(was), loud(is)) {
            (true, false) => (Weight::Breaking, "a warning no longer speaks as one"),
            (false, true) => (Weight::Breaking, "it is a warning now"),
            (true, true) | (false, false) => (Weight::Notable, "it speaks more or less loudly"),
        };
        add(Kind::Level, weight, reason, (old.place.name.clone(), new.place.name.clone()));
    }
    let same = old.place.text == new.place.text;
    let meant = (!same).then(|| (Meant::of(old, language), Meant::of(new, language)));
    let turned = meant.as_ref().is_some_and(|(was, is)| was.is_turned(is));
    if old.actions != new.actions {
        add(Kind::Action, Weight::Breaking, "the reader operates something else", (actions(old), actions(new)));
    } else if turned {
        add(Kind::Action, Weight::Breaking, "the reader does something else to it", whole());
    }
    if old.limits != new.limits {
        add(Kind::TimeLimit, Weight::Breaking, "the reader waits or acts in another time", (limits(old), limits(new)));
    }
    found_terms(old, new, &mut add);
    if old.facts.images != new.facts.images {
        let images = |unit: &Unit| unit.facts.images.join(", ");
        add(Kind::Figure, Weight::Notable, "the screen looks different", (images(old), images(new)));
    }
    match old.sort {
        Sort::Api if !same => add(Kind::ApiCall, Weight::Breaking, "something else is called", whole()),
        Sort::Code if !same => add(Kind::Code, Weight::Breaking, "something else is run or written", whole()),
        Sort::Figure if !same => add(Kind::Figure, Weight::Notable, "the screen looks different", whole()),
        Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text => {
            let reason = meant.as_ref().filter(|_| !turned).and_then(|meant| telling(old, new, meant));
            if let Some(reason) = reason {
                add(Kind::Reworded, Weight::Notable, reason, whole());
            } else if found.len() > before && !parted && !turned && old.terms.0 == new.terms.0 && rest(old) != rest(new)
            {
                found.push(change(
                    Kind::Reworded,
                    Weight::Wording,
                    "other words of it change too",
                    Some(old),
                    Some(new),
                ));
            }
        }
        Sort::Api | Sort::Code | Sort::Figure => {}
    }
    if found.len() == before && !same && !parted {
        found.push(change(Kind::Reworded, Weight::Wording, "nothing but words changes", Some(old), Some(new)));
    }
}

/// Why words that change matter, where what they are about is not told on its own.
fn telling(old: &Unit, new: &Unit, (was, is): &(Meant, Meant)) -> Option<&'static str> {
    let (same_actions, same_limits) = (old.actions == new.actions, old.limits == new.limits);
    let same_terms = old.terms == new.terms;
    if same_limits && numbers(&old.place.text) != numbers(&new.place.text) {
        Some("a number in it changes")
    } else if same_actions && old.facts.code != new.facts.code {
        Some("a value in it changes")
    } else if same_limits && same_terms && was.counted != is.counted {
        Some("what a number in it counts changes")
    } else if same_terms && was.denials != is.denials {
        Some("something is denied in it, or no longer")
    } else if same_terms && was.is_other_time(is) {
        Some("it is done at another time, or that is said otherwise")
    } else if same_actions && was.is_other_act(is) {
        Some("another verb tells what to do")
    } else {
        None
    }
}

/// The words of a unit without what is compared on its own: its condition, and the numbers of its time limits.
fn rest(unit: &Unit) -> String {
    let words =
        unit.terms.1.as_ref().map_or_else(|| unit.facts.words.clone(), |told| unit.facts.words.replace(told, ""));
    let limits = unit.limits.iter().flat_map(|limit| limit.from.into_iter().chain(Some(limit.value)));
    limits.fold(words, |words, number| words.replacen(&number.to_string(), "", 1))
}

/// Whether a step may be left out, and when it applies.
fn found_terms(old: &Unit, new: &Unit, add: &mut impl FnMut(Kind, Weight, &'static str, (String, String))) {
    let (was, is) = (&old.terms, &new.terms);
    let texts = || {
        let told = |(optional, condition): &(bool, Option<String>)| match condition {
            Some(condition) => condition.clone(),
            None if *optional => "optional".to_owned(),
            None => "always".to_owned(),
        };
        (told(was), told(is))
    };
    if let (Some(one), Some(two)) = (&was.1, &is.1)
        && one != two
    {
        let weight = if was.0 == is.0 { Weight::Notable } else { Weight::Breaking };
        return add(Kind::Condition, weight, "it is done in another case, or that is said otherwise", texts());
    }
    match (was.0, is.0) {
        (true, false) => add(Kind::Condition, Weight::Breaking, "it may no longer be left out", texts()),
        (false, true) => add(Kind::Condition, Weight::Breaking, "it may be left out now", texts()),
        (true, true) | (false, false) => match (&was.1, &is.1) {
            (None, Some(_)) => add(Kind::Condition, Weight::Breaking, "it is done in some cases only", texts()),
            (Some(_), None) => add(Kind::Condition, Weight::Breaking, "it is done in all cases", texts()),
            (Some(_), Some(_)) | (None, None) => {}
        },
    }
}

/// The numbers of a text, without those in the addresses of links.
fn numbers(text: &str) -> Vec<&str> {
    let shown = text.split("](").enumerate().flat_map(|(at, part)| {
        let seen = if at == 0 { Some(part) } else { part.split_once(')').map(|(_, behind)| behind) };
        seen.unwrap_or_default().split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty())
    });
    shown.collect()
}

fn actions(unit: &Unit) -> String {
    unit.actions.iter().map(action_text).collect::<Vec<_>>().join(", ")
}

/// An operation and what it is done to: `click Save`.
pub(crate) fn action_text((op, target): &(Op, String)) -> String {
    format!("{} {target}", op.name()).trim_end().to_owned()
}

fn limits(unit: &Unit) -> String {
    let one = |limit: &TimeLimit| {
        let unit = format!("{:?}", limit.unit).to_lowercase();
        let from = limit.from.map(|from| format!("{from} to ")).unwrap_or_default();
        format!("{from}{} {unit}{}", limit.value, if limit.value == 1 { "" } else { "s" })
    };
    unit.limits.iter().map(one).collect::<Vec<_>>().join(", ")
}
