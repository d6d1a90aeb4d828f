//! Links stay within the locale of the reader.

use crate::check::links::{Among, Reached};
use crate::diagnostic::Diagnostic;

rule!(Info, "untranslated-guide", "a link to a guide that exists in other locales only", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    for link in &among.guide.links {
        if let Reached::Elsewhere(locales) = among.reach(link) {
            let locales: Vec<String> = locales.iter().map(ToString::to_string).collect();
            let message = format!(
                "the guide `{}` exists in {} only, not in {}",
                link.target,
                locales.join(", "),
                among.guide.locale
            );
            found.push(
                Diagnostic::new(&RULE.code, link.span, message).help("translate it, or say in which language it is"),
            );
        }
    }
}
