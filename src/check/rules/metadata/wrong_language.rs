//! A guide is written in the language of its locale.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;

rule!(Error, "wrong-language", "a guide in another language than its file name says", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.language.language != subject.locale.language() {
        let (locale, language) = (subject.locale, &subject.language.name);
        let (message, help) = if subject.path.file_name().and_then(Locale::of_file_name).is_some() {
            let help = "translate it, or remove it: readers are then shown another locale, and are told so";
            (format!("the file is named after {locale}, but its text is {language}"), help)
        } else {
            let help = "name the file after its locale (`guide.de-de.md`), or set `default_locale` in stepmark.toml";
            (format!("this counts as {locale}, since its name holds no locale, but its text is {language}"), help)
        };
        found.push(Diagnostic::new(&RULE.code, subject.top(), message).help(help));
    }
}
