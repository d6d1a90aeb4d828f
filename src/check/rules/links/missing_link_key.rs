//! `/links/<key>` stands for an address in the link table.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;
use crate::spelling;

rule!(Error, "missing-link-key", "a link key that the link table does not have", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let table = &subject.surroundings.links;
    if table.is_empty() || !subject.surroundings.is_own(&subject.path) {
        return;
    }
    for (inline, link) in subject.links().filter(|(_, link)| link.kind == TargetKind::Key) {
        if table.resolve(&link.target, subject.locale).is_some() {
            continue;
        }
        let key = link.target.trim_start_matches("/links/").split(['#', '?']).next().unwrap_or_default();
        let help = spelling::nearest(key, table.keys())
            .map_or_else(|| "add it to the link table".to_owned(), |near| format!("did you mean `/links/{near}`?"));
        let message = format!("the link table has no key `{key}`");
        found.push(Diagnostic::new(&RULE.code, inline.span, message).help(help));
    }
}
