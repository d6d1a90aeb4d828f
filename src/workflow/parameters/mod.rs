//! What a guide leaves open, for each reader to fill in: `{serviceName}`, `<bucket_name>` in code, and shapes such as
//! `pcc-xxx-xxx`. What only looks so is markup, part of a program, or something that another program puts in.

mod notation;

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memchr2_iter;

use crate::guide::{Inline, InlineKind, parse_text};
use crate::source::Source;

pub use notation::Notation;

/// A place where something is left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place<'t> {
    /// Where it stands in the text, with its brackets.
    pub range: Range<usize>,
    /// The name of what stands there.
    pub name: &'t str,
}

/// The places in inline Markdown, as far as it is shown: none in the addresses of links.
#[must_use]
pub fn in_text(text: &str) -> Vec<Place<'_>> {
    let mut all = Vec::new();
    if may_leave_open(text) {
        let source = Source::new("", text);
        in_inlines(text, &Finder::new(text), &parse_text(&source), &mut all);
    }
    all
}

fn in_inlines<'t>(text: &'t str, finder: &Finder<'_>, inlines: &[Inline], all: &mut Vec<Place<'t>>) {
    for inline in inlines {
        let notation = match &inline.kind {
            InlineKind::Text(_) => Notation::Text,
            InlineKind::Code(_) | InlineKind::Label(_) => Notation::Code,
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                in_inlines(text, finder, inner, all);
                continue;
            }
            InlineKind::Link(link) => {
                in_inlines(text, finder, &link.text, all);
                continue;
            }
            InlineKind::Callout(_)
            | InlineKind::Break(_)
            | InlineKind::Image(_)
            | InlineKind::Html
            | InlineKind::StrayAttribute => continue,
        };
        let start = inline.span.start as usize;
        let moved = |place: Place<'t>| Place { range: place.range.start + start..place.range.end + start, ..place };
        let written = &text[start..inline.span.end as usize];
        let attribute = || written.rfind('`').unwrap_or(written.len());
        let piece = if notation == Notation::Code { &written[..attribute()] } else { written };
        all.extend(finder.places(piece, notation).into_iter().map(moved));
    }
}

/// The places in the path of an API call, such as `/server/{name}/check`.
#[must_use]
pub fn in_path(path: &str) -> Vec<Place<'_>> {
    Finder::new(path).places(path, Notation::Text)
}

/// The places in code, and the language that the guide names; it may be empty.
#[must_use]
pub fn in_code<'t>(language: &str, code: &'t str) -> Vec<Place<'t>> {
    Finder::new(code).places(code, Notation::of(language, code))
}

/// Finds what the pieces of a text leave open.
#[derive(Debug)]
pub struct Finder<'w> {
    whole: &'w str,
    /// What stands behind each `</` of the whole, sorted.
    closed: OnceCell<Vec<&'w str>>,
}

impl<'w> Finder<'w> {
    /// For the pieces of this text.
    #[must_use]
    pub fn new(whole: &'w str) -> Self {
        Self { whole, closed: OnceCell::new() }
    }

