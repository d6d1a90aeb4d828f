//! The deadlines and waiting times that steps started when they were done.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use crate::language::{Strings, Unit, fill};
use crate::workflow::{TimeLimit, TimeRole};

use super::plan::Plan;
use super::state::{Answer, State};
use super::stop::{Stop, StopKind};

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
    /// The stop that started it.
    pub stop: usize,
    /// Which of both.
    pub role: TimeRole,
    /// When it ends, at the latest.
    pub due: Zoned,
    /// It is so short that seconds count.
    pub is_short: bool,
}

impl Timer {
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

/// The timers that still matter, in the order of their steps: those of steps that are done, until the next task is
/// settled too.
#[must_use]
pub fn running(plan: &Plan, state: &State, zone: &TimeZone) -> Vec<Timer> {
    let mut all = Vec::new();
    for (stop, place) in plan.stops.iter().enumerate().filter(|(_, place)| state.on_path(place)) {
        let Some(given) = state.answers.get(&stop).filter(|given| given.answer == Answer::Done) else { continue };
        let next = |later: &usize| plan.stops[*later].is_task() && state.on_path(&plan.stops[*later]);
        if (stop + 1..plan.stops.len()).find(next).is_some_and(|next| state.settled(next)) {
            continue;
        }
        let Ok(start) = given.at.parse::<Timestamp>() else { continue };
        let started = |limit: &TimeLimit| {
            let due = start.to_zoned(zone.clone()).checked_add(span(*limit)?).ok()?;
            let is_short = matches!(limit.unit, Unit::Second | Unit::Minute);
            Some(Timer { stop, role: limit.role, due, is_short })
        };
        all.extend(limits(place).iter().filter_map(started));
    }
    all
}

fn limits(stop: &Stop) -> &[TimeLimit] {
    match &stop.kind {
        StopKind::Step(step) => &step.limits,
        StopKind::Call(_) | StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => &[],
    }
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
