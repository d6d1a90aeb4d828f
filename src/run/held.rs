//! What a step holds: what stands inside it, and what behind it belongs to it.

use crate::guide::Level;
use crate::workflow::{Item, Notice, QuoteRole, Step, visit_items};

/// How many of the items behind one belong to its last step: its code, also behind warnings, or what it announces.
pub(super) fn behind(item: &Item, behind: &[Item]) -> usize {
    let Some(step) = last_step(item) else { return 0 };
    let warnings = behind.iter().take_while(|item| matches!(item, Item::Notice(_))).count();
    let code = behind[warnings..].iter().take_while(|item| matches!(item, Item::Code(_))).count();
    let announced = usize::from(matches!(item, Item::Step(_)) && step.text.trim_end().ends_with(':'));
    if code > 0 { warnings + code } else { announced.min(behind.len()) }
}

/// The step that an item is, or that a list ends with.
fn last_step(item: &Item) -> Option<&Step> {
    match item {
        Item::Step(step) => Some(step).filter(|step| !step.items.iter().any(Item::instructs)),
        Item::List(list) => list.items.last().and_then(last_step),
        _ => None,
    }
}

/// The warnings among what a step holds.
pub(super) fn warnings(items: &[Item]) -> Vec<&Notice> {
    let mut all = Vec::new();
    visit(items, &mut |item| match item {
        Item::Notice(notice) if notice.level >= Level::Warning => all.push(notice),
        _ => {}
    });
    all
}

/// Whether what a step holds says that something cannot be undone, or is lost.
pub(super) fn loses(items: &[Item]) -> bool {
    let mut found = false;
    visit(items, &mut |item| match item {
        Item::Info(statement) | Item::Outcome(statement) => found |= statement.irreversible,
        Item::Notice(notice) => visit_items(&notice.items, &mut |item| {
            found |= match item {
                Item::Step(step) => step.irreversible,
                Item::Info(statement) | Item::Outcome(statement) => statement.irreversible,
                _ => false,
            };
        }),
        _ => {}
    });
    found
}

/// Calls `visit` on what is held, and not on what a step, a decision or a notice among it holds.
fn visit<'w>(items: &'w [Item], visit: &mut dyn FnMut(&'w Item)) {
    for item in items {
        visit(item);
        match item {
            Item::Info(statement) | Item::Outcome(statement)
                if statement.condition.is_none() && !statement.otherwise =>
            {
                self::visit(&statement.items, visit);
            }
            Item::List(list) => self::visit(&list.items, visit),
            Item::Quote(quote) if quote.role != QuoteRole::Variant => self::visit(&quote.items, visit),
            _ => {}
        }
    }
}
