//! The tables of a lexicon. They are flat, and parts of them are named by their places: those of the languages that ship
//! with the program are made when it is built, and stand in it ready to be used.

use std::borrow::Cow;

use super::meaning::Meaning;
use super::pattern::{Edge, Kind, Start};

/// A part of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl Part {
    /// How many entries it has.
    pub(super) fn len(self) -> usize {
        self.range().len()
    }

    fn range(self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A word of a phrase behind the first one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    pub(crate) kind: Kind,
    pub(crate) text: Part,
}

/// What a phrase means, and what has to stand behind its first word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    /// How the word behind the first one has to begin.
    pub(crate) next: Start,
    pub(crate) rest: Part,
    /// The place of its meaning.
    pub(crate) meaning: u32,
}

/// The phrases with the same first word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) phrases: Part,
    /// One of them says "must", "can" or "must be" in several words.
    pub(crate) modal: bool,
}

/// Phrases that begin with one word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) text: Part,
    pub(crate) row: Row,
}

/// Phrases whose first word begins or ends alike.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Affix {
    pub(crate) edge: Edge,
    pub(crate) text: Part,
    pub(crate) row: Row,
}

/// Beginnings or endings of words, by one byte that they and these words have in common.
#[derive(Debug, Clone, Default)]
pub(crate) struct Affixes {
    pub(crate) all: Cow<'static, [Affix]>,
    /// Where those of each byte begin, and where those of the last one end.
    pub(crate) from: Cow<'static, [u32]>,
}

impl Affixes {
    /// Those with a byte.
    pub(super) fn of(&self, byte: Option<&u8>) -> &[Affix] {
        let bounds = byte.and_then(|&byte| self.from.get(usize::from(byte)..usize::from(byte) + 2));
        bounds.map_or(&[], |bounds| &self.all[bounds[0] as usize..bounds[1] as usize])
    }
}

/// All phrases of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    pub(crate) text: Cow<'static, str>,
    pub(crate) meanings: Cow<'static, [Meaning]>,
    pub(crate) patterns: Cow<'static, [Pattern]>,
    pub(crate) phrases: Cow<'static, [Phrase]>,
    /// By their [`bucket`].
    pub(crate) words: Cow<'static, [Word]>,
    /// Where the words of each bucket begin, and where those of the last one end.
    pub(crate) buckets: Cow<'static, [u32]>,
    /// By the first byte.
    pub(crate) stems: Affixes,
    /// By the last byte.
    pub(crate) endings: Affixes,
    /// Endings that pronouns leave on a verb, and what stands there without them.
    pub(crate) enclitics: Cow<'static, [(Part, Part)]>,
    /// What an unknown word looks like, and what stands behind it, when it is taken for a verb.
    pub(crate) objects: Cow<'static, [(Pattern, Pattern)]>,
    /// Words that are never taken for one.
    pub(crate) never_verbs: Cow<'static, [Pattern]>,
    /// A verb at the beginning of a sentence, and what stands behind it, when the two open a condition.
    pub(crate) inversions: Cow<'static, [(Pattern, Pattern)]>,
}

/// The place of a word among so many; the same on every machine.
pub(super) fn bucket(word: &str, edge: Edge, count: usize) -> usize {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let more = if word.len() > Edge::LENGTH { Edge::last(word).bytes.rotate_left(29) } else { 0 };
    ((((edge.bytes ^ more).wrapping_mul(SPREAD) >> 32) * count as u64) >> 32) as usize
}

impl Lexicon {
    pub(super) fn text(&self, part: Part) -> &str {
        &self.text[part.range()]
    }

    pub(super) fn bytes(&self, part: Part) -> &[u8] {
        &self.text.as_bytes()[part.range()]
    }

    /// The phrases that begin with a word, which begins with this edge.
    pub(super) fn exact(&self, word: &str, edge: Edge) -> Option<Row> {
        let at = bucket(word, edge, self.buckets.len().checked_sub(1)?);
        let bucket = Part { from: *self.buckets.get(at)?, to: *self.buckets.get(at + 1)? };
        let found = self.words[bucket.range()].iter().find(|known| self.bytes(known.text) == word.as_bytes());
        found.map(|known| known.row)
    }

    /// The phrases of a row.
    #[inline]
    pub(super) fn phrases(&self, row: Row) -> &[Phrase] {
        &self.phrases[row.phrases.range()]
    }

    /// Those of them that these words may stand behind.
    #[inline]
    pub(super) fn possible(&self, row: Row, behind: &[&str]) -> impl Iterator<Item = &Phrase> {
        let next = Start::of(behind.first().copied().unwrap_or_default());
        self.phrases(row).iter().filter(move |phrase| next.has(phrase.next))
    }

    /// What a phrase means.
    #[inline]
    pub(super) fn meaning(&self, phrase: &Phrase) -> Meaning {
        self.meanings[phrase.meaning as usize]
    }

    /// Whether the words behind the first one are those of the phrase.
    #[inline]
    pub(super) fn matches(&self, phrase: &Phrase, behind: &[&str]) -> bool {
        let rest = phrase.rest.range();
        behind.len() >= rest.len()
            && self.patterns[rest].iter().zip(behind).all(|(one, word)| one.kind.matches(self.bytes(one.text), word))
    }
}
