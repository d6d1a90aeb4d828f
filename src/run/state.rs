//! What the events of a journal add up to: `State × Event → State`, without a clock, a file or a terminal.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{Answer, Given, Replaced, Withdrawn};
use super::journal::{self, Event, What};
use super::plan::Plan;
use super::stop::{Stop, StopKind};

/// How a run came to its end. No answer is taken after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Every stop of the path was settled.
    Finished,
    /// It was given up.
    Aborted {
        /// Why.
        reason: String,
    },
}

/// A hand-over to somebody else.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HandOver {
    /// Who gave it away.
    pub from: String,
    /// Who goes on.
    pub to: String,
    /// When, RFC 3339.
    pub at: String,
    /// What to know; may be empty.
    pub note: String,
}

/// What was said at a stop of an earlier version of the guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    /// The stop as it was.
    pub stop: Stop,
    /// Its answer.
    pub given: Option<Given>,
    /// Its answers before that one, in order.
    pub withdrawn: Vec<Withdrawn>,
    /// In order.
    pub notes: Vec<String>,
    /// In order.
    pub evidence: Vec<String>,
}

impl Left {
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_none() && self.withdrawn.is_empty() && self.notes.is_empty() && self.evidence.is_empty()
    }
}

/// Where a run stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// By stop. Those of stops that a later decision left off the path are kept, but do not count.
    pub answers: BTreeMap<usize, Given>,
    /// The answers that were changed, by stop, in order.
    pub withdrawn: Vec<(usize, Withdrawn)>,
    /// By stop, in order.
    pub notes: Vec<(usize, String)>,
    /// Values or paths of files that prove something, by stop, in order.
    pub evidence: Vec<(usize, String)>,
    /// Values of parameters.
    pub parameters: Arc<BTreeMap<String, String>>,
    /// Values that were changed, in order.
    pub replaced: Vec<Replaced>,
    /// When the run began, RFC 3339.
    pub started: String,
    /// The revision of the guide that the run works through, from 0.
    pub revision: usize,
    /// In order.
    pub hand_overs: Vec<HandOver>,
    /// What was said at stops that the guide has no longer.
    pub left: Vec<Left>,
    /// How it ended; `None` while it goes on.
    pub ended: Option<Ended>,
    /// The stops that were answered, in order, with the answer that stood there before.
    pub(super) history: Vec<(usize, Option<Given>)>,
}

/// What a new answer to a decision does to the path: the tasks that leave it and those that join it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consequences {
    /// Stops that are no longer on the path.
    pub off: Vec<usize>,
    /// Stops that now are.
    pub on: Vec<usize>,
}

impl State {
    /// The state after an event. Events that make no sense change nothing.
    pub fn apply(&mut self, plan: &Plan, event: &Event) {
        if self.ended.is_some() {
            return;
        }
        if let Some((at, answer)) = event.what.answer() {
            if self.takes(plan, at, &answer) {
                let given = self.given(answer, event);
                let before = self.answers.insert(at, given);
                self.withdraw(at, before.clone(), event);
                self.history.push((at, before));
            }
            return;
        }
        match &event.what {
            What::Noted { stop, text } if *stop < plan.stops.len() => self.notes.push((*stop, text.clone())),
            What::Proved { stop, value } if *stop < plan.stops.len() => self.evidence.push((*stop, value.clone())),
            What::Set { name, value } => self.set(name, value, event),
            What::Back => self.back(event),
            What::Revised { workflow, stops, again } => {
                self.revise(plan, &Plan::of(workflow), stops, again, event);
            }
            What::HandedOver { to, note } => self.hand_overs.push(HandOver {
                from: event.by.clone(),
                to: to.clone(),
                at: event.at.clone(),
                note: note.clone(),
            }),
            What::Aborted { reason } => self.ended = Some(Ended::Aborted { reason: reason.clone() }),
            What::Finished if self.next(plan).is_none() => self.ended = Some(Ended::Finished),
            What::Started { .. } => self.started.clone_from(&event.at),
            What::Done { .. }
            | What::Skipped { .. }
            | What::Failed { .. }
            | What::Inapplicable { .. }
            | What::Blocked { .. }
            | What::Acknowledged { .. }
            | What::Chose { .. }
            | What::Noted { .. }
            | What::Proved { .. }
            | What::Finished => {}
        }
    }

    /// An answer with what holds now.
    fn given(&self, answer: Answer, event: &Event) -> Given {
        let (by, at) = (event.by.clone(), event.at.clone());
        Given { answer, by, at, values: Arc::clone(&self.parameters), revision: self.revision, then: None }
    }

    fn set(&mut self, name: &str, value: &str, event: &Event) {
        let before = Arc::make_mut(&mut self.parameters).insert(name.to_owned(), value.to_owned());
        if let Some(before) = before.filter(|before| before != value) {
            let (by, at) = (event.by.clone(), event.at.clone());
            self.replaced.push(Replaced { name: name.to_owned(), value: before, by, at });
        }
    }

    /// The tasks of the path that were done with another value of a parameter than this one.
    #[must_use]
    pub fn done_with_another(&self, plan: &Plan, name: &str, value: &str) -> Vec<usize> {
        let other = |at: &usize, given: &Given| {
            let stop = &plan.stops[*at];
            given.answer == Answer::Done
                && self.on_path(stop)
                && given.values.get(name).is_some_and(|known| known != value)
                && stop.parameters().iter().any(|own| own == name)
        };
        self.answers.iter().filter(|(at, given)| other(at, given)).map(|(at, _)| *at).collect()
    }

    /// Takes the last answer back: the one before it stands again.
    fn back(&mut self, event: &Event) {
        let Some((at, before)) = self.history.pop() else { return };
        let last = self.answers.remove(&at);
        self.withdraw(at, last, event);
        self.answers.extend(before.map(|before| (at, before)));
    }

