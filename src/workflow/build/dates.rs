//! The date of the last update: from the front matter, or from the bold line on top of the body.
//!
//! In numbers, the day stands before the month unless the year comes first: of thousands of real date lines none is
//! proved to be otherwise.

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::guide::{DateLine, FrontMatter, codes};
use crate::language::{Language, Languages};
use crate::source::Span;

use super::builder::Builder;

/// The length of `---`.
const FENCE: u32 = 3;

/// The date that the front matter states; its key is taken out of the metadata when it was understood.
pub(super) fn updated(
    builder: &mut Builder<'_>,
    front: &FrontMatter,
    metadata: &mut Map<String, Value>,
) -> Option<Date> {
    let (key, text) = FrontMatter::DATES.into_iter().find_map(|key| front.text(key).map(|text| (key, text)))?;
    let date = text.get(..10).unwrap_or(&text).parse().ok().or_else(|| in_numbers(&text));
    if date.is_some() {
        metadata.shift_remove(key);
    } else {
        let line = front.place_of(builder.source, key);
        let line = line.unwrap_or(Span { end: front.span.start + FENCE, ..front.span });
        let value = builder.source.slice(line).find(text.as_str()).map(|at| line.start as usize + at);
        report(builder, value.map_or(line, |start| Span::new(start, start + text.len())), &text);
    }
    date
}

/// The date of a date line.
pub(super) fn of_line(builder: &mut Builder<'_>, line: &DateLine, languages: &Languages) -> Option<Date> {
    let text = builder.source.slice(line.text);
    let date = date_in(text, builder.language, languages);
    if date.is_none() && builder.is_known {
        let text = text.to_owned();
        report(builder, line.span, &text);
    }
    date
}

fn report(builder: &mut Builder<'_>, place: Span, text: &str) {
    let note = Diagnostic::new(&codes::UNREADABLE_DATE, place, format!("`{text}` holds no date that exists"));
    builder.notes.push(note.help("write the date as `updated: YYYY-MM-DD` in the front matter"));
}

/// The date in a text of a language.
#[must_use]
pub fn date_in(text: &str, language: &Language, languages: &Languages) -> Option<Date> {
    in_numbers(text).or_else(|| in_words(text, language, languages))
}

/// `04/07/2020`, `2020-07-04`, `4.7.2020`, `4/7/20`.
fn in_numbers(text: &str) -> Option<Date> {
    let runs: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let [a, b, c] = runs[..] else { return None };
    let number = |run: &str| run.parse::<i16>().ok();
    let (year, month, day) = match (a.len(), c.len()) {
        (4, _) => (number(a)?, number(b)?, number(c)?),
        (_, 4) => (number(c)?, number(b)?, number(a)?),
        (_, 2) => (2000 + number(c)?, number(b)?, number(a)?),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `15th January 2019`, `May 11th, 2018`, `6 juin 2019`: a month in words of the text's language or of English.
fn in_words(text: &str, language: &Language, languages: &Languages) -> Option<Date> {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let english = languages.get("en");
    let month = words().find_map(|word| language.month(word).or_else(|| english?.month(word)))?;
    let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<i16>().ok();
    let year = words().filter(|word| word.len() == 4).find_map(|word| word.parse::<i16>().ok())?;
    let day = words().filter(|word| word.len() <= 4 && word.as_bytes()[0].is_ascii_digit()).filter_map(number);
    let day = day.rev().find(|&day| day <= 31)?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
