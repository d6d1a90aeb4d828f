//! The forms in which drift is told.

mod html;
mod human;
mod json;
mod markdown;

use crate::diff::Weight;

use super::family::Family;
use super::finding::Confidence;

pub use html::html;
pub use human::human;
pub use json::json;
pub use markdown::markdown;

/// Which findings are shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The least severity.
    pub severity: Weight,
    /// The least sure.
    pub confidence: Confidence,
}

impl Shown {
    /// Families with the findings that are shown, those that count most first; families and translations without any
    /// are kept when `all`.
    #[must_use]
    pub fn of(self, families: &[Family], all: bool) -> Vec<Family> {
        let mut shown: Vec<Family> = families.to_vec();
        for family in &mut shown {
            for translation in &mut family.translations {
                translation.findings.retain(|one| one.severity >= self.severity && one.confidence >= self.confidence);
            }
            family.translations.retain(|translation| all || !translation.findings.is_empty());
        }
        shown.retain(|family| !family.translations.is_empty());
        shown
    }
}
