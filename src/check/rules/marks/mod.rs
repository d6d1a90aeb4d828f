//! Marks within the text: labels, bold, code, HTML.

mod bbcode;
mod command_label;
mod foreign_markup;
mod html_entity;
mod padded_label;
mod raw_html;
mod unclosed_code;
mod unmarked_label;
mod unmarked_warning;
mod unpaired_bold;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &bbcode::RULE,
    &command_label::RULE,
    &foreign_markup::RULE,
    &html_entity::RULE,
    &padded_label::RULE,
    &raw_html::RULE,
    &unclosed_code::RULE,
    &unmarked_label::RULE,
    &unmarked_warning::RULE,
    &unpaired_bold::RULE,
];
