//! Text in the language of its guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, Prose, QuoteRole};

rule!(Warning, "untranslated-text", "a paragraph in another language than its guide", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.knows_language() {
        return;
    }
    // What a program says to the reader is quoted as the program says it.
    let mut quoted_until = 0;
    subject.workflow.visit_items(&mut |item| {
        if let Item::Quote(quote) = item
            && quote.role == QuoteRole::Message
        {
            quoted_until = quoted_until.max(quote.lines.1);
        }
        let Some(Prose { text, language, lines, .. }) = item.prose() else { return };
        let Some(other) = language.and_then(|code| subject.languages.get(code)) else { return };
        // No table and no output of a program that lost its form.
        let is_prose = !text.starts_with(['<', '|']);
        if is_prose && lines.0 > quoted_until {
            let message = format!("this text is {}, in a guide in {}", other.name, subject.language.name);
            let note = Diagnostic::new(&RULE.code, subject.lines(lines), message);
            found.push(note.help("translate it; if it is what a program shows, write it as code"));
        }
    });
}
