//! Front matter: the YAML between two `---` lines on top of a guide.
//!
//! It is cut off by hand, because Markdown parsers find such blocks in the middle of a text too and miss them behind a
//! byte order mark. Misspelt keys are repaired; scalars keep the form that the author gave them (`08` stays `08`).

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Source, Span};
use crate::spelling;
use crate::yaml::{self, Spanned};

use super::codes;

/// Longer front matter is not read.
const MAX_BYTES: usize = 64 * 1024;

/// The keys that guides of the dialect have.
const KEYS: &[&str] = &[
    "title",
    "slug",
    "excerpt",
    "description",
    "section",
    "order",
    "updated",
    "lastUpdated",
    "legacy_guide_number",
    "hidden",
    "keywords",
    "links",
    "universe",
    "routes",
    "fullwidth",
    "space_key",
    "space_name",
    "id",
];

/// Those of them that may hold a list or a map.
const STRUCTURED: &[&str] = &["keywords", "links", "routes"];

/// The metadata on top of a guide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontMatter {
    /// From the opening to the closing `---`; empty when there is none.
    pub span: Span,
    /// Key by key, with the names repaired.
    pub values: Map<String, Value>,
    /// It is no YAML; the values are what could be saved.
    pub is_broken: bool,
}

impl FrontMatter {
    /// The keys that say when a guide was last updated, the first that is there.
    pub const DATES: [&str; 2] = ["updated", "lastUpdated"];

    /// Whether there is one, and nothing of it is lost.
    #[must_use]
    pub fn is_read(&self) -> bool {
        !self.span.is_empty() && !self.is_broken
    }

    /// A value as text; empty text counts as none.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<String> {
        text_of(&self.values, key)
    }

    /// Where a key stands with its value, on one line.
    #[must_use]
    pub fn place_of(&self, source: &Source, key: &str) -> Option<Span> {
        let (first, last) = if self.span.is_empty() { return None } else { source.lines(self.span) };
        (first..=last).find_map(|line| {
            let text = source.line_text(line);
            let rest = text.strip_prefix(key)?.trim_start().strip_prefix(':')?;
            let start = source.line_start(line);
            let value = rest.trim();
            let end = if value.is_empty() { key.len() } else { text.trim_end().len() };
            Some(Span { start, end: start + end as u32 })
        })
    }
}

