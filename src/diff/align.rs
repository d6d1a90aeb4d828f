//! Which passage of one row is which of the other: the rows are two revisions of a guide, or two of its locales.
//!
//! Passages that both rows hold only once hold the rows together where there is much to search. Between them, the pairs
//! are taken that are most alike as a whole, in order; then what is left over is looked for elsewhere (it moved), and
//! next to its neighbours (it was split off, or merged). How alike two passages are is the caller's knowledge:
//! [`Scale`].

use std::collections::HashMap;

/// Passages that are one: one of each row, several where it was split or merged, or none where only one row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) old: Vec<usize>,
    pub(crate) new: Vec<usize>,
    /// It stands somewhere else among the passages that both rows have.
    pub(crate) moved: bool,
}

impl Group {
    pub(crate) fn turned(self) -> Self {
        Self { old: self.new, new: self.old, moved: self.moved }
    }

    fn both(old: usize, new: usize, moved: bool) -> Self {
        Self { old: vec![old], new: vec![new], moved }
    }
}

/// How alike passages are.
pub(crate) trait Scale {
    /// What is the same in both rows for passages that are certainly one.
    fn key(&self, side: Side, at: usize) -> Option<u64>;
    /// How alike two passages are; 0 or less when they are two.
    fn score(&self, old: usize, new: usize) -> f32;
    /// Whether two passages that stand in different places are one.
    fn moved(&self, old: usize, new: usize) -> bool;
    /// Whether a passage of one side belongs to `whole` of the other side, whose other part is `part`.
    fn joins(&self, side: Side, extra: usize, part: usize, whole: usize) -> bool;
}

/// One of the two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Old,
    New,
}

/// Up to so many pairs are compared all with all.
const SMALL: usize = 6_400;
/// In larger searches, so far from the diagonal.
const BAND: usize = 48;

/// So many pairs are asked about whether one moved; of larger rows, only the first that are left over.
const MOVES: usize = 1_000_000;

/// What two pairs are worth more when nothing stands between them.
const TOGETHER: f32 = 0.15;

pub(crate) fn align(old: usize, new: usize, scale: &dyn Scale) -> Vec<Group> {
    let anchors = if old * new > SMALL { anchors(old, new, scale) } else { Vec::new() };
    let mut kept = Vec::new();
    let mut from = (0, 0);
    for end in anchors.into_iter().chain([(old, new)]) {
        search(from, end, scale, &mut kept);
        if end != (old, new) {
            kept.push(end);
        }
        from = (end.0 + 1, end.1 + 1);
    }
    rest(old, new, scale, kept.into_iter().map(|(one, two)| Group::both(one, two, false)).collect())
}

/// Passages that both rows hold once, as many as stand in the same order.
fn anchors(old: usize, new: usize, scale: &dyn Scale) -> Vec<(usize, usize)> {
    let once = |side, count: usize| {
        let mut places: HashMap<u64, Option<usize>> = HashMap::new();
        for at in 0..count {
            if let Some(key) = scale.key(side, at) {
                places.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
            }
        }
        places
    };
    let there = once(Side::New, new);
    let mut all: Vec<(usize, usize)> = once(Side::Old, old)
        .into_iter()
        .filter_map(|(key, one)| Some((one?, there.get(&key).copied().flatten()?)))
        .collect();
    all.sort_unstable();
    rising(&all)
}

/// The longest part of pairs, sorted by their first, whose seconds rise too.
fn rising(all: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; all.len()];
    for (at, &(_, second)) in all.iter().enumerate() {
        let place = ends.partition_point(|&end| all[end].1 < second);
        before[at] = place.checked_sub(1).map(|place| ends[place]);
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chain.push(all[at]);
        next = before[at];
    }
    chain.reverse();
    chain
}

/// The pairs between two places that are most alike as a whole.
fn search(from: (usize, usize), end: (usize, usize), scale: &dyn Scale, found: &mut Vec<(usize, usize)>) {
    let (rows, columns) = (end.0 - from.0, end.1 - from.1);
    if rows == 0 || columns == 0 {
        return;
    }
    let reach = if rows * columns > SMALL { BAND } else { columns };
    let middle = |row: usize| row * columns / rows;
    let near = |row: usize| middle(row).saturating_sub(reach)..=(middle(row) + reach).min(columns - 1);
    let mut above = Sums { start: 0, all: vec![(0.0, false)] };
    let mut taken: Vec<(usize, Vec<Step>)> = Vec::with_capacity(rows);
    for row in 0..rows {
        let nearby = near(row);
        let mut steps = Vec::with_capacity(nearby.end() + 1 - nearby.start());
        let mut below = Sums { start: *nearby.start(), all: Vec::with_capacity(steps.capacity() + 1) };
        below.all.push((above.at(below.start).0, false));
        for column in nearby.clone() {
            let score = scale.score(from.0 + row, from.1 + column);
            let (skip_old, skip_new) = (above.at(column + 1).0, below.at(column).0);
            let (sum, met) = above.at(column);
            let both = sum + score + if met { TOGETHER } else { 0.0 };
            let step = if score > 0.0 && both > skip_old.max(skip_new) {
                Step::Both
            } else if skip_old >= skip_new {
                Step::SkipOld
            } else {
                Step::SkipNew
            };
            below.all.push(match step {
                Step::Both => (both, true),
                Step::SkipOld => (skip_old, false),
                Step::SkipNew => (skip_new, false),
            });
            steps.push(step);
        }
        taken.push((*nearby.start(), steps));
        above = below;
    }
    let before = found.len();
    let (mut row, mut column) = (rows, columns);
    while row > 0 && column > 0 {
        let (start, steps) = &taken[row - 1];
        let step = match (column - 1).checked_sub(*start) {
            Some(at) if at < steps.len() => steps[at],
            Some(_) => Step::SkipNew,
            None => Step::SkipOld,
        };
        match step {
            Step::Both => {
                (row, column) = (row - 1, column - 1);
                found.push((from.0 + row, from.1 + column));
            }
            Step::SkipOld => row -= 1,
            Step::SkipNew => column -= 1,
        }
    }
    found[before..].reverse();
}

