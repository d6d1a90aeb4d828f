//! Every guide has an address of its own.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Info, "missing-slug", "front matter without a slug", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.guide.front_matter;
    if front.is_read() && front.text("slug").is_none() {
        let message = "the guide has no slug, so its folder's name stands in its address";
        found.push(Diagnostic::new(&RULE.code, subject.top(), message).help("add `slug: …` to the front matter"));
    }
}
