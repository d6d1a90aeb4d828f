//! A quote that only calls itself a warning is a quote: a run does not stop at it.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::{BlockKind, InlineKind, plain_text};

rule!(Warning, "unmarked-warning", "a plain quote that calls itself a warning", find);

/// The sign that is drawn beside warnings.
const SIGN: char = '⚠';

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for block in &subject.blocks {
        let BlockKind::Quote(body) = &block.kind else { continue };
        let Some(BlockKind::Paragraph(text)) = body.first().map(|first| &first.kind) else { continue };
        let Some(first) = text.first() else { continue };
        let titled = match &first.kind {
            InlineKind::Strong(title) => {
                subject.language.notice_heading(&plain_text(subject.source, title)) == Some(true)
            }
            _ => false,
        };
        if titled || plain_text(subject.source, std::slice::from_ref(first)).starts_with(SIGN) {
            let message = "this quote calls itself a warning, but is a plain quote";
            let note = Diagnostic::new(&RULE.code, first.span, message);
            found.push(note.help("write `> [!warning]` on a line of its own above it"));
        }
    }
}
