//! A mark counts as one only before a plain blank.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Warning, "no-break-marker", "a no-break space behind a Markdown mark", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for &(span, c) in subject.odd.iter().filter(|(_, c)| *c == '\u{a0}') {
        let start = subject.source.line_start(subject.source.line(span.start));
        let before = subject.source.slice(Span { start, end: span.start });
        if before.ends_with(['>', '-', '#', '*', '.']) && is_mark(before) {
            let message = "a no-break space stands behind this mark, where a plain blank belongs";
            let place = Span { start: span.start - 1, end: span.start + c.len_utf8() as u32 };
            let note = Diagnostic::new(&RULE.code, place, message).help("put a plain blank there");
            let edits = vec![Edit::new(span, " ")];
            let title = "put a plain blank behind the mark";
            found.push(if before.ends_with('>') { note.fix(title, edits) } else { note.unsafe_fix(title, edits) });
        }
    }
}

/// Whether a line begins with nothing but marks: of quotes, and of a heading or list item.
fn is_mark(before: &str) -> bool {
    let inner = before.trim_start_matches(['>', ' ']);
    let number = inner.strip_suffix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    number || matches!(inner, "" | "-" | "*") || inner.bytes().all(|byte| byte == b'#')
}
