//! `/links/<key>` stands for an address in the link table.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;
use crate::spelling::{self, Guesses};

rule!(Error, "missing-link-key", "a link key that the link table does not have", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    let table = &among.surroundings.links;
    if table.is_empty() || !among.surroundings.is_own(&among.guide.path) {
        return;
    }
    for link in among.guide.links.iter().filter(|link| link.kind == TargetKind::Key) {
        if table.resolve(&link.target, among.guide.locale).is_some() {
            continue;
        }
        let key = link.target.trim_start_matches("/links/").split(['#', '?']).next().unwrap_or_default();
        let meant = guesses.nearest(key, table.keys()).map(|near| format!("/links/{near}"));
        let help = spelling::hint(meant.as_deref(), "add it to the link table");
        let message = format!("the link table has no key `{key}`");
        found.push(Diagnostic::new(&RULE.code, link.span, message).help(help));
    }
}
