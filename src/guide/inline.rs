//! Text within blocks: labels, callouts, links and images with their attributes.

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use crate::markup;
use crate::source::{Source, Span};

use super::depth::{MAX_DEPTH, too_deep};
use super::links::TargetKind;
use super::reader::Reader;
use super::tree::{Break, Image, Inline, InlineKind, Link, Reference};
use super::{attributes, html};

/// The highest number that counts as drawn on a figure; `(22)` is a port.
const MAX_CALLOUT: u32 = 20;

/// Reads text up to the next block or to the end of the element around it, which is left alone.
pub(super) fn read(reader: &mut Reader<'_, '_>) -> Vec<Inline> {
    let mut all: Vec<Inline> = Vec::new();
    let mut taken = 0;
    while let Some((event, range)) = reader.peek() {
        let mut span = Span::from(range.clone());
        if matches!(event, Event::End(_) | Event::Rule) || matches!(event, Event::Start(tag) if !is_inline(tag)) {
            break;
        }
        let Some((event, _)) = reader.next() else { break };
        if span.end <= taken {
            if matches!(event, Event::Start(_)) {
                reader.skip_element();
            }
            continue;
        }
        if let (Event::Text(_), true) = (&event, span.start < taken) {
            span.start = taken;
            push_text(reader.source, &mut all, span, None);
            continue;
        }
        if is_collapsed(&event) && reader.source.text()[span.end as usize..].starts_with("[]") {
            span.end += "[]".len() as u32;
            taken = span.end;
        }
        match event {
            Event::Text(text) => push_text(reader.source, &mut all, span, Some(text)),
            Event::TaskListMarker(_) => {}
            event => {
                let kind = kind_of(reader, event, span);
                all.push(Inline { span, kind });
                taken = attributes::attach(reader.source, &mut all, reader.notes).unwrap_or(taken);
            }
        }
    }
    split_texts(reader.source, all)
}

/// Whether a link or image begins that is written `[name][]`, of which the parser gives no more than `[name]`.
fn is_collapsed(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Start(
            Tag::Link { link_type: LinkType::Collapsed | LinkType::CollapsedUnknown, .. }
                | Tag::Image { link_type: LinkType::Collapsed | LinkType::CollapsedUnknown, .. }
        )
    )
}

fn kind_of(reader: &mut Reader<'_, '_>, event: Event<'_>, span: Span) -> InlineKind {
    match event {
        Event::Code(code) => InlineKind::Code(code.as_ref().into()),
        Event::SoftBreak => InlineKind::Break(Break::Soft),
        Event::HardBreak => InlineKind::Break(Break::Hard),
        Event::Start(tag) => element(reader, tag, span),
        _ => html_kind(reader.source.slice(span), span),
    }
}

/// What a tag within text is: the end of a line, an image, or just HTML.
fn html_kind(tag: &str, span: Span) -> InlineKind {
    if is_line_break(tag) {
        return InlineKind::Break(Break::Hard);
    }
    let picture = html::pictures(tag).pop();
    picture.map_or(InlineKind::Html, |picture| InlineKind::Image(Box::new(picture.image(span.start))))
}

fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']);
    name.eq_ignore_ascii_case("br") && !tag.starts_with("</")
}

fn element(reader: &mut Reader<'_, '_>, tag: Tag<'_>, span: Span) -> InlineKind {
    if reader.depth >= MAX_DEPTH {
        reader.skip_element();
        reader.notes.push(too_deep(span, MAX_DEPTH));
        return InlineKind::Text(None);
    }
    reader.depth += 1;
    let text = read(reader);
    reader.depth -= 1;
    reader.next();
    match tag {
        Tag::Emphasis => InlineKind::Emphasis(text),
        Tag::Strong => InlineKind::Strong(text),
        Tag::Strikethrough => InlineKind::Strikethrough(text),
        Tag::Link { dest_url, link_type, title, .. } => {
            let kind = TargetKind::of(&dest_url);
            let reference = reference(reader.source, span, &text, link_type, [&dest_url, &title]);
            let target = dest_url.into_string();
            InlineKind::Link(Box::new(Link { text, target, kind, attributes: Vec::new(), reference }))
        }
        Tag::Image { dest_url, link_type, title, .. } => {
            let reference = reference(reader.source, span, &text, link_type, [&dest_url, &title]);
            let alt = plain_text(reader.source, &text);
            let src = dest_url.into_string();
            InlineKind::Image(Box::new(Image { span, alt, src, attributes: Vec::new(), reference }))
        }
        _ => InlineKind::Html,
    }
}

