//! Images and the numbers on them.

mod callout_order;
mod callout_without_figure;
mod figure_without_step;
mod file_name_alt;
mod image_path;
mod missing_alt;
mod missing_image;
mod missing_thumbnail;
mod unused_image;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &callout_order::RULE,
    &callout_without_figure::RULE,
    &figure_without_step::RULE,
    &file_name_alt::RULE,
    &image_path::RULE,
    &missing_alt::RULE,
    &missing_image::RULE,
    &missing_thumbnail::RULE,
    &unused_image::RULE,
];
