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
    let mut folded = String::with_capacity(word.len());
    fold_into(&mut folded, word);
    Cow::Owned(folded)
}

/// Adds the form in which a word is looked up to a text.
pub(crate) fn fold_into(folded: &mut String, word: &str) {
    let start = folded.len();
    if word.is_ascii() {
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
    let mut composed = true;
    for character in word.chars() {
        match character {
            '’' => folded.push('\''),
            'a'..='z' | 'à'..='ö' | 'ø'..='ÿ' => folded.push(character),
            _ => folded.extend(character.to_lowercase()),
        }
        composed &= character < FIRST_ACCENT || character == '’';
    }
    let lower = &folded[start..];
    if composed || is_nfc_quick(lower.chars()) == IsNormalized::Yes {
        return;
    }
    let composed: String = lower.nfc().collect();
    folded.truncate(start);
    folded.push_str(&composed);
}

/// Whether a character belongs to a word.
pub(crate) fn is_word(character: char) -> bool {
    match character {
        '\'' | '’' | 'à'..='ö' | 'ø'..='ſ' | FIRST_ACCENT..='\u{36f}' => true,
        _ => character.is_alphanumeric(),
    }
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
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next + blank_length(&text[next..]);
        let rest = &text[at..];
        next = at + piece_length(rest, elisions)?;
        Some(Piece { at, text: &text[at..next] })
    })
}

fn blank_length(text: &str) -> usize {
    match text.as_bytes() {
        [b' ', second, ..] if second.is_ascii_graphic() => 1,
        [first, ..] if first.is_ascii_graphic() => 0,
        _ => text.len() - text.trim_start_matches(is_blank).len(),
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// The length of the piece that a text begins with.
fn piece_length(text: &str, elisions: bool) -> Option<usize> {
    let first = *text.as_bytes().first()?;
    if first.is_ascii_alphabetic() {
        return Some(word_length(text, elisions));
    }
    if first.is_ascii_digit() {
        return Some(text.bytes().take_while(u8::is_ascii_digit).count());
    }
    if first.is_ascii() {
        return Some(1);
    }
    let first = text.chars().next()?;
    Some(if first.is_alphanumeric() { word_length(text, elisions) } else { first.len_utf8() })
}

/// Which bytes are letters and digits of ASCII.
const ASCII_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// The length of the word that a text begins with; apostrophes at its end do not belong to it, unless it is elided.
fn word_length(text: &str, elisions: bool) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut end) = (0, 0);
    loop {
        while let Some(&byte) = bytes.get(at)
            && ASCII_WORD[usize::from(byte)]
        {
            at += 1;
            end = at;
        }
        if bytes.get(at).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
            return end;
        }
        let Some(character) = text[at..].chars().next().filter(|character| is_word(*character)) else { return end };
        at += character.len_utf8();
        if !matches!(character, '\'' | '’') {
            end = at;
        } else if elisions {
            return if text[at..].starts_with(is_word) { at } else { end };
        }
    }
}

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
        assert_eq!(texts("l’onglet d'aide d'", true), ["l’", "onglet", "d'", "aide", "d", "'"]);
        assert_eq!(texts("dogs' o''clock’", false), ["dogs", "'", "o''clock", "’"]);
    }

    #[test]
    fn folding_composes_and_lowers() {
        assert_eq!(fold("E\u{301}tape"), "étape");
        assert_eq!(fold("L’"), "l'");
    }
}
