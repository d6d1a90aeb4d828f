//! Labels without a verb that are a way through the menus.

use crate::language::Marks;

use super::tokens::{Kind, Token};

/// Hardly more than labels in a row: a way through the menus.
pub(super) fn is_path(tokens: &[Token<'_>]) -> bool {
    const WORDS: usize = 8;
    let labels = tokens.iter().filter(|token| matches!(token.kind, Kind::Label(_))).count();
    let separators = tokens.iter().filter(|token| token.is_mark(&['>', '→'])).count();
    let words = tokens.iter().filter(|token| token.is_word()).count();
    labels > 1 && separators + 1 >= labels && words <= WORDS
}

/// "Then on `A`": hardly more than a word for what comes next, and a label.
pub(super) fn is_next_click(tokens: &[Token<'_>]) -> bool {
    let small = Marks::THEN | Marks::AND | Marks::LIGHT | Marks::ADVERB | Marks::ELEMENT;
    let mut words = tokens.iter().filter(|token| token.is_word());
    let labels = tokens.iter().filter(|token| matches!(token.kind, Kind::Label(_))).count();
    let next = tokens.first().is_some_and(|first| first.means(Marks::THEN));
    labels == 1 && next && words.all(|word| word.means(small))
}
