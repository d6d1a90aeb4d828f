//! How a word of a phrase is compared with a word of a text.

/// Which part of a word a pattern tells.
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
    /// What a word of a phrase tells, and its text without the star.
    pub(super) fn of(word: &str) -> (Self, &str) {
        if let Some(stem) = word.strip_suffix('*') {
            return (Self::Stem, stem);
        }
        word.strip_prefix('*').map_or((Self::Exact, word), |ending| (Self::Ending, ending))
    }

    /// Whether a word is, begins or ends as a pattern tells.
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
        let word = word.as_bytes();
        let length = word.len().min(Self::LENGTH);
        let mut bytes = [0; Self::LENGTH];
        bytes[..length].copy_from_slice(&word[..length]);
        let mask = if length == 0 { 0 } else { u64::MAX >> (8 * (Self::LENGTH - length)) };
        Self { bytes: u64::from_le_bytes(bytes), mask }
    }

    /// The last bytes.
    pub(super) fn last(word: &str) -> Self {
        let word = word.as_bytes();
        let length = word.len().min(Self::LENGTH);
        let mut bytes = [0; Self::LENGTH];
        bytes[Self::LENGTH - length..].copy_from_slice(&word[word.len() - length..]);
        let mask = if length == 0 { 0 } else { u64::MAX << (8 * (Self::LENGTH - length)) };
        Self { bytes: u64::from_le_bytes(bytes), mask }
    }

    /// Whether it begins, or ends, with the bytes of a part.
    pub(super) fn has(self, part: Self) -> bool {
        (self.bytes ^ part.bytes) & part.mask == 0
    }
}
