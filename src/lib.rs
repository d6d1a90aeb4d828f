//! stepmark reads how-to guides and turns them into workflows that can be checked, run and rendered.
//!
//! ```text
//! guide text → Guide (what the author wrote) → Workflow (what the reader must do) → check | run | render | diff | drift
//! ```

#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(not(test), deny(clippy::unwrap_used))]

pub mod check;
pub mod diagnostic;
pub mod diff;
pub mod digest;
pub mod drift;
pub mod error;
pub mod family;
pub mod files;
pub mod guide;
pub mod language;
pub mod locale;
pub mod localize;
pub mod markup;
pub mod project;
pub mod render;
pub mod report;
pub mod run;
pub mod site;
pub mod source;
pub mod spelling;
pub mod terminal;
pub mod wording;
pub mod workflow;
pub mod yaml;

pub use error::Error;
