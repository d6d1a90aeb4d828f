//! The journal of a run: one JSON object a line, each on disk before the next question is asked.
//!
//! Lines are only ever appended. A last line without its end is what a crash left: it was never acknowledged to anybody
//! and is cut off. A lock on the file keeps a second writer out.

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::files::Log;
use crate::workflow::Workflow;

use super::answer::Answer;
use super::plan::Plan;
use super::stop::Stop;

/// One line of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// The id of the step that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What the text of its stop was, as [`Stop::fingerprint`] tells it.
    ///
    /// [`Stop::fingerprint`]: super::Stop::fingerprint
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

impl Event {
    /// An event of a run; it says which step of the plan it is about.
    #[must_use]
    pub fn new(at: impl Into<String>, by: impl Into<String>, what: What, plan: &Plan) -> Self {
        let stop = what.stop().and_then(|stop| plan.stops.get(stop));
        Self {
            at: at.into(),
            by: by.into(),
            step: stop.map(|stop| stop.id().to_owned()).filter(|id| !id.is_empty()),
            fingerprint: stop.map(Stop::fingerprint),
            what,
        }
    }
}

/// What happened. Stops count from 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names of the fields say it")]
pub enum What {
    /// The first line: the workflow is kept with the run, which then needs no other file.
    Started {
        workflow: Box<Workflow>,
        /// The folder of the project that the guide is in, from the root of the file system; runs that were begun by
        /// earlier versions do not say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        project: Option<String>,
    },
    /// A step or call is done.
    Done { stop: usize },
    /// A step or call is left out.
    Skipped { stop: usize, reason: String },
    /// A step or call did not work.
    Failed { stop: usize, reason: String },
    /// A step or call has nothing to do with this case.
    Inapplicable { stop: usize, reason: String },
    /// A step or call has to wait.
    Blocked { stop: usize, reason: String },
    /// A warning was read.
    Acknowledged { stop: usize },
    /// A way was taken; none when there is no option.
    Chose { stop: usize, option: Option<usize> },
    /// Something was remarked.
    Noted { stop: usize, text: String },
    /// A value, or the path of a file, was given as evidence.
    Proved { stop: usize, value: String },
    /// A parameter got its value.
    Set { name: String, value: String },
    /// The run goes on with another version of its workflow. `stops` says which stop of the new version each of the old
    /// one is; the answers at the new stops of `again` are asked for again.
    Revised { workflow: Box<Workflow>, stops: Vec<Option<usize>>, again: Vec<usize> },
    /// The last answer was taken back.
    Back,
    /// Somebody else goes on.
    HandedOver { to: String, note: String },
    /// The run was given up.
    Aborted { reason: String },
    /// Every stop is settled.
    Finished,
}

impl What {
    /// The answer of this kind, at its stop.
    #[must_use]
    pub fn of(stop: usize, answer: Answer) -> Self {
        match answer {
            Answer::Done => Self::Done { stop },
            Answer::Skipped { reason } => Self::Skipped { stop, reason },
            Answer::Failed { reason } => Self::Failed { stop, reason },
            Answer::Inapplicable { reason } => Self::Inapplicable { stop, reason },
            Answer::Blocked { reason } => Self::Blocked { stop, reason },
            Answer::Acknowledged => Self::Acknowledged { stop },
            Answer::Chose(option) => Self::Chose { stop, option },
        }
    }

    /// The answer that it gives, and at which stop.
    #[must_use]
    pub fn answer(&self) -> Option<(usize, Answer)> {
        let reason = |reason: &String| reason.clone();
        match self {
            Self::Done { stop } => Some((*stop, Answer::Done)),
            Self::Skipped { stop, reason: why } => Some((*stop, Answer::Skipped { reason: reason(why) })),
            Self::Failed { stop, reason: why } => Some((*stop, Answer::Failed { reason: reason(why) })),
            Self::Inapplicable { stop, reason: why } => Some((*stop, Answer::Inapplicable { reason: reason(why) })),
            Self::Blocked { stop, reason: why } => Some((*stop, Answer::Blocked { reason: reason(why) })),
            Self::Acknowledged { stop } => Some((*stop, Answer::Acknowledged)),
            Self::Chose { stop, option } => Some((*stop, Answer::Chose(*option))),
            Self::Started { .. }
            | Self::Revised { .. }
            | Self::Noted { .. }
            | Self::Proved { .. }
            | Self::Set { .. }
            | Self::Back
            | Self::HandedOver { .. }
            | Self::Aborted { .. }
            | Self::Finished => None,
        }
    }

