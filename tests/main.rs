//! Tests of the library and of the built program: one binary, a folder a stage.

mod check;
mod cli;
mod corpus;
mod diff;
mod drift;
mod guide;
mod hard;
mod layers;
mod render;
mod run;
mod site;
mod support;
mod workflow;
