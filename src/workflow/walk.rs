//! Visiting the sections and items of a workflow in reading order.

use super::model::{Item, Section, SectionKind, Workflow};

/// Calls `visit` on these items and on every item in them, containers before their content.
pub fn visit_items<'w>(items: &'w [Item], visit: &mut dyn FnMut(&'w Item)) {
    for item in items {
        visit(item);
        match item {
            Item::Step(step) => visit_items(&step.items, visit),
            Item::Outcome(statement) | Item::Info(statement) => visit_items(&statement.items, visit),
            Item::Notice(notice) => visit_items(&notice.items, visit),
            Item::List(list) => visit_items(&list.items, visit),
            Item::Quote(quote) => visit_items(&quote.items, visit),
            Item::Choice(choice) => choice.options.iter().for_each(|option| visit_items(&option.items, visit)),
            Item::Faq(faq) => faq.questions.iter().for_each(|question| visit_items(&question.items, visit)),
            Item::Api(_) | Item::Code(_) | Item::Table(_) | Item::Figure(_) | Item::Raw(_) => {}
        }
    }
}

/// As [`visit_items`], to change them.
pub(super) fn visit_items_mut(items: &mut [Item], visit: &mut dyn FnMut(&mut Item)) {
    for item in items {
        visit(item);
        match item {
            Item::Step(step) => visit_items_mut(&mut step.items, visit),
            Item::Outcome(statement) | Item::Info(statement) => visit_items_mut(&mut statement.items, visit),
            Item::Notice(notice) => visit_items_mut(&mut notice.items, visit),
            Item::List(list) => visit_items_mut(&mut list.items, visit),
            Item::Quote(quote) => visit_items_mut(&mut quote.items, visit),
            Item::Choice(choice) => choice.options.iter_mut().for_each(|one| visit_items_mut(&mut one.items, visit)),
            Item::Faq(faq) => faq.questions.iter_mut().for_each(|one| visit_items_mut(&mut one.items, visit)),
            Item::Api(_) | Item::Code(_) | Item::Table(_) | Item::Figure(_) | Item::Raw(_) => {}
        }
    }
}

/// These sections in rows: those of which the reader takes one in a row of their own, each other one alone.
pub fn rows(sections: &[Section]) -> impl Iterator<Item = &[Section]> {
    let is_option = |section: &Section| section.kind == Some(SectionKind::Option);
    sections.chunk_by(move |one, next| is_option(one) && is_option(next))
}

/// Calls `visit` on these sections and on every section in them, those around others first.
pub fn visit_sections<'w>(sections: &'w [Section], visit: &mut dyn FnMut(&'w Section)) {
    for section in sections {
        visit(section);
        visit_sections(&section.sections, visit);
    }
}

impl Workflow {
    /// Calls `visit` on every item, containers before their content.
    pub fn visit_items<'w>(&'w self, visit: &mut dyn FnMut(&'w Item)) {
        visit_items(&self.items, visit);
        self.sections.iter().for_each(|section| section.visit_items(visit));
    }
}

impl Item {
    /// Whether it is, or holds, something to do.
    #[must_use]
    pub fn instructs(&self) -> bool {
        let mut found = false;
        visit_items(std::slice::from_ref(self), &mut |item| found |= matches!(item, Item::Step(_) | Item::Api(_)));
        found
    }
}

impl Section {
    /// Calls `visit` on every item of it and of the sections in it.
    pub fn visit_items<'w>(&'w self, visit: &mut dyn FnMut(&'w Item)) {
        visit_items(&self.items, visit);
        self.sections.iter().for_each(|section| section.visit_items(visit));
    }

    /// Whether it, or a section in it, holds something to do.
    #[must_use]
    pub fn instructs(&self) -> bool {
        self.items.iter().any(Item::instructs) || self.sections.iter().any(Self::instructs)
    }
}
