//! Characters, line ends, and the language of the text.

mod decomposed_accent;
mod invisible_character;
mod mixed_line_ends;
mod no_break_marker;
mod no_break_space;
mod unreadable_character;
mod untranslated_text;
mod windows_line_ends;

use crate::check::Rule;

/// The rules of this group.
pub(super) static RULES: &[&Rule] = &[
    &decomposed_accent::RULE,
    &invisible_character::RULE,
    &mixed_line_ends::RULE,
    &no_break_marker::RULE,
    &no_break_space::RULE,
    &unreadable_character::RULE,
    &untranslated_text::RULE,
    &windows_line_ends::RULE,
];
