//! Links stay within the locale of the reader.

use crate::check::Subject;
use crate::check::links::Reached;
use crate::diagnostic::Diagnostic;

rule!(Info, "untranslated-guide", "a link to a guide that exists in other locales only", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links() {
        if let Reached::Elsewhere(locales) = subject.reach(link) {
            let locales: Vec<String> = locales.iter().map(ToString::to_string).collect();
            let message =
                format!("the guide `{}` exists in {} only, not in {}", link.target, locales.join(", "), subject.locale);
            found.push(
                Diagnostic::new(&RULE.code, inline.span, message).help("translate it, or say in which language it is"),
            );
        }
    }
}
