//! [`Guide`](crate::guide::Guide) → [`Workflow`]: what the reader must do.

pub mod anchor;
mod build;
pub mod format;
mod model;
mod understand;

pub use build::{Identity, anchors, build, date_in, inspect};
pub use model::*;
pub use understand::{Explained, Label, Marked, Sentence};
