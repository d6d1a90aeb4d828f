//! The deadlines and waiting times of a run.
//!
//! A step that has to be done in some time has this time from when it is reached, which is when the stop before it was
//! settled; nothing is due once it is done. How long to wait, and what a step leads to ("The link is valid for 72 hours"),
//! begins when the step is done.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use crate::language::{Strings, Unit, fill};
use crate::workflow::{TimeLimit, TimeRole};

use super::answer::Answer;
use super::plan::Plan;
use super::state::State;
use super::stop::StopKind;

/// What time it is, and where.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Now.
    pub now: Timestamp,
    /// The zone in which times are shown, and in which days begin and end.
    pub zone: TimeZone,
}

/// Something to be in time for, or to wait for.
#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    /// The stop that it belongs to.
    pub stop: usize,
    /// Which of both.
    pub role: TimeRole,
    /// When it ends, at the latest.
    pub due: Zoned,
    /// It is so short that seconds count.
    pub is_short: bool,
}

impl Timer {
    /// `None` for what no calendar holds.
    fn of(stop: usize, start: Zoned, limit: TimeLimit) -> Option<Self> {
        let due = start.checked_add(span(limit)?).ok()?;
        Some(Self { stop, role: limit.role, due, is_short: matches!(limit.unit, Unit::Second | Unit::Minute) })
    }

    /// Whether the time is over.
    #[must_use]
    pub fn is_over(&self, clock: &Clock) -> bool {
        self.due.timestamp() <= clock.now
    }

    /// What to tell of it: `1.3 Deadline: until 2026-11-24 10:12`.
    #[must_use]
    pub fn told(&self, plan: &Plan, clock: &Clock, strings: &Strings) -> String {
        let word = match self.role {
            TimeRole::Deadline => &strings.deadline,
            TimeRole::Wait => &strings.wait,
        };
        let when = if self.is_over(clock) { &strings.passed } else { &strings.until };
        let due = self.due.strftime(if self.is_short { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d %H:%M" }).to_string();
        format!("{} {word}{} {}", plan.stops[self.stop].id(), strings.colon, fill(when, &[("time", &due)]))
    }
}

/// The timers that still matter, in the order of their steps: the deadlines of steps that are reached and not settled, and
/// what steps that are done began, until the next task is settled too.
#[must_use]
pub fn running(plan: &Plan, state: &State, zone: &TimeZone) -> Vec<Timer> {
    let mut all = Vec::new();
    let mut before = Some(state.started.as_str());
    for (stop, place) in plan.stops.iter().enumerate().filter(|(_, place)| state.on_path(place)) {
        let given = state.answers.get(&stop).filter(|given| given.answer.settles());
        if let StopKind::Step(step) = &place.kind {
            let begun = match given {
                None => before.map(|start| (start, step.deadline.as_slice())),
                Some(given) if given.answer == Answer::Done && !is_followed(plan, state, stop) => {
                    Some((given.at.as_str(), &*step.limits))
                }
                Some(_) => None,
            };
            let begun = begun.and_then(|(start, limits)| Some((start.parse::<Timestamp>().ok()?, limits)));
            let timer = |(start, limit): (Timestamp, TimeLimit)| Timer::of(stop, start.to_zoned(zone.clone()), limit);
            let limits = begun.into_iter().flat_map(|(start, limits)| limits.iter().map(move |limit| (start, *limit)));
            all.extend(limits.filter_map(timer));
        }
        before = state.answers.get(&stop).map(|given| given.at.as_str());
    }
    all
}

/// Whether the next task of the path behind a stop is settled.
fn is_followed(plan: &Plan, state: &State, stop: usize) -> bool {
    let next = |later: &usize| plan.stops[*later].is_task() && state.on_path(&plan.stops[*later]);
    (stop + 1..plan.stops.len()).find(next).is_some_and(|next| state.settled(next))
}

/// `None` for what no calendar holds.
fn span(limit: TimeLimit) -> Option<Span> {
    let value = i64::from(limit.value);
    let span = Span::new();
    match limit.unit {
        Unit::Second => span.try_seconds(value),
        Unit::Minute => span.try_minutes(value),
        Unit::Hour => span.try_hours(value),
        Unit::Day => span.try_days(value),
        Unit::Week => span.try_weeks(value),
        Unit::Month => span.try_months(value),
        Unit::Year => span.try_years(value),
    }
    .ok()
}
