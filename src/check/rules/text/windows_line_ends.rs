//! Line ends of one kind keep differences small.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Info, "windows-line-ends", "lines that end as on Windows", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.source.text();
    let Some(first) = memchr::memmem::find(text.as_bytes(), b"\r\n") else { return };
    let windows = memchr::memmem::find_iter(text.as_bytes(), b"\r\n").count();
    if windows == memchr::memchr_iter(b'\n', text.as_bytes()).count() {
        let message = "the lines of this file end with CR LF";
        let edits = memchr::memmem::find_iter(text.as_bytes(), b"\r\n").map(|at| Edit::new(Span::new(at, at + 1), ""));
        let note = Diagnostic::new(&RULE.code, Span::new(first, first + 2), message)
            .help("save the file with line ends of the kind LF");
        found.push(note.fix("end every line with LF", edits.collect()));
    }
}
