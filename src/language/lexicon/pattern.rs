//! How a word of a phrase is compared with a word of a text.

/// A word of a phrase.
#[derive(Debug, Clone)]
pub(super) enum Pattern {
    Exact(Box<str>),
    Stem(Box<str>),
    Ending(Box<str>),
}

impl Pattern {
    pub(super) fn new(word: String) -> Self {
        if let Some(stem) = word.strip_suffix('*') {
            return Self::Stem(stem.into());
        }
        match word.strip_prefix('*') {
            Some(ending) => Self::Ending(ending.into()),
            None => Self::Exact(word.into()),
        }
    }

    pub(super) fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(exact) => **exact == *word,
            Self::Stem(stem) => word.starts_with(&**stem),
            Self::Ending(ending) => word.len() > ending.len() + 1 && word.ends_with(&**ending),
        }
    }
}

/// Up to eight bytes of a word as a number, to compare them in one step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    bytes: u64,
    /// Which of the bytes are there.
    mask: u64,
}

impl Edge {
    const LENGTH: usize = 8;

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
