//! Where the locales of a guide differ in more than words: what one is missing, and what it says otherwise.
//!
//! 1. [`Edition`] prepares a workflow: its passages, and of each what needs no language to be compared (`values`).
//! 2. `alike` tells how alike two passages are; the alignment is that of [`crate::diff`].
//! 3. `compare` turns the aligned passages of a translation and its reference into findings: `gaps` those of passages
//!    that only one of them has, `texts` those within two that are one; `likeness` is what these know of both.
//! 4. `labels` compares what one label became in all guides; `project` does all of it for many
//!    families, each a `family`.
//! 5. `places` finds a label, call, picture, link or text in every locale, by the same alignment.
//! 6. `history` tells what changed in the reference since a translation was last touched.
//! 7. `accepted` takes away what somebody looked at; `report` tells the rest.

mod accepted;
mod alike;
mod compare;
mod edition;
mod family;
mod finding;
mod gaps;
mod history;
mod labels;
mod likeness;
mod places;
mod project;
pub mod report;
mod texts;
mod values;

pub use accepted::Accepted;
pub use compare::{Comparison, compare};
pub use edition::Edition;
pub use family::{Family, Translation};
pub use finding::{Confidence, Finding, Kind};
pub use history::add_behind;
pub use places::{Hit, Query, find};
pub use project::{compare_family, compare_labels, usual_reference};
