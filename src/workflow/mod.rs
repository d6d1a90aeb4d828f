//! [`Guide`](crate::guide::Guide) → [`Workflow`]: what the reader must do.

mod model;
mod understand;

pub use model::*;
