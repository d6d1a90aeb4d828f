//! The date line speaks the language of the guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "date-language", "a date line in another language than the guide", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(line) = &subject.guide.date_line else { return };
    if subject.language.language != subject.locale.language() {
        return;
    }
    let text = subject.source.slice(line.text);
    if subject.language.tells_update(text) {
        return;
    }
    let other =
        subject.languages.codes().filter_map(|code| subject.languages.get(code)).find(|one| one.tells_update(text));
    if let Some(other) = other {
        let message = format!("this line is written in another language ({})", other.name);
        found.push(
            Diagnostic::new(&RULE.code, line.span, message)
                .help("give the date as `updated: YYYY-MM-DD` in the front matter"),
        );
    }
}
