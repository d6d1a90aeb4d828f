//! Positions as identities, free of language: section numbers, then the step's.
//!
//! The section that instructs adds nothing to the ids of its steps, so that "2.3" is the third step of its second
//! phase; steps elsewhere carry the name of their section's role. In a guide without sections they are just counted.

use crate::workflow::model::{Item, Role, Section, Workflow};
use crate::workflow::walk::visit_items_mut;

/// Numbers every step and API call of a workflow.
pub(super) fn number(workflow: &mut Workflow) {
    let above = if workflow.sections.is_empty() { "" } else { "top" };
    let mut counter = Counter { prefix: above.to_owned(), count: 0 };
    items(&mut workflow.items, &mut counter);
    let instructed = workflow.sections.iter().filter(|section| section.role == Some(Role::Instructions)).count() == 1;
    for (at, section) in workflow.sections.iter_mut().enumerate() {
        let position = at + 1;
        let prefix = match section.role {
            Some(Role::Instructions) if instructed => String::new(),
            _ if !instructed => position.to_string(),
            Some(Role::Objective) => format!("objective-{position}"),
            Some(Role::Requirements) => format!("requirements-{position}"),
            Some(Role::Further) => format!("further-{position}"),
            Some(Role::Instructions | Role::Other) | None => format!("other-{position}"),
        };
        self::section(section, prefix);
    }
}

struct Counter {
    prefix: String,
    count: usize,
}

impl Counter {
    fn next(&mut self) -> String {
        self.count += 1;
        join(&self.prefix, self.count)
    }
}

fn join(prefix: &str, number: usize) -> String {
    if prefix.is_empty() { number.to_string() } else { format!("{prefix}.{number}") }
}

/// Steps of a section that stand before its first sub-section are numbered from 0.1 when it has sub-sections.
fn section(section: &mut Section, prefix: String) {
    let own = if section.sections.is_empty() { prefix.clone() } else { join(&prefix, 0) };
    items(&mut section.items, &mut Counter { prefix: own, count: 0 });
    for (at, inner) in section.sections.iter_mut().enumerate() {
        self::section(inner, join(&prefix, at + 1));
    }
}

fn items(all: &mut [Item], counter: &mut Counter) {
    visit_items_mut(all, &mut |item| {
        if let Some(id) = id_of(item) {
            *id = counter.next();
        }
    });
}

fn id_of(item: &mut Item) -> Option<&mut String> {
    match item {
        Item::Step(step) => Some(&mut step.id),
        Item::Api(api) => Some(&mut api.id),
        Item::Outcome(_)
        | Item::Info(_)
        | Item::Notice(_)
        | Item::List(_)
        | Item::Choice(_)
        | Item::Quote(_)
        | Item::Faq(_)
        | Item::Code(_)
        | Item::Table(_)
        | Item::Figure(_)
        | Item::Raw(_) => None,
    }
}
