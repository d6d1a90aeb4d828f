//! Findings for other programs.

use crate::drift::family::Family;

/// An array of families.
#[must_use]
pub fn json(families: &[Family]) -> String {
    serde_json::to_string_pretty(families).unwrap_or_default() + "\n"
}
