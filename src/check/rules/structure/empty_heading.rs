//! A heading names what stands under it.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};

rule!(Warning, "empty-heading", "a heading without text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for title in subject.headings.iter().filter(|title| title.text.is_empty()) {
        let message = "this heading has no text";
        let note = Diagnostic::new(&RULE.code, title.span, message).help("write a title, or delete the line");
        found.push(note.unsafe_fix("delete the line", vec![Edit::new(title.span, "")]));
    }
}
