//! A guide is written in the language of its locale.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Error, "wrong-language", "a guide in another language than its file name says", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.workflow.language.is_some() {
        let (locale, language) = (subject.locale, &subject.language.name);
        let message = format!("the file is named after {locale}, but its text is {language}");
        let help = "translate it, or remove it: readers are then shown another locale, and are told so";
        found.push(Diagnostic::new(&RULE.code, subject.top(), message).help(help));
    }
}
