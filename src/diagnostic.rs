//! What stepmark says about a guide: one type for the parser, the builder and every rule.

use camino::Utf8PathBuf;
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
    /// The severity of a name, as [`Severity::name`] gives it.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error].into_iter().find(|severity| severity.name() == name)
    }

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

/// Declares kinds of findings and the list of all of them: severity, name, what they find in one line. The explanation of
/// each is the file of its name in a folder beside the caller.
macro_rules! codes {
    ($visible:vis $list:ident in $folder:literal {
        $($code:ident: $severity:ident, $name:literal, $summary:literal;)+
    }) => {
        $(
            #[doc = concat!("See `", $folder, $name, ".md`.")]
            $visible static $code: Code = Code {
                name: $name,
                severity: $crate::diagnostic::Severity::$severity,
                off: false,
                summary: $summary,
                explanation: include_str!(concat!($folder, $name, ".md")),
            };
        )+

        /// All of them.
        $visible static $list: &[&Code] = &[$(&$code),+];
    };
}
pub(crate) use codes;

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
    /// How much it matters: the code's severity, unless the project sets another.
    pub severity: Severity,
    /// Where, in the guide's source.
    pub span: Span,
    /// What is wrong there.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other places that belong to it: the first of two definitions, the other locale.
    pub related: Vec<Related>,
    /// What mends it.
    pub fix: Option<Fix>,
}

/// Another place that belongs to a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: String,
}

/// Where something related stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the same guide.
    Here(Span),
    /// In another file, perhaps on a line of it.
    There(Utf8PathBuf, Option<u32>),
}

/// A change of the guide's text that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an instruction: "write `{.action}`".
    pub title: String,
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// What it changes; the spans do not overlap.
    pub edits: Vec<Edit>,
}

/// Whether a fix may be applied without a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// It leaves the meaning as it was.
    Safe,
    /// It may change what the guide says.
    Unsafe,
}

/// Text that takes the place of other text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; an empty span is where something is put in.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

impl Edit {
    /// An edit that puts `text` in the place of `span`.
    #[must_use]
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

impl Diagnostic {
    /// A finding of `code` at `span`.
    #[must_use]
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            span,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a fix that leaves the meaning as it was.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix_with(Safety::Safe, title, edits)
    }

    /// The same with a fix that should be looked at.
    #[must_use]
    pub fn unsafe_fix(self, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix_with(Safety::Unsafe, title, edits)
    }

    fn fix_with(mut self, safety: Safety, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { title: title.into(), safety, edits });
        self
    }

    /// The same with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
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
