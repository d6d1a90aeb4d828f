//! A step tells the reader to do something.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

rule!(Warning, "empty-step", "a numbered heading with nothing under it", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (at, title) in subject.headings.iter().enumerate().filter(|(_, title)| title.number.is_some()) {
        let next = subject.headings.get(at + 1);
        if next.is_some_and(|next| next.heading.level > title.heading.level) || !is_bare(&title.text) {
            continue;
        }
        let end = next.map_or(subject.source.text().len() as u32, |next| next.span.start);
        let content = Span { start: title.span.end.min(end), end };
        if subject.is_blank(content) {
            let message = "this step is empty";
            found.push(
                Diagnostic::new(&RULE.code, title.span, message)
                    .help("say what has to be done, or delete it and count anew"),
            );
        }
    }
}

/// Whether a title is one of a step, and no sentence that says it all.
fn is_bare(title: &str) -> bool {
    title.split_whitespace().count() <= 12
}
