//! The bold "Last updated …" line, which is always the first line of a body. Only its form is known here;
//! what its words mean is a matter of language.

use crate::source::Source;

use super::tree::{Block, BlockKind, DateLine, InlineKind};

/// No date line is longer.
const MAX_BYTES: usize = 90;

/// Takes the date line off the top of the body.
pub(super) fn take(source: &Source, blocks: &mut Vec<Block>) -> Option<DateLine> {
    let at = blocks.iter().position(|block| !matches!(block.kind, BlockKind::Html | BlockKind::Comment))?;
    let BlockKind::Paragraph(inlines) = &mut blocks[at].kind else { return None };
    let InlineKind::Strong(inner) = &inlines.first()?.kind else { return None };
    let text = inner.first()?.span.to(inner.last()?.span);
    if !is_dated(source.slice(text)) {
        return None;
    }
    let end = inlines.iter().position(|inline| matches!(inline.kind, InlineKind::Break(_))).unwrap_or(inlines.len());
    let span = inlines[0].span.to(inlines[end - 1].span);
    if source.slice(span).len() > MAX_BYTES {
        return None;
    }
    if end == inlines.len() {
        blocks.remove(at);
    } else {
        inlines.drain(..=end);
        blocks[at].span.start = inlines.first()?.span.start;
    }
    Some(DateLine { span, text })
}

/// Whether a text holds what can only be a date: a year and two more digits or a word, few words in all.
fn is_dated(text: &str) -> bool {
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let year = |run: &&str| run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
    let dated = match numbers.len() {
        2 => numbers.iter().any(year),
        3 | 4 => numbers.iter().all(|run| run.len() <= 2 || run.len() == 4),
        _ => false,
    };
    dated && text.split_whitespace().count() <= 10
}
