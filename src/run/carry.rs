//! Which stop of one workflow is which of another: of a newer version of the guide, or of its translation.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::locale::Locale;
use crate::spelling;
use crate::workflow::{Action, picture_name};

use super::plan::Plan;
use super::stop::{Reading, StepStop, Stop, StopKind};

/// What became of a stop in a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is as it was.
    Same(usize),
    /// It says the same in other words.
    Reworded(usize),
    /// Something else has to be done, entered or read.
    Changed(usize),
    /// It is not there any more.
    Gone,
}

impl Fate {
    /// The stop of the newer version.
    #[must_use]
    pub fn stop(self) -> Option<usize> {
        match self {
            Self::Same(stop) | Self::Reworded(stop) | Self::Changed(stop) => Some(stop),
            Self::Gone => None,
        }
    }
}

/// Less alike than this, two stops are two.
const ALIKE: f32 = 0.5;
/// A stop is looked for among this many that may have taken its place.
const NEAR: usize = 8;

/// What became of each stop in a newer version of the guide. Stops are known by what they say, wherever they stand; what
/// says something else is looked for between its neighbours.
#[must_use]
pub fn revision(old: &Plan, new: &Plan) -> Vec<Fate> {
    let keys = |plan: &Plan| plan.stops.iter().map(|stop| (stop.kind.name(), stop.fingerprint())).collect::<Vec<_>>();
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut pairs = in_order(&old_keys, &new_keys);
    let mut free: BTreeSet<usize> = (0..new.stops.len()).filter(|at| !pairs.contains(&Some(*at))).collect();
    for (at, pair) in pairs.iter_mut().enumerate().filter(|(_, pair)| pair.is_none()) {
        *pair = free.iter().copied().find(|two| old_keys[at] == new_keys[*two]);
        pair.map(|two| free.remove(&two));
    }
    for at in 0..old.stops.len() {
        if pairs[at].is_none() {
            pairs[at] = successor(old, new, &pairs, at, &free);
            pairs[at].map(|two| free.remove(&two));
        }
    }
    let fate = |(at, pair): (usize, &Option<usize>)| match pair {
        Some(two) => compared(&old.stops[at], &new.stops[*two], *two),
        None => Fate::Gone,
    };
    pairs.iter().enumerate().map(fate).collect()
}

/// The free stop that says most nearly the same, near to where this one would stand.
fn successor(old: &Plan, new: &Plan, pairs: &[Option<usize>], at: usize, free: &BTreeSet<usize>) -> Option<usize> {
    let from = pairs[..at].iter().rev().find_map(|pair| *pair).map_or(0, |two| two + 1);
    let words = spelling::words(&old.stops[at].summary());
    let alike = |two: &usize| spelling::shared(&words, &spelling::words(&new.stops[*two].summary()));
    let near = free.range(from..).take(NEAR).filter(|two| old.stops[at].kind.name() == new.stops[**two].kind.name());
    let best = near.map(|two| (*two, alike(two))).filter(|(_, alike)| *alike >= ALIKE);
    best.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(two, _)| two)
}

fn compared(old: &Stop, new: &Stop, at: usize) -> Fate {
    let same_summary = old.fingerprint() == new.fingerprint();
    let same_kind = match (&old.kind, &new.kind) {
        (StopKind::Step(step), StopKind::Step(now)) => same_step(step, now),
        (StopKind::Call(old), StopKind::Call(new)) => {
            (&old.method, &old.path, &old.section) == (&new.method, &new.path, &new.section)
                && old.parameters == new.parameters
        }
        (StopKind::Acknowledge { level: one, readings: old }, StopKind::Acknowledge { level: two, readings: new }) => {
            one == two && old == new
        }
        (StopKind::Choose { options: old }, StopKind::Choose { options: new }) => old == new,
        (StopKind::Applies { .. }, StopKind::Applies { .. }) => same_summary,
        _ => false,
    };
    let same = same_kind && old.irreversible == new.irreversible && read(old, true) == read(new, true);
    let same_text = same_summary && read(old, false) == read(new, false);
    match (same, same_text) {
        (true, true) => Fate::Same(at),
        (true, false) => Fate::Reworded(at),
        (false, _) => Fate::Changed(at),
    }
}

/// The code, or the texts, that are read with a stop and on the way to it.
fn read(stop: &Stop, code: bool) -> Vec<&str> {
    let outcomes = match &stop.kind {
        StopKind::Step(step) if !code => step.outcomes.as_slice(),
        _ => &[],
    };
    let readings = stop.context.iter().chain(&stop.after).filter(|reading| match reading {
        Reading::Title(_) => false,
        Reading::Text(_) | Reading::Item(..) => !code,
        Reading::Code(_) => code,
    });
    readings.map(Reading::text).chain(outcomes.iter().map(String::as_str)).collect()
}

