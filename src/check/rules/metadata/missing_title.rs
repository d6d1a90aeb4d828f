//! Every guide has a title.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Error, "missing-title", "front matter without a title", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.guide.front_matter;
    if front.is_read() && front.text("title").is_none() {
        let message = "the guide has no title";
        found.push(Diagnostic::new(&RULE.code, subject.top(), message).help("add `title: …` to the front matter"));
    }
}
