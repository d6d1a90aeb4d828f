//! What a guide leaves open, for each reader to fill in: `{serviceName}`, `<bucket_name>` in code, and shapes such as
//! `pcc-xxx-xxx`. The code here finds them and puts values in their place.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexSet;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::workflow::is_secret;

use super::plan::Plan;
use super::stop::{Reading, Stop, StopKind};

const MASK: &str = "••••••";

/// What may stand in a segment of an address as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Whether a value can stand for a parameter: some text on one line.
#[must_use]
pub fn is_value(value: &str) -> bool {
    !value.trim().is_empty() && value.len() <= 1000 && !value.chars().any(char::is_control)
}

/// The names of the parameters in inline Markdown.
#[must_use]
pub fn in_text(text: &str) -> Vec<String> {
    places(text, false).into_iter().map(|place| place.name.to_owned()).collect()
}

/// The names of the parameters in code.
#[must_use]
pub fn in_code(code: &str) -> Vec<String> {
    places(code, true).into_iter().map(|place| place.name.to_owned()).collect()
}

/// Inline Markdown with the values that are known; secrets are masked.
#[must_use]
pub fn fill_text(text: &str, values: &BTreeMap<String, String>) -> String {
    fill(text, false, values, &str::to_owned)
}

/// Code with the values that are known; secrets are masked.
#[must_use]
pub fn fill_code(code: &str, values: &BTreeMap<String, String>) -> String {
    fill(code, true, values, &str::to_owned)
}

/// The path of a call with the values that are known, encoded as an address wants them.
#[must_use]
pub fn fill_path(path: &str, values: &BTreeMap<String, String>) -> String {
    fill(path, false, values, &|value| utf8_percent_encode(value, SEGMENT).to_string())
}

impl Stop {
    /// The names of the parameters that its texts leave open and that are asked for.
    #[must_use]
    pub fn parameters(&self) -> Vec<String> {
        let mut names: IndexSet<String> = IndexSet::new();
        self.context.iter().chain(&self.after).for_each(|reading| names.extend(in_reading(reading)));
        match &self.kind {
            StopKind::Step(step) => {
                names.extend(in_text(&step.text));
                step.fields.iter().for_each(|(_, enter)| names.extend(in_text(enter)));
                step.code.iter().for_each(|code| names.extend(in_code(code)));
            }
            StopKind::Call(api) => names.extend(in_text(api.path.as_deref().unwrap_or_default())),
            StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => {}
        }
        names.into_iter().collect()
    }

    /// The names in what it says besides, where values take their place but are not asked for.
    fn also_named(&self) -> Vec<String> {
        match &self.kind {
            StopKind::Step(step) => step.outcomes.iter().flat_map(|text| in_text(text)).collect(),
            StopKind::Acknowledge { readings, .. } => readings.iter().flat_map(in_reading).collect(),
            StopKind::Choose { options } => options.iter().flat_map(|text| in_text(text)).collect(),
            StopKind::Applies { condition } => in_text(condition),
            StopKind::Call(_) => Vec::new(),
        }
    }
}

impl Plan {
    /// The names of all parameters, in reading order.
    #[must_use]
    pub fn parameters(&self) -> IndexSet<String> {
        let mut names: IndexSet<String> = IndexSet::new();
        for stop in &self.stops {
            names.extend(stop.parameters());
            names.extend(stop.also_named());
        }
        self.rest.iter().for_each(|reading| names.extend(in_reading(reading)));
        names
    }
}

fn in_reading(reading: &Reading) -> Vec<String> {
    match reading {
        Reading::Title(title) => in_text(title),
        Reading::Text(text) => in_text(text),
        Reading::Code(code) => in_code(code),
    }
}

struct Place<'a> {
    range: Range<usize>,
    name: &'a str,
}

fn fill(text: &str, code: bool, values: &BTreeMap<String, String>, write: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for place in places(text, code) {
        let Some(value) = values.get(place.name) else { continue };
        out.push_str(&text[end..place.range.start]);
        out.push_str(&if is_secret(place.name) { MASK.to_owned() } else { write(value) });
        end = place.range.end;
    }
    out.push_str(&text[end..]);
    out
}

