//! Words as they are looked up: lower case, composed accents, one kind of apostrophe, parts of compounds apart.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The first accent that stands on its own; the characters before it need no composing.
const FIRST_ACCENT: char = '\u{300}';

/// The form in which a word is looked up.
pub(crate) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    if word.chars().all(|character| character < FIRST_ACCENT && !character.is_uppercase()) {
        return Cow::Borrowed(word);
    }
    let lower: String = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    if lower.chars().all(|character| character < FIRST_ACCENT) {
        return Cow::Owned(lower);
    }
    match is_nfc_quick(lower.chars()) {
        IsNormalized::Yes => Cow::Owned(lower),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(lower.nfc().collect()),
    }
}

/// Whether a character belongs to a word.
pub(crate) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '’' | '\u{300}'..='\u{36f}')
}

/// A word, number or other character of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// Where it begins in the text, in bytes.
    pub(crate) at: usize,
    /// What it is.
    pub(crate) text: &'a str,
}

/// The pieces of a text: runs of letters, runs of digits, and every other character but blanks. With `elisions`, a
/// word ends behind an apostrophe.
pub(crate) fn pieces(text: &str, elisions: bool) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let skipped = match rest.as_bytes().first()? {
            b' ' if rest.as_bytes().get(1).is_some_and(u8::is_ascii_graphic) => 1,
            byte if byte.is_ascii_graphic() => 0,
            _ => rest.len() - rest.trim_start_matches(is_blank).len(),
        };
        let (start, rest) = (at + skipped, &rest[skipped..]);
        let first = rest.chars().next()?;
        at = start + piece_length(rest, first, elisions);
        Some(Piece { at: start, text: &text[start..at] })
    })
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

fn piece_length(rest: &str, first: char, elisions: bool) -> usize {
    if first.is_ascii_digit() {
        return rest.bytes().take_while(u8::is_ascii_digit).count();
    }
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let ascii = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(ascii).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
        return ascii;
    }
    let whole = ascii + rest[ascii..].find(|character| !is_word(character)).unwrap_or(rest.len() - ascii);
    let end = match rest[..whole].find(['\'', '’']) {
        Some(apostrophe) if elisions => apostrophe + rest[apostrophe..].chars().next().map_or(0, char::len_utf8),
        Some(_) | None => whole,
    };
    let word = rest[..end].trim_end_matches(if elisions && end < whole { NOTHING } else { APOSTROPHES });
    word.len().max(first.len_utf8())
}

const NOTHING: &[char] = &[];
const APOSTROPHES: &[char] = &['\'', '’'];

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, elisions: bool) -> Vec<&str> {
        pieces(text, elisions).map(|piece| piece.text).collect()
    }

    #[test]
    fn pieces_are_words_numbers_and_marks() {
        assert_eq!(texts("Log-in, in 24h.", false), ["Log", "-", "in", ",", "in", "24", "h", "."]);
        assert_eq!(texts("Don't ‘stop’", false), ["Don't", "‘", "stop", "’"]);
        assert_eq!(texts("l’onglet d'aide", true), ["l’", "onglet", "d'", "aide"]);
    }

    #[test]
    fn folding_composes_and_lowers() {
        assert_eq!(fold("E\u{301}tape"), "étape");
        assert_eq!(fold("L’"), "l'");
    }
}
