//! Markdown → blocks: what the elements of Markdown are in a guide, element by element.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Source, Span};

use super::depth::{MAX_BLOCKS, too_deep};
use super::reader::{Definitions, Left, MAX_PARTS, Reader, trimmed};
use super::tree::{Block, BlockKind, Code, Heading, Inline, InlineKind, Item, List, Titled};
use super::{blocks, codes, collapse, glue, html, inline};

/// Parses a part of a text, collapsibles between `///` fences first. `None` when it has more than [`MAX_PARTS`].
pub(super) fn parse(source: &Source, range: Range<usize>, notes: &mut Vec<Diagnostic>) -> Option<Vec<Block>> {
    let mut left = Some(MAX_PARTS);
    let definitions = Definitions::of(&source.text()[range.clone()]);
    let blocks = parse_within(source, &definitions, range, notes, &mut left, 0);
    left.map(|_| blocks)
}

/// As [`parse`], within so many collapsibles.
fn parse_within<'a>(
    source: &'a Source,
    definitions: &Definitions<'a>,
    range: Range<usize>,
    notes: &mut Vec<Diagnostic>,
    left: &mut Left,
    depth: usize,
) -> Vec<Block> {
    let mut all = Vec::new();
    let parts = match blocks::details::split(source, range.clone(), notes) {
        parts if depth < MAX_BLOCKS || parts.len() == 1 => parts,
        _ => {
            notes.push(too_deep(trimmed(source, range.clone()), MAX_BLOCKS));
            vec![blocks::details::Part::Markdown(range)]
        }
    };
    for part in parts {
        match part {
            blocks::details::Part::Markdown(range) => {
                all.extend(Reader::new(source, definitions, range, notes, left).document())
            }
            blocks::details::Part::Details { span, title, body } => {
                let title = Reader::new(source, definitions, title, notes, left).title();
                let body = parse_within(source, definitions, body, notes, left, depth + 1);
                all.push(Block { span, kind: BlockKind::Aside(Titled { span, title, body }) });
            }
        }
    }
    glue::regions(source, all, notes)
}

