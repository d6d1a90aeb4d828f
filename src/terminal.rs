//! Text from files on its way to a terminal.

use std::borrow::Cow;

/// Replaces what could steer a terminal or reorder its text: control characters other than line ends and tabs, and the
/// marks of bidirectional text.
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let harmless = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.bytes().all(harmless) || !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_hostile(c) { '\u{fffd}' } else { c }).collect())
}

fn is_hostile(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_overrides_are_replaced() {
        assert_eq!(sanitize("a\u{1b}[31mb\u{202e}c\u{9b}d"), "a\u{fffd}[31mb\u{fffd}c\u{fffd}d");
        assert!(matches!(sanitize("Étape\n\t1"), Cow::Borrowed(_)));
    }
}
