//! Inline Markdown with the dialect's marks → plain Markdown: labels become bold, attributes go, link keys become
//! addresses, and nothing of a guide's HTML or odd links stays active.

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use crate::guide::{Break, Inline, InlineKind, TargetKind, parse_text, text_of};
use crate::locale::Locale;
use crate::markup::{destination, in_angles, inert};
use crate::project::Links;
use crate::source::Source;
use crate::workflow::anchor;

use super::html::Embedded;

/// Elements that mark words and do nothing else; GitHub shows them.
const MARKING: [&str; 17] = [
    "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "u", "var",
];

/// What turning text needs to know.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) links: &'a Links,
    pub(super) reader: Locale,
    pub(super) images: &'a str,
    pub(super) pictures: &'a dyn Fn(&str) -> Option<Embedded>,
    pub(super) guides: &'a dyn Fn(&str) -> Option<String>,
    pub(super) metadata: &'a Map<String, Value>,
}

/// Plain Markdown for a text of a workflow.
pub(super) fn plain_markdown(text: &str, around: Around<'_>) -> String {
    let source = Source::new("", text);
    let mut out = String::with_capacity(text.len() + 16);
    append(&source, &parse_text(&source), around, &mut out);
    out
}

fn append(source: &Source, text: &[Inline], around: Around<'_>, out: &mut String) {
    let harmless = harmless_tags(source, text);
    for (at, inline) in text.iter().enumerate() {
        let written = source.slice(inline.span);
        match &inline.kind {
            InlineKind::Text(_) => {
                // A bracket and what makes a link of it may stand in two pieces of text.
                if out.ends_with(']') && written.starts_with(['(', ':']) || opens_code(out, written) {
                    out.push('\\');
                }
                out.push_str(&inert(written));
            }
            // On a line of their own, the backticks would open a block of code; and attributes are no text.
            InlineKind::Code(code) if written.contains(['\n', '\r']) || !written.ends_with('`') => {
                out.push_str(&code_mark(code));
            }
            InlineKind::Callout(_) | InlineKind::Code(_) => out.push_str(written),
            InlineKind::Break(Break::Soft) => out.push('\n'),
            InlineKind::Break(Break::Hard) => out.push_str("\\\n"),
            InlineKind::Label(label) => {
                let glued = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
                let within_word =
                    glued(out.chars().next_back()) || glued(source.text()[inline.span.range().end..].chars().next());
                out.push_str(&if within_word { code_mark(label) } else { label_mark(label) });
            }
            InlineKind::Emphasis(inner) => wrapped(source, inner, around, out, "*"),
            InlineKind::Strong(inner) => wrapped(source, inner, around, out, "**"),
            InlineKind::Strikethrough(inner) => wrapped(source, inner, around, out, "~~"),
            InlineKind::Link(link) => {
                let mut label = String::new();
                append(source, &link.text, around, &mut label);
                let address = address(&link.target, link.kind, around);
                match address {
                    Some(address) => {
                        if label.is_empty() && out.ends_with(char::is_alphanumeric) {
                            out.push(' ');
                        }
                        out.push_str(&format!("[{}]({address})", if label.is_empty() { &address } else { &label }));
                        out.push_str(&another_locale(&link.target, around));
                    }
                    None if label.is_empty() => out.push_str(&code_mark(&link.target)),
                    None => out.push_str(&label),
                }
            }
            InlineKind::Image(image) => out.push_str(&picture(&image.src, &image.alt, around)),
            InlineKind::Html if harmless.contains(&at) => out.push_str(written),
            InlineKind::Html => out.push_str(&written.replace('<', "&lt;")),
            InlineKind::StrayAttribute => {}
        }
    }
}

