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
    /// The index of each locale, the page that leads to them, and the report.
    ///
    /// # Errors
    /// A template is broken.
    pub fn pages(&self) -> Result<Vec<Page>, Error> {
        let mut pages = vec![
            Page { path: "index.html".to_owned(), text: self.templates.render("site-home.html", &index::home(self))? },
            Page {
                path: "report.html".to_owned(),
                text: self.templates.render("site-report.html", &report::view(self))?,
            },
        ];
        for locale in self.locales() {
            let text = self.templates.render("site-index.html", &index::view(self, locale))?;
            pages.push(Page { path: index::path(locale), text });
        }
        Ok(pages)
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
