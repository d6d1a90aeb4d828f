//! Line ends of one kind keep differences small.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Info, "windows-line-ends", "lines that end as on Windows", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.source.text().as_bytes();
    let ends: Vec<usize> = memchr::memmem::find_iter(text, b"\r\n").collect();
    let Some(&first) = ends.first() else { return };
    if ends.len() == memchr::memchr_iter(b'\n', text).count() {
        let edits = ends.iter().map(|&at| Edit::new(Span::new(at, at + 1), "")).collect();
        let message = "the lines of this file end with CR LF";
        let note = Diagnostic::new(&RULE.code, Span::new(first, first + 2), message)
            .help("save the file with line ends of the kind LF");
        found.push(note.fix("end every line with LF", edits));
    }
}
