//! What was said at a stop: now, and before it was changed.

use serde::Serialize;

use crate::guide;
use crate::language::{Strings, fill};
use crate::run::answer::{Answer, Given, Withdrawn};
use crate::run::stop::{Stop, StopKind};
use crate::run::view::plain;

use super::{Code, Entry, Told};

/// What became of a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Status {
    Done,
    Skipped,
    Failed,
    NotApplicable,
    Waiting,
    Acknowledged,
    Chosen,
    Unanswered,
    NotOnPath,
}

/// An answer, told afterwards; or that there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Said {
    /// What became of the stop.
    pub status: Status,
    /// The way that was taken, from 1; 0 is none of them.
    pub option: Option<usize>,
    /// What the guide calls that way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way: Option<String>,
    /// The person's words.
    pub reason: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When, RFC 3339.
    pub at: Option<String>,
    /// Under which of the record's revisions of the guide, from 1.
    pub revision: Option<usize>,
}

/// An answer that does not stand any more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Before {
    /// The answer.
    #[serde(flatten)]
    pub said: Said,
    /// What the guide said then, with the values that held, where that is not what it says of the answer that stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The code of that text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Code>,
    /// Who took it back, or gave another one; nobody, when the path does not lead there any more.
    pub changed_by: Option<String>,
    /// When, RFC 3339.
    pub changed_at: Option<String>,
}

impl Said {
    /// That nothing was said.
    pub(super) fn nothing(status: Status) -> Self {
        Self { status, option: None, way: None, reason: None, by: None, at: None, revision: None }
    }

    /// What was said at a stop, which may have changed since.
    pub(super) fn of(stop: &Stop, given: &Given) -> Self {
        let (stop, answer) = given.as_given(stop);
        let chosen = match answer {
            Answer::Chose(option) => Some(*option),
            Answer::Done
            | Answer::Skipped { .. }
            | Answer::Failed { .. }
            | Answer::Inapplicable { .. }
            | Answer::Blocked { .. }
            | Answer::Acknowledged => None,
        };
        let way = match &stop.kind {
            StopKind::Choose { options } if options.len() > 1 => {
                chosen.flatten().and_then(|option| options.get(option))
            }
            StopKind::Choose { .. }
            | StopKind::Step(_)
            | StopKind::Call(_)
            | StopKind::Acknowledge { .. }
            | StopKind::Applies { .. } => None,
        };
        Self {
            status: status(answer),
            option: chosen.map(|option| option.map_or(0, |option| option + 1)),
            way: way.filter(|way| !way.is_empty()).cloned(),
            reason: answer.reason().map(str::to_owned),
            by: Some(given.by.clone()),
            at: Some(given.at.clone()),
            revision: Some(given.revision + 1),
        }
    }

    /// Whether it was done, read or taken.
    pub(super) fn is_ticked(&self) -> bool {
        let taken = self.status == Status::Chosen && self.option != Some(0);
        taken || matches!(self.status, Status::Done | Status::Acknowledged)
    }

    /// Who said it and when, and under which revision of the guide, where there are several.
    pub(super) fn who(&self, revised: bool, strings: &Strings) -> impl Iterator<Item = String> {
        let revision = self.revision.filter(|_| revised).map(|number| format!("{} {number}", strings.revision));
        [self.by.clone(), self.at.clone(), revision].into_iter().flatten()
    }

    /// What became of the stop, in the reader's words; a condition is answered with yes or no.
    pub(super) fn outcome(&self, condition: bool, strings: &Strings) -> String {
        let word = match self.status {
            Status::Chosen => self.chosen(condition, strings),
            Status::Done => strings.done.clone(),
            Status::Skipped => strings.skipped.clone(),
            Status::Failed => strings.failed.clone(),
            Status::NotApplicable => strings.inapplicable.clone(),
            Status::Waiting => strings.blocked.clone(),
            Status::Acknowledged => strings.acknowledged.clone(),
            Status::NotOnPath => strings.not_on_path.clone(),
            Status::Unanswered => strings.unanswered.clone(),
        };
        match &self.reason {
            Some(reason) => format!("{word}{} {reason}", strings.colon),
            None => word,
        }
    }

    fn chosen(&self, condition: bool, strings: &Strings) -> String {
        match self.option.filter(|option| *option > 0) {
            Some(_) if condition => strings.yes.clone(),
            Some(option) => {
                let way = self.way.iter().map(|way| format!("{} {}", strings.colon, plain(way)));
                std::iter::once(option.to_string()).chain(way).collect()
            }
            None if condition => strings.no.clone(),
            None => strings.none_of_them.clone(),
        }
    }
}

impl Before {
    /// An answer to what is now told as `entry`; the path does not lead there any more.
    pub(super) fn off_path(stop: &Stop, given: &Given, entry: &Entry) -> Self {
        let (said, told) = (Said::of(stop, given), Told::of(stop, given));
        let other = (told.text != entry.text || told.code != entry.code).then_some(told);
        let (text, code) = other.map_or_else(Default::default, |told| (Some(told.text), told.code));
        Self { said, text, code, changed_by: None, changed_at: None }
    }

    pub(super) fn withdrawn(stop: &Stop, withdrawn: &Withdrawn, entry: &Entry) -> Self {
        let Withdrawn { given, by, at } = withdrawn;
        Self { changed_by: Some(by.clone()), changed_at: Some(at.clone()), ..Self::off_path(stop, given, entry) }
    }

    /// All of it in one line, in the reader's words.
    pub(super) fn told(&self, condition: bool, revised: bool, strings: &Strings) -> String {
        let outcome = self.said.outcome(condition, strings);
        let told: Vec<String> = std::iter::once(outcome).chain(self.said.who(revised, strings)).collect();
        let changed = self.changed_by.as_deref().zip(self.changed_at.as_deref());
        let changed = changed.map(|(name, time)| fill(&strings.changed_by, &[("name", name), ("time", time)]));
        let changed = changed.map_or_else(String::new, |changed| format!("; {changed}"));
        let then =
            self.text.iter().map(|text| guide::plain(text)).chain(self.code.iter().map(|code| code.text.clone()));
        let then: String = then.map(|text| format!(" — {text}")).collect();
        format!("{}{} {}{changed}{then}", strings.earlier_answer, strings.colon, told.join(", "))
    }
}

fn status(answer: &Answer) -> Status {
    match answer {
        Answer::Done => Status::Done,
        Answer::Skipped { .. } => Status::Skipped,
        Answer::Failed { .. } => Status::Failed,
        Answer::Inapplicable { .. } => Status::NotApplicable,
        Answer::Blocked { .. } => Status::Waiting,
        Answer::Acknowledged => Status::Acknowledged,
        Answer::Chose(_) => Status::Chosen,
    }
}
