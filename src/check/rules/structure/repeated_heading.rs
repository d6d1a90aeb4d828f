//! A heading tells its section from the others.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;
use crate::workflow::anchor;
use std::collections::HashMap;

rule!(Info, "repeated-heading", "two headings with the same text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for title in subject.headings.iter().filter(|title| !title.text.is_empty() && title.heading.anchors.is_empty()) {
        if let Some(&first) = seen.get(&anchor::slug(&title.text)) {
            let message = format!("the heading in line {} has the same text", subject.source.line(first.start));
            let help = "say what this section is about, or give it an anchor of its own";
            let note = Diagnostic::new(&RULE.code, title.span, message).help(help);
            found.push(note.related(Place::Here(first), "the first heading with this text"));
        } else {
            seen.insert(anchor::slug(&title.text), title.span);
        }
    }
}
