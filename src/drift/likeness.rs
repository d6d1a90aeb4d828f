//! What is known of a translation and its reference once their passages are aligned: which two are one, and how alike
//! both are. `compare` makes it; `gaps` and `texts`, which `compare` calls, tell by it what differs.

use crate::diff::align::Group;
use crate::diff::passage::{Passage, Sort};
use crate::workflow::Role;

use super::edition::{Edition, Trait};
use super::finding::Confidence;

/// Of guides that share less than this, nothing is certain.
pub(super) const FAR: f32 = 0.8;

/// What is known of two passages that are one.
pub(super) struct Match {
    pub(super) one: Passage,
    pub(super) two: Passage,
    pub(super) a: Trait,
    pub(super) b: Trait,
    /// The traits of what stands around them, where a value may have gone.
    pub(super) around: (Trait, Trait),
    /// Whether both are written in one language, so that words count too.
    pub(super) alike_words: bool,
    /// How sure it is that they are one.
    pub(super) sure: Confidence,
}

/// How much of both guides has a counterpart, and how much there is.
pub(super) struct Likeness {
    both: f32,
    all: f32,
}

impl Likeness {
    pub(super) fn new(reference: &Edition<'_>, translation: &Edition<'_>, groups: &[Group]) -> Self {
        let sum = |passages: &[Passage], which: &[usize]| which.iter().map(|&at| share(&passages[at])).sum::<f32>();
        let (mut all, mut both) = (0.0, 0.0);
        for group in groups {
            let here = sum(&reference.passages, &group.old) + sum(&translation.passages, &group.new);
            all += here;
            both += if group.old.is_empty() || group.new.is_empty() { 0.0 } else { here };
        }
        Self { both, all }
    }

    /// How alike the guides are beside passages that only one of them has, from 0 to 1.
    pub(super) fn beside(&self, passages: &[&Passage]) -> f32 {
        let rest = self.all - passages.iter().map(|passage| share(passage)).sum::<f32>();
        if rest > 0.0 { self.both / rest } else { 1.0 }
    }
}

/// How much a passage counts: what is done, warned of or shown counts double.
fn share(passage: &Passage) -> f32 {
    match passage.sort {
        _ if passage.within == Some(Role::Further) => 0.2,
        Sort::Step | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Section => 2.0,
        Sort::Figure | Sort::Table | Sort::Text => 1.0,
    }
}
