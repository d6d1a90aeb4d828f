//! Sections whose heading says that they may be left out: so may every step of them.

use crate::language::Language;
use crate::workflow::model::{Item, Section};
use crate::workflow::walk::visit_items_mut;

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
    visit_items_mut(&mut section.items, &mut |item| {
        if let Item::Step(step) = item {
            step.optional = true;
        }
    });
    section.sections.iter_mut().for_each(whole);
}
