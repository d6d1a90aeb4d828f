//! `/// details | Title` … `///`: collapsibles. They stand outside Markdown's own blocks, so the text is cut at their
//! fences before Markdown is read.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::guide::codes;
use crate::source::{Source, Span};

/// A piece of a text.
pub(in crate::guide) enum Part {
    /// Markdown.
    Markdown(Range<usize>),
    /// A collapsible.
    Details { span: Span, title: Range<usize>, body: Range<usize> },
}

/// Cuts a text at its collapsibles; fences within code do not count.
pub(in crate::guide) fn split(source: &Source, range: Range<usize>, notes: &mut Vec<Diagnostic>) -> Vec<Part> {
    let text = source.text();
    if memchr::memmem::find(&text.as_bytes()[range.clone()], b"///").is_none() {
        return vec![Part::Markdown(range)];
    }
    let mut parts = Vec::new();
    let (mut from, mut at) = (range.start, range.start);
    let mut code = None;
    let mut open: Vec<(usize, Range<usize>, usize)> = Vec::new();
    for line in text[range.clone()].split_inclusive('\n') {
        let (begin, end) = (at, at + line.len());
        at = end;
        code = within_code(line, code);
        let Some(rest) = line.strip_prefix("///").filter(|_| code.is_none()) else { continue };
        match (rest.split_once('|'), rest.trim().is_empty()) {
            (Some((name, title)), _) if name.trim().chars().all(|c| c.is_ascii_alphabetic() || c == '-') => {
                let start = end - title.len();
                open.push((begin, start..start + title.trim_end().len(), end));
            }
            (_, true) => {
                let Some((start, title, body)) = open.pop() else { continue };
                if open.is_empty() {
                    parts.push(Part::Markdown(from..start));
                    let span = Span::new(start, begin + line.trim_end().len());
                    parts.push(Part::Details { span, title, body: body..begin });
                    from = end;
                }
            }
            _ => {}
        }
    }
    if let Some((start, title, _)) = open.first() {
        let note =
            Diagnostic::new(&codes::UNMATCHED_REGION, Span::new(*start, title.end), "this collapsible is not closed");
        notes.push(note.help("end it with a line `///`"));
    }
    parts.push(Part::Markdown(from..range.end));
    parts
}

/// The fence of the code that goes on behind a line: its character and how often it stands there. A fence of at least that
/// length closes it.
fn within_code(line: &str, open: Option<(char, usize)>) -> Option<(char, usize)> {
    const SHORTEST: usize = 3;
    const FURTHEST: usize = 3;
    let mark = line.trim_start_matches(' ');
    let fence = mark.chars().next().filter(|first| matches!(first, '`' | '~')).map(|first| {
        let rest = mark.trim_start_matches(first);
        (first, mark.len() - rest.len(), rest.trim())
    });
    let fence = fence.filter(|(_, length, _)| *length >= SHORTEST && line.len() - mark.len() <= FURTHEST);
    match (open, fence) {
        (None, Some((mark, length, info))) => (mark == '~' || !info.contains('`')).then_some((mark, length)),
        (Some((mark, least)), Some((other, length, ""))) if other == mark && length >= least => None,
        (open, _) => open,
    }
}
