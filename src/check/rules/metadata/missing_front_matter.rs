//! The metadata above the text must be there.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;

rule!(Error, "missing-front-matter", "a guide without metadata", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !Locale::is_named(subject.path) {
        return;
    }
    let text = subject.source.text().trim_start_matches('\u{feff}');
    if subject.guide.front_matter.span.is_empty() && !text.starts_with("---") {
        let message = "the guide does not begin with front matter";
        found.push(
            Diagnostic::new(&RULE.code, subject.top(), message).help("begin it with `---`, `title: …` and `---`"),
        );
    }
}
