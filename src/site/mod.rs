//! A whole tree of runbooks as a site: an index for each locale with a search, links between the runbooks, a report, and
//! a manifest by which stale pages are known.
//!
//! The site knows runbooks by their [`Entry`]s only, so that the workflows need not stay in memory. All pages lie below
//! one folder, need no server and ask no host for anything.

mod entry;
mod index;
mod manifest;
mod pages;
mod report;

use serde_json::Value;

use crate::error::Error;
use crate::language::{Language, Languages};
use crate::locale::Locale;
use crate::render::Templates;

pub use entry::Entry;
pub use index::path as index_path;
pub use manifest::{MANIFEST, Writing, Written};
pub use pages::{Address, Neighbours, way};

/// A page of the site: its path below the folder of the site, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The path, separated by `/`.
    pub path: String,
    /// HTML.
    pub text: String,
}

/// What the pages of a site are made of.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// One for each runbook, sorted by id and locale.
    pub entries: &'a [Entry],
    /// The locales that stand in where a reader's language does not exist; the first one is that of the report.
    pub fallback: &'a [Locale],
    /// What the pages say.
    pub languages: &'a Languages,
    /// The templates.
    pub templates: &'a Templates,
}

impl Site<'_> {
    /// The page that leads to the indexes, the report, and the index of each locale: one after the other, since an index
    /// can be large.
    ///
    /// # Errors
    /// A template is broken.
    pub fn pages(&self) -> impl Iterator<Item = Result<Page, Error>> {
        let page = |path: String, template: &str, view: Value| {
            self.templates.render_value(template, view).map(|text| Page { path, text })
        };
        let home = move || page("index.html".to_owned(), "site-home.html", index::home(self));
        let report = move || page("report.html".to_owned(), "site-report.html", report::view(self));
        let index = move |locale| page(index::path(locale), "site-index.html", index::view(self, locale));
        let first = std::iter::once_with(home).chain(std::iter::once_with(report));
        first.chain(self.locales().into_iter().map(index))
    }

    /// The locales of the runbooks, sorted.
    fn locales(&self) -> Vec<Locale> {
        let mut all: Vec<Locale> = self.entries.iter().map(|entry| entry.locale).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The runbooks by family, each with all its locales, sorted.
    fn families(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries.chunk_by(|one, two| one.id == two.id)
    }

    /// The locale of the pages that are for all readers.
    fn common(&self) -> Locale {
        let all = self.locales();
        let first = self.fallback.first().or(all.first()).copied();
        let first = first.unwrap_or_else(|| self.languages.english().locale);
        crate::family::nearest(&all, first, self.fallback).unwrap_or(first)
    }

    fn language(&self, locale: Locale) -> &Language {
        self.languages.of(locale)
    }
}
