//! HTML entities, such as `&nbsp;` and `&#58;`.

use std::ops::Range;

/// No entity that people write is longer.
const MAX_BYTES: usize = 12;

/// Where entities stand in a text.
pub(super) fn in_text(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr_iter(b'&', text.as_bytes()).filter_map(|at| Some(at..at + length(&text.as_bytes()[at..])?))
}

/// The character that a numeric entity, or one of the commonest names, stands for.
pub(super) fn character(entity: &str) -> Option<char> {
    let name = entity.strip_prefix('&')?.strip_suffix(';')?;
    match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)
        }
        None => [("amp", '&'), ("quot", '"'), ("eacute", '\u{e9}'), ("egrave", '\u{e8}'), ("agrave", '\u{e0}')]
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, c)| c),
    }
}

fn length(text: &[u8]) -> Option<usize> {
    let end = text.iter().take(MAX_BYTES).position(|&byte| byte == b';')?;
    let named = text[1..end].iter().all(u8::is_ascii_alphanumeric) && text.get(1)?.is_ascii_alphabetic();
    let numbered = text[1] == b'#' && end > 2 && text[2..end].iter().all(u8::is_ascii_alphanumeric);
    ((named && end > 2) || numbered).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn entities_are_found_and_ampersands_left_alone() {
        let text = "a & b; &amp; R&D; &#58; ?a=1&b=2;";
        let found: Vec<&str> = super::in_text(text).map(|at| &text[at]).collect();
        assert_eq!(found, ["&amp;", "&#58;"]);
        assert_eq!(super::character("&#58;"), Some(':'));
        assert_eq!(super::character("&#x3a;"), Some(':'));
        assert_eq!(super::character("&unknown;"), None);
    }
}
