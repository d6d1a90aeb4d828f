//! [`Guide`](crate::guide::Guide) → [`Workflow`]: what the reader must do.

pub mod anchor;
mod build;
pub mod format;
mod list_number;
mod model;
pub mod parameters;
mod picture;
mod positions;
mod understand;
mod walk;

pub use anchor::anchors;
pub(crate) use build::warning_title;
pub use build::{Identity, build, date_in, inspect};
pub use list_number::{ListNumber, numbers};
pub use model::*;
pub use picture::picture_name;
pub use positions::Positions;
pub use understand::{Explained, Label, Marked, Sentence};
pub use walk::{rows, visit_items, visit_sections};