/// Whether two steps make the reader do the same.
fn same_step(old: &StepStop, new: &StepStop) -> bool {
    let what = |step: &StepStop| -> Vec<_> {
        let plain = |action: &Action| (action.op, action.target.clone(), action.object.clone());
        step.actions.iter().map(plain).collect()
    };
    let quiet = old.actions.is_empty() && new.actions.is_empty();
    (if quiet { old.text == new.text } else { what(old) == what(new) })
        && (&old.fields, &old.code) == (&new.fields, &new.code)
        && old.stated().eq(new.stated())
        && old.optional == new.optional
}

/// The plan of a run, shown in the words of a translation. What the translation does not have is shown as it is, and
/// marked with its locale.
#[must_use]
pub fn translated(plan: &Plan, locale: Locale, other: &Plan) -> Plan {
    let shapes = |plan: &Plan| plan.stops.iter().map(shape).collect::<Vec<_>>();
    let pairs = in_order(&shapes(plan), &shapes(other));
    let pairs = fill_gaps(plan, other, pairs);
    let stops = plan.stops.iter().zip(&pairs).map(|(stop, pair)| {
        let Some(two) = pair.map(|two| &other.stops[two]).filter(|two| fits(stop, two)) else {
            return Stop { foreign: Some(locale), ..stop.clone() };
        };
        let mut shown = Stop { branch: stop.branch.clone(), ..two.clone() };
        match (&mut shown.kind, &stop.kind) {
            (StopKind::Step(shown), StopKind::Step(step)) => shown.id.clone_from(&step.id),
            (StopKind::Call(shown), StopKind::Call(call)) => shown.id.clone_from(&call.id),
            _ => {}
        }
        shown
    });
    Plan { stops: stops.collect(), rest: other.rest.clone() }
}

/// Whether every answer to one is an answer to the other.
fn fits(one: &Stop, two: &Stop) -> bool {
    match (&one.kind, &two.kind) {
        (StopKind::Choose { options: one }, StopKind::Choose { options: two }) => one.len() == two.len(),
        _ => one.kind.name() == two.kind.name(),
    }
}

/// Between stops of one shape, as many stops of the same sorts in the same order are the same too.
fn fill_gaps(plan: &Plan, other: &Plan, mut pairs: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let sorts = |stops: &[Stop]| stops.iter().map(|stop| stop.kind.name()).collect::<Vec<_>>();
    let (mut at, mut from) = (0, 0);
    while at < pairs.len() {
        let end = (at..pairs.len()).find(|end| pairs[*end].is_some()).unwrap_or(pairs.len());
        let to = pairs.get(end).copied().flatten().unwrap_or(other.stops.len());
        if sorts(&plan.stops[at..end]) == sorts(&other.stops[from..to]) {
            (at..end).zip(from..to).for_each(|(one, two)| pairs[one] = Some(two));
        }
        (at, from) = (end + 1, to + 1);
    }
    pairs
}

/// The longest row of equal keys: for each of the first, its place among the second.
fn in_order<K: Eq + std::hash::Hash + Ord>(old: &[K], new: &[K]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; old.len()];
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            (0..len).for_each(|at| pairs[old_index + at] = Some(new_index + at));
        }
    }
    pairs
}

/// What a stop is in any language: what is operated how, callouts, pictures, code and calls.
fn shape(stop: &Stop) -> String {
    let depth = (stop.sections.len(), stop.branch.len());
    match &stop.kind {
        StopKind::Step(step) => {
            let actions: Vec<_> = step.actions.iter().map(|action| (action.op, action.callout)).collect();
            let pictures: Vec<String> = step.figures.iter().map(|figure| picture_name(&figure.src)).collect();
            let code: Vec<&str> = step.code.iter().map(|code| code.text.as_str()).collect();
            format!("step {depth:?} {actions:?} {pictures:?} {code:?} {}", step.fields.len())
        }
        StopKind::Call(call) => format!("call {:?} {:?} {:?}", call.method, call.path, call.section),
        StopKind::Acknowledge { level, .. } => format!("warning {depth:?} {level:?}"),
        StopKind::Choose { options } => format!("choice {depth:?} {}", options.len()),
        StopKind::Applies { .. } => format!("condition {depth:?}"),
    }
}
