//! The order of work.

use crate::diagnostic::{Diagnostic, Edit, Noted};
use crate::source::{Source, Span};

use super::{Block, BlockKind, Guide, Inline, InlineKind, codes, date_line, events, front_matter};

/// Reads a guide. Never fails: what cannot be understood is kept and reported.
#[must_use]
pub fn parse(source: &Source) -> Noted<Guide> {
    let mut notes = Vec::new();
    if let Some(span) = source.invalid_utf8() {
        let note = Diagnostic::new(&codes::INVALID_UTF8, span, "this is not UTF-8 text");
        notes.push(note.help("save the file as UTF-8; unreadable bytes were replaced by U+FFFD"));
    }
    let text = source.text();
    let mut start = 0;
    if text.starts_with('\u{feff}') {
        start = '\u{feff}'.len_utf8();
        let note =
            Diagnostic::new(&codes::BYTE_ORDER_MARK, Span::new(0, start), "the file begins with a byte order mark");
        let fix = vec![Edit::new(Span::new(0, start), "")];
        notes.push(note.help("save the file as UTF-8 without a byte order mark").fix("take it away", fix));
    }
    let front_matter = front_matter::parse(source, start, &mut notes);
    if !front_matter.span.is_empty() {
        start = front_matter.span.end as usize;
    }
    let mut blocks = events::parse(source, start..text.len(), &mut notes);
    let date_line = date_line::take(source, &mut blocks);
    notes.sort_by_key(|note| note.span);
    Noted { value: Guide { front_matter, date_line, blocks }, notes }
}

/// Reads inline Markdown with the dialect's marks, as workflows hold it.
#[must_use]
pub fn parse_text(source: &Source) -> Vec<Inline> {
    let blocks = events::parse(source, 0..source.text().len(), &mut Vec::new());
    let whole = Span::new(0, source.text().len());
    match blocks.as_slice() {
        [Block { span, kind: BlockKind::Paragraph(text) }]
            if source.slice(*span).len() == source.text().trim().len() =>
        {
            text.clone()
        }
        [Block { kind: BlockKind::Figures(images), .. }] => images
            .iter()
            .map(|image| Inline { span: image.span, kind: InlineKind::Image(Box::new(image.clone())) })
            .collect(),
        _ => vec![Inline { span: whole, kind: InlineKind::Text(None) }],
    }
}
