//! How a word of a phrase is compared with a word of a text.

/// Which part of a word a pattern gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// All of it.
    Exact,
    /// Its beginning.
    Stem,
    /// Its end.
    Ending,
}

impl Kind {
    /// What a word of a phrase gives, and its text without the star.
    pub(super) fn of(word: &str) -> (Self, &str) {
        if let Some(stem) = word.strip_suffix('*') {
            return (Self::Stem, stem);
        }
        word.strip_prefix('*').map_or((Self::Exact, word), |ending| (Self::Ending, ending))
    }

    /// Whether a word is, begins or ends as a pattern says.
    pub(super) fn matches(self, pattern: &[u8], word: &str) -> bool {
        let word = word.as_bytes();
        match self {
            Self::Exact => word == pattern,
            Self::Stem => word.starts_with(pattern),
            Self::Ending => word.len() > pattern.len() + 1 && word.ends_with(pattern),
        }
    }
}

/// Up to eight bytes of a word as a number, to compare them in one step.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) bytes: u64,
    /// Which of the bytes are there.
    pub(crate) mask: u64,
}

impl Edge {
    pub(super) const LENGTH: usize = 8;

    /// The first bytes.
    pub(super) fn first(word: &str) -> Self {
        let (bytes, length) = first_bytes(word.as_bytes());
        let mask = if length == 0 { 0 } else { u64::MAX >> (8 * (Self::LENGTH - length)) };
        Self { bytes, mask }
    }

    /// The last bytes.
    pub(super) fn last(word: &str) -> Self {
        let word = word.as_bytes();
        let (bytes, length) = first_bytes(&word[word.len().saturating_sub(Self::LENGTH)..]);
        let missing = 8 * (Self::LENGTH - length);
        if length == 0 {
            Self { bytes: 0, mask: 0 }
        } else {
            Self { bytes: bytes << missing, mask: u64::MAX << missing }
        }
    }

    /// Whether it begins, or ends, with the bytes of a part.
    pub(super) fn has(self, part: Self) -> bool {
        (self.bytes ^ part.bytes) & part.mask == 0
    }
}

/// The first eight bytes as a number, the first one lowest, and how many they are.
#[inline]
fn first_bytes(word: &[u8]) -> (u64, usize) {
    if let Some(eight) = word.first_chunk() {
        return (u64::from_le_bytes(*eight), Edge::LENGTH);
    }
    let bytes = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(first), Some(last)) => overlap(u32::from_le_bytes(*first), u32::from_le_bytes(*last), word.len() - 4),
        _ => word.iter().rev().fold(0, |bytes, &byte| bytes << 8 | u64::from(byte)),
    };
    (bytes, word.len())
}

/// Two numbers as one; the second begins so many bytes behind the first, and may lie over it.
fn overlap(first: u32, second: u32, behind: usize) -> u64 {
    u64::from(first) | u64::from(second) << (8 * behind)
}

/// Up to four bytes that a word begins with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    pub(crate) bytes: u32,
    /// Which of the bytes are told.
    pub(crate) mask: u32,
}

impl Start {
    const LENGTH: usize = 4;

    /// The first bytes of a word; behind a shorter one stand zeros.
    #[inline]
    pub(super) fn of(word: &str) -> Self {
        let (bytes, _) = first_bytes(word.as_bytes());
        Self { bytes: (bytes & u64::from(u32::MAX)) as u32, mask: u32::MAX }
    }

    /// What a word of a phrase has to begin with; nothing, where there is no word.
    pub(super) fn of_pattern(word: Option<&str>) -> Self {
        match word.map(Kind::of) {
            Some((Kind::Exact, text)) => Self::of(text),
            Some((Kind::Stem, text)) => {
                let told = 8 * text.len().min(Self::LENGTH) as u32;
                Self { mask: u32::MAX.checked_shr(u32::BITS - told).unwrap_or(0), ..Self::of(text) }
            }
            Some((Kind::Ending, _)) | None => Self { bytes: 0, mask: 0 },
        }
    }

    /// Whether it begins as another says.
    #[inline]
    pub(super) fn has(self, other: Self) -> bool {
        (self.bytes ^ other.bytes) & other.mask == 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_matches_begins_and_ends_alike(pattern in "[a-cé]{0,10}\\*?", word in "[a-cé]{0,10}") {
            let (kind, text) = Kind::of(&pattern);
            let matches = kind.matches(text.as_bytes(), &word);
            prop_assert!(!matches || Start::of(&word).has(Start::of_pattern(Some(&pattern))));
            prop_assert!(!word.starts_with(text) || Edge::first(&word).has(Edge::first(text)));
            prop_assert!(!word.ends_with(text) || Edge::last(&word).has(Edge::last(text)));
        }
    }

    #[test]
    fn beginnings_tell_words_apart() {
        let has = |word, pattern| Start::of(word).has(Start::of_pattern(Some(pattern)));
        assert!(has("to", "to") && has("together", "to*") && has("together", "together") && has("any", "*"));
        assert!(!has("together", "to") && !has("to", "together") && !has("do", "to*") && has("to", "*together"));
    }
}
