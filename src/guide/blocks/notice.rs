//! Callout boxes: `[!warning]`, `[!primary]` and the like.

use crate::diagnostic::Diagnostic;
use crate::guide::codes;
use crate::guide::glue::quoted;
use crate::guide::tree::{BlockKind, Level, Notice};
use crate::source::Span;

use super::{Kind, Quote};

pub(super) static DANGER: Kind =
    Kind { names: &["alert", "danger", "caution"], build: |quote| build(quote, Level::Danger) };
pub(super) static WARNING: Kind =
    Kind { names: &["warning", "attention", "important"], build: |quote| build(quote, Level::Warning) };
pub(super) static NOTE: Kind =
    Kind { names: &["primary", "info", "secondary", "hint", "note"], build: |quote| build(quote, Level::Note) };
pub(super) static TIP: Kind = Kind { names: &["success", "tip"], build: |quote| build(quote, Level::Tip) };

fn build(quote: &mut Quote<'_, '_>, level: Level) -> BlockKind {
    let body = std::mem::take(&mut quote.body);
    for block in &body {
        report_lazy_line(quote, block.span);
    }
    BlockKind::Notice(Notice { level, marker: quote.marker, body })
}

/// Markdown lets a paragraph of a quote go on without `>`; a reader of the source sees the notice end there.
fn report_lazy_line(quote: &mut Quote<'_, '_>, span: Span) {
    let (first, last) = quote.source.lines(span);
    for line in first + 1..=last {
        let text = quote.source.line_text(line);
        let bare = text.trim_start();
        if !bare.is_empty() && !bare.starts_with('>') {
            let start = quote.source.line_start(line) + (text.len() - bare.len()) as u32;
            let place = Span { start, end: start + bare.trim_end().len() as u32 };
            let message = "this line belongs to the block above, but has no `>`";
            let note = Diagnostic::new(&codes::UNQUOTED_LINE, place, message).help("put `> ` before it");
            let edits = quoted(quote.source, (line, last));
            quote.notes.push(note.fix("put `> ` before it", edits));
            return;
        }
    }
}
