//! Deadlines and waiting times.

use crate::language::{Marks, Unit};

use super::super::model::{TimeLimit, TimeRole};
use super::tokens::{Kind, Token};

/// The deadline or waiting time that a sentence states; of several, the longest.
pub(super) fn limit(sentence: &[Token<'_>]) -> Option<TimeLimit> {
    let marked = |marks: Marks| sentence.iter().any(|token| token.means(marks));
    let role = if marked(Marks::DEADLINE) {
        TimeRole::Deadline
    } else if marked(Marks::WAIT) {
        TimeRole::Wait
    } else {
        return None;
    };
    let durations = (0..sentence.len()).filter_map(|at| duration(sentence, at));
    let (value, from, unit) = durations.max_by_key(|&(value, _, unit)| u64::from(value) * seconds(unit))?;
    Some(TimeLimit { from, value, unit, role })
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

fn seconds(unit: Unit) -> u64 {
    match unit {
        Unit::Second => 1,
        Unit::Minute => 60,
        Unit::Hour => 3_600,
        Unit::Day => 86_400,
        Unit::Week => 604_800,
        Unit::Month => 2_592_000,
        Unit::Year => 31_536_000,
    }
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
