//! A heading tells its section from the others.

use std::collections::HashMap;

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;
use crate::workflow::anchor;

rule!(Info, "repeated-heading", "two headings with the same text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for title in subject.headings.iter().filter(|title| !title.text.is_empty() && title.heading.anchors.is_empty()) {
        let first = *seen.entry(anchor::slug(&title.text)).or_insert(title.span);
        if first != title.span {
            let message = format!("the heading in line {} has the same text", subject.source.line(first.start));
            let help = "say what this section is about, or give it an anchor of its own";
            let note = Diagnostic::new(&RULE.code, title.span, message).help(help);
            found.push(note.related(Place::Here(first), "the first heading with this text"));
        }
    }
}