/// The reference in a link or image that is one; everything behind its text.
fn reference(
    source: &Source,
    span: Span,
    text: &[Inline],
    link_type: LinkType,
    [address, title]: [&str; 2],
) -> Option<Reference> {
    // Unknown is what another part of the text defines.
    let known = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
    let unknown =
        matches!(link_type, LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown);
    if !known && !unknown {
        return None;
    }
    let behind = text.last().map_or(span.start, |last| last.span.end).min(span.end);
    let bracket = source.slice(Span { start: behind, end: span.end }).find(']')?;
    let span = Span { start: behind + bracket as u32, end: span.end };
    Some(Reference { span, resolved: markup::behind_text(address, title) })
}

/// Whether a tag stands inside a run of text, and opens no block.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Appends text, to the text before where it goes on from there (the Markdown parser cuts at brackets and escapes).
fn push_text(source: &Source, all: &mut Vec<Inline>, span: Span, text: Option<CowStr<'_>>) {
    let text = text.as_deref().unwrap_or_else(|| source.slice(span));
    if let Some(Inline { span: before, kind: InlineKind::Text(decoded) }) = all.last_mut() {
        let gap = Span { start: before.end, end: span.start };
        if gap.is_empty() || source.slice(gap) == "\\" {
            if decoded.is_some() || !gap.is_empty() || text != source.slice(span) {
                let old = decoded.take().map_or_else(|| source.slice(*before).to_owned(), String::from);
                *decoded = Some((old + text).into());
            }
            before.end = span.end;
            return;
        }
    }
    let decoded = (text != source.slice(span)).then(|| text.into());
    all.push(Inline { span, kind: InlineKind::Text(decoded) });
}

/// Cuts callouts and stray attributes out of the texts.
fn split_texts(source: &Source, all: Vec<Inline>) -> Vec<Inline> {
    if !all.iter().any(|inline| matches!(inline.kind, InlineKind::Text(None)) && worth_splitting(source, inline.span)) {
        return all;
    }
    let mut split = Vec::with_capacity(all.len() + 2);
    for inline in all {
        if inline.kind != InlineKind::Text(None) || !worth_splitting(source, inline.span) {
            split.push(inline);
            continue;
        }
        let mut rest = inline.span;
        while let Some((at, len, kind)) = next_mark(source.slice(rest), !split.is_empty()) {
            let mark = Span { start: rest.start + at, end: rest.start + at + len };
            if at > 0 {
                split.push(Inline { span: Span { start: rest.start, end: mark.start }, kind: InlineKind::Text(None) });
            }
            split.push(Inline { span: mark, kind });
            rest.start = mark.end;
        }
        if !rest.is_empty() {
            split.push(Inline { span: rest, kind: InlineKind::Text(None) });
        }
    }
    split
}

fn worth_splitting(source: &Source, span: Span) -> bool {
    source.slice(span).bytes().any(|byte| byte == b'(' || byte == b'{')
}

/// The first callout or stray attribute of a text: offset, length, kind.
fn next_mark(text: &str, inside: bool) -> Option<(u32, u32, InlineKind)> {
    text.char_indices().find_map(|(at, c)| {
        let found = match c {
            '(' => callout(text, at, inside).map(|(len, number)| (len, InlineKind::Callout(number))),
            '{' => attributes::stray(&text[at..]).map(|len| (len, InlineKind::StrayAttribute)),
            _ => None,
        };
        found.map(|(len, kind)| (at as u32, len as u32, kind))
    })
}

/// The length and number of a callout: `(1)` behind a blank or another piece of text, and before no letter or digit.
fn callout(text: &str, at: usize, inside: bool) -> Option<(usize, u32)> {
    let before = text[..at].chars().next_back();
    if before.map_or(!inside, |c| !c.is_whitespace() && !"»”\"’".contains(c)) {
        return None;
    }
    let inner = &text[at + 1..];
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let closed = inner[digits..].starts_with(')');
    let followed = inner[digits..].chars().nth(1).is_some_and(char::is_alphanumeric);
    let number = inner[..digits.min(2)].parse().ok()?;
    (digits <= 2 && closed && !followed && (1..=MAX_CALLOUT).contains(&number)).then_some((digits + 2, number))
}

