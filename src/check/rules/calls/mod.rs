//! API calls and what is said of them.

mod method_mismatch;
mod unexplained_parameter;
mod unknown_parameter;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[&method_mismatch::RULE, &unexplained_parameter::RULE, &unknown_parameter::RULE];
