//! A guide is in a language that has a language file.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "unknown-language", "a guide in a language that stepmark does not know", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.knows_language() {
        return;
    }
    let code = subject.locale.language();
    let message = format!("no language file knows the words of {}, so hardly a step of it is found", subject.locale);
    let help =
        format!("write `{code}.yaml` as docs/languages.md tells, and name its folder as `languages` in stepmark.toml");
    found.push(Diagnostic::new(&RULE.code, subject.top(), message).help(help));
}
