//! Levels of headings go down one at a time.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "heading-jump", "a heading that skips a level", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for pair in subject.headings.windows(2) {
        let (above, title) = (pair[0].heading.level, &pair[1]);
        if title.heading.level > above + 1 {
            let message =
                format!("this heading is of level {}, the one above it of level {above}", title.heading.level);
            let help = format!("begin it with `{}`", "#".repeat(usize::from(above) + 1));
            found.push(Diagnostic::new(&RULE.code, title.span, message).help(help));
        }
    }
}
