//! Deadlines and waiting times.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Unit};

use super::super::model::{TimeLimit, TimeRole};
use super::sentence::{Force, Heard, Spoken};
use super::tokens::{Kind, Token};

/// So many durations of a sentence are looked at: the whole sentence is, for each.
const MANY: usize = 100;

/// The deadline or waiting time that a sentence states. Of several, a deadline, then the longest.
pub(super) fn limit(tokens: &[Token<'_>], sentence: Range<usize>, heard: &Heard) -> Option<TimeLimit> {
    let own = &tokens[sentence.clone()];
    let stated = |marks| own.iter().any(|token| token.means(marks) && !is_within(token));
    // "Wait 30 minutes until it is done": what the reader waits for sets no deadline.
    let waits = own.iter().any(|token| token.means(Marks::WAIT) && token.meaning.verb.is_some());
    let (deadline, wait) = (stated(Marks::DEADLINE) && !waits, stated(Marks::WAIT));
    let durations = (0..own.len()).filter_map(|at| Some((at, duration(own, at)?)));
    let limits = durations.take(MANY).filter_map(|(at, (value, from, unit))| {
        let role = match within(tokens, &sentence, sentence.start + at, heard) {
            Some(Within::ToAct) => TimeRole::Deadline,
            Some(Within::Condition) => TimeRole::Wait,
            Some(Within::ByItself) | None if deadline => TimeRole::Deadline,
            Some(Within::ByItself) => TimeRole::Wait,
            None if wait => TimeRole::Wait,
            None => return None,
        };
        Some(TimeLimit { from, value, unit, role })
    });
    limits.max_by_key(|limit| (limit.role == TimeRole::Deadline, u64::from(limit.value) * limit.unit.seconds()))
}

/// Whether a word stands before times to act in as well as before waiting times.
fn is_within(token: &Token<'_>) -> bool {
    token.means(Marks::DEADLINE) && token.means(Marks::WAIT)
}

/// What "within" says of a duration.
#[derive(Clone, Copy)]
enum Within {
    /// The reader is told to do something in it, or something is lost after it.
    ToAct,
    /// Something is done when nothing happened in it.
    Condition,
    /// Something happens in it.
    ByItself,
}

/// What "within" says of the duration whose unit stands at `unit`.
fn within(tokens: &[Token<'_>], sentence: &Range<usize>, unit: usize, heard: &Heard) -> Option<Within> {
    const NEAR: usize = 6;
    let clause = clause(tokens, sentence, unit);
    let near = unit.saturating_sub(NEAR).max(clause.start)..(unit + NEAR).min(clause.end);
    let at = near.into_iter().find(|&at| is_within(&tokens[at]))?;
    let lost = tokens[sentence.clone()].iter().any(|token| token.means(Marks::IRREVERSIBLE));
    let told = heard.verbs.iter().filter(|verb| tells(verb, tokens)).any(|verb| {
        if clause.contains(&verb.at) {
            return !happens(&tokens[verb.at.min(at)..verb.at.max(at)]);
        }
        let alone = clause.len() <= 2 * NEAR && !happens(&tokens[clause.clone()]);
        verb.at > clause.end && alone && !happens(&tokens[clause.end..verb.at])
    });
    let condition = tokens[clause].iter().any(|token| token.means(Marks::IF));
    Some(match (told || lost, condition) {
        (true, _) => Within::ToAct,
        (false, true) => Within::Condition,
        (false, false) => Within::ByItself,
    })
}

/// Whether a verb tells the reader to do something, or that they may.
fn tells(verb: &Spoken, tokens: &[Token<'_>]) -> bool {
    let attends = tokens[verb.at].meaning.verb.is_some_and(|verb| verb.doing == Doing::Attend);
    matches!(verb.force, Force::Instructs | Force::Offers) && !attends
}

/// Whether words speak of what happens by itself, or of something else than the main clause.
fn happens(row: &[Token<'_>]) -> bool {
    let apart = Marks::OUTCOME | Marks::MENTION | Marks::IF | Marks::WHEN | Marks::RELATIVE;
    let verb = |token: &Token<'_>| token.meaning.verb.is_some() || token.meaning.length == 0;
    let aim = row.windows(2).any(|pair| pair[0].means(Marks::PURPOSE) && pair[1].is_word() && verb(&pair[1]));
    aim || row.iter().any(|token| token.means(apart) || token.means(Marks::WAIT) && !is_within(token))
}

/// The clause around `at`, from mark to mark.
fn clause(tokens: &[Token<'_>], sentence: &Range<usize>, at: usize) -> Range<usize> {
    let ends =
        |&place: &usize| tokens[place].is_mark(&[',', ';', ':', '–', '(', ')']) || tokens[place].means(Marks::THEN);
    let start = (sentence.start..at).rev().find(ends).map_or(sentence.start, |place| place + 1);
    start..(at..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// A duration whose unit stands at `at`, unless it is a period ("every 24 hours").
fn duration(sentence: &[Token<'_>], at: usize) -> Option<(u32, Option<u32>, Unit)> {
    const FAR: usize = 5;
    let unit = sentence[at].meaning.unit?;
    let mut numbers = Vec::new();
    for token in sentence[..at].iter().rev().take(FAR) {
        if token.means(Marks::PERIOD) {
            return None;
        }
        match number(token) {
            Some(number) if numbers.len() < 2 => numbers.push(number),
            Some(_) => break,
            None if numbers.is_empty() && is_gap(token) => {}
            None if numbers.is_empty() => return None,
            None => {}
        }
    }
    let value = *numbers.first()?;
    let from = numbers.get(1).copied().filter(|&from| from < value && is_range(sentence, at));
    Some((value, from, unit))
}

fn number(token: &Token<'_>) -> Option<u32> {
    if let Kind::Number(number) = token.kind { Some(number) } else { token.meaning.number }
}

/// Between a number and its unit stands nothing but emphasis and adjectives.
fn is_gap(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Close(_) | Kind::Open(_) | Kind::Word(_)) && token.meaning.unit.is_none()
}

/// The two numbers before the unit at `at` stand close together: "1 to 24", "4-24".
fn is_range(sentence: &[Token<'_>], at: usize) -> bool {
    let mut places = (0..at).rev().filter(|&place| number(&sentence[place]).is_some());
    match (places.next(), places.next()) {
        (Some(high), Some(low)) => high - low == 2 && sentence[low + 1].meaning.unit.is_none(),
        _ => false,
    }
}