/// Which pieces are tags that mark a word or two: without attributes, and each with its end in the same text.
fn harmless_tags(source: &Source, text: &[Inline]) -> FxHashSet<usize> {
    let mut all = FxHashSet::default();
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (at, inline) in text.iter().enumerate().filter(|(_, inline)| inline.kind == InlineKind::Html) {
        let Some(tag) = source.slice(inline.span).strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) else {
            continue;
        };
        match tag.strip_prefix('/') {
            Some(name) => {
                if let Some((_, start)) = open.pop_if(|(opened, _)| *opened == name) {
                    all.extend([start, at]);
                }
            }
            None if MARKING.contains(&tag) => open.push((tag, at)),
            None => {}
        }
    }
    all
}

/// Whether a text would open a block of code, since the attribute that stood before it on its line is gone.
fn opens_code(out: &str, written: &str) -> bool {
    (out.is_empty() || out.ends_with('\n'))
        && ["```", "~~~"].iter().any(|fence| written.trim_start().starts_with(fence))
}

fn wrapped(source: &Source, inner: &[Inline], around: Around<'_>, out: &mut String, mark: &str) {
    out.push_str(mark);
    append(source, inner, around, out);
    out.push_str(mark);
}

/// What is no Markdown and stands within a line: an id, a version.
pub(super) fn verbatim(text: &str) -> String {
    inert(&one_line(text).replace('\\', "\\\\").replace('`', "\\`"))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// A label, set off like a key.
pub(super) fn label_mark(label: &str) -> String {
    format!("**{}**", code_mark(label))
}

/// Code within a line, as long as no backtick of its own can end it. A label that touches a word is shown so, too: there,
/// asterisks would be shown instead of making it bold.
pub(super) fn code_mark(code: &str) -> String {
    let code = one_line(code);
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let gap = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{ticks}{gap}{code}{gap}{ticks}")
}

/// An image; one that lies on another host is only linked to.
pub(super) fn picture(src: &str, alt: &str, around: Around<'_>) -> String {
    let alt = inert(&alt.replace(['[', ']', '\n'], " "));
    match TargetKind::of(src) {
        TargetKind::Path | TargetKind::Slug | TargetKind::File => {
            let beside = (around.pictures)(src).map(|picture| picture.src);
            let address = beside.unwrap_or_else(|| from_runbook(src, around.images));
            format!("![{alt}]({})", in_angles(&address))
        }
        TargetKind::Web => format!("[{alt}]({})", in_angles(src)),
        _ => alt,
    }
}

/// A path of the guide as the runbook has it; one from the root of a site is the same everywhere.
fn from_runbook(path: &str, images: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { direct(&format!("{images}{path}")) }
}

/// A path that enters no folder to leave it again.
fn direct(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("..", Some(last)) if !matches!(*last, ".." | "." | "") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Says of a link whose address is not that of the reader's locale, which locale it is for.
fn another_locale(target: &str, around: Around<'_>) -> String {
    let address = around.links.resolve(target, around.reader).filter(|address| address.locale != around.reader);
    address.map_or_else(String::new, |address| format!(" ({})", address.locale))
}

fn address(target: &str, kind: TargetKind, around: Around<'_>) -> Option<String> {
    if let Some(anchor) = anchor::in_same_guide(target, text_of(around.metadata, "slug").as_deref()) {
        return Some(format!("#{}", anchor.replace(['(', ')', ' ', '<', '>', '\n', '\r'], "")));
    }
    if let Some(runbook) = (around.guides)(target) {
        let anchor = target.split_once('#').map_or_else(String::new, |(_, anchor)| format!("#{anchor}"));
        return Some(destination(&(runbook + &anchor)));
    }
    match kind {
        TargetKind::Key => {
            let address = around.links.resolve(target, around.reader);
            Some(destination(address.as_ref().map_or(target, |address| &address.url)))
        }
        TargetKind::Web | TargetKind::Mail | TargetKind::Anchor | TargetKind::Page => Some(destination(target)),
        TargetKind::File | TargetKind::Slug | TargetKind::Path => {
            Some(destination(&from_runbook(target, around.images)))
        }
        TargetKind::Legacy | TargetKind::Placeholder | TargetKind::Empty | TargetKind::OtherScheme => None,
    }
}
