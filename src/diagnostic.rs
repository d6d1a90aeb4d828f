//! What stepmark says about a guide: one type for the parser, the builder and every rule.

use serde::Serialize;

use crate::source::Span;

/// How much a finding matters to the guide's reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; the guide works.
    Info,
    /// The reader may stumble.
    Warning,
    /// The guide is broken there.
    Error,
}

impl Severity {
    /// The lower-case name, as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of finding. Codes are rows of a registry; `stepmark explain` and the docs read them.
#[derive(Debug)]
pub struct Code {
    /// Kebab-case, reads well behind "allow".
    pub name: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// Whether it has to be asked for: its findings are too many, or too seldom what the author would mend.
    pub off: bool,
    /// One line: what it finds.
    pub summary: &'static str,
    /// Markdown: what it does, why it matters, a bad and a good example, how to mend it.
    pub explanation: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: &'static Code,
    /// Where, in the guide's source.
    pub span: Span,
    /// What is wrong there.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of `code` at `span`.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), help: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The output of a stage that cannot fail, with what it has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted<T> {
    /// The output.
    pub value: T,
    /// The findings, in the order of the source.
    pub notes: Vec<Diagnostic>,
}
