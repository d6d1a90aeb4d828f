//! What has to be done in one case only.

use crate::workflow::{Item, Statement, Step};

/// When an item applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Case<'w> {
    /// The condition, in the guide's words.
    pub(super) condition: Option<&'w str>,
    /// It is the case in which the condition above does not hold.
    pub(super) otherwise: bool,
    text: &'w str,
}

impl<'w> Case<'w> {
    /// The case that an item tells of.
    pub(super) fn of(item: &'w Item) -> Option<Self> {
        match item {
            Item::Step(step) => Self::of_step(step),
            Item::Info(statement) => Self::of_info(statement),
            _ => None,
        }
    }

    pub(super) fn of_step(step: &'w Step) -> Option<Self> {
        Self::new(step.condition.as_deref(), step.otherwise, &step.text)
    }

    pub(super) fn of_info(statement: &'w Statement) -> Option<Self> {
        Self::new(statement.condition.as_deref(), statement.otherwise, &statement.text)
    }

    fn new(condition: Option<&'w str>, otherwise: bool, text: &'w str) -> Option<Self> {
        (otherwise || condition.is_some()).then_some(Self { condition, otherwise, text })
    }

    /// The case of what stands behind an item that only tells of it.
    pub(super) fn told_by(item: &'w Item) -> Option<Self> {
        match item {
            Item::Info(statement) if statement.items.is_empty() => Self::of(item),
            _ => None,
        }
    }

    /// What is asked about it.
    pub(super) fn question(&self) -> &'w str {
        self.condition.unwrap_or(self.text)
    }

    /// Whether the text says nothing but what is asked.
    pub(super) fn is_all(&self) -> bool {
        let bare = |text: &'w str| text.trim_end_matches([':', ' ', '\u{a0}']);
        bare(self.text) == bare(self.question())
    }
}

/// What is held in a case, and from where on it tells of the opposite one.
pub(super) fn split(items: &[Item]) -> (&[Item], &[Item]) {
    let first = items.iter().position(|item| Case::of(item).is_some());
    let turned = first.filter(|&at| Case::of(&items[at]).is_some_and(|case| case.otherwise));
    items.split_at(turned.unwrap_or(items.len()))
}

/// Whether an item operates nothing, so that naming it in a question is all there is to it.
pub(super) fn only_says(item: &Item) -> bool {
    match item {
        Item::Step(step) => step.actions.is_empty() && step.fields.is_empty() && step.items.is_empty(),
        Item::Info(statement) => statement.items.is_empty(),
        _ => false,
    }
}

/// A title, or else the first text of what stands under it.
pub(super) fn named(title: &str, items: &[Item]) -> String {
    if !title.is_empty() {
        return title.to_owned();
    }
    items.iter().find_map(Item::prose).map_or_else(String::new, |prose| prose.text.to_owned())
}
