//! Attributes in braces behind labels, links and images, with the slips that authors make.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Source, Span};
use crate::spelling;

use super::codes;
use super::tree::{Inline, InlineKind};

/// The attributes whose misspellings are recognised, with the hosts that they belong to.
const KNOWN: &[(&str, &[Host])] = &[
    ("action", &[Host::Code]),
    ("thumbnail", &[Host::Image]),
    ("external", &[Host::Link]),
    ("external-link", &[Host::Link]),
    ("internal", &[Host::Link]),
    ("ref", &[Host::Link, Host::Other]),
    ("manager", &[Host::Link]),
    ("fn-backref", &[Host::Link]),
    ("note-ref", &[Host::Link]),
    ("zoom", &[Host::Image]),
];

/// No attribute is longer.
const MAX_BYTES: usize = 120;
/// So many names have a host; braces behind them are text.
const MAX_NAMES: usize = 64;

/// What an attribute is attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Host {
    Code,
    Link,
    Image,
    Other,
}

/// Attributes as they were read.
struct Read {
    names: Vec<String>,
    /// Bytes, from the host's end.
    len: usize,
    /// What had to be repaired.
    slip: Option<&'static str>,
}

/// Attaches the attributes that stand behind the last piece of text to it. Returns the offset behind them.
pub(super) fn attach(source: &Source, all: &mut [Inline], notes: &mut Vec<Diagnostic>) -> Option<u32> {
    let last = all.last_mut()?;
    let host = match last.kind {
        InlineKind::Code(_) => Host::Code,
        InlineKind::Link(_) => Host::Link,
        InlineKind::Image(_) => Host::Image,
        InlineKind::Strong(_) | InlineKind::Emphasis(_) => Host::Other,
        InlineKind::Text(_)
        | InlineKind::Break(_)
        | InlineKind::Label(_)
        | InlineKind::Callout(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Html
        | InlineKind::StrayAttribute => return None,
    };
    let rest = &source.text()[last.span.end as usize..];
    if !rest.starts_with(['{', ' ']) {
        return None;
    }
    let mut read = read(rest)?;
    while let Some(again) =
        self::read(&rest[read.len..]).filter(|_| rest[read.len..].starts_with('{') && read.names.len() < MAX_NAMES)
    {
        read.slip = read.slip.or(again.names.iter().all(|name| read.names.contains(name)).then_some("given twice"));
        read.len += again.len;
        read.names.extend(again.names);
    }
    read.names = once(read.names);
    let place = Span { start: last.span.end, end: last.span.end + read.len as u32 };
    report(source, host, &read, place, notes);
    last.span.end = place.end;
    apply(last, read.names);
    Some(place.end)
}

/// Each name once.
fn once(names: Vec<String>) -> Vec<String> {
    names.into_iter().fold(Vec::new(), |mut all, name| {
        if !all.contains(&name) {
            all.push(name);
        }
        all
    })
}

fn apply(inline: &mut Inline, names: Vec<String>) {
    let span = inline.span;
    match &mut inline.kind {
        InlineKind::Code(text) if names.iter().any(|name| name == "action") => {
            let label = text.trim();
            let label = if label.len() == text.len() { std::mem::take(text) } else { label.into() };
            inline.kind = InlineKind::Label(label);
        }
        InlineKind::Link(link) => link.attributes = names,
        InlineKind::Image(image) => {
            image.span = span;
            image.attributes = names;
        }
        InlineKind::Text(_)
        | InlineKind::Break(_)
        | InlineKind::Code(_)
        | InlineKind::Label(_)
        | InlineKind::Callout(_)
        | InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Html
        | InlineKind::StrayAttribute => {}
    }
}

fn report(source: &Source, host: Host, read: &Read, place: Span, notes: &mut Vec<Diagnostic>) {
    if let Some(slip) = read.slip {
        let written = source.slice(place).trim();
        let right = format!("{{{}}}", read.names.iter().map(|name| dotted(name)).collect::<Vec<_>>().join(" "));
        let note = Diagnostic::new(&codes::ATTRIBUTE_SPELLING, place, format!("the attribute `{written}` is {slip}"));
        let fix = vec![Edit::new(place, right.as_str())];
        let help = format!("write `{right}`, directly behind what it belongs to");
        notes.push(note.help(help).fix(format!("write `{right}`"), fix));
    }
    for name in &read.names {
        let hosts = KNOWN.iter().find(|(known, _)| known == name).map(|(_, hosts)| *hosts);
        if hosts.is_some_and(|hosts| !hosts.contains(&host)) {
            let message = format!("`{}` does not belong to {}", dotted(name), host.name());
            let owners = hosts.into_iter().flatten().map(|host| host.name()).collect::<Vec<_>>().join(" or ");
            let note = Diagnostic::new(&codes::ATTRIBUTE_HOST, place, message);
            notes.push(note.help(format!("it belongs to {owners}")));
        }
    }
}

impl Host {
    fn name(self) -> &'static str {
        match self {
            Self::Code => "a label in backticks",
            Self::Link => "a link",
            Self::Image => "an image",
            Self::Other => "bold or italic text",
        }
    }
}

