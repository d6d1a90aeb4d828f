//! Every guide says in one sentence what it is for.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Info, "missing-summary", "front matter without a summary", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let front = &subject.guide.front_matter;
    if front.is_read() && subject.workflow.summary.is_empty() {
        let message = "the guide has no summary";
        let place = subject.value_of("excerpt").unwrap_or_else(|| subject.top());
        found.push(Diagnostic::new(&RULE.code, place, message).help("add `excerpt: …` to the front matter"));
    }
}
