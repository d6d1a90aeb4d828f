//! The title of a guide stands in its front matter.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Info, "title-in-text", "a heading of level 1 in the text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.guide.front_matter.text("title").is_none() {
        return;
    }
    for title in subject.headings.iter().filter(|title| title.heading.level == 1) {
        let message = "this heading is of level 1, as the guide's title is";
        found.push(
            Diagnostic::new(&RULE.code, title.span, message)
                .help("begin it with `##`, and those below it with one `#` more"),
        );
    }
}
