//! Tests of the library and of the built program: one binary, a folder a stage.

mod corpus;
mod guide;
mod support;
mod workflow;
