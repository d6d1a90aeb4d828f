//! Guide → Workflow.

pub(crate) mod lossless;