/// A text or number of a guide's metadata, as text without blanks around it; empty text counts as none.
#[must_use]
pub fn text_of(metadata: &Map<String, Value>, key: &str) -> Option<String> {
    match metadata.get(key)? {
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Reads the front matter that begins at `start`.
pub(super) fn parse(source: &Source, start: usize, notes: &mut Vec<Diagnostic>) -> FrontMatter {
    let Some((mut span, mut inner)) = locate(source, start, notes) else { return FrontMatter::default() };
    if let Some(end) = forgotten_end(source, inner) {
        let at = Span { start: end, end };
        let note =
            Diagnostic::new(&codes::BROKEN_FRONT_MATTER, line_before(source, end), "the front matter is not closed");
        let fix = vec![Edit::new(at, "---\n")];
        notes.push(note.help("end it with a line of three dashes").fix("close the front matter", fix));
        (span.end, inner.end) = (end, end);
    }
    let text = source.slice(inner);
    if text.len() > MAX_BYTES {
        let note = Diagnostic::new(&codes::BROKEN_FRONT_MATTER, span, "the front matter is longer than 64 KiB");
        notes.push(note.help("keep metadata short; it was not read"));
        return FrontMatter { span, values: Map::new(), is_broken: true };
    }
    let mut is_broken = false;
    let pairs = match yaml::read::<IndexMap<String, Spanned<Value>>>(text) {
        Ok(pairs) => pairs.into_iter().map(|(key, value)| (key, as_written(text, value))).collect(),
        Err(_) if text.trim().is_empty() => Vec::new(),
        Err(problem) => {
            is_broken = true;
            notes.push(open_quote(source, inner).unwrap_or_else(|| no_yaml(source, inner, &problem)));
            line_by_line(text)
        }
    };
    let mut taken: HashSet<String> = pairs.iter().map(|(key, _)| key.clone()).collect();
    let mut values = Map::new();
    for (key, value) in pairs {
        let Some(slip) = Slip::of(&key, &value).filter(|slip| !taken.contains(slip.right)) else {
            values.insert(key, value);
            continue;
        };
        taken.insert(slip.right.to_owned());
        notes.push(slip.told(source, inner));
        values.insert(slip.right.to_owned(), value);
    }
    FrontMatter { span, values, is_broken }
}

fn no_yaml(source: &Source, inner: Span, problem: &yaml::Problem) -> Diagnostic {
    // YAML also ends lines at a carriage return alone, so its count may run past the block.
    let line = (source.line(inner.start) + problem.line.max(1) - 1).min(source.line(inner.end));
    let at = source.line_start(line);
    let place = Span { start: at, end: at + source.line_text(line).len() as u32 };
    Diagnostic::new(&codes::BROKEN_FRONT_MATTER, place, format!("not valid YAML: {}", problem.message))
        .help("put quotes around values that hold “: ” or begin with a special character")
}

/// A value that begins with a quotation mark and has no other, though the next key stands behind it: that is read as a
/// part of the value, and the YAML breaks further down.
fn open_quote(source: &Source, inner: Span) -> Option<Diagnostic> {
    let mut lines = source.slice(inner).split_inclusive('\n').peekable();
    let mut start = inner.start as usize;
    while let Some(line) = lines.next() {
        let value = line.split_once(": ").map_or("", |(_, value)| value.trim());
        let goes_on = lines.peek().is_some_and(|next| next.starts_with([' ', '\t']));
        if let Some(quote) = ['"', '\''].into_iter().find(|quote| value.starts_with(*quote))
            && !goes_on
            && value.matches(quote).count() == 1
        {
            let end = start + line.trim_end().len();
            let place = Span::new(end - value.len(), end);
            let fix = vec![Edit::new(Span::new(end, end), quote)];
            let note =
                Diagnostic::new(&codes::BROKEN_FRONT_MATTER, place, format!("this value begins with {quote} only"));
            return Some(note.help(format!("end it with {quote}")).unsafe_fix(format!("add {quote}"), fix));
        }
        start += line.len();
    }
    None
}

/// The span of the whole front matter and that of its YAML.
fn locate(source: &Source, start: usize, notes: &mut Vec<Diagnostic>) -> Option<(Span, Span)> {
    let text = source.text();
    let mut at = start;
    let mut inner = None;
    for line in text[start..].split_inclusive('\n') {
        let end = at + line.len();
        match inner {
            None if line.trim_end() == "---" => inner = Some(end),
            None => return None,
            Some(begin) if matches!(line.trim_end(), "---" | "...") => {
                return Some((Span::new(start, at + line.trim_end().len()), Span::new(begin, at)));
            }
            Some(_) => {}
        }
        at = end;
    }
    if inner.is_some() {
        let place = Span::new(start, start + 3);
        let note = Diagnostic::new(&codes::BROKEN_FRONT_MATTER, place, "the front matter is not closed");
        notes.push(note.help("end it with a line of three dashes"));
    }
    None
}

/// Where front matter ends that runs into the text, up to a rule in it: at the first blank line, when it is YAML up to
/// there and not as a whole.
fn forgotten_end(source: &Source, inner: Span) -> Option<u32> {
    let text = source.slice(inner);
    let mut at = 0;
    let blank = text.split_inclusive('\n').find_map(|line| {
        let begin = at;
        at += line.len();
        line.trim().is_empty().then_some(begin)
    })?;
    let reads = |text: &str| yaml::read::<IndexMap<String, Value>>(text).is_ok_and(|pairs| !pairs.is_empty());
    let forgotten = text.len() <= MAX_BYTES && reads(&text[..blank]) && !reads(text);
    forgotten.then_some(inner.start + blank as u32)
}

/// The line that ends before a place.
fn line_before(source: &Source, end: u32) -> Span {
    let line = source.line(end - 1);
    let start = source.line_start(line);
    Span { start, end: start + source.line_text(line).trim_end().len() as u32 }
}

/// A scalar keeps its source text where reading it as a number would change it.
fn as_written(text: &str, value: Spanned<Value>) -> Value {
    let span = value.defined.span();
    let written = span
        .byte_offset()
        .zip(span.byte_len())
        .and_then(|(start, len)| text.get(usize::try_from(start).ok()?..usize::try_from(start + len).ok()?));
    match (value.value, written) {
        (Value::Number(number), Some(written)) if number.to_string() != written.trim() => {
            Value::String(written.trim().to_owned())
        }
        (value, _) => value,
    }
}

/// What can be saved from front matter that is not YAML: its plain `key: value` lines.
fn line_by_line(text: &str) -> Vec<(String, Value)> {
    let pair = |line: &str| {
        let (key, value) = line.split_once(':')?;
        let named = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
        named.then(|| (key.to_owned(), Value::String(value.trim().trim_matches(['"', '\'']).to_owned())))
    };
    text.lines().filter_map(pair).collect()
}

/// A key that is written as one that guides have, but for a slip.
struct Slip<'a> {
    key: &'a str,
    right: &'static str,
    /// Every letter is there: only its case or the marks between the letters are others.
    same_letters: bool,
}

impl<'a> Slip<'a> {
    /// The slip in a key. One whose value is of another kind than the known key's is another key.
    fn of(key: &'a str, value: &Value) -> Option<Self> {
        if KEYS.contains(&key) {
            return None;
        }
        let bare =
            |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let letters = bare(key);
        let like = |known: &&&'static str| {
            let known = bare(known);
            letters == known || known.len() > 3 && spelling::distance(&letters, &known, 1) == Some(1)
        };
        let right = *KEYS.iter().find(like)?;
        let fits = STRUCTURED.contains(&right) || !(value.is_array() || value.is_object());
        fits.then(|| Self { key, right, same_letters: letters == bare(right) })
    }

    /// Where a letter differs, another tool may know the key as it is: only the author can tell.
    fn told(&self, source: &Source, inner: Span) -> Diagnostic {
        let Self { key, right, .. } = self;
        let place = self.place(source, inner);
        let note = Diagnostic::new(&codes::MISSPELT_KEY, place.unwrap_or(inner), format!("`{key}` is not a known key"))
            .help(format!("did you mean `{right}`?"));
        let title = format!("write `{right}`");
        match place.map(|place| vec![Edit::new(place, *right)]) {
            Some(fix) if self.same_letters => note.fix(title, fix),
            Some(fix) => note.unsafe_fix(title, fix),
            None => note,
        }
    }

    /// Where the key stands, at the beginning of a line; `None` for one in quotes.
    fn place(&self, source: &Source, inner: Span) -> Option<Span> {
        let mut start = inner.start as usize;
        for line in source.slice(inner).split_inclusive('\n') {
            if line.strip_prefix(self.key).is_some_and(|rest| rest.trim_start().starts_with(':')) {
                return Some(Span::new(start, start + self.key.len()));
            }
            start += line.len();
        }
        None
    }
}
