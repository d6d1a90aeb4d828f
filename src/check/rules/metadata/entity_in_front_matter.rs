//! Front matter is YAML, where an HTML entity is just text.

use crate::check::{Subject, entities};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Warning, "entity-in-front-matter", "an HTML entity in the front matter", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = subject.guide.front_matter.span;
    for at in entities::in_text(subject.source.slice(front)) {
        let place = Span { start: front.start + at.start as u32, end: front.start + at.end as u32 };
        let message = format!("`{}` is an HTML entity", subject.source.slice(place));
        let note = Diagnostic::new(&RULE.code, place, message);
        let note = note.help("write the character itself, the value in quotes");
        let character = entities::character(subject.source.slice(place)).filter(|c| *c == ':' || *c == '&');
        found.push(match character.filter(|_| is_quoted(subject.source.line_text(subject.source.line(place.start)))) {
            Some(c) => note.unsafe_fix(format!("write `{c}`"), vec![Edit::new(place, c)]),
            None => note,
        });
    }
}

/// Whether the value of a line stands in quotes.
fn is_quoted(line: &str) -> bool {
    line.split_once(':').is_some_and(|(_, value)| value.trim_start().starts_with(['\'', '"']))
}
