//! A heading tells its section from the others.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::anchor;
use std::collections::HashMap;

rule!(Info, "repeated-heading", "two headings with the same text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for title in subject.headings.iter().filter(|title| !title.text.is_empty() && title.heading.anchors.is_empty()) {
        let line = subject.source.line(title.span.start);
        if let Some(first) = seen.get(&anchor::slug(&title.text)) {
            let message = format!("the heading in line {first} has the same text");
            found.push(
                Diagnostic::new(&RULE.code, title.span, message)
                    .help("say what this section is about, or give it an anchor of its own"),
            );
        } else {
            seen.insert(anchor::slug(&title.text), line);
        }
    }
}
