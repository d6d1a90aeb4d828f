//! Which unit of one revision is which of the other.
//!
//! Equal units hold the two rows together. Between them, units of one sort are paired by how much of their words they
//! share, and what is left over is looked for elsewhere: it moved.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::unit::{Sort, Unit};

/// Two units that are one, or a unit that only one revision has. At least one side is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    /// It stands somewhere else among the units that both revisions have.
    pub(super) moved: bool,
}

impl Pair {
    pub(super) fn turned(self) -> Self {
        Self { old: self.new, new: self.old, moved: self.moved }
    }
}

/// Less alike than this, two units are two.
const ALIKE: f32 = 0.5;
/// What moved has to be this much the same.
const MOVED: f32 = 0.8;
/// A gap with more pairs of units is not searched whole, but only near its diagonal.
const FAR: usize = 12;

pub(super) fn align(old: &[Unit], new: &[Unit]) -> Vec<Pair> {
    let keys = |units: &'_ [Unit]| units.iter().map(|unit| (unit.sort, unit.place.text.clone())).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                let pair = |at| Pair { old: Some(old_index + at), new: Some(new_index + at), moved: false };
                pairs.extend((0..len).map(pair));
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {}
        }
    }
    let mut gaps = Vec::new();
    let mut from = (0, 0);
    for end in pairs.iter().filter_map(|pair| pair.old.zip(pair.new)).chain([(old.len(), new.len())]) {
        gaps.push((from.0..end.0, from.1..end.1));
        from = (end.0 + 1, end.1 + 1);
    }
    for (left, right) in gaps {
        let mut next = right.start;
        for one in left {
            let reach = next..right.end.min(next + FAR);
            let near =
                reach.filter(|&two| old[one].sort.fits(new[two].sort)).map(|two| (two, alike(&old[one], &new[two])));
            let best = near.filter(|&(_, alike)| alike >= ALIKE).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            if let Some((two, _)) = best {
                pairs.push(Pair { old: Some(one), new: Some(two), moved: false });
                next = two + 1;
            }
        }
    }
    rest(old, new, &mut pairs);
    pairs
}

/// What moved, what is gone and what is new.
fn rest(old: &[Unit], new: &[Unit], pairs: &mut Vec<Pair>) {
    let left: HashSet<usize> = pairs.iter().filter_map(|pair| pair.old).collect();
    let right: HashSet<usize> = pairs.iter().filter_map(|pair| pair.new).collect();
    let mut free: Vec<usize> = (0..new.len()).filter(|at| !right.contains(at)).collect();
    for one in (0..old.len()).filter(|at| !left.contains(at)) {
        let fits = |&two: &usize| old[one].sort.fits(new[two].sort) && alike(&old[one], &new[two]) >= MOVED;
        match free.iter().position(fits) {
            Some(at) => pairs.push(Pair { old: Some(one), new: Some(free.remove(at)), moved: true }),
            None => pairs.push(Pair { old: Some(one), new: None, moved: false }),
        }
    }
    pairs.extend(free.into_iter().map(|two| Pair { old: None, new: Some(two), moved: false }));
}

/// How much of their words two units share, from 0 to 1. What is no prose is the same or is not, but what stands in its
/// place is taken for its new version.
fn alike(old: &Unit, new: &Unit) -> f32 {
    match old.sort {
        Sort::Figure => return if old.place.text == new.place.text { 1.0 } else { ALIKE },
        Sort::Section | Sort::Step | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Text => {}
    }
    let words = |text: &str| -> HashSet<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let (one, two) = (words(&old.place.text), words(&new.place.text));
    let all = one.len() + two.len();
    if all == 0 { 1.0 } else { 2.0 * one.intersection(&two).count() as f32 / all as f32 }
}
