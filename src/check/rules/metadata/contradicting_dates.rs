//! A guide was last updated on one day only.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::FrontMatter;

rule!(Warning, "contradicting-dates", "two dates of the last update", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.guide.front_matter;
    let stated = FrontMatter::DATES.into_iter().find(|key| front.text(key).is_some());
    let (Some(key), Some(line), Some(dated), Some(updated)) =
        (stated, &subject.guide.date_line, subject.dated, subject.workflow.updated)
    else {
        return;
    };
    if dated != updated {
        let message = format!("this line says {dated}, but `{key}` in the front matter says {updated}");
        found.push(Diagnostic::new(&RULE.code, line.span, message).help("keep one of them, the later one"));
    }
}
