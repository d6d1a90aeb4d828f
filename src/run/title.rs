//! The titles of sections, which all stops below them hold.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The title of a section; the stops under it share it, so that a long one takes its place once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    text: Arc<str>,
    /// Which section of the guide it heads: several may be called the same.
    section: usize,
}

impl Title {
    /// The title of a section, by its number in the guide.
    pub(super) fn new(text: &str, section: usize) -> Self {
        Self { text: text.into(), section }
    }
}

impl Deref for Title {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Serialize for Title {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}
