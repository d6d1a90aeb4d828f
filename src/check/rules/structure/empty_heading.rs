//! A heading names what stands under it.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "empty-heading", "a heading without text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for title in subject.headings.iter().filter(|title| title.text.is_empty()) {
        let message = "this heading has no text";
        found.push(Diagnostic::new(&RULE.code, title.span, message).help("write a title, or delete the line"));
    }
}
