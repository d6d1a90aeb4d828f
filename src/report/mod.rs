//! Diagnostics → bytes, one format a file.

mod human;
mod json;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The findings of one guide.
#[derive(Debug)]
pub struct Findings {
    /// The guide.
    pub source: Source,
    /// What was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// A format of reports.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes the findings of a guide; the last argument tells whether colours are wanted.
    pub guide: fn(&Findings, bool) -> String,
    /// What stands before, between and behind the guides' findings.
    pub frame: (&'static str, &'static str, &'static str),
}

/// All formats.
pub static FORMATS: &[Format] = &[
    Format { name: "human", guide: human::write, frame: ("", "", "") },
    Format { name: "json", guide: json::write, frame: ("[\n", ",\n", "\n]\n") },
];
