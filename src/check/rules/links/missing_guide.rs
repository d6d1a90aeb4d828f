//! Links between guides can be followed.

use crate::check::Subject;
use crate::check::links::Reached;
use crate::diagnostic::Diagnostic;

rule!(Error, "missing-guide", "a link to a guide that does not exist", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links() {
        if matches!(subject.reach(link), Reached::Nothing) {
            let message = format!("there is no guide `{}`", link.target);
            found.push(
                Diagnostic::new(&RULE.code, inline.span, message)
                    .help("see where the guide has gone, or delete the link"),
            );
        }
    }
}
