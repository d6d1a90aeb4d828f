//! The order of work.

use crate::diagnostic::{Diagnostic, Edit, Noted};
use crate::source::{Source, Span};

use super::inline::plain_text;
use super::reader::{MAX_PARTS, trimmed};
use super::{Block, BlockKind, FrontMatter, Guide, Inline, InlineKind, codes, date_line, depth, events, front_matter};

/// Reads a guide. Never fails: what cannot be understood is kept and reported.
#[must_use]
pub fn parse(source: &Source) -> Noted<Guide> {
    let mut notes = Vec::new();
    if let Some(span) = source.invalid_utf8() {
        let note = Diagnostic::new(&codes::INVALID_UTF8, span, "this is not UTF-8 text");
        notes.push(
            note.help(
                "save the file as UTF-8: unreadable bytes became U+FFFD, and nothing else of the guide is checked",
            ),
        );
    }
    let text = source.text();
    let mut start = begin(text);
    if start > 0 {
        let note =
            Diagnostic::new(&codes::BYTE_ORDER_MARK, Span::new(0, start), "the file begins with a byte order mark");
        let fix = vec![Edit::new(Span::new(0, start), "")];
        notes.push(note.help("save the file as UTF-8 without a byte order mark").fix("take it away", fix));
    }
    let front_matter = front_matter::parse(source, start, &mut notes);
    if !front_matter.span.is_empty() {
        start = front_matter.span.end as usize;
    }
    let before = notes.len();
    let mut blocks = events::parse(source, start..text.len(), &mut notes).unwrap_or_else(|| {
        notes.truncate(before);
        let (note, whole) = too_many(source, start);
        notes.push(note);
        vec![whole]
    });
    depth::limit(&mut blocks, &mut notes);
    let date_line = date_line::take(source, &mut blocks);
    notes.sort_by_key(|note| note.span);
    Noted { value: Guide { front_matter, date_line, blocks }, notes }
}

/// The body as one block, since it has so many parts that they would fill the memory.
fn too_many(source: &Source, start: usize) -> (Diagnostic, Block) {
    let span = trimmed(source, start..source.text().len());
    let note = Diagnostic::new(&codes::TOO_MANY_PARTS, span, format!("this guide has more than {MAX_PARTS} parts"));
    let whole = Block { span, kind: BlockKind::Html };
    (note.help("make several guides of it; it is kept as raw text"), whole)
}

/// Reads the front matter of a guide, and nothing else of it.
#[must_use]
pub fn parse_front_matter(source: &Source) -> FrontMatter {
    front_matter::parse(source, begin(source.text()), &mut Vec::new())
}

/// Where a text begins: behind the byte order mark.
fn begin(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

/// Inline Markdown without its marks.
#[must_use]
pub fn plain(text: &str) -> String {
    let source = Source::new("", text);
    plain_text(&source, &parse_text(&source))
}

/// Reads inline Markdown with the dialect's marks, as workflows hold it.
#[must_use]
pub fn parse_text(source: &Source) -> Vec<Inline> {
    let text = source.text();
    let blocks = events::parse(source, 0..text.len(), &mut Vec::new()).unwrap_or_default();
    let whole = Span::new(0, text.len());
    match blocks.as_slice() {
        [Block { span, kind: BlockKind::Paragraph(inlines) }] if source.slice(*span).len() == text.trim().len() => {
            inlines.clone()
        }
        [Block { kind: BlockKind::Figures(images), .. }] => images
            .iter()
            .map(|image| Inline { span: image.span, kind: InlineKind::Image(Box::new(image.clone())) })
            .collect(),
        _ => behind_marker(source).unwrap_or_else(|| vec![Inline { span: whole, kind: InlineKind::Text(None) }]),
    }
}

/// A title such as "1. Open `X`", which looks like an item of a list: its number is text.
fn behind_marker(source: &Source) -> Option<Vec<Inline>> {
    let text = source.text();
    let number = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = number.strip_prefix(['.', ')', '-', '+', '*'])?.trim_start();
    let start = text.len() - rest.len();
    match events::parse(source, start..text.len(), &mut Vec::new()).unwrap_or_default().as_slice() {
        [Block { span, kind: BlockKind::Paragraph(inlines) }] if source.slice(*span).len() == rest.trim().len() => {
            let marker = Inline { span: Span::new(0, start), kind: InlineKind::Text(None) };
            Some(std::iter::once(marker).chain(inlines.iter().cloned()).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_before_titles_hide_nothing_behind_them() {
        for text in
            ["1. The zone&#58; `Edit`{.action}", "2) The zone&#58; `Edit`{.action}", "- The zone&#58; `Edit`{.action}"]
        {
            let source = Source::new("", text);
            let inlines = parse_text(&source);
            assert!(matches!(&inlines.last().unwrap().kind, InlineKind::Label(label) if &**label == "Edit"), "{text}");
            let shown = plain_text(&source, &inlines);
            assert!(shown.ends_with("The zone: Edit"), "{shown}");
        }
    }
}
