//! How instructions are understood: for one paragraph or list item, whether it tells the reader to do something, and
//! what is operated in it. Words come from the language file, structure from here.
//!
//! 1. [`tokens`]: the text becomes a row of words (with their meanings), marks, labels and callouts;
//! 2. [`sentences`]: the row is split into sentences;
//! 3. [`sentence`]: each is walked clause by clause, and every label finds the verb that governs it;
//! 4. [`decide`] tells what it is, from what the sentences say and where the text stands; [`read`] says it all together.

mod actions;
mod aligned;
mod cases;
mod context;
mod decide;
mod explain;
mod hearing;
mod leads;
mod opening;
mod paths;
mod read;
mod reading;
mod sentence;
mod sentences;
#[cfg(test)]
mod tests;
mod time;
mod tokens;

pub(crate) use context::{Context, Follower, Place};
pub(super) use explain::explain;
pub use explain::{Explained, Marked, Sentence};
pub(crate) use read::read;
pub use reading::Label;
pub(crate) use reading::Reading;