    /// The places of one piece, in order.
    #[must_use]
    pub fn places<'t>(&self, piece: &'t str, notation: Notation) -> Vec<Place<'t>> {
        let mut all = Vec::new();
        if !may_leave_open(piece) {
            return all;
        }
        let (mut at, mut before) = (0, ' ');
        let mut quote = None;
        while let Some(c) = piece[at..].chars().next() {
            if notation == Notation::Program {
                quote = quoted(quote, c);
            }
            let found = match c {
                '{' if notation != Notation::Program && !fills_itself(piece, at) => bracketed(piece, at, '}'),
                '<' if angles(notation, quote) => {
                    bracketed(piece, at, '>').filter(|place| !self.is_known(place.name) && !is_syntax(piece, place))
                }
                _ if is_word(c) && !is_word(before) => shape(piece, at),
                _ => None,
            };
            let next = found.as_ref().map_or(at + c.len_utf8(), |place| place.range.end);
            before = piece[at..next].chars().next_back().unwrap_or(' ');
            at = next;
            all.extend(found);
        }
        all
    }

    /// Whether a name in angle brackets is that of an element, a key or a printed value.
    fn is_known(&self, name: &str) -> bool {
        let closed = self.closed.get_or_init(|| closed(self.whole));
        closed.binary_search(&name).is_ok() || LITERAL.iter().any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// What stands in angle brackets and is not replaced: elements, keys, and what programs print or read.
const LITERAL: &[&str] = &[
    "body",
    "br",
    "div",
    "em",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "iframe",
    "img",
    "input",
    "kbd",
    "li",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "script",
    "span",
    "strong",
    "style",
    "svg",
    "tbody",
    "td",
    "textarea",
    "th",
    "thead",
    "tr",
    "ul",
    "backspace",
    "cr",
    "ctrl",
    "del",
    "delete",
    "down",
    "enter",
    "esc",
    "escape",
    "leader",
    "left",
    "return",
    "right",
    "shift",
    "space",
    "tab",
    "up",
    "anonymous",
    "eof",
    "eol",
    "nil",
    "none",
    "null",
    "pending",
    "undefined",
    "unknown",
    "unset",
];

/// Whether a text can leave anything open at all: a bracket before a letter, or two `x`.
fn may_leave_open(text: &str) -> bool {
    let next = |at: usize| text.as_bytes().get(at + 1).copied().unwrap_or_default();
    memchr2_iter(b'{', b'<', text.as_bytes()).any(|at| next(at).is_ascii_alphabetic())
        || memchr2_iter(b'x', b'X', text.as_bytes()).any(|at| matches!(next(at), b'x' | b'X'))
}

/// Whether angle brackets may hold what is left open.
fn angles(notation: Notation, quote: Option<char>) -> bool {
    match notation {
        Notation::Text | Notation::Markup => false,
        Notation::Code => true,
        Notation::Program => quote.is_some(),
    }
}

/// The quotation mark that is open behind a character of a program.
fn quoted(quote: Option<char>, c: char) -> Option<char> {
    match (quote, c) {
        (Some('`'), '\n') => quote,
        (_, '\n') => None,
        (None, '"' | '\'' | '`') => Some(c),
        (Some(open), _) if open == c => None,
        _ => quote,
    }
}

/// Whether something else fills in what stands in these braces: a shell (`${HOME}`), a server (`%{HTTP_HOST}`,
/// `%X{id}`), a template (`{{ name }}`).
fn fills_itself(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.ends_with(['$', '{']) || before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with('%')
}

/// Whether these angle brackets are none: a generic type (`Vec<String>`), redirections (`<in>out`, `<<EOF>file`), the name
/// of a group (`(?<user>`), or of a header to include.
fn is_syntax(text: &str, place: &Place<'_>) -> bool {
    let (before, behind) = (&text[..place.range.start], &text[place.range.end..]);
    let word = &before[before.rfind(|c: char| !is_plain(c)).map_or(0, |end| end + 1)..];
    let is_type = word.starts_with(|c: char| c.is_ascii_uppercase()) && word.contains(|c: char| c.is_ascii_lowercase());
    let is_redirected = before.ends_with([' ', '\t']) && behind.starts_with(|c: char| c.is_ascii_alphanumeric());
    let ends = ["<", "::", "(?", "(?P", "#include "];
    is_type || is_redirected || ends.iter().any(|end| before.ends_with(end))
}

/// `{name}` or `<name>`.
fn bracketed(text: &str, at: usize, close: char) -> Option<Place<'_>> {
    let inside = &text[at + 1..];
    let name = &inside[..inside.find(|c| !is_plain(c))?];
    let good = name.starts_with(|c: char| c.is_ascii_alphabetic()) && inside[name.len()..].starts_with(close);
    good.then_some(Place { range: at..at + name.len() + 2, name })
}

/// What stands behind each `</`, sorted.
fn closed(text: &str) -> Vec<&str> {
    let name = |rest: &'_ str| rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
    let mut all: Vec<&str> = text.split("</").skip(1).map(|rest| &rest[..name(rest)]).collect();
    all.sort_unstable();
    all
}

