//! What is done and how long it takes, in the words of a language: the same in runs and in runbooks.

use std::borrow::Cow;

use crate::language::Strings;
use crate::locale::Locale;
use crate::workflow::{Action, Op, TimeLimit, Unit};

/// The word for an operation; what is done in place of the one before is told so.
#[must_use]
pub fn verb<'s>(strings: &'s Strings, action: &Action) -> Cow<'s, str> {
    let verb = match action.op {
        _ if action.untick => &strings.untick,
        Op::Navigate => &strings.navigate,
        Op::Click => &strings.click,
        Op::Select => &strings.select,
        Op::Enter => &strings.enter,
        Op::Confirm => &strings.confirm,
        Op::Other => &strings.other,
    };
    if action.or { Cow::Owned(format!("{} {}", strings.or, verb.to_lowercase())) } else { Cow::Borrowed(verb.as_str()) }
}

/// How long a time limit is, in the words of a language: `1–24 hours`.
#[must_use]
pub fn duration(strings: &Strings, reader: Locale, limit: TimeLimit) -> String {
    let unit = match limit.unit {
        Unit::Second => &strings.second,
        Unit::Minute => &strings.minute,
        Unit::Hour => &strings.hour,
        Unit::Day => &strings.day,
        Unit::Week => &strings.week,
        Unit::Month => &strings.month,
        Unit::Year => &strings.year,
    };
    match limit.from {
        Some(from) => unit.range(reader, from.into(), limit.value.into()),
        None => unit.of(reader, limit.value.into()),
    }
}