fn dotted(name: &str) -> String {
    if name.contains('=') || name.starts_with('#') { name.to_owned() } else { format!(".{name}") }
}

/// Reads attributes at the start of a text; `None` when there are none.
fn read(text: &str) -> Option<Read> {
    let blanks = text.bytes().take_while(|&byte| byte == b' ').count();
    let inner = text[blanks..].strip_prefix('{').filter(|_| blanks <= 1)?;
    let near = &inner[..floor(inner, MAX_BYTES)];
    let line = &near[..near.find(['\n', '\r']).unwrap_or(near.len())];
    let begin = blanks + 1;
    let Some(end) = line.find('}') else { return unclosed(line, begin) };
    let (names, mut slip) = names(&line[..end])?;
    let known = names.iter().any(|name| KNOWN.iter().any(|(known, _)| known == name));
    if blanks == 1 {
        slip = Some("detached by a blank");
        if !known {
            return None;
        }
    }
    Some(Read { names, len: begin + end + 1, slip })
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// `{.action)`, `` {.action`) ``, `{.external`: a known name, and then no closing brace.
fn unclosed(line: &str, begin: usize) -> Option<Read> {
    let inner = line.strip_prefix('.')?;
    let (name, _) = KNOWN.iter().filter(|(known, _)| inner.starts_with(known)).max_by_key(|(known, _)| known.len())?;
    let mut len = 1 + name.len();
    len += line[len..].bytes().take_while(|byte| matches!(byte, b'`' | b')' | b']')).count().min(2);
    Some(Read { names: vec![(*name).to_owned()], len: begin + len, slip: Some("not closed by a brace") })
}

/// The names between two braces, and what is wrong with their spelling; `None` when that is no attribute.
fn names(inner: &str) -> Option<(Vec<String>, Option<&'static str>)> {
    let mut all = Vec::new();
    let mut slip = None;
    let tidy = inner.strip_prefix(':').unwrap_or(inner);
    if tidy.starts_with(". ") || tidy.starts_with(' ') || tidy.ends_with(' ') {
        slip = Some("written with a blank too many");
    }
    let tidy = tidy.trim();
    let joined = if tidy.contains(". ") { Cow::Owned(tidy.replacen(". ", ".", 1)) } else { Cow::Borrowed(tidy) };
    for part in joined.split_whitespace() {
        let bare = part.trim_start_matches(['.', '/']).trim_end_matches(['`', ')']);
        let known = KNOWN.iter().any(|(known, _)| *known == bare);
        if part.starts_with('.') && (known || is_class(part)) {
            let near = |word| spelling::nearest(word, KNOWN.iter().map(|(known, _)| *known));
            let meant = (!known && bare.len() > 4).then(|| near(bare)).flatten().filter(|near| near.len() > 4);
            slip = slip.or(meant.map(|_| "misspelt")).or((bare.len() + 1 < part.len()).then_some("badly closed"));
            all.push(meant.unwrap_or(bare).to_owned());
        } else if known {
            slip = slip.or(Some("written without its dot"));
            all.push(bare.to_owned());
        } else if part.contains('=') || part.starts_with('#') || part.contains('"') {
            all.push(part.to_owned());
        } else {
            return None;
        }
    }
    (!all.is_empty()).then_some((all, slip))
}

fn is_class(part: &str) -> bool {
    part.len() > 1 && part[1..].chars().all(|c| c.is_alphanumeric() || "-_:".contains(c))
}

/// The length of an attribute that stands at the start of a text and has no host.
pub(super) fn stray(text: &str) -> Option<usize> {
    let read = read(text)?;
    let known = |name: &String| KNOWN.iter().any(|(known, _)| known == name);
    (text.starts_with("{.") && read.names.iter().all(known)).then_some(read.len)
}
