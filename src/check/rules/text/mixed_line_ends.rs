//! Line ends of one kind keep differences small.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Warning, "mixed-line-ends", "line ends of two kinds in one file", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.source.text().as_bytes();
    let windows = memchr::memmem::find_iter(text, b"\r\n").count();
    let all = memchr::memchr_iter(b'\n', text).count();
    if windows == 0 || windows == all {
        return;
    }
    let few = windows * 2 < all;
    let seldom = |&at: &usize| (at > 0 && text[at - 1] == b'\r') == few;
    if let Some(at) = memchr::memchr_iter(b'\n', text).find(seldom) {
        let (kind, other) = if few { ("CR LF", "LF") } else { ("LF", "CR LF") };
        let message = format!("this line ends with {kind}, most others with {other}");
        let place = Span::new(at - usize::from(few), at + 1);
        let edits = memchr::memmem::find_iter(text, b"\r\n").map(|at| Edit::new(Span::new(at, at + 1), ""));
        let note = Diagnostic::new(&RULE.code, place, message).help("save the file with line ends of one kind, LF");
        found.push(note.fix("end every line with LF", edits.collect()));
    }
}
