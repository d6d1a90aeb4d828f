//! How alike passages of two revisions are: by the words that they share.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::spelling::{shared, words};

use super::align::{Scale, Side};
use super::passage::{Passage, Sort};

/// Less alike than this, two passages are two.
const ALIKE: f32 = 0.5;
/// What moved has to be this much the same.
const MOVED: f32 = 0.8;

pub(super) struct Revisions<'a> {
    old: &'a [Passage],
    new: &'a [Passage],
    words: (Vec<HashSet<String>>, Vec<HashSet<String>>),
}

impl<'a> Revisions<'a> {
    pub(super) fn new(old: &'a [Passage], new: &'a [Passage]) -> Self {
        let words = |passages: &[Passage]| passages.iter().map(|passage| words(&passage.place.text)).collect();
        Self { old, new, words: (words(old), words(new)) }
    }

    /// How much of their words two passages share, from 0 to 1. A picture is the same or is not, but what stands in its
    /// place is taken for its new version.
    fn alike(&self, old: usize, new: usize) -> f32 {
        let (one, two) = (&self.old[old], &self.new[new]);
        if one.sort == two.sort && one.place.text == two.place.text {
            return 1.0;
        }
        if one.sort == Sort::Figure {
            return ALIKE;
        }
        shared(&self.words.0[old], &self.words.1[new])
    }
}

impl Scale for Revisions<'_> {
    fn key(&self, side: Side, at: usize) -> Option<u64> {
        let passage = match side {
            Side::Old => &self.old[at],
            Side::New => &self.new[at],
        };
        let mut hasher = DefaultHasher::new();
        (passage.sort, &passage.place.text).hash(&mut hasher);
        Some(hasher.finish())
    }

    fn score(&self, old: usize, new: usize) -> f32 {
        let (one, two) = (self.old[old].sort, self.new[new].sort);
        let more = match (one, two) {
            _ if one.fits(two) => 0.05,
            // What was done may only be told now, or the other way round.
            _ if is_prose(one) && is_prose(two) => 0.01,
            _ => return 0.0,
        };
        let alike = self.alike(old, new);
        if alike < ALIKE { 0.0 } else { alike - ALIKE + more }
    }

    fn moved(&self, old: usize, new: usize) -> bool {
        self.old[old].sort.fits(self.new[new].sort) && self.alike(old, new) >= MOVED
    }

    fn joins(&self, side: Side, extra: usize, part: usize, whole: usize) -> bool {
        const CONTAINED: f32 = 0.75;
        let (passages, words, whole_words) = match side {
            Side::Old => (self.old, &self.words.0, &self.words.1[whole]),
            Side::New => (self.new, &self.words.1, &self.words.0[whole]),
        };
        let extra_words = &words[extra];
        if !is_prose(passages[extra].sort) || !is_prose(passages[part].sort) || extra_words.len() < 3 {
            return false;
        }
        let alone: HashSet<&String> = extra_words.difference(&words[part]).collect();
        let held = alone.iter().filter(|word| whole_words.contains(**word)).count();
        let joined: HashSet<String> = extra_words.union(&words[part]).cloned().collect();
        held as f32 >= alone.len() as f32 * CONTAINED
            && shared(&joined, whole_words) > shared(&words[part], whole_words)
    }
}

fn is_prose(sort: Sort) -> bool {
    matches!(sort, Sort::Step | Sort::Text)
}
