//! What the steps tell the reader to do.

mod contradicting_limits;
mod empty_step;
mod guide_without_step;
mod item_without_step;
mod late_warning;
mod missing_step;
mod phase_without_step;
mod step_count;
mod unintroduced_label;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &contradicting_limits::RULE,
    &empty_step::RULE,
    &guide_without_step::RULE,
    &item_without_step::RULE,
    &late_warning::RULE,
    &missing_step::RULE,
    &phase_without_step::RULE,
    &step_count::RULE,
    &unintroduced_label::RULE,
];
