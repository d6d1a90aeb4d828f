//! What a heading announces stands under it.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

rule!(Info, "empty-section", "a heading with nothing under it", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (at, title) in
        subject.headings.iter().enumerate().filter(|(_, title)| !title.text.is_empty() && title.number.is_none())
    {
        let next = subject.headings.get(at + 1);
        if next.is_some_and(|next| next.heading.level > title.heading.level) {
            continue;
        }
        let end = next.map_or(subject.source.text().len() as u32, |next| next.span.start);
        let content = Span { start: title.span.end.min(end), end };
        if subject.is_blank(content) && subject.language.notice_heading(&title.text).is_none() {
            let message = "nothing stands under this heading";
            found.push(Diagnostic::new(&RULE.code, title.span, message).help("write what it announces, or delete it"));
        }
    }
}
