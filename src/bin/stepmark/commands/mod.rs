//! The commands, a file each.

pub(crate) mod build;
mod changed;
pub(crate) mod check;
mod checker;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod drift;
pub(crate) mod explain;
pub(crate) mod inspect;
mod lost;
pub(crate) mod mend;
pub(crate) mod places;
mod printer;
pub(crate) mod render;
mod root;
pub(crate) mod run;
pub(crate) mod runs;
pub(crate) mod schema;
mod tally;
pub(crate) mod templates;
