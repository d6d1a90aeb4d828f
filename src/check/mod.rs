//! Everything that stepmark can say about a guide: the registry of codes, and all findings of one guide.
//!
//! The parser and the builder report what they have to repair; `rules` find what is well formed and still wrong. A rule
//! is a file in `rules/` with its explanation beside it, and a row in the group's `RULES`. It sees a [`Subject`]: one guide
//! with its tree, its workflow and what stands around it ([`Surroundings`]), and touches no file.

mod allow;
mod baseline;
mod callouts;
mod entities;
pub mod fix;
mod items;
mod levels;
mod links;
mod originals;
mod rules;
mod subject;
mod surroundings;

use crate::diagnostic::{Code, Diagnostic};
use crate::guide;
use crate::language::Languages;
use crate::source::Source;
use crate::spelling;
use crate::workflow::{self, Identity};

pub use baseline::Baseline;
pub use levels::Levels;
pub use originals::Originals;
pub use subject::Subject;
pub use surroundings::{Neighbour, Surroundings};

/// What finds one kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// What it finds.
    pub code: Code,
    /// Adds its findings in a guide.
    find: fn(&Subject<'_>, &mut Vec<Diagnostic>),
}

/// All codes, by name.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut all = guide::codes::CODES.to_vec();
    all.extend(rules::all().map(|rule| &rule.code));
    all.extend(allow::CODES);
    all.sort_by_key(|code| code.name);
    all
}

/// A code by its name, or the nearest name.
///
/// # Errors
/// There is no such code; the name that was probably meant, if any.
pub fn code(name: &str) -> Result<&'static Code, Option<&'static str>> {
    let all = codes();
    all.iter()
        .find(|code| code.name == name)
        .copied()
        .ok_or_else(|| spelling::nearest(name, all.iter().map(|code| code.name)))
}

/// The findings of a guide, in the order of its text; those of codes that are off by default among them.
#[must_use]
pub fn check(
    source: &Source,
    languages: &Languages,
    identity: &Identity,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let parsed = guide::parse(source);
    let built = workflow::build(source, &parsed.value, languages, identity);
    let mut all = parsed.notes;
    all.extend(built.notes);
    let subject = Subject::new(source, &parsed.value, &built.value, languages, identity, surroundings);
    for rule in rules::all() {
        (rule.find)(&subject, &mut all);
    }
    allow::apply(source, &parsed.value, &mut all);
    all.sort_by_key(|note| note.span);
    all
}
