//! What differs between two versions of one passage.

use crate::guide::is_method;
use crate::language::Language;
use crate::workflow::{Level, Op, TimeLimit};

use super::meant::Meant;
use super::passage::{Passage, Sort};
use super::{Change, Kind, Place, Weight};

/// What is told of both versions: what happened, how much it matters, why, and what each of them says.
type Tell<'t> = dyn FnMut(Kind, Weight, &'static str, (String, String)) + 't;

/// What differs between two versions of one passage.
pub(super) fn compare(old: &Passage, new: &Passage, parted: bool, language: &Language, found: &mut Vec<Change>) {
    let before = found.len();
    let mut tell = |kind, severity, reason, texts: (String, String)| {
        let place = |passage: &Passage, text| Place { text, ..passage.place.clone() };
        let (old, new) = (Some(place(old, texts.0)), Some(place(new, texts.1)));
        found.push(Change { kind, severity, reason, old, new });
    };
    let same = old.place.text == new.place.text;
    let meant = (!same).then(|| (Meant::of(old, language), Meant::of(new, language)));
    level(old, new, &mut tell);
    let deed_told = deed(old, new, meant.as_ref(), parted, &mut tell);
    let called = !parted && calls(old, new, &mut tell);
    if old.limits != new.limits {
        let reason = "the reader waits or acts in another time";
        tell(Kind::TimeLimit, Weight::Breaking, reason, (limits(old), limits(new)));
    }
    let flipped = meant.as_ref().is_some_and(|(was, is)| is_flipped((old, was), (new, is)));
    terms(old, new, flipped, &mut tell);
    if old.facts.images != new.facts.images {
        let images = |passage: &Passage| passage.facts.images.join(", ");
        tell(Kind::Figure, Weight::Notable, "the screen looks different", (images(old), images(new)));
    }
    match old.sort {
        Sort::Api if !same => tell(Kind::ApiCall, Weight::Breaking, OTHER_CALL, whole(old, new)),
        Sort::Code if !same => tell(Kind::Code, Weight::Breaking, "something else is run or written", whole(old, new)),
        Sort::Figure if !same => tell(Kind::Figure, Weight::Notable, "the screen looks different", whole(old, new)),
        Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text => {
            let words = meant.as_ref().filter(|_| !deed_told).and_then(|meant| words(old, new, called, meant));
            if let Some((severity, reason)) = words {
                tell(Kind::Reworded, severity, reason, whole(old, new));
            } else if found.len() > before
                && !parted
                && !deed_told
                && !flipped
                && old.terms.0 == new.terms.0
                && rest(old) != rest(new)
            {
                let reason = "other words of it change too";
                found.push(Change::new(Kind::Reworded, Weight::Wording, reason, Some(&old.place), Some(&new.place)));
            }
        }
        Sort::Api | Sort::Code | Sort::Figure => {}
    }
    if found.len() == before && !same && !parted {
        let reason = "nothing but words changes";
        found.push(Change::new(Kind::Reworded, Weight::Wording, reason, Some(&old.place), Some(&new.place)));
    }
}

const OTHER_CALL: &str = "something else is called";

/// The whole of both texts.
fn whole(old: &Passage, new: &Passage) -> (String, String) {
    (old.place.text.clone(), new.place.text.clone())
}

/// How loudly a notice speaks.
fn level(old: &Passage, new: &Passage, tell: &mut Tell<'_>) {
    let (Sort::Notice(was), Sort::Notice(is)) = (old.sort, new.sort) else { return };
    let loud = |level| matches!(level, Level::Danger | Level::Warning);
    let (weight, reason) = match (loud(was), loud(is)) {
        _ if was == is => return,
        (true, false) => (Weight::Breaking, "a warning no longer speaks as one"),
        (false, true) => (Weight::Breaking, "it is a warning now"),
        (true, true) | (false, false) => (Weight::Notable, "it speaks more or less loudly"),
    };
    tell(Kind::Level, weight, reason, (old.place.name.clone(), new.place.name.clone()));
}

/// "If" has become "unless", which is no condition that is asked about, or the other way round.
fn is_flipped((old, was): (&Passage, &Meant), (new, is): (&Passage, &Meant)) -> bool {
    was.denials != is.denials && old.terms.1.is_some() != new.terms.1.is_some()
}

/// Whether it is done at all, and what is operated. `true` when that says what its other words mean too.
fn deed(old: &Passage, new: &Passage, meant: Option<&(Meant, Meant)>, parted: bool, tell: &mut Tell<'_>) -> bool {
    let turned = meant.is_some_and(|(was, is)| was.is_turned(is));
    let steps = (old.sort == Sort::Step, new.sort == Sort::Step);
    match steps {
        (true, false) if !parted => tell(Kind::Removed, Weight::Breaking, "it is no longer done", whole(old, new)),
        (false, true) if !parted => tell(Kind::Added, Weight::Breaking, "it is done now", whole(old, new)),
        _ if old.actions != new.actions => {
            tell(Kind::Action, Weight::Breaking, "the reader operates something else", (actions(old), actions(new)));
        }
        _ if turned => tell(Kind::Action, Weight::Breaking, "the reader does something else to it", whole(old, new)),
        _ => {}
    }
    turned || (steps.0 != steps.1 && !parted)
}

