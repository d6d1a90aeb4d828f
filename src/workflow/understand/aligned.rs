//! Where the characters of a decoded text stand in the source: backslashes and entities make the two differ, and what a
//! reader is shown of a sentence is cut out of the source.

use crate::source::{Source, Span};

/// The place in the source of each byte of a decoded text, and of its end.
pub(super) struct Places(Vec<u32>);

impl Places {
    /// Walks along the decoded text and its source at once: where they differ, an entity or a backslash stands.
    pub(super) fn new(decoded: &str, source: &Source, span: Span) -> Self {
        let written = source.slice(span);
        let mut places = Vec::with_capacity(decoded.len() + 1);
        let mut at = 0;
        for character in decoded.chars() {
            places.extend(std::iter::repeat_n(offset(span, at), character.len_utf8()));
            at += written_length(&written[at..], character);
        }
        places.push(offset(span, at));
        Self(places)
    }

    /// The place in the source of a piece of the decoded text.
    pub(super) fn of(&self, piece: std::ops::Range<usize>) -> Span {
        Span { start: self.0[piece.start], end: self.0[piece.end] }
    }
}

/// How much of the source, which goes on with `rest`, says this character.
fn written_length(rest: &str, character: char) -> usize {
    let escaped = usize::from(rest.starts_with('\\') && (character != '\\' || rest.starts_with("\\\\")));
    let rest = &rest[escaped..];
    let entity = || rest.find(';').map_or(rest.len(), |end| end + 1);
    escaped
        + match rest.chars().next() {
            Some('&') if character != '&' => entity(),
            Some('&') if ["&amp;", "&#38;", "&#x26;"].iter().any(|name| rest.starts_with(name)) => entity(),
            Some(other) => other.len_utf8(),
            None => 0,
        }
}

fn offset(span: Span, at: usize) -> u32 {
    span.start + u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(decoded: &str, written: &str, piece: &str) -> String {
        let source = Source::new("guide.md", written.to_owned());
        let places = Places::new(decoded, &source, Span::new(0, written.len()));
        let at = decoded.find(piece).unwrap();
        source.slice(places.of(at..at + piece.len())).to_owned()
    }

    #[test]
    fn words_stand_behind_backslashes_and_entities() {
        assert_eq!(written("a_b and c", "a\\_b and c", "and"), "and");
        assert_eq!(written("a_b and c", "a\\_b and c", "a_b"), "a\\_b");
        assert_eq!(written("C:\\P now", "C:\\\\P now", "now"), "now");
        assert_eq!(written("C:\\P now", "C:\\P now", "now"), "now");
        assert_eq!(written("a > b & c", "a &gt; b &amp; c", "b"), "b");
        assert_eq!(written("a > b & c", "a &gt; b &amp; c", "c"), "c");
        assert_eq!(written("é\u{a0}à", "é&nbsp;à", "à"), "à");
    }

    proptest! {
        #[test]
        fn places_never_go_back_and_stay_inside(decoded in "\\PC{0,30}", written in "\\PC{0,30}") {
            let source = Source::new("guide.md", written.clone());
            let Places(places) = Places::new(&decoded, &source, Span::new(0, written.len()));
            prop_assert_eq!(places.len(), decoded.len() + 1);
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|&place| written.is_char_boundary(place as usize)));
        }
    }
}
