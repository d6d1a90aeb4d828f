//! What lies on disk of runs: those that are not finished, and records.

use camino::Utf8Path;
use stepmark::error::Error;
use stepmark::files;
use stepmark::run::{Event, Journal, Plan, State, What, journal};
use stepmark::workflow::Workflow;

use crate::console::Console;

/// A run that was not finished.
pub(crate) struct Unfinished {
    /// Its name.
    pub(crate) run: String,
    events: Vec<Event>,
}

impl Unfinished {
    /// Those of a folder whose names and workflows are wanted, the newest first. What cannot be read is told and passed
    /// over.
    pub(crate) fn all<'a>(
        folder: &'a Utf8Path,
        console: &'a Console,
        named: impl Fn(&str) -> bool + 'a,
        wanted: impl Fn(&Workflow) -> bool + 'a,
    ) -> Result<impl Iterator<Item = Self> + 'a, Error> {
        let ended = |event: &Event| matches!(event.what, What::Finished | What::Aborted { .. });
        let read = move |run: String| match Journal::read(folder, &run) {
            Ok(events) => Some(Self { run, events }),
            Err(problem) => {
                console.error(&problem.to_string());
                None
            }
        };
        let runs = Journal::runs(folder)?.into_iter().rev().filter(move |run| named(run));
        let open = runs.filter_map(read).filter(move |one| !one.events.iter().any(ended));
        Ok(open.filter(move |one| journal::workflow(&one.events).is_some_and(&wanted)))
    }

    /// How far it is, and how to go on with it.
    pub(crate) fn told(&self, state: Option<&Utf8Path>) -> Option<String> {
        let plan = Plan::of(journal::workflow(&self.events)?);
        let (settled, all) = State::replay(&plan, &self.events).progress(&plan);
        let by = &self.events.last()?.by;
        let place = state.map_or_else(String::new, |folder| format!(" --state {folder}"));
        Some(format!("an open run has {settled}/{all}, by {by}: stepmark run --resume {}{place}", self.run))
    }
}

/// Refuses to write the record of a run to a file that is there already, unless it holds an older record of the same
/// run: what tells runs apart is when they began. A run that was not begun yet has none.
pub(crate) fn is_free(path: &Utf8Path, events: &[Event]) -> Result<(), Error> {
    let begun = events.first().map(|event| event.at.as_str());
    let is_older = || begun.is_some_and(|begun| files::read_text(path).is_ok_and(|text| text.contains(begun)));
    if !path.exists() || is_older() {
        return Ok(());
    }
    Err(Error::format(path, "this file is there already, and is no record of this run: name another one, or remove it"))
}
