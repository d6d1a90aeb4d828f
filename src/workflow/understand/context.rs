//! Where a text stands: the section, the block and what follows decide with its words what it is.

use crate::language::{Doing, Language, Languages};
use crate::source::Source;

use super::super::model::Role;
use super::reading::Reading;

/// Where a text stands, as far as that decides what it means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The guide.
    pub(crate) source: &'a Source,
    /// The language that the guide is written in.
    pub(crate) language: &'a Language,
    /// All languages: a single text may be written in another.
    pub(crate) languages: &'a Languages,
    /// The role of the section around it.
    pub(crate) role: Role,
    /// The kind of block around it.
    pub(crate) place: Place<'a>,
    /// It begins an item of a numbered list in which half of the items or more tell to do something.
    pub(crate) among_steps: bool,
    /// Whether code, an API call or a form table follows directly.
    pub(crate) followed_by: Option<Follower>,
}

impl<'a> Context<'a> {
    /// What was understood of the text that introduces the list.
    pub(super) fn introduction(&self) -> Option<&'a Reading> {
        match self.place {
            Place::List(introduction) => introduction,
            Place::Section | Place::Task | Place::Notice | Place::Quote | Place::Answer | Place::Option => None,
        }
    }

    /// What is done to the item of a list that names what is to be chosen or filled in.
    pub(super) fn asked(&self) -> Option<Doing> {
        self.introduction().and_then(|introduction| introduction.asks)
    }

    /// A command or a call follows.
    pub(super) fn is_done_by_code(&self) -> bool {
        matches!(self.followed_by, Some(Follower::Code | Follower::Call))
    }
}

/// The kind of block around a text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    /// None: a paragraph of a section.
    Section,
    /// A list, with what was understood of the paragraph that introduces it.
    List(Option<&'a Reading>),
    /// A box to tick stands before it.
    Task,
    /// A notice.
    Notice,
    /// A plain quote.
    Quote,
    /// The answer of a question.
    Answer,
    /// A tab or another alternative.
    Option,
}

impl Place<'_> {
    /// Where the second block and those behind it stand.
    pub(crate) fn behind_first(self) -> Self {
        if matches!(self, Self::Task) { Self::List(None) } else { self }
    }
}

/// What follows a text directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follower {
    /// A code block.
    Code,
    /// An API call.
    Call,
    /// A form table.
    Form,
    /// A list.
    List,
    /// A figure.
    Figure,
}
