//! What paragraphs and list items have in common, whether they tell to do something or not.

use super::{Figure, Item, Lines, SectionLink, Statement, Step, TimeLimit};

/// A paragraph or list item.
#[derive(Debug, Clone, Copy)]
pub struct Prose<'w> {
    /// Its place in the guide.
    pub lines: Lines,
    /// What the guide says, inline Markdown with the dialect's marks.
    pub text: &'w str,
    /// The code of its language, when it is not written in the guide's.
    pub language: Option<&'w str>,
    /// What cannot be undone, or loses something.
    pub irreversible: bool,
    /// A deadline or waiting time that the text states.
    pub time_limit: Option<TimeLimit>,
    /// The links to sections of the same guide.
    pub links: &'w [SectionLink],
    /// The pictures that show it.
    pub figures: &'w [Figure],
}

impl Item {
    /// The paragraph or list item that it is; `None` for everything else.
    #[must_use]
    pub fn prose(&self) -> Option<Prose<'_>> {
        match self {
            Self::Step(step) => Some(step.prose()),
            Self::Outcome(statement) | Self::Info(statement) => Some(statement.prose()),
            Self::Notice(_)
            | Self::Api(_)
            | Self::List(_)
            | Self::Choice(_)
            | Self::Quote(_)
            | Self::Faq(_)
            | Self::Code(_)
            | Self::Table(_)
            | Self::Figure(_)
            | Self::Raw(_) => None,
        }
    }
}

impl Step {
    fn prose(&self) -> Prose<'_> {
        Prose {
            lines: self.lines,
            text: &self.text,
            language: self.language.as_deref(),
            irreversible: self.irreversible,
            time_limit: self.time_limit,
            links: &self.links,
            figures: &self.figures,
        }
    }
}

impl Statement {
    fn prose(&self) -> Prose<'_> {
        Prose {
            lines: self.lines,
            text: &self.text,
            language: self.language.as_deref(),
            irreversible: self.irreversible,
            time_limit: self.time_limit,
            links: &self.links,
            figures: &self.figures,
        }
    }
}
