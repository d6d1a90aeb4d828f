//! Everything that stepmark can say about a guide: the registry of codes, and all findings of one guide.

use crate::diagnostic::{Code, Diagnostic};
use crate::guide;
use crate::language::Languages;
use crate::source::Source;
use crate::spelling;
use crate::workflow::{self, Identity};

/// All codes, by name.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut all = guide::codes::CODES.to_vec();
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

/// The findings of a guide, in the order of its text.
#[must_use]
pub fn check(source: &Source, languages: &Languages, identity: &Identity) -> Vec<Diagnostic> {
    let parsed = guide::parse(source);
    let built = workflow::build(source, &parsed.value, languages, identity);
    let mut all = parsed.notes;
    all.extend(built.notes);
    all.sort_by_key(|note| note.span);
    all
}
