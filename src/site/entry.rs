//! What a site knows of a runbook.

use std::collections::BTreeSet;

use crate::guide::{self, text_of};
use crate::locale::Locale;
use crate::workflow::{Item, Workflow, visit_sections};

/// A runbook of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The family.
    pub id: String,
    /// The locale of the page's reader.
    pub locale: Locale,
    /// The title, plain; the id where there is none.
    pub title: String,
    /// The summary, plain; may be empty.
    pub summary: String,
    /// What the front matter calls the guide's part of the documentation; may be empty.
    pub section: String,
    /// Its place among its neighbours.
    pub order: i64,
    /// The date of the last update.
    pub updated: Option<jiff::civil::Date>,
    /// How many steps and API calls there are.
    pub steps: usize,
    /// What it can be found by besides its title and summary, one a line: headings, labels, paths of API calls; sorted.
    pub terms: Box<str>,
}

impl Entry {
    /// The entry of a workflow, shown to a reader.
    #[must_use]
    pub fn new(workflow: &Workflow, locale: Locale) -> Self {
        let metadata = |key: &str| text_of(&workflow.metadata, key);
        let mut entry = Self {
            id: workflow.id.clone(),
            locale,
            title: plain(&workflow.title),
            summary: plain(&workflow.summary),
            section: metadata("section").unwrap_or_default(),
            order: metadata("order").and_then(|order| order.parse().ok()).unwrap_or(i64::MAX),
            updated: workflow.updated,
            steps: 0,
            terms: Box::default(),
        };
        if entry.title.is_empty() {
            entry.title.clone_from(&entry.id);
        }
        let mut terms = BTreeSet::new();
        visit_sections(&workflow.sections, &mut |section| {
            terms.insert(plain(&section.title));
        });
        workflow.visit_items(&mut |item| {
            entry.steps += usize::from(matches!(item, Item::Step(_) | Item::Api(_)));
            names(item, &mut |name| {
                terms.insert(plain(name));
            });
        });
        terms.remove("");
        entry.terms = terms.into_iter().collect::<Vec<_>>().join("\n").into();
        entry
    }

    /// The path of its page below the folder of the site.
    #[must_use]
    pub fn path(&self) -> String {
        page_path(&self.id, self.locale)
    }
}

/// Calls `add` with what an item can be found by: its titles, its questions, what its actions and calls name.
fn names<'w>(item: &'w Item, add: &mut dyn FnMut(&'w str)) {
    match item {
        Item::Step(step) => step.actions.iter().filter_map(|action| action.target.as_deref()).for_each(add),
        Item::Api(api) => api.path.as_deref().into_iter().for_each(add),
        Item::Choice(choice) => choice.options.iter().for_each(|option| add(&option.title)),
        Item::Quote(quote) => add(&quote.title),
        Item::Faq(faq) => faq.questions.iter().for_each(|question| add(&question.question)),
        Item::Outcome(_)
        | Item::Info(_)
        | Item::Notice(_)
        | Item::List(_)
        | Item::Code(_)
        | Item::Table(_)
        | Item::Figure(_)
        | Item::Raw(_) => {}
    }
}

/// Where a site has the page of a guide.
pub(super) fn page_path(id: &str, locale: Locale) -> String {
    format!("{id}.{}.html", locale.file_suffix())
}

/// Text without its marks, on one line.
fn plain(text: &str) -> String {
    guide::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
