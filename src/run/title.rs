//! The titles of sections, which all stops below them hold.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// The title of a section; the stops under it share it, so that a long one takes its place once.
#[derive(Debug, Clone, Eq, Default)]
pub struct Title(Arc<str>);

impl From<&str> for Title {
    fn from(title: &str) -> Self {
        Self(title.into())
    }
}

impl Deref for Title {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Title {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}
