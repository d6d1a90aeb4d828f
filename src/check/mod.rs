//! Everything that stepmark can say about a guide: the registry of codes, and all findings of one guide.
//!
//! The parser and the builder report what they have to repair; `rules` find what is well formed and still wrong. A rule
//! is a file in `rules/` with its explanation beside it, and a row in the group's `RULES`, and touches no file. Each guide
//! is read once: most rules see it then as a `Subject`, with its tree and its workflow. What is kept of it is a
//! [`Neighbour`]; when all guides were read, the other rules see that among all others ([`Surroundings`]).

mod allow;
mod anchors;
mod baseline;
mod callouts;
mod codes;
mod entities;
pub mod fix;
mod kin;
mod levels;
mod links;
mod neighbour;
mod odd;
mod originals;
mod rules;
mod subject;
mod surroundings;

use std::cmp::Reverse;
use std::collections::HashMap;

use camino::Utf8Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::guide;
use crate::language::Languages;
use crate::locale::Locale;
use crate::source::Source;
use crate::workflow::{self, Identity};

use allow::Allow;
use links::Among;

pub use baseline::Baseline;
pub use codes::{code, codes};
pub use levels::Levels;
pub use neighbour::{Neighbour, Shape, Tie};
pub use originals::Originals;
use subject::Subject;
pub use surroundings::{Surroundings, Territory};

/// So many things of a guide are compared with all others of it: one that tells more than a hundred deadlines is no
/// guide, and to compare all of them would take the square of their number.
const MANY: usize = 100;

/// What finds one kind of finding.
#[derive(Debug)]
pub struct Rule {
    /// What it finds.
    pub code: Code,
    find: Find,
}

/// Adds the findings of a rule.
#[derive(Debug, Clone, Copy)]
enum Find {
    /// It looks at a guide by itself.
    Alone(fn(&Subject<'_>, &mut Vec<Diagnostic>)),
    /// It looks at what is kept of a guide, among all others.
    Among(fn(Among<'_>, &mut Vec<Diagnostic>)),
}

/// Whether a rule compares guides with their references, so that these have to be known.
#[must_use]
pub fn compares(code: &Code) -> bool {
    rules::comparing().any(|rule| rule.code.name == code.name)
}

/// What was found in a guide by itself; the rules that look at it among others are still to come.
#[derive(Debug)]
pub struct Pending {
    notes: Vec<Diagnostic>,
    allows: Vec<Allow>,
    /// No rule looks at what is no text: it would tell of the same bytes once more.
    is_text: bool,
}

/// Reads a guide at a place: what is found in it by itself, and what is kept of it for others. References come with
/// `originals` when a rule compares locales.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    identity: &Identity,
    place: &Utf8Path,
    originals: &Originals,
) -> (Neighbour, Pending) {
    let parsed = guide::parse(source);
    let built = workflow::build(source, &parsed.value, languages, identity);
    let mut notes = parsed.notes;
    notes.extend(built.notes);
    let neighbour = Neighbour::of(source, &parsed.value, place, built.value.locale);
    if source.invalid_utf8().is_some() {
        notes.retain(|note| note.code.name == guide::codes::INVALID_UTF8.name);
        return (neighbour, Pending { notes, allows: Vec::new(), is_text: false });
    }
    if !Locale::is_named(place) {
        notes.retain(|note| note.code.name != guide::codes::MARKER_CASE.name);
    }
    let subject = Subject::new(source, &parsed.value, &built.value, languages, place, originals);
    for rule in rules::all() {
        if let Find::Alone(find) = rule.find {
            find(&subject, &mut notes);
        }
    }
    let allows = allow::read(source, &parsed.value, &mut notes);
    notes.shrink_to_fit();
    (neighbour, Pending { notes, allows, is_text: true })
}

impl Pending {
    /// All findings of the guide, in the order of its text; those of codes that are off by default among them.
    #[must_use]
    pub fn finish(&self, guide: &Neighbour, surroundings: &Surroundings) -> Vec<Diagnostic> {
        let mut all = self.notes.clone();
        if !self.is_text {
            return all;
        }
        let among = Among { guide, surroundings };
        for rule in rules::all() {
            if let Find::Among(find) = rule.find {
                find(among, &mut all);
            }
        }
        allow::apply(&self.allows, &mut all);
        all.sort_by_key(|note| (note.span, Reverse(note.severity), note.code.name));
        all
    }
}

/// So many findings of one code are told of a guide.
const TOLD: usize = 1_000;

/// Leaves of each code as many findings as somebody can look at; one more says that there are others. A megabyte of
/// findings would make reports of hundreds.
pub fn bound(all: &mut Vec<Diagnostic>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    all.retain_mut(|one| {
        let count = counts.entry(one.code.name).or_default();
        *count += 1;
        if *count == TOLD + 1 {
            let message = format!("`{}` finds more than {TOLD} things in this guide", one.code.name);
            let told = Diagnostic::new(one.code, one.span, message).help("the others are not told: mend these first");
            *one = Diagnostic { severity: one.severity, ..told };
        }
        *count <= TOLD + 1
    });
}

/// The findings of a guide, in the order of its text; those of codes that are off by default among them.
#[must_use]
pub fn check(
    source: &Source,
    languages: &Languages,
    identity: &Identity,
    surroundings: &Surroundings,
) -> Vec<Diagnostic> {
    let place = surroundings.place(&identity.path);
    let (guide, pending) = read(source, languages, identity, &place, &surroundings.originals);
    pending.finish(&guide, surroundings)
}
