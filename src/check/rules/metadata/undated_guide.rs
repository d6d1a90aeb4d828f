//! Readers want to know how old a guide is.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::FrontMatter;

rule!(Info, "undated-guide", "a guide that does not say when it was updated", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.guide.front_matter;
    let says = FrontMatter::DATES.iter().any(|key| front.text(key).is_some());
    if front.is_read() && !says && subject.workflow.updated.is_none() && subject.guide.date_line.is_none() {
        let message = "the guide does not say when it was last updated";
        found.push(
            Diagnostic::new(&RULE.code, subject.top(), message).help("add `updated: YYYY-MM-DD` to the front matter"),
        );
    }
}
