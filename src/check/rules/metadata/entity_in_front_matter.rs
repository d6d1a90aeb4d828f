//! Front matter is YAML, where an HTML entity is just text.

use crate::check::{Subject, entities};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

rule!(Warning, "entity-in-front-matter", "an HTML entity in the front matter", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = subject.guide.front_matter.span;
    for at in entities::in_text(subject.source.slice(front)) {
        let place = Span { start: front.start + at.start as u32, end: front.start + at.end as u32 };
        let message = format!("`{}` is an HTML entity", subject.source.slice(place));
        found.push(Diagnostic::new(&RULE.code, place, message).help("write the character itself, the value in quotes"));
    }
}
