//! Headings and sections.

mod empty_heading;
mod empty_section;
mod glued_block;
mod heading_jump;
mod heading_numbers;
mod missing_section;
mod repeated_heading;
mod title_in_text;
mod unclosed_fence;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &empty_heading::RULE,
    &empty_section::RULE,
    &glued_block::RULE,
    &heading_jump::RULE,
    &heading_numbers::RULE,
    &missing_section::RULE,
    &repeated_heading::RULE,
    &title_in_text::RULE,
    &unclosed_fence::RULE,
];