    pub(super) fn withdraw(&mut self, at: usize, given: Option<Given>, event: &Event) {
        let withdrawn = |given| (at, Withdrawn { given, by: event.by.clone(), at: event.at.clone() });
        self.withdrawn.extend(given.map(withdrawn));
    }

    /// The state after all events of a run whose workflow now has this plan.
    #[must_use]
    pub fn replay(plan: &Plan, events: &[Event]) -> Self {
        let revised = |event: &Event| matches!(event.what, What::Revised { .. });
        let first = journal::first_workflow(events).filter(|_| events.iter().any(revised));
        let mut earlier = first.map(Plan::of);
        let mut state = Self::default();
        for event in events {
            state.apply(earlier.as_ref().unwrap_or(plan), event);
            if let What::Revised { workflow, .. } = &event.what {
                earlier = Some(Plan::of(workflow));
            }
        }
        state
    }

    /// Whether a stop takes an answer: it fits what is asked, the stop is on the path, and the warnings that guard it
    /// were read.
    #[must_use]
    pub fn takes(&self, plan: &Plan, at: usize, answer: &Answer) -> bool {
        let Some(stop) = plan.stops.get(at) else { return false };
        answer.fits(&stop.kind) && self.on_path(stop) && self.guard(plan, at).is_none()
    }

    /// The first warning that guards a stop and was not read yet.
    #[must_use]
    pub fn guard(&self, plan: &Plan, at: usize) -> Option<usize> {
        let stop = plan.stops.get(at).filter(|stop| !stop.is_warning())?;
        let guards = |warning: &Stop| warning.guards(stop) && self.on_path(warning);
        (0..at).find(|before| guards(&plan.stops[*before]) && !self.answers.contains_key(before))
    }

    /// Whether the decisions so far lead to a stop.
    #[must_use]
    pub fn on_path(&self, stop: &Stop) -> bool {
        stop.branch.iter().all(|(at, option)| {
            matches!(self.answers.get(at), Some(Given { answer: Answer::Chose(taken), .. }) if taken == option)
        })
    }

    /// The stop of the path with an id, or the only one whose id ends so behind a word ("30" for `top.30`).
    #[must_use]
    pub fn stop_called(&self, plan: &Plan, id: &str) -> Option<usize> {
        let is_called = |stop: &Stop| {
            let before = stop.id().strip_suffix(id).filter(|_| id.starts_with(|c: char| c.is_ascii_digit()));
            before.is_some_and(|before| {
                before.ends_with('-') || before.strip_suffix('.').is_some_and(|word| !word.ends_with(char::is_numeric))
            })
        };
        let on_path = || plan.stops.iter().enumerate().filter(|(_, stop)| self.on_path(stop));
        let exact = on_path().find(|(_, stop)| stop.id() == id && !id.is_empty());
        let mut called = on_path().filter(|(_, stop)| is_called(stop));
        let only = called.next().filter(|_| called.next().is_none());
        exact.or(only).map(|(at, _)| at)
    }

    /// Whether nothing is left to do at a stop.
    #[must_use]
    pub fn settled(&self, at: usize) -> bool {
        self.answers.get(&at).is_some_and(|given| given.answer.settles())
    }

    /// The stops that are not settled, in order.
    pub fn open<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = usize> + 'a {
        (0..plan.stops.len()).filter(|at| !self.settled(*at) && self.on_path(&plan.stops[*at]))
    }

    /// Where to go on: the first open stop that nobody waits at, else the first that waits.
    #[must_use]
    pub fn next(&self, plan: &Plan) -> Option<usize> {
        self.open(plan).find(|at| !self.answers.contains_key(at)).or_else(|| self.open(plan).next())
    }

    /// What is done or decided behind a stop that is done now; nothing behind a decision, which has to be taken first.
    #[must_use]
    pub fn following(&self, plan: &Plan, at: usize) -> Option<usize> {
        let decides = |at: usize| matches!(plan.stops[at].kind, StopKind::Choose { .. } | StopKind::Applies { .. });
        let wanted = |next: &usize| *next != at && !self.answers.contains_key(next) && !plan.stops[*next].is_warning();
        self.open(plan).find(wanted).filter(|_| !decides(at))
    }

    /// Whether there is an answer to take back.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.history.is_empty()
    }

    /// How many tasks of the path are settled, and how many there are.
    #[must_use]
    pub fn progress(&self, plan: &Plan) -> (usize, usize) {
        let tasks = || plan.stops.iter().enumerate().filter(|(_, stop)| stop.is_task() && self.on_path(stop));
        (tasks().filter(|(at, _)| self.settled(*at)).count(), tasks().count())
    }

    /// What another answer at a stop would do to the path.
    #[must_use]
    pub fn consequences(&self, plan: &Plan, at: usize, answer: &Answer) -> Consequences {
        let mut after = self.clone();
        let (by, moment, values) = (String::new(), String::new(), Arc::default());
        let given = Given { answer: answer.clone(), by, at: moment, values, revision: self.revision, then: None };
        after.answers.insert(at, given);
        let mut all = Consequences::default();
        for (at, stop) in plan.stops.iter().enumerate().filter(|(_, stop)| stop.is_task()) {
            match (self.on_path(stop), after.on_path(stop)) {
                (true, false) => all.off.push(at),
                (false, true) => all.on.push(at),
                (true, true) | (false, false) => {}
            }
        }
        all
    }
}

/// What is kept of one stop.
pub(super) fn of_stop<T: Clone>(all: &[(usize, T)], at: usize) -> Vec<T> {
    all.iter().filter(|(of, _)| *of == at).map(|(_, one)| one.clone()).collect()
}
