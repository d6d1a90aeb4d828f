//! What the events of a journal add up to: `State × Event → State`, without a clock, a file or a terminal.

use std::collections::BTreeMap;

use super::journal::{Event, What};
use super::plan::{Plan, Stop};

/// What was answered at a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Done,
    /// It is left out.
    Skipped {
        /// Why.
        reason: String,
    },
    /// The warning was read.
    Acknowledged,
    /// A way was taken; `None` of them.
    Chose(Option<usize>),
}

/// An answer with who gave it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// Where a run stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// By stop.
    pub answers: BTreeMap<usize, Given>,
    /// By stop, in order.
    pub notes: Vec<(usize, String)>,
    /// Values of parameters.
    pub parameters: BTreeMap<String, String>,
    /// The stops that were answered, in order.
    history: Vec<usize>,
}

impl State {
    /// The state after an event. Events that make no sense change nothing.
    pub fn apply(&mut self, plan: &Plan, event: &Event) {
        let (at, answer) = match &event.what {
            What::Done { stop } => (*stop, Answer::Done),
            What::Skipped { stop, reason } => (*stop, Answer::Skipped { reason: reason.clone() }),
            What::Acknowledged { stop } => (*stop, Answer::Acknowledged),
            What::Chose { stop, option } => (*stop, Answer::Chose(*option)),
            What::Noted { stop, text } => return self.notes.push((*stop, text.clone())),
            What::Set { name, value } => {
                self.parameters.insert(name.clone(), value.clone());
                return;
            }
            What::Back => {
                if let Some(last) = self.history.pop() {
                    self.answers.remove(&last);
                }
                return;
            }
            What::Started { .. } | What::Finished => return,
        };
        if at < plan.stops.len() && self.on_path(&plan.stops[at]) && !self.answers.contains_key(&at) {
            self.answers.insert(at, Given { answer, by: event.by.clone(), at: event.at.clone() });
            self.history.push(at);
        }
    }

    /// The state after all events.
    #[must_use]
    pub fn replay(plan: &Plan, events: &[Event]) -> Self {
        let mut state = Self::default();
        events.iter().for_each(|event| state.apply(plan, event));
        state
    }

    /// Whether the decisions so far lead to a stop.
    #[must_use]
    pub fn on_path(&self, stop: &Stop) -> bool {
        stop.branch.iter().all(|(at, option)| {
            matches!(self.answers.get(at), Some(Given { answer: Answer::Chose(Some(taken)), .. }) if taken == option)
        })
    }

    /// The stops that wait for an answer, in order.
    pub fn open<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = usize> + 'a {
        (0..plan.stops.len()).filter(|at| !self.answers.contains_key(at) && self.on_path(&plan.stops[*at]))
    }

    /// Whether there is an answer to take back.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.history.is_empty()
    }

    /// How many tasks of the path have an answer, and how many there are.
    #[must_use]
    pub fn progress(&self, plan: &Plan) -> (usize, usize) {
        let tasks = || plan.stops.iter().enumerate().filter(|(_, stop)| stop.is_task() && self.on_path(stop));
        (tasks().filter(|(at, _)| self.answers.contains_key(at)).count(), tasks().count())
    }
}