/// `pcc-xxx-xxx`, `xx.xx.xx.xx`: parts of which some hold nothing but `x`.
fn shape(text: &str, at: usize) -> Option<Place<'_>> {
    let joints = ['.', '-', '_'];
    let whole = text[at..].split(|c| !is_word(c)).next()?;
    let word = whole.trim_start_matches(joints);
    let at = at + whole.len() - word.len();
    let word = word.trim_end_matches(joints);
    let parts: Vec<&str> = word.split(joints).collect();
    let open: Vec<usize> =
        parts.iter().filter(|part| part.chars().all(|c| matches!(c, 'x' | 'X'))).map(|part| part.len()).collect();
    let enough = open.iter().any(|length| *length >= 3) || open.iter().filter(|length| **length == 2).count() >= 2;
    (parts.len() >= 2 && enough).then_some(Place { range: at..at + word.len(), name: word })
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn is_word(c: char) -> bool {
    is_plain(c) || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'t>(places: &[Place<'t>]) -> Vec<&'t str> {
        places.iter().map(|place| place.name).collect()
    }

    #[test]
    fn what_is_left_open_is_found_in_its_three_forms() {
        let text = "Call /ip/{ipAddress} for `ssh <user_name>@pcc-xxx-xx.example`, then <b>{zone-id}</b>.";
        assert_eq!(names(&in_text(text)), ["ipAddress", "user_name", "pcc-xxx-xx.example", "zone-id"]);
        let code = "curl xx.xx.xx.xx/<bucket>/vps<number> --key '<key>' <in >out";
        assert_eq!(names(&in_code("bash", code)), ["xx.xx.xx.xx", "bucket", "number", "key"]);
        assert_eq!(names(&in_code("yaml", "key: <api_key>\nuser: admin@{host}")), ["api_key", "host"]);
        assert_eq!(names(&in_code("json", "{\"id\": \"<tenant>\", \"at\": \"{region}\"}")), ["tenant", "region"]);
    }

    #[test]
    fn what_only_looks_so_is_not() {
        for text in [
            "`Renew`{.action}",
            "${HOME} and {{ x }} and {{x}}",
            "<https://a.example>",
            "a < b > c",
            "XX-large",
            "192.168.**1**.xxx and -xxxxx",
            "\u{e9}t\u{e9} {\u{e9}}",
            "Between `<Zone>` and `</Zone>`, in the `<head>`, press `<Enter>`; `Vec<String>`.",
            "[a]({old}/page) [b](https://a.example/{id}) ![c](c-xxx-xxx.png) `+`{action}",
        ] {
            assert_eq!(names(&in_text(text)), Vec::<&str>::new(), "{text}");
        }
        for (language, code) in [
            ("", "<body>text</body><br>"),
            ("sh", "sort <in>out; cat <<EOF>notes; echo ${USER} $(ls) {a,b} {1..3}"),
            ("sh", "curl -w '%{http_code}'; ondalis list --format '{{.Name}}'; echo <none>"),
            ("apache", "RewriteCond %{HTTP_HOST} ^(?<user>.*)\n<IfModule>\n</IfModule>\nLogFormat %{Referer}i %X{id}"),
            ("", "List<String> all; Option<T> one; #include <vector>"),
            ("json", "{\"a\": {\"b\": 1}, \"c\": {}}"),
            ("", "<!-- a <key> -->\n<zones><zone id=\"1\"/></zones>"),
            ("html", "<form><custom-field><p>one"),
            ("XML", "<?xml version=\"1.0\"?><zone><name/>"),
            ("rust,ignore", "fn all<T>() -> Vec<String> { println!(\"{name}\"); }"),
            ("java", "public <T> Map<String> of(List<T> all)"),
            ("js", "import {zone} from 'ondalis'; const {id} = zone;"),
            ("cpp", "#include <vector>\nstd::vector<int> all;"),
            ("python", "print(f\"{name}\")\nif a <b> c: pass"),
            ("mermaid", "A{choice} --> B"),
        ] {
            assert_eq!(names(&in_code(language, code)), Vec::<&str>::new(), "{language}: {code}");
        }
    }

    #[test]
    fn in_a_program_the_reader_fills_in_what_is_quoted() {
        let code = "client = Client(key='<application_key>', at=\"https://<region>.example\")\nprint(f'{key}')";
        assert_eq!(names(&in_code("python", code)), ["application_key", "region"]);
        assert_eq!(names(&in_code("php", "$html = '<ul>' . '<row>a</row>';")), Vec::<&str>::new());
    }

    #[test]
    fn what_the_whole_closes_is_markup_in_each_of_its_pieces() {
        let finder = Finder::new("`<Zone>` … `</Zone>`");
        assert_eq!(finder.places("<Zone>", Notation::Code), []);
        assert_eq!(names(&finder.places("<name>", Notation::Code)), ["name"]);
    }
}
