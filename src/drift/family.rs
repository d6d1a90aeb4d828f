//! A guide in all its locales, compared. `project` makes it, `labels` adds to it; `accepted` and `report` take what is
//! in it.

use serde::Serialize;

use crate::locale::Locale;

use super::compare::LabelPair;
use super::finding::{Finding, Kind};

/// A guide in all its locales.
#[derive(Debug, Clone, Serialize)]
pub struct Family {
    /// What names it: its folder below the guides.
    pub id: String,
    /// What it is about, in the words of the reference.
    pub title: String,
    /// The locale that the others are compared with.
    pub reference: Locale,
    /// The file of the reference.
    pub path: String,
    /// The others, by locale.
    pub translations: Vec<Translation>,
}

/// One of the other locales.
#[derive(Debug, Clone, Serialize)]
pub struct Translation {
    /// Its locale.
    pub locale: Locale,
    /// Its file.
    pub path: String,
    /// The code of the language that it is written in.
    pub language: String,
    /// How much of it and of the reference correspond, from 0 to 1.
    pub alike: f32,
    /// What differs.
    pub findings: Vec<Finding>,
    #[serde(skip)]
    pub(super) labels: Vec<LabelPair>,
}

impl Translation {
    /// Whether it is another generation of the guide.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind == Kind::Generation)
    }
}
