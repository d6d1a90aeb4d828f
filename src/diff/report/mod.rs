//! The forms in which changes are told.

mod human;
mod markdown;
mod told;

use serde::Serialize;

use super::Change;

pub use human::{Look, human};
pub use markdown::markdown;
pub(crate) use told::told;

/// A guide that changed.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    /// Its old file; absent for a new guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// Its new file; absent for a guide that is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// What changed in it.
    pub changes: Vec<Change>,
}

impl Changed {
    /// What happened to the guide as a whole, with its file.
    #[must_use]
    pub fn title(&self) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if old == new => new.clone(),
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(old), None) => format!("{old} is gone"),
            (None, Some(new)) => format!("{new} is new"),
            (None, None) => String::new(),
        }
    }
}