/// Of one row of a search, what the best pairs before a place add up to, and whether the last two passages before it
/// are one of them. Only what is near the diagonal is kept; nothing is added behind it.
struct Sums {
    start: usize,
    all: Vec<(f32, bool)>,
}

impl Sums {
    fn at(&self, place: usize) -> (f32, bool) {
        let near = self.all.get(place - self.start).copied();
        near.unwrap_or_else(|| (self.all.last().map_or(0.0, |last| last.0), false))
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Both,
    SkipOld,
    SkipNew,
}

/// What moved, what was split off or merged, what is gone and what is new.
fn rest(old: usize, new: usize, scale: &dyn Scale, mut groups: Vec<Group>) -> Vec<Group> {
    let left: HashMap<usize, usize> = groups.iter().enumerate().map(|(at, group)| (group.old[0], at)).collect();
    let right: HashMap<usize, usize> = groups.iter().enumerate().map(|(at, group)| (group.new[0], at)).collect();
    let mut gone: Vec<usize> = (0..old).filter(|at| !left.contains_key(at)).collect();
    let mut free: Vec<usize> = (0..new).filter(|at| !right.contains_key(at)).collect();
    for (side, extras, own) in [(Side::Old, &mut gone, &left), (Side::New, &mut free, &right)] {
        extras.retain(|&extra| {
            let beside = [extra.checked_sub(1), Some(extra + 1)].into_iter().flatten();
            let mut near = beside.filter_map(|part| Some((part, *own.get(&part)?)));
            let whole = |at: usize| match side {
                Side::Old => groups[at].new[0],
                Side::New => groups[at].old[0],
            };
            let found = near.find(|&(part, at)| scale.joins(side, extra, part, whole(at)));
            if let Some((_, at)) = found {
                let row = match side {
                    Side::Old => &mut groups[at].old,
                    Side::New => &mut groups[at].new,
                };
                row.push(extra);
            }
            found.is_none()
        });
    }
    let reach = MOVES / gone.len().max(1);
    for one in gone {
        match free.iter().take(reach).position(|&two| scale.moved(one, two)) {
            Some(at) => groups.push(Group::both(one, free.remove(at), true)),
            None => groups.push(Group { old: vec![one], new: Vec::new(), moved: false }),
        }
    }
    groups.extend(free.into_iter().map(|two| Group { old: Vec::new(), new: vec![two], moved: false }));
    for group in &mut groups {
        group.old.sort_unstable();
        group.new.sort_unstable();
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Letters<'t>(&'t [u8], &'t [u8]);

    impl Scale for Letters<'_> {
        fn key(&self, side: Side, at: usize) -> Option<u64> {
            let row = match side {
                Side::Old => self.0,
                Side::New => self.1,
            };
            Some(u64::from(row[at]))
        }
        fn score(&self, old: usize, new: usize) -> f32 {
            if self.0[old] == self.1[new] { 1.0 } else { 0.0 }
        }
        fn moved(&self, old: usize, new: usize) -> bool {
            self.0[old] == self.1[new]
        }
        fn joins(&self, _: Side, _: usize, _: usize, _: usize) -> bool {
            false
        }
    }

    #[test]
    fn the_most_alike_pairs_are_kept_and_the_rest_moved() {
        let pairs = align(5, 5, &Letters(b"abcde", b"bcdae"));
        let moved: Vec<_> = pairs.iter().filter(|pair| pair.moved).collect();
        assert_eq!(moved, [&Group::both(0, 3, true)]);
        assert_eq!(pairs.iter().filter(|pair| !pair.moved && !pair.new.is_empty()).count(), 4);
    }

    #[test]
    fn long_rows_cost_little_and_lose_nothing() {
        use std::cell::Cell;
        struct Counted<'t>(Letters<'t>, Cell<usize>);
        impl Scale for Counted<'_> {
            fn key(&self, _: Side, _: usize) -> Option<u64> {
                None
            }
            fn score(&self, old: usize, new: usize) -> f32 {
                self.1.set(self.1.get() + 1);
                self.0.score(old, new)
            }
            fn moved(&self, _: usize, _: usize) -> bool {
                false
            }
            fn joins(&self, _: Side, _: usize, _: usize, _: usize) -> bool {
                false
            }
        }
        let cost = |length: usize| {
            let row: Vec<u8> = (0..length).map(|at| (at * 7 % 251) as u8).collect();
            let without: Vec<u8> = row.iter().enumerate().filter(|(at, _)| at % 50 != 7).map(|(_, c)| *c).collect();
            let scale = Counted(Letters(&row, &without), Cell::new(0));
            let pairs = align(row.len(), without.len(), &scale);
            assert_eq!(pairs.iter().filter(|pair| !pair.new.is_empty() && !pair.old.is_empty()).count(), without.len());
            scale.1.get()
        };
        assert!(cost(2_000) < cost(500) * 6);
    }
}
