//! Visiting the items of a workflow in reading order.

use crate::workflow::{Item, Section, Workflow};

/// Calls `visit` on every section, those around it first.
pub(super) fn sections<'w>(sections: &'w [Section], visit: &mut dyn FnMut(&'w Section)) {
    for section in sections {
        visit(section);
        self::sections(&section.sections, visit);
    }
}

/// Calls `visit` on every item of a workflow, containers before their content.
pub(super) fn of_workflow<'w>(workflow: &'w Workflow, visit: &mut dyn FnMut(&'w Item)) {
    items(&workflow.items, visit);
    of_sections(&workflow.sections, visit);
}

/// Calls `visit` on every item of some sections and of those in them.
pub(super) fn of_sections<'w>(all: &'w [Section], visit: &mut dyn FnMut(&'w Item)) {
    sections(all, &mut |section| items(&section.items, visit));
}

/// Calls `visit` on these items and on every item in them.
pub(super) fn items<'w>(all: &'w [Item], visit: &mut dyn FnMut(&'w Item)) {
    for item in all {
        visit(item);
        match item {
            Item::Step(step) => items(&step.items, visit),
            Item::Outcome(statement) | Item::Info(statement) => items(&statement.items, visit),
            Item::Notice(notice) => items(&notice.items, visit),
            Item::List(list) => items(&list.items, visit),
            Item::Quote(quote) => items(&quote.items, visit),
            Item::Choice(choice) => choice.options.iter().for_each(|option| items(&option.items, visit)),
            Item::Faq(faq) => faq.questions.iter().for_each(|question| items(&question.items, visit)),
            Item::Api(_) | Item::Code(_) | Item::Table(_) | Item::Figure(_) | Item::Raw(_) => {}
        }
    }
}

/// Whether a section, or one in it, holds something to do.
pub(super) fn instructs(section: &Section) -> bool {
    let mut found = false;
    of_sections(std::slice::from_ref(section), &mut |item| found |= matches!(item, Item::Step(_) | Item::Api(_)));
    found
}
