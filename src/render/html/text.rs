//! Inline Markdown with the dialect's marks → HTML that is safe to print: everything is escaped, labels become keys,
//! callouts badges, parameters fields to fill in, and links lead to the page, the web or another runbook only.

use serde_json::{Map, Value};

use crate::guide::{self, Break, Inline, InlineKind, Link, TargetKind, parse_text, pictures, plain_text, text_of};
use crate::locale::Locale;
use crate::project::Links;
use crate::source::Source;
use crate::terminal;
use crate::workflow::anchor;
use crate::workflow::parameters::{Finder, Notation};

use super::escape::{STAND_IN, escape};
use super::pictures::Embedded;
use super::sanitize;
use super::values::Values;

/// What turning text needs to know.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) links: &'a Links,
    pub(super) reader: Locale,
    pub(super) metadata: &'a Map<String, Value>,
    pub(super) pictures: &'a dyn Fn(&str) -> Option<Embedded>,
    pub(super) guides: &'a dyn Fn(&str) -> Option<String>,
    pub(super) values: &'a Values,
}

/// HTML for a text of a workflow.
pub(super) fn html(text: &str, around: Around<'_>) -> String {
    let source = Source::new("", text.replace(STAND_IN, "\u{fffd}"));
    let mut writer = Writer {
        source: &source,
        finder: Finder::new(text),
        around,
        out: String::with_capacity(text.len() * 2),
        pictures: Vec::new(),
        raw: false,
    };
    writer.append(&parse_text(&source));
    let clean = if writer.raw { sanitize::inline(&writer.out) } else { writer.out };
    with_pictures(&clean, &writer.pictures).trim().to_owned()
}

/// HTML with the pictures in the place of what stands for them.
fn with_pictures(html: &str, pictures: &[String]) -> String {
    let mut parts = html.split(STAND_IN);
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut pictures = pictures.iter();
    for part in parts {
        out.push_str(pictures.next().map_or("", String::as_str));
        out.push_str(part);
    }
    out
}

/// HTML for a text that is not Markdown, but for backticks around code, which are left out.
pub(super) fn title(text: &str, around: Around<'_>) -> String {
    let finder = Finder::new(text);
    let pieces = text.split('`').zip([Notation::Text, Notation::Code].into_iter().cycle());
    pieces.map(|(piece, notation)| around.values.marked(piece, &finder.places(piece, notation))).collect()
}

/// A text without its marks, not escaped.
pub(super) fn plain(text: &str) -> String {
    terminal::sanitize(&guide::plain(text)).into_owned()
}

struct Writer<'a> {
    source: &'a Source,
    finder: Finder<'a>,
    around: Around<'a>,
    out: String,
    pictures: Vec<String>,
    raw: bool,
}

impl Writer<'_> {
    fn append(&mut self, text: &[Inline]) {
        for inline in text {
            let written = self.source.slice(inline.span);
            match &inline.kind {
                InlineKind::Text(Some(decoded)) => self.text(decoded, Notation::Text),
                InlineKind::Text(None) => self.text(written, Notation::Text),
                InlineKind::Callout(number) => {
                    self.out.push_str(&format!("<span class=\"callout\" data-callout=\"{number}\">{number}</span>"));
                }
                InlineKind::Code(code) => self.wrapped("code", |writer| writer.text(code, Notation::Code)),
                InlineKind::Label(label) => {
                    self.out.push_str("<kbd class=\"key\">");
                    self.text(label, Notation::Code);
                    self.out.push_str("</kbd>");
                }
                InlineKind::Break(Break::Soft) => self.out.push('\n'),
                InlineKind::Break(Break::Hard) => self.out.push_str("<br>"),
                InlineKind::Emphasis(inner) => self.wrapped("em", |writer| writer.append(inner)),
                InlineKind::Strong(inner) => self.wrapped("strong", |writer| writer.append(inner)),
                InlineKind::Strikethrough(inner) => self.wrapped("s", |writer| writer.append(inner)),
                InlineKind::Link(link) => self.link(link),
                InlineKind::Image(image) => self.picture(&image.src, &image.alt),
                InlineKind::Html => {
                    self.raw = true;
                    self.out.push_str(&terminal::sanitize(written).replace("&#", "&amp;#"));
                }
                InlineKind::StrayAttribute => {}
            }
        }
    }

    fn text(&mut self, text: &str, notation: Notation) {
        self.out.push_str(&self.around.values.marked(text, &self.finder.places(text, notation)));
    }

    fn wrapped(&mut self, tag: &str, inner: impl FnOnce(&mut Self)) {
        self.out.push_str(&format!("<{tag}>"));
        inner(self);
        self.out.push_str(&format!("</{tag}>"));
    }

    fn link(&mut self, link: &Link) {
        let Some(address) = address(&link.target, link.kind, self.around) else { return self.without_way(link) };
        let away = !address.starts_with('#');
        let rel = if away { " rel=\"noopener noreferrer\"" } else { "" };
        let bare = link.text.is_empty();
        if bare && self.out.ends_with(char::is_alphanumeric) {
            self.out.push(' ');
        }
        self.out.push_str(&format!("<a href=\"{}\"{rel}>", escape(&address)));
        let before = self.out.len();
        self.append(&link.text);
        if bare || self.out[before..].trim().is_empty() {
            self.out.push_str(&escape(&address));
        }
        self.out.push_str("</a>");
        let for_other = self.around.links.resolve(&link.target, self.around.reader);
        if let Some(other) = for_other.filter(|address| address.locale != self.around.reader) {
            self.out.push_str(&format!(" <span class=\"ref\">({})</span>", escape(&other.locale.to_string())));
        }
    }

    /// A link that leads nowhere from the page: its text, and behind it the address.
    fn without_way(&mut self, link: &Link) {
        if link.text.is_empty() {
            return self.wrapped("code", |writer| writer.out.push_str(&escape(&link.target)));
        }
        self.append(&link.text);
        let told = plain_text(self.source, &link.text) == link.target;
        if !told && tells_where(link.kind) {
            self.out.push_str(&format!(" <span class=\"ref\">({})</span>", escape(&link.target)));
        }
    }

    fn picture(&mut self, src: &str, alt: &str) {
        self.out.push(STAND_IN);
        self.pictures.push(picture(src, alt, self.around));
    }
}