impl<'a> Reader<'a, '_> {
    fn document(mut self) -> Vec<Block> {
        self.blocks()
    }

    fn title(mut self) -> Vec<Inline> {
        match self.blocks().into_iter().next().map(|block| block.kind) {
            Some(BlockKind::Paragraph(text)) => text,
            _ => Vec::new(),
        }
    }

    /// The blocks up to the end of the element around them, which is passed over.
    fn blocks(&mut self) -> Vec<Block> {
        let mut all = Vec::new();
        while let Some((event, range)) = self.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => {
                    self.at += 1;
                    break;
                }
                Event::Start(tag) if !inline::is_inline(tag) => {
                    let Some((Event::Start(tag), range)) = self.next() else { break };
                    let span = trimmed(self.source, range);
                    all.extend(self.block(tag, span));
                }
                Event::Rule => {
                    self.at += 1;
                    all.push(Block { span: trimmed(self.source, range), kind: BlockKind::Rule });
                }
                _ => all.extend(self.tight_paragraph()),
            }
        }
        let all = glue::adopt(self.source, all, self.notes);
        let (source, definitions, notes, left) = (self.source, self.definitions, &mut *self.notes, &mut *self.left);
        collapse::collapse(source, all, &mut |words| Reader::new(source, definitions, words, notes, left).title())
    }

    /// Text that stands in a tight list item without a paragraph around it.
    fn tight_paragraph(&mut self) -> Vec<Block> {
        let text = inline::read(self);
        match text.first().zip(text.last()).map(|(first, last)| first.span.to(last.span)) {
            Some(span) => self.paragraph(span, text),
            None => {
                self.at += usize::from(!matches!(self.peek(), Some((Event::Start(_) | Event::End(_), _))));
                Vec::new()
            }
        }
    }

    fn block(&mut self, tag: Tag<'a>, span: Span) -> Vec<Block> {
        if self.depth >= MAX_BLOCKS && matches!(tag, Tag::BlockQuote(_) | Tag::List(_)) {
            self.skip_element();
            self.notes.push(too_deep(span, MAX_BLOCKS));
            return vec![Block { span, kind: BlockKind::Html }];
        }
        self.depth += 1;
        let kind = match tag {
            Tag::Paragraph => {
                let text = self.element_text();
                self.depth -= 1;
                return self.paragraph(span, text);
            }
            Tag::Heading { .. } if is_empty_bullet(self.source.slice(span)) => {
                let text = self.element_text();
                self.depth -= 1;
                return self.paragraph(span, text);
            }
            Tag::Heading { level, .. } => BlockKind::Heading(self.heading(level as u8)),
            Tag::BlockQuote(_) => {
                let body = self.blocks();
                self.depth -= 1;
                return blocks::from_quote(self.source, span, body, self.notes);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) if self.source.slice(span).contains("`{.action}") => {
                self.skip_element();
                let text = self.indented_text(span);
                self.depth -= 1;
                return text;
            }
            Tag::CodeBlock(kind) => BlockKind::Code(self.code(&kind)),
            Tag::HtmlBlock => {
                self.skip_element();
                self.html(span)
            }
            Tag::List(start) => BlockKind::List(self.list(start)),
            Tag::Table(_) => BlockKind::Table(self.table()),
            _ => {
                self.skip_element();
                BlockKind::Html
            }
        };
        self.depth -= 1;
        vec![Block { span, kind }]
    }

    fn html(&self, span: Span) -> BlockKind {
        let text = self.source.slice(span);
        if text.starts_with("<!--") {
            return BlockKind::Comment;
        }
        let images = html::pictures_alone(text).map(|all| all.into_iter().map(|one| one.image(span.start)).collect());
        images.map_or(BlockKind::Html, BlockKind::Figures)
    }

    pub(super) fn element_text(&mut self) -> Vec<Inline> {
        let text = inline::read(self);
        if matches!(self.peek(), Some((Event::End(_), _))) {
            self.at += 1;
        }
        text
    }

    fn heading(&mut self, level: u8) -> Heading {
        let title = self.element_text();
        let (title, anchors) = inline::heading_anchors(self.source, title);
        Heading { level, title, anchors }
    }

    /// A paragraph; one of nothing but images is a row of figures, and `##Title` was meant as a heading.
    fn paragraph(&mut self, span: Span, text: Vec<Inline>) -> Vec<Block> {
        let blank = |inline: &Inline| self.source.slice(inline.span).trim().is_empty();
        let only_images = text
            .iter()
            .all(|inline| matches!(inline.kind, InlineKind::Image(_) | InlineKind::Break(_)) || blank(inline));
        if only_images && text.iter().any(|inline| matches!(inline.kind, InlineKind::Image(_))) {
            let images = text.into_iter().filter_map(|inline| match inline.kind {
                InlineKind::Image(image) => Some(*image),
                _ => None,
            });
            return vec![Block { span, kind: BlockKind::Figures(images.collect()) }];
        }
        if let Some(level) = glued_level(self.source.slice(span)) {
            return self.glued_heading(span, text, level);
        }
        vec![Block { span, kind: BlockKind::Paragraph(text) }]
    }

    fn glued_heading(&mut self, span: Span, mut text: Vec<Inline>, level: u8) -> Vec<Block> {
        let end = text.iter().position(|inline| matches!(inline.kind, InlineKind::Break(_))).unwrap_or(text.len());
        let rest = text.split_off(end);
        inline::trim_start(self.source, &mut text, span.start + u32::from(level));
        let title_end = text.last().map_or(span.start + u32::from(level), |last| last.span.end);
        let title = Span { start: span.start, end: title_end };
        let note =
            Diagnostic::new(&codes::GLUED_HEADING, title, "a blank is missing between the # marks and the title");
        let behind = span.start + u32::from(level);
        let fix = vec![Edit::new(Span { start: behind, end: behind }, " ")];
        self.notes.push(note.help("put a blank behind the last #").fix("put a blank behind the last #", fix));
        let (title_text, anchors) = inline::heading_anchors(self.source, text);
        let heading = BlockKind::Heading(Heading { level, title: title_text, anchors });
        let mut all = vec![Block { span: title, kind: heading }];
        if let Some(first) = rest.get(1) {
            let span = first.span.to(span);
            let span = Span { start: first.span.start, end: span.end };
            all.push(Block { span, kind: BlockKind::Paragraph(rest.into_iter().skip(1).collect()) });
        }
        all
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>) -> Code {
        let info = match kind {
            CodeBlockKind::Fenced(info) => Some(info.trim().to_owned()),
            CodeBlockKind::Indented => None,
        };
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::End(_) => break,
                _ => {}
            }
        }
        Code { info, text }
    }

    /// Text with labels that Markdown takes for code because it is indented too far.
    fn indented_text(&mut self, span: Span) -> Vec<Block> {
        let note =
            Diagnostic::new(&codes::INDENTED_TEXT, span, "this text is indented so far that it is shown as code");
        self.notes.push(note.help("indent it by no more than the text above it, or by four blanks under a list item"));
        let mut all = Vec::new();
        let mut at = span.start as usize;
        for line in self.source.slice(span).split_inclusive('\n') {
            let begin = at + line.len() - line.trim_start_matches(is_indentation).len();
            at += line.len();
            if begin < at && !self.source.text()[begin..at].trim().is_empty() {
                let mut reader = Reader::new(self.source, self.definitions, begin..at, self.notes, self.left);
                reader.depth = self.depth;
                all.extend(reader.document());
            }
        }
        all
    }

    fn list(&mut self, start: Option<u64>) -> List {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            let span = trimmed(self.source, range);
            items.push(Item { span, is_task: self.is_task(), blocks: self.blocks() });
        }
        List { start, items }
    }

    /// Whether a box to tick stands at the beginning of the item that was just begun.
    fn is_task(&mut self) -> bool {
        let behind = usize::from(matches!(self.peek(), Some((Event::Start(Tag::Paragraph), _))));
        let Some((Event::TaskListMarker(is_ticked), range)) = self.events.get(self.at + behind) else { return false };
        if *is_ticked {
            let span = trimmed(self.source, range.clone());
            let note = Diagnostic::new(&codes::TICKED_ITEM, span, "this box is ticked before anybody began");
            self.notes.push(note.help("write `[ ]`").fix("empty the box", vec![Edit::new(span, "[ ]")]));
        }
        true
    }
}

/// What stands before the text of a line that was indented too far: marks of quotes, blanks, a bullet.
fn is_indentation(c: char) -> bool {
    matches!(c, '>' | ' ' | '\t')
}

/// Whether what Markdown takes for the underline of a heading is a lone `-`: a bullet that was left empty.
fn is_empty_bullet(heading: &str) -> bool {
    !heading.starts_with('#') && heading.lines().last().is_some_and(|line| line.trim_matches(is_indentation) == "-")
}

/// The level of a heading whose author forgot the blank: `##Title`.
fn glued_level(text: &str) -> Option<u8> {
    let marks = text.bytes().take_while(|&byte| byte == b'#').count();
    let letter = text[marks..].chars().next()?.is_alphabetic();
    ((2..=6).contains(&marks) && letter).then_some(u8::try_from(marks).ok()?)
}
