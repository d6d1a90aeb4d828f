//! What stands above the text: front matter and date.

mod contradicting_dates;
mod date_language;
mod entity_in_front_matter;
mod missing_front_matter;
mod missing_slug;
mod missing_summary;
mod missing_title;
mod undated_guide;
mod unknown_language;
mod unsafe_slug;
mod wrong_language;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &contradicting_dates::RULE,
    &date_language::RULE,
    &entity_in_front_matter::RULE,
    &missing_front_matter::RULE,
    &missing_slug::RULE,
    &missing_summary::RULE,
    &missing_title::RULE,
    &undated_guide::RULE,
    &unknown_language::RULE,
    &unsafe_slug::RULE,
    &wrong_language::RULE,
];
