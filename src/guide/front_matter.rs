//! Front matter.

use serde_json::{Map, Value};

use crate::source::Span;

/// The metadata on top of a guide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FrontMatter {
    /// From the opening to the closing `---`; empty when there is none.
    pub span: Span,
    /// Key by key, with the names repaired.
    pub values: Map<String, Value>,
}
