//! What was said in a run goes along to another revision of its guide, or to another locale.

use super::answer::{Answer, Given};
use super::journal::Event;
use super::plan::Plan;
use super::state::{Left, State, of_stop};
use super::stop::StopKind;

impl State {
    /// Takes what was said along to the stops of another plan. `went` tells where each stop went; what cannot be is taken
    /// as gone. An answer is taken back when its stop is asked for again, or cannot be answered so any more.
    pub(super) fn revise(&mut self, plan: &Plan, newer: &Plan, went: &[Option<usize>], again: &[usize], event: &Event) {
        self.revision += 1;
        self.answers.iter_mut().for_each(|(at, given)| given.keep(&plan.stops[*at]));
        self.withdrawn.iter_mut().for_each(|(at, one)| one.given.keep(&plan.stops[*at]));
        self.history.iter_mut().for_each(|(at, before)| before.iter_mut().for_each(|one| one.keep(&plan.stops[*at])));
        let went = possible(went, plan.stops.len(), newer.stops.len());
        let moved = |at: usize, answer: &Answer| {
            let new = went[at].filter(|new| !again.contains(new))?;
            moved(answer, &plan.stops[at].kind, &newer.stops[new].kind).map(|answer| (new, answer))
        };
        for at in self.answers.keys().copied().collect::<Vec<_>>() {
            if went[at].is_some() && moved(at, &self.answers[&at].answer).is_none() {
                let last = self.answers.remove(&at);
                self.history.retain(|(of, _)| *of != at);
                self.withdraw(at, last, event);
            }
        }
        self.leave_behind(plan, &went);
        let given = |at: usize, given: Given| {
            let (new, answer) = moved(at, &given.answer)?;
            Some((new, Given { answer, ..given }))
        };
        let answers = std::mem::take(&mut self.answers).into_iter();
        self.answers = answers.filter_map(|(at, one)| given(at, one)).collect();
        let before = |(at, before): (usize, Option<Given>)| {
            Some((went[at]?, before.and_then(|before| given(at, before)).map(|(_, before)| before)))
        };
        self.history = std::mem::take(&mut self.history).into_iter().filter_map(before).collect();
        take_along(&mut self.withdrawn, &went);
        take_along(&mut self.notes, &went);
        take_along(&mut self.evidence, &went);
    }

    /// Sets aside what was said at the stops that went nowhere.
    fn leave_behind(&mut self, plan: &Plan, went: &[Option<usize>]) {
        for (at, stop) in plan.stops.iter().enumerate().filter(|(at, _)| went[*at].is_none()) {
            let left = Left {
                stop: stop.clone(),
                given: self.answers.remove(&at),
                withdrawn: of_stop(&self.withdrawn, at),
                notes: of_stop(&self.notes, at),
                evidence: of_stop(&self.evidence, at),
            };
            self.left.extend(Some(left).filter(|left| !left.is_empty()));
        }
    }
}

/// Where the stops of a plan went, as far as the journal can be right: to a stop that is there, and each to another.
fn possible(went: &[Option<usize>], old: usize, new: usize) -> Vec<Option<usize>> {
    let mut taken = vec![false; new];
    let free =
        |at: Option<usize>| at.filter(|at| taken.get_mut(*at).is_some_and(|taken| !std::mem::replace(taken, true)));
    let known = went.iter().copied().chain(std::iter::repeat(None)).take(old);
    known.map(free).collect()
}

/// An answer at what its stop has become; `None` when nobody could give it there. A way is known by its name, or by its
/// place where only its name changed.
fn moved(answer: &Answer, old: &StopKind, new: &StopKind) -> Option<Answer> {
    let answer = match (answer, old, new) {
        (Answer::Chose(Some(way)), StopKind::Choose { options: old }, StopKind::Choose { options: new }) => {
            let name = old.get(*way)?;
            let named = || new.iter().position(|other| other == name);
            let renamed = || (old.len() == new.len() && !old.contains(&new[*way])).then_some(*way);
            let stays = (new.get(*way) == Some(name)).then_some(*way);
            Answer::Chose(Some(stays.or_else(named).or_else(renamed)?))
        }
        _ => answer.clone(),
    };
    answer.fits(new).then_some(answer)
}

/// What is kept by stop, at the stops where these now stand.
fn take_along<T>(all: &mut Vec<(usize, T)>, went: &[Option<usize>]) {
    *all = std::mem::take(all).into_iter().filter_map(|(at, one)| Some((went[at]?, one))).collect();
}