/// Cuts the text before `start` off.
pub(super) fn trim_start(source: &Source, text: &mut Vec<Inline>, start: u32) {
    text.retain(|inline| inline.span.end > start);
    if let Some(first) = text.first_mut() {
        if first.span.start < start && matches!(first.kind, InlineKind::Text(_)) {
            first.span.start = start;
            first.kind = InlineKind::Text(None);
        }
        let blanks = source.slice(first.span).len() - source.slice(first.span).trim_start().len();
        if blanks > 0 && first.kind == InlineKind::Text(None) {
            first.span.start += blanks as u32;
        }
    }
    text.retain(|inline| !inline.span.is_empty());
}

/// Takes `{#id}` off a title, and notes those that its HTML sets, as `<a name="…">` does.
pub(super) fn heading_anchors(source: &Source, mut title: Vec<Inline>) -> (Vec<Inline>, Vec<String>) {
    let mut anchors = Vec::new();
    for inline in &title {
        if inline.kind == InlineKind::Html {
            anchors.extend(html::anchors(source.slice(inline.span)));
        }
    }
    if let Some(last) = title.last_mut().filter(|last| matches!(last.kind, InlineKind::Text(_))) {
        let text = source.slice(last.span);
        if let Some(at) = text.rfind("{#").filter(|_| text.trim_end().ends_with('}')) {
            anchors.push(text[at + 2..].trim_end().trim_end_matches('}').to_owned());
            last.span.end = last.span.start + text[..at].trim_end().len() as u32;
            last.kind = InlineKind::Text(None);
        }
    }
    title.retain(|inline| !inline.span.is_empty());
    (title, anchors)
}

/// The text that a reader sees: marks, attributes and tags left out, breaks as blanks.
#[must_use]
pub fn plain_text(source: &Source, text: &[Inline]) -> String {
    let mut plain = String::new();
    append_plain(source, text, &mut plain);
    plain.trim().to_owned()
}

fn append_plain(source: &Source, text: &[Inline], plain: &mut String) {
    for inline in text {
        match &inline.kind {
            InlineKind::Text(Some(decoded)) => plain.push_str(decoded),
            InlineKind::Text(None) | InlineKind::Callout(_) => plain.push_str(source.slice(inline.span)),
            InlineKind::Break(_) => plain.push(' '),
            InlineKind::Code(text) | InlineKind::Label(text) => plain.push_str(text),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                append_plain(source, inner, plain);
            }
            InlineKind::Link(link) => append_plain(source, &link.text, plain),
            InlineKind::Image(image) => plain.push_str(&image.alt),
            InlineKind::Html | InlineKind::StrayAttribute => {}
        }
    }
}

/// A written text as one flow: the marks of the blocks around it, which begin each further line, left out. A line that
/// would then begin a block of its own goes on behind the one before it.
#[must_use]
pub fn flowed(text: &str) -> String {
    if !text.contains('\n') {
        return text.trim_end().to_owned();
    }
    let mut flow = String::with_capacity(text.len());
    for line in text.lines() {
        let line = if flow.is_empty() { line } else { line.trim_start_matches([' ', '\t', '>']) };
        if begins_block(line) && !flow.is_empty() {
            flow.truncate(flow.trim_end_matches(['\n', '\\']).len());
            flow.push(' ');
        }
        let forced = line.ends_with("  ");
        flow.push_str(line.trim_end());
        flow.push_str(if forced { "\\\n" } else { "\n" });
    }
    flow.truncate(flow.trim_end_matches(['\n', '\\']).len());
    flow
}

/// Whether a line would end the paragraph above it, or make a title or a table of that.
fn begins_block(line: &str) -> bool {
    let number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    let rule = || !line.is_empty() && line.bytes().all(|byte| b"-=_*|: \t".contains(&byte));
    let marks = ["```", "~~~", "#", "- ", "+ ", "* ", "-\t", "+\t", "*\t", "<"];
    numbered || marks.iter().any(|mark| line.starts_with(mark)) || rule()
}

/// A written title as [`flowed`], on one line: underlined titles, and those with code in them, may go over several.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    let flow = flowed(text);
    let lines = flow.lines().map(|line| line.strip_suffix('\\').filter(|rest| !rest.ends_with('\\')).unwrap_or(line));
    lines.collect::<Vec<_>>().join(" ")
}