/// Whether a text names other calls.
fn calls(old: &Passage, new: &Passage, tell: &mut Tell<'_>) -> bool {
    let calls = |passage: &Passage| passage.facts.code.iter().filter(|code| is_call(code)).cloned().collect::<Vec<_>>();
    let (was, is) = (calls(old), calls(new));
    let other = !was.is_empty() && !is.is_empty() && was != is;
    if other {
        tell(Kind::ApiCall, Weight::Breaking, OTHER_CALL, (was.join(", "), is.join(", ")));
    }
    other
}

/// Whether a piece of code is a call: a method, and what it is sent to.
fn is_call(code: &str) -> bool {
    code.split_once(' ').is_some_and(|(method, path)| is_method(method) && !path.trim().is_empty())
}

/// Why words that change matter, where what they are about is not told on its own; `called`: other calls are.
fn words(old: &Passage, new: &Passage, called: bool, (was, is): &(Meant, Meant)) -> Option<(Weight, &'static str)> {
    use Weight::{Breaking, Notable};
    let (same_actions, same_limits) = (old.actions == new.actions && !called, old.limits == new.limits && !called);
    let same_terms = old.terms == new.terms;
    if same_actions && old.sort == Sort::Step && is_other_code(old, new) {
        Some((Breaking, "another value is used"))
    } else if same_terms && was.is_other_duty(is) {
        Some((Breaking, "what has to be done may be left out, or no longer"))
    } else if same_terms && was.denials != is.denials {
        let weight = if old.sort == Sort::Step || was.forbids != is.forbids { Breaking } else { Notable };
        Some((weight, "something is denied in it, or no longer"))
    } else if same_limits && numbers(&old.place.text) != numbers(&new.place.text) {
        Some((Notable, "a number in it changes"))
    } else if same_actions && old.facts.code != new.facts.code {
        Some((Notable, "a value in it changes"))
    } else if same_limits && same_terms && was.counted != is.counted {
        Some((Notable, "what a number in it counts changes"))
    } else if same_terms && was.is_other_time(is) {
        Some((Notable, "it is done at another time, or that is said otherwise"))
    } else if same_actions && was.is_other_act(is) {
        Some((Notable, "another verb tells what to do"))
    } else {
        None
    }
}

/// Whether each text has code that the other does not have, as code or as plain words.
fn is_other_code(old: &Passage, new: &Passage) -> bool {
    let more = |one: &Passage, two: &Passage| one.facts.code.iter().any(|code| !two.place.text.contains(code.as_str()));
    more(old, new) && more(new, old)
}

/// The words of a passage without what is compared on its own: its condition, and the numbers of its time limits.
fn rest(passage: &Passage) -> String {
    let words = passage
        .terms
        .1
        .as_ref()
        .map_or_else(|| passage.facts.words.clone(), |told| passage.facts.words.replace(told, ""));
    let limits = passage.limits.iter().flat_map(|limit| limit.from.into_iter().chain(Some(limit.value)));
    limits.fold(words, |words, number| words.replacen(&number.to_string(), "", 1))
}

/// Whether a step may be left out, and when it applies.
fn terms(old: &Passage, new: &Passage, flipped: bool, tell: &mut Tell<'_>) {
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
        return tell(Kind::Condition, weight, "it is done in another case, or that is said otherwise", texts());
    }
    match (was.0, is.0) {
        (true, false) => tell(Kind::Condition, Weight::Breaking, "it may no longer be left out", texts()),
        (false, true) => tell(Kind::Condition, Weight::Breaking, "it may be left out now", texts()),
        (true, true) | (false, false) => match (&was.1, &is.1) {
            (None, Some(_)) | (Some(_), None) if flipped => {
                tell(Kind::Condition, Weight::Breaking, "it is done in other cases", texts());
            }
            (None, Some(_)) => tell(Kind::Condition, Weight::Breaking, "it is done in some cases only", texts()),
            (Some(_), None) => tell(Kind::Condition, Weight::Breaking, "it is done in all cases", texts()),
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

fn actions(passage: &Passage) -> String {
    passage.actions.iter().map(action_text).collect::<Vec<_>>().join(", ")
}

/// An operation and what it is done to: `click Save`.
pub(crate) fn action_text((op, target): &(Op, String)) -> String {
    format!("{} {target}", op.name()).trim_end().to_owned()
}

fn limits(passage: &Passage) -> String {
    let one = |limit: &TimeLimit| {
        let unit = limit.unit.name();
        let from = limit.from.map(|from| format!("{from} to ")).unwrap_or_default();
        format!("{from}{} {unit}{}", limit.value, if limit.value == 1 { "" } else { "s" })
    };
    passage.limits.iter().map(one).collect::<Vec<_>>().join(", ")
}
