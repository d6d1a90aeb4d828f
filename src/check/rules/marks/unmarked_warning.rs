//! A quote that only calls itself a warning is a plain quote on the pages of the provider.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::BlockKind;
use crate::workflow::warning_title;

rule!(Warning, "unmarked-warning", "a plain quote that calls itself a warning", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for block in &subject.blocks {
        let BlockKind::Quote(body) = &block.kind else { continue };
        if let Some(title) = warning_title(subject.source, subject.language, body) {
            let message = "this quote calls itself a warning, but is a plain quote";
            let note = Diagnostic::new(&RULE.code, title, message);
            found.push(note.help("write `> [!warning]` on a line of its own above it"));
        }
    }
}
