//! Where links lead.

mod empty_link;
mod malformed_link;
mod missing_anchor;
mod missing_guide;
mod missing_link_key;
mod other_locale_link;
mod unknown_address;
mod unknown_number;
mod untranslated_guide;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &empty_link::RULE,
    &malformed_link::RULE,
    &missing_anchor::RULE,
    &missing_guide::RULE,
    &missing_link_key::RULE,
    &other_locale_link::RULE,
    &unknown_address::RULE,
    &unknown_number::RULE,
    &untranslated_guide::RULE,
];
