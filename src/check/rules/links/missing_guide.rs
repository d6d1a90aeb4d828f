//! Links between guides can be followed.

use crate::check::links::{Among, Reached};
use crate::diagnostic::Diagnostic;

rule!(Error, "missing-guide", "a link to a guide that does not exist", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    for link in &among.guide.links {
        if matches!(among.reach(link), Reached::Nothing) {
            let message = format!("there is no guide `{}`", link.target);
            found.push(
                Diagnostic::new(&RULE.code, link.span, message)
                    .help("see where the guide has gone, or delete the link"),
            );
        }
    }
}
