//! Items on their way through the passes, and texts in the making.

use crate::workflow::model::{Item, Lines, Section, Statement, Step, Table};
use crate::workflow::understand::Reading;

/// An item on its way through the passes.
#[derive(Debug)]
pub(super) struct Draft {
    /// The item.
    pub(super) item: Item,
    /// What was understood of its text, when it has one.
    pub(super) reading: Option<Reading>,
}

/// What blocks turn into.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The items.
    pub(super) items: Vec<Draft>,
    /// Phases that tabs gave.
    pub(super) sections: Vec<Section>,
    /// What follows these phases.
    pub(super) tail: Option<Section>,
}

impl From<Item> for Draft {
    fn from(item: Item) -> Self {
        Self { item, reading: None }
    }
}

/// The items of drafts that went through every pass.
pub(super) fn finish(drafts: Vec<Draft>) -> Vec<Item> {
    drafts.into_iter().map(|draft| draft.item).collect()
}

/// A step that says no more than its text.
pub(super) fn bare_step(lines: Lines, text: String) -> Step {
    Step {
        id: String::new(),
        lines,
        text,
        language: None,
        optional: false,
        otherwise: false,
        condition: None,
        irreversible: false,
        actions: Vec::new(),
        columns: Vec::new(),
        fields: Vec::new(),
        outcomes: Vec::new(),
        time_limit: None,
        links: Vec::new(),
        figures: Vec::new(),
        items: Vec::new(),
    }
}

/// A text that says no more than itself.
pub(super) fn statement(lines: Lines, text: String) -> Statement {
    Statement {
        lines,
        text,
        language: None,
        condition: None,
        otherwise: false,
        irreversible: false,
        time_limit: None,
        links: Vec::new(),
        figures: Vec::new(),
        items: Vec::new(),
    }
}

/// A step as a text that tells nobody to do anything: all that stands in it stays.
pub(super) fn told(step: Step) -> Statement {
    // Written out, so that nobody who adds to steps can forget this place.
    let Step {
        id: _,
        lines,
        text,
        language,
        optional: _,
        otherwise: _,
        condition: _,
        irreversible,
        actions: _,
        columns,
        fields,
        outcomes: _,
        time_limit,
        links,
        figures,
        mut items,
    } = step;
    if !fields.is_empty() {
        let rows = fields.into_iter().map(|field| vec![field.name, field.enter]).collect();
        items.insert(0, Item::Table(Table { lines, header: columns, rows }));
    }
    Statement { language, irreversible, time_limit, links, figures, items, ..statement(lines, text) }
}

/// Whether a text says nothing but its words, so that they can stand as the name of what is below it.
pub(super) fn is_only_words(statement: &Statement) -> bool {
    let Statement {
        lines: _,
        text: _,
        language: _,
        condition: _,
        otherwise: _,
        irreversible,
        time_limit,
        links,
        figures,
        items: _,
    } = statement;
    !irreversible && time_limit.is_none() && links.is_empty() && figures.is_empty()
}
