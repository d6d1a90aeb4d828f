//! Sections whose heading says that they may be left out: so may every step of them.

use crate::language::Language;
use crate::workflow::model::{Item, Section};

/// Marks the steps of such sections, and of all sections inside them.
pub(super) fn mark(sections: &mut [Section], language: &Language) {
    for section in sections {
        if language.is_optional_heading(&section.title) {
            whole(section);
        } else {
            mark(&mut section.sections, language);
        }
    }
}

fn whole(section: &mut Section) {
    items(&mut section.items);
    section.sections.iter_mut().for_each(whole);
}

fn items(all: &mut [Item]) {
    for item in all {
        match item {
            Item::Step(step) => {
                step.optional = true;
                items(&mut step.items);
            }
            Item::Outcome(statement) | Item::Info(statement) => items(&mut statement.items),
            Item::Notice(notice) => items(&mut notice.items),
            Item::List(list) => items(&mut list.items),
            Item::Choice(choice) => choice.options.iter_mut().for_each(|option| items(&mut option.items)),
            Item::Quote(quote) => items(&mut quote.items),
            Item::Faq(faq) => faq.questions.iter_mut().for_each(|question| items(&mut question.items)),
            Item::Api(_) | Item::Code(_) | Item::Table(_) | Item::Figure(_) | Item::Raw(_) => {}
        }
    }
}