/// A picture within other HTML.
fn picture(src: &str, alt: &str, around: Around<'_>) -> String {
    match (around.pictures)(src) {
        Some(picture) => format!("<img class=\"inline\" src=\"{}\" alt=\"{}\">", escape(&picture.src), escape(alt)),
        None => format!("<span class=\"missing\">{}</span>", escape(if alt.is_empty() { src } else { alt })),
    }
}

/// HTML of a guide that stands by itself, with its pictures.
pub(super) fn raw(html: &str, around: Around<'_>) -> String {
    let html = &*sanitize::without_comments(html);
    let found = pictures(html);
    if found.is_empty() {
        return sanitize::block(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut behind = 0;
    for found in &found {
        out.push_str(&without_stand_ins(&html[behind..found.place.start]));
        out.push(STAND_IN);
        behind = found.place.end;
    }
    out.push_str(&without_stand_ins(&html[behind..]));
    let shown: Vec<String> = found.iter().map(|found| picture(&found.src, &found.alt, around)).collect();
    with_pictures(&sanitize::block(&out), &shown)
}

/// HTML that holds nothing the sanitizer would take for what stands for a picture, nor resolve to it.
fn without_stand_ins(html: &str) -> String {
    let html = html.replace(STAND_IN, "\u{fffd}");
    let mut parts = html.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hex = part.strip_prefix(['x', 'X']);
        let (digits, radix) = (hex.unwrap_or(part), if hex.is_some() { 16 } else { 10 });
        let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let number = u32::from_str_radix(&digits[..end], radix).unwrap_or_default();
        out.push_str(if number == STAND_IN as u32 { "&amp;#" } else { "&#" });
        out.push_str(part);
    }
    out
}

/// Where a link may lead; none for a link that is dropped, of which only the text is shown.
fn address(target: &str, kind: TargetKind, around: Around<'_>) -> Option<String> {
    if let Some(anchor) = anchor::in_same_guide(target, text_of(around.metadata, "slug").as_deref()) {
        return Some(format!("#{}", anchor_id(anchor)));
    }
    match kind {
        TargetKind::Key => around.links.resolve(target, around.reader).map(|address| address.url),
        TargetKind::Web | TargetKind::Mail => Some(target.to_owned()),
        TargetKind::Anchor => target.split_once('#').map(|(_, anchor)| format!("#{}", anchor_id(anchor))),
        TargetKind::Page | TargetKind::File | TargetKind::Slug | TargetKind::Path | TargetKind::Legacy => {
            let anchor = target.split_once('#').map(|(_, anchor)| format!("#{}", anchor_id(anchor)));
            (around.guides)(target).map(|page| page + &anchor.unwrap_or_default())
        }
        TargetKind::Placeholder | TargetKind::Empty | TargetKind::OtherScheme => None,
    }
    .filter(|address| followed(address))
}

/// Whether an address tells a reader something where it cannot be followed.
fn tells_where(kind: TargetKind) -> bool {
    match kind {
        TargetKind::Page
        | TargetKind::File
        | TargetKind::Slug
        | TargetKind::Path
        | TargetKind::Key
        | TargetKind::Web
        | TargetKind::Mail
        | TargetKind::OtherScheme => true,
        TargetKind::Anchor | TargetKind::Legacy | TargetKind::Placeholder | TargetKind::Empty => false,
    }
}

/// Also the addresses of link tables are only followed to the web, by mail, or to another page.
pub(super) fn followed(address: &str) -> bool {
    match TargetKind::of(address) {
        TargetKind::Web | TargetKind::Mail | TargetKind::Anchor => true,
        TargetKind::Path | TargetKind::Slug | TargetKind::File => !address.starts_with('/'),
        TargetKind::Key
        | TargetKind::Page
        | TargetKind::Legacy
        | TargetKind::Placeholder
        | TargetKind::Empty
        | TargetKind::OtherScheme => false,
    }
}

/// An anchor as the value of an `id`: `to-` keeps it apart from the ids of the page itself.
pub(super) fn anchor_id(anchor: &str) -> String {
    format!("to-{}", anchor.chars().filter(|c| c.is_alphanumeric() || "-_.".contains(*c)).collect::<String>())
}