    /// The stop that it is about.
    #[must_use]
    pub fn stop(&self) -> Option<usize> {
        match self {
            Self::Noted { stop, .. } | Self::Proved { stop, .. } => Some(*stop),
            other => other.answer().map(|(stop, _)| stop),
        }
    }
}

/// A run on disk.
#[derive(Debug)]
pub struct Journal {
    log: Log,
    /// Its name, unique in its folder.
    pub run: String,
    /// All events so far.
    pub events: Vec<Event>,
}

const EXTENSION: &str = "jsonl";

impl Journal {
    /// Begins a run; `name` is made unique in the folder.
    ///
    /// # Errors
    /// The folder or the file cannot be made or written.
    pub fn begin(folder: &Utf8Path, name: &str, first: Event) -> Result<Self, Error> {
        let mut number = 1;
        loop {
            let run = if number == 1 { name.to_owned() } else { format!("{name}-{number}") };
            if let Some(log) = Log::create(&folder.join(format!("{run}.{EXTENSION}")))? {
                let mut journal = Self { log, run, events: Vec::new() };
                journal.append(first)?;
                return Ok(journal);
            }
            number += 1;
        }
    }

    /// Opens a run to go on with it.
    ///
    /// # Errors
    /// There is no such run, somebody else is working on it, or a line of it cannot be read.
    pub fn open(folder: &Utf8Path, run: &str) -> Result<Self, Error> {
        let path = folder.join(format!("{run}.{EXTENSION}"));
        let (log, text) = Log::open(&path)?;
        Ok(Self { log, run: run.to_owned(), events: events(&path, &text)? })
    }

    /// The names of all runs of a folder, oldest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn runs(folder: &Utf8Path) -> Result<Vec<String>, Error> {
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let files = crate::files::walk(folder, &|path| path.extension() == Some(EXTENSION))?;
        Ok(files.iter().filter_map(|path| path.file_stem()).map(str::to_owned).collect())
    }

    /// The events of a run, for reading only.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(folder: &Utf8Path, run: &str) -> Result<Vec<Event>, Error> {
        events(&folder.join(format!("{run}.{EXTENSION}")), &Self::text(folder, run)?)
    }

    /// The whole lines of a run.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn text(folder: &Utf8Path, run: &str) -> Result<String, Error> {
        let mut text = crate::files::read_text(&folder.join(format!("{run}.{EXTENSION}")))?;
        text.truncate(text.rfind('\n').map_or(0, |end| end + 1));
        Ok(text)
    }

    /// Removes a run and its record from the disk, whatever is in them.
    ///
    /// # Errors
    /// Somebody is working on the run, or a file cannot be removed.
    pub fn remove(folder: &Utf8Path, run: &str) -> Result<(), Error> {
        let path = folder.join(format!("{run}.{EXTENSION}"));
        let _held = Log::hold(&path)?;
        let record = path.with_extension("md");
        if record.exists() {
            crate::files::remove(&record, folder)?;
        }
        crate::files::remove(&path, folder)
    }

    /// Writes an event; when this returns, it is on disk.
    ///
    /// # Errors
    /// The disk is full or gone; the event did not happen.
    pub fn append(&mut self, event: Event) -> Result<(), Error> {
        let mut line = serde_json::to_string(&event).map_err(|error| Error::format(self.path(), error.to_string()))?;
        line.push('\n');
        self.log.append(line.as_bytes())?;
        self.events.push(event);
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> Utf8PathBuf {
        self.log.path().to_owned()
    }

    /// The folder of the project that the guide was in when the run began.
    #[must_use]
    pub fn project(&self) -> Option<&Utf8Path> {
        match &self.events.first()?.what {
            What::Started { project, .. } => project.as_deref().map(Utf8Path::new),
            _ => None,
        }
    }

    /// The workflow that the run works through.
    #[must_use]
    pub fn workflow(&self) -> Option<&Workflow> {
        workflow(&self.events)
    }
}

/// The workflow that the run works through now.
#[must_use]
pub fn workflow(events: &[Event]) -> Option<&Workflow> {
    events.iter().rev().find_map(|event| match &event.what {
        What::Started { workflow, .. } | What::Revised { workflow, .. } => Some(&**workflow),
        _ => None,
    })
}

/// The workflow that the run began with.
#[must_use]
pub fn first_workflow(events: &[Event]) -> Option<&Workflow> {
    match &events.first()?.what {
        What::Started { workflow, .. } => Some(workflow),
        _ => None,
    }
}

fn events(path: &Utf8Path, text: &str) -> Result<Vec<Event>, Error> {
    let line = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| Error::format(path, format!("line {}: {error}", at + 1)))
    };
    text.lines().enumerate().map(line).collect()
}
