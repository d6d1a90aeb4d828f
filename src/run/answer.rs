//! What is answered at a stop, with all that it was an answer to.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::stop::{Stop, StopKind};

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
    /// It was tried and did not work.
    Failed {
        /// What happened.
        reason: String,
    },
    /// It has nothing to do with this case.
    Inapplicable {
        /// Why.
        reason: String,
    },
    /// It has to wait; the stop stays open.
    Blocked {
        /// What for.
        reason: String,
    },
    /// The warning was read.
    Acknowledged,
    /// A way was taken; `None` of them.
    Chose(Option<usize>),
}

impl Answer {
    /// Whether nothing is left to do at the stop.
    #[must_use]
    pub fn settles(&self) -> bool {
        !matches!(self, Self::Blocked { .. })
    }

    /// Whether it is an answer to what is asked.
    #[must_use]
    pub fn fits(&self, asked: &StopKind) -> bool {
        match (self, asked) {
            (Self::Chose(way), StopKind::Choose { options }) => way.is_none_or(|way| way < options.len()),
            (Self::Chose(way), StopKind::Applies { .. }) => way.is_none_or(|way| way == 0),
            (Self::Acknowledged, StopKind::Acknowledge { .. }) => true,
            (Self::Chose(_) | Self::Acknowledged, _) => false,
            (
                Self::Done
                | Self::Skipped { .. }
                | Self::Failed { .. }
                | Self::Inapplicable { .. }
                | Self::Blocked { .. },
                asked,
            ) => matches!(asked, StopKind::Step(_) | StopKind::Call(_)),
        }
    }

    /// The words of the person, where the answer wants some.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Skipped { reason }
            | Self::Failed { reason }
            | Self::Inapplicable { reason }
            | Self::Blocked { reason } => Some(reason),
            Self::Done | Self::Acknowledged | Self::Chose(_) => None,
        }
    }
}

/// An answer with who gave it when.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// The values of parameters that held then.
    pub values: Arc<BTreeMap<String, String>>,
    /// The revision of the guide that the run worked through then, from 0.
    pub revision: usize,
    /// What was asked and answered, when the run goes on with another revision of the guide now.
    pub then: Option<Arc<Then>>,
}

/// An answer as it was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Then {
    /// The stop as it was.
    pub stop: Stop,
    /// The answer to it: a way may have another place now.
    pub answer: Answer,
}

impl Given {
    /// Keeps what was asked and answered, before the run goes on with another revision of the guide.
    pub(super) fn keep(&mut self, stop: &Stop) {
        let answer = &self.answer;
        self.then.get_or_insert_with(|| Arc::new(Then { stop: stop.clone(), answer: answer.clone() }));
    }

    /// What was asked and answered; `stop` is where the answer stands now.
    pub(super) fn as_given<'a>(&'a self, stop: &'a Stop) -> (&'a Stop, &'a Answer) {
        self.then.as_deref().map_or((stop, &self.answer), |then| (&then.stop, &then.answer))
    }
}

/// An answer that was taken back, or that another took the place of.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawn {
    /// The answer.
    pub given: Given,
    /// Who changed it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A value that another one took the place of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Replaced {
    /// The parameter.
    pub name: String,
    /// The value that it had.
    pub value: String,
    /// Who changed it.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}
