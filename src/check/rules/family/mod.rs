//! A guide beside its other locales and beside other guides.

mod duplicate_slug;
mod family_differs;
mod shared_slug;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[&duplicate_slug::RULE, &family_differs::RULE, &shared_slug::RULE];
