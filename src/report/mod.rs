//! Diagnostics → bytes, one format a file.

mod compact;
mod count;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod sarif;

pub use count::plural;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Source;

/// The findings of one guide.
#[derive(Debug)]
pub struct Findings {
    /// The guide.
    pub source: Source,
    /// What was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// The findings of all guides of a run.
#[derive(Debug)]
pub struct Report<'a> {
    /// The guides, sorted by their paths; those without a finding too.
    pub guides: &'a [Findings],
    /// The rules that counted, with their severities.
    pub rules: &'a [(&'static Code, Severity)],
}

/// A format of reports.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line: what it is for.
    pub about: &'static str,
    /// Findings below this severity are left out unless they are asked for.
    pub lowest: Severity,
    /// Paths in it begin at the root of the repository, where those look who read it; else they are as guides were named.
    pub from_root: bool,
    /// How it is written.
    pub writer: Writer,
}

/// How a format is written.
#[derive(Clone, Copy)]
pub enum Writer {
    /// Guide by guide, while others are still looked at.
    Guides {
        /// The findings of a guide; the last argument tells whether colours are wanted.
        guide: fn(&Findings, bool) -> String,
        /// What stands before, between and behind the guides' findings.
        frame: (&'static str, &'static str, &'static str),
    },
    /// All at once.
    Whole(fn(&Report<'_>) -> String),
}

/// All formats.
pub static FORMATS: &[Format] = &[
    Format {
        name: "human",
        about: "for people: the line, underlined, with what to do",
        lowest: Severity::Info,
        from_root: false,
        writer: Writer::Guides { guide: human::write, frame: ("", "", "") },
    },
    Format {
        name: "compact",
        about: "for people and editors: one line a finding",
        lowest: Severity::Info,
        from_root: false,
        writer: Writer::Guides { guide: compact::write, frame: ("", "", "") },
    },
    Format {
        name: "json",
        about: "for programs: an array of findings",
        lowest: Severity::Info,
        from_root: false,
        writer: Writer::Guides { guide: json::write, frame: ("[\n", ",\n", "\n]\n") },
    },
    Format {
        name: "sarif",
        about: "SARIF 2.1.0, for code scanning",
        lowest: Severity::Warning,
        from_root: true,
        writer: Writer::Whole(sarif::write),
    },
    Format {
        name: "github",
        about: "GitHub workflow commands: annotations in a pull request",
        lowest: Severity::Warning,
        from_root: true,
        writer: Writer::Guides { guide: github::write, frame: ("", "", "") },
    },
    Format {
        name: "gitlab",
        about: "GitLab code quality",
        lowest: Severity::Warning,
        from_root: true,
        writer: Writer::Whole(gitlab::write),
    },
    Format {
        name: "junit",
        about: "JUnit XML: a test case a guide",
        lowest: Severity::Warning,
        from_root: false,
        writer: Writer::Whole(junit::write),
    },
    Format {
        name: "markdown",
        about: "a summary for a pull request",
        lowest: Severity::Info,
        from_root: false,
        writer: Writer::Whole(markdown::write),
    },
];
