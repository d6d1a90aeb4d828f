//! How instructions are understood: for one paragraph or list item, whether it tells the reader to do something, and
//! what is operated in it. Words come from the language file, structure from here.

use crate::guide::Inline;
use crate::language::Language;
use crate::source::Source;

use super::model::{Action, Role, TimeLimit};

/// What a paragraph or list item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Label {
    /// It tells the reader to do something.
    Step,
    /// It only tells what happens then.
    Outcome,
    /// Anything else.
    #[default]
    Info,
}

/// Where a text stands, as far as that decides what it means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The guide.
    pub(crate) source: &'a Source,
    /// The language that the text is written in.
    pub(crate) language: &'a Language,
    /// The role of the section around it.
    pub(crate) role: Role,
    /// The kind of block around it.
    pub(crate) place: Place<'a>,
    /// Whether code, an API call or a form table follows directly.
    pub(crate) followed_by: Option<Follower>,
}

/// The kind of block around a text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    /// None: a paragraph of a section.
    Section,
    /// A list, with what was understood of the paragraph that introduces it.
    List(Option<&'a Reading>),
    /// A notice.
    Notice,
    /// A plain quote.
    Quote,
    /// The answer of a question.
    Answer,
    /// A tab or another alternative.
    Option,
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

/// What was understood of one paragraph or list item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Reading {
    /// What it is.
    pub(crate) label: Label,
    /// What is operated, in reading order; empty unless it is a step.
    pub(crate) actions: Vec<Action>,
    /// The reader may leave it out.
    pub(crate) optional: bool,
    /// It offers another way to do what was said before ("you can also …").
    pub(crate) alternative: bool,
    /// It goes on from what was said before ("then", "afterwards").
    pub(crate) continues: bool,
    /// When it applies, in the guide's words.
    pub(crate) condition: Option<String>,
    /// What cannot be undone, or loses something.
    pub(crate) irreversible: bool,
    /// Sentences that tell what happens then, in the guide's words.
    pub(crate) outcomes: Vec<String>,
    /// A deadline or waiting time.
    pub(crate) time_limit: Option<TimeLimit>,
    /// It ends by announcing what follows (a colon, "as follows").
    pub(crate) announces: bool,
}

/// Reads one paragraph or list item.
pub(crate) fn read(_text: &[Inline], _context: &Context<'_>) -> Reading {
    Reading::default()
}
