//! Characters can be written as they are.

use crate::check::{Subject, entities};
use crate::diagnostic::Diagnostic;
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
                found.push(Diagnostic::new(&RULE.code, place, message).help("write the character itself"));
            }
        }
    }
}
