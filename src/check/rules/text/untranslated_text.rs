//! Text in the language of its guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, QuoteRole, visit_sections};

rule!(Warning, "untranslated-text", "a paragraph in another language than its guide", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    look(&subject.workflow.items, subject, found);
    visit_sections(&subject.workflow.sections, &mut |section| look(&section.items, subject, found));
}

/// Looks at these items and at those in them; what a program says to the reader is quoted as the program says it.
fn look(items: &[Item], subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for item in items {
        let (language, lines, items) = match item {
            Item::Step(step) => (prose(&step.text, &step.language), step.lines, &step.items),
            Item::Outcome(statement) | Item::Info(statement) => {
                (prose(&statement.text, &statement.language), statement.lines, &statement.items)
            }
            Item::Quote(quote) if quote.role == QuoteRole::Message => continue,
            Item::Quote(quote) => (None, quote.lines, &quote.items),
            Item::Notice(notice) => (None, notice.lines, &notice.items),
            Item::List(list) => (None, list.lines, &list.items),
            Item::Choice(choice) => {
                choice.options.iter().for_each(|option| look(&option.items, subject, found));
                continue;
            }
            Item::Faq(faq) => {
                faq.questions.iter().for_each(|question| look(&question.items, subject, found));
                continue;
            }
            Item::Api(_) | Item::Code(_) | Item::Table(_) | Item::Figure(_) | Item::Raw(_) => continue,
        };
        if let Some(other) = language.and_then(|code| subject.languages.get(code)) {
            let message = format!("this text is {}, in a guide in {}", other.name, subject.language.name);
            let note = Diagnostic::new(&RULE.code, subject.lines(lines), message);
            found.push(note.help("translate it; if it is what a program shows, write it as code"));
        }
        look(items, subject, found);
    }
}

/// The language of a text in words: no table and no output of a program that lost its form.
fn prose<'a>(text: &str, language: &'a Option<String>) -> Option<&'a str> {
    language.as_deref().filter(|_| !text.starts_with(['<', '|']))
}
