//! A workflow as a checklist that people work through.
//!
//! `plan` lays the workflow out as a row of stops (`stop`); `state` says what each event of the journal means;
//! `journal` keeps the events on disk; `carry` takes answers along to a newer version of the guide, or its words to
//! those of a translation, and `difference` tells what changed; `parameters` puts values in the place of what the guide
//! leaves open; `timers` tells what is due; `path` lists all of it beforehand and `record` tells afterwards who did what;
//! `view` writes a stop for a terminal and `screen` fills one. Nothing here asks or prints: that is the caller's part.

pub mod answer;
pub mod carry;
mod case;
pub mod difference;
mod held;
pub mod journal;
pub mod parameters;
pub mod path;
pub mod plan;
pub mod record;
mod revision;
pub mod screen;
pub mod state;
pub mod stop;
pub mod timers;
mod title;
pub mod view;

pub use answer::Answer;
pub use carry::Fate;
pub use journal::{Event, Journal, What};
pub use plan::Plan;
pub use record::Record;
pub use state::{Consequences, Ended, State};
pub use stop::{Reading, Stop, StopKind};
pub use timers::{Clock, Timer};
pub use title::Title;
