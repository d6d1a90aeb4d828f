//! A run that somebody works on now: its state, and its journal open for writing. Both views of it work on this.

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use stepmark::error::Error;
use stepmark::language::{Language, Strings};
use stepmark::run::{Answer, Clock, Event, Journal, Plan, State, What};
use stepmark::workflow::{Workflow, is_secret};

pub(crate) struct Live<'a> {
    pub(crate) workflow: &'a Workflow,
    pub(crate) plan: &'a Plan,
    /// The plan in the words that the person reads: its own, or those of a translation.
    pub(crate) shown: &'a Plan,
    pub(crate) language: &'a Language,
    pub(crate) journal: &'a mut Journal,
    pub(crate) state: State,
    pub(crate) person: &'a str,
    /// Where API calls go.
    pub(crate) api: Option<&'a str>,
}

impl<'a> Live<'a> {
    pub(crate) fn strings(&self) -> &'a Strings {
        &self.language.strings
    }

    /// On disk first, then in memory: what is shown as answered is kept.
    pub(crate) fn append(&mut self, what: What) -> Result<(), Error> {
        let event = event(self.person, what, self.plan);
        self.journal.append(event.clone())?;
        self.state.apply(self.plan, &event);
        Ok(())
    }

    /// Keeps an answer.
    pub(crate) fn answer(&mut self, stop: usize, answer: Answer) -> Result<(), Error> {
        self.append(What::of(stop, answer))
    }

    /// Gives a parameter its value. That of a secret is kept in memory only.
    pub(crate) fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        if is_secret(name) {
            Arc::make_mut(&mut self.state.parameters).insert(name.to_owned(), value.to_owned());
            return Ok(());
        }
        if self.state.parameters.get(name).is_some_and(|known| known == value) {
            return Ok(());
        }
        self.append(What::Set { name: name.to_owned(), value: value.to_owned() })
    }

    /// Takes the last answer back, when there is one.
    pub(crate) fn back(&mut self) -> Result<(), Error> {
        if self.state.can_go_back() { self.append(What::Back) } else { Ok(()) }
    }

    /// Ends the run when every stop is settled; whether it has ended.
    pub(crate) fn finish(&mut self) -> Result<bool, Error> {
        if self.state.ended.is_none() && self.state.next(self.plan).is_none() {
            self.append(What::Finished)?;
        }
        Ok(self.state.ended.is_some())
    }
}

/// An event that happens now.
pub(crate) fn event(person: &str, what: What, plan: &Plan) -> Event {
    Event::new(Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), person, what, plan)
}

pub(crate) fn clock() -> Clock {
    Clock { now: Timestamp::now(), zone: TimeZone::system() }
}