/// The parameters of a text, in order. `code` tells whether the text is code from its beginning; backticks change it.
fn places(text: &str, code: bool) -> Vec<Place<'_>> {
    let mut all = Vec::new();
    let closed = LazyCell::new(|| closed(text));
    let (mut at, mut in_code, mut before) = (0, code, ' ');
    while let Some(c) = text[at..].chars().next() {
        in_code ^= c == '`' && !code;
        let found = match c {
            '{' if !matches!(before, '$' | '{') => bracketed(text, at, '}', false),
            '<' if in_code => bracketed(text, at, '>', true).filter(|place| !is_tag(&closed, place.name)),
            _ if is_word(c) && !is_word(before) => shape(text, at),
            _ => None,
        };
        let next = found.as_ref().map_or(at + c.len_utf8(), |place| place.range.end);
        before = text[at..next].chars().next_back().unwrap_or(' ');
        at = next;
        all.extend(found);
    }
    all
}

/// `{name}` or `<name>`.
fn bracketed(text: &str, at: usize, close: char, hyphens: bool) -> Option<Place<'_>> {
    let inside = &text[at + 1..];
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || hyphens && c == '-';
    let name = &inside[..inside.find(|c| !plain(c))?];
    let good = name.starts_with(|c: char| c.is_ascii_alphabetic()) && inside[name.len()..].starts_with(close);
    good.then_some(Place { range: at..at + name.len() + 2, name })
}

/// What stands behind each `</`, sorted.
fn closed(text: &str) -> Vec<&str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let mut all: Vec<&str> = text.split("</").skip(1).filter_map(|rest| rest.split(|c| !plain(c)).next()).collect();
    all.sort_unstable();
    all
}

/// Whether what stands in angle brackets is markup: the text closes it.
fn is_tag(closed: &[&str], name: &str) -> bool {
    let first = closed.get(closed.partition_point(|one| *one < name));
    name.eq_ignore_ascii_case("br") || first.is_some_and(|one| one.starts_with(name))
}

/// `pcc-xxx-xxx`, `xx.xx.xx.xx`: parts of which some hold nothing but `x`.
fn shape(text: &str, at: usize) -> Option<Place<'_>> {
    let word = text[at..].split(|c| !is_word(c)).next()?.trim_end_matches(['.', '-', '_']);
    let parts: Vec<&str> = word.split(['.', '-', '_']).collect();
    let open: Vec<usize> =
        parts.iter().filter(|part| part.chars().all(|c| matches!(c, 'x' | 'X'))).map(|part| part.len()).collect();
    let enough = open.iter().any(|length| *length >= 3) || open.iter().filter(|length| **length == 2).count() >= 2;
    (parts.len() >= 2 && enough).then_some(Place { range: at..at + word.len(), name: word })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_found_in_their_three_forms() {
        assert_eq!(
            in_text("Call /ip/{ipAddress} for `ssh <user_name>@pcc-xxx-xx.example`."),
            ["ipAddress", "user_name", "pcc-xxx-xx.example"]
        );
        assert_eq!(in_code("curl xx.xx.xx.xx/<bucket>"), ["xx.xx.xx.xx", "bucket"]);
        let none =
            ["`Renew`{.action}", "${HOME} and {{ x }}", "<https://a.example>", "a < b > c", "XX-large", "été {é}"];
        for text in none {
            assert_eq!(in_text(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(in_code("<body>text</body><br>"), Vec::<String>::new());
    }

    #[test]
    fn values_take_their_place_once_and_secrets_never_show() {
        let values = [("a", "{b} 'c'/d"), ("b", "two"), ("apiToken", "hunter2")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(fill_text("{a} {b} {c} {apiToken}", &values), "{b} 'c'/d two {c} ••••••");
        assert_eq!(fill_path("/x/{a}", &values), "/x/%7Bb%7D%20%27c%27%2Fd");
        assert_eq!(fill_code("<b>", &values), "two");
    }
}
