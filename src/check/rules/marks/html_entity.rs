//! Characters can be written as they are.

use crate::check::{Subject, entities};
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Info, "html-entity", "an HTML entity in the text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for inline in subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(Some(_)))) {
        for at in entities::in_text(subject.source.slice(inline.span)) {
            let start = inline.span.start as usize;
            let place = Span::new(start + at.start, start + at.end);
            let written = subject.source.slice(place);
            if !matches!(written, "&lt;" | "&gt;" | "&amp;" | "&#124;" | "&nbsp;") {
                let message = format!("`{written}` is an HTML entity");
                let note = Diagnostic::new(&RULE.code, place, message).help("write the character itself");
                found.push(match entities::character(written).filter(|c| !is_mark(*c)) {
                    Some(c) => note.unsafe_fix(format!("write `{c}`"), vec![Edit::new(place, c)]),
                    None => note,
                });
            }
        }
    }
}

/// Whether a character has a meaning in Markdown, or would not be seen.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "\\`*_{}[]()<>#+-!|~&'\"".contains(c)
}
