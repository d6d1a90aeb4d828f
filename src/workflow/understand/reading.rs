//! What was understood of a text.

use crate::language::Doing;
use crate::source::Span;
use crate::workflow::model::{Action, TimeLimit};

/// What a paragraph or list item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Label {
    /// It tells the reader to do something.
    Step,
    /// It only tells what happens then.
    Outcome,
    /// Anything else.
    #[default]
    Info,
}

impl Label {
    /// The label in one word: `step`, `outcome` or `info`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Outcome => "outcome",
            Self::Info => "info",
        }
    }
}

/// What was understood of one paragraph or list item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Reading {
    /// The code of its language, when it is not the guide's.
    pub(crate) language: Option<String>,
    /// What it is.
    pub(crate) label: Label,
    /// Why.
    pub(super) ground: Ground,
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
    /// It applies where the condition before it does not.
    pub(crate) otherwise: bool,
    /// The case in which a part of it is done, though it has no condition.
    pub(crate) unasked: Option<Span>,
    /// The only case in which what stands below it applies ("use this only if …").
    pub(crate) limits_to: Option<String>,
    /// The case of the list below it, which the last of its sentences names ("… should run. If not:").
    pub(crate) case_below: Option<String>,
    /// What cannot be undone, or loses something.
    pub(crate) irreversible: bool,
    /// Sentences that tell what happens then, in the guide's words.
    pub(crate) outcomes: Vec<String>,
    /// A deadline or waiting time.
    pub(crate) time_limit: Option<TimeLimit>,
    /// It ends by announcing what follows (a colon, "as follows").
    pub(crate) announces: bool,
    /// It only tells what the reader may do.
    pub(super) offers: bool,
    /// It ends by announcing what the reader may do ("here, you can:").
    pub(super) offers_below: bool,
    /// It ends by announcing ways of which one is taken ("choose one of the following options:").
    pub(crate) one_of: bool,
    /// It ends by announcing what has to be done ("to restart it, you must:").
    pub(super) demands: bool,
    /// It ends by recommending what follows.
    pub(super) recommends: bool,
    /// It ends by telling to choose or to fill in what follows.
    pub(super) asks: Option<Doing>,
}

/// What decides what a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ground {
    /// The sentence of this number, from 0, tells the reader to do something.
    Told(usize),
    /// The sentence of this number, from 0, offers something to operate.
    Offered(usize),
    /// A box to tick stands before it.
    Box,
    /// It is a way through the menus.
    Path,
    /// The text before the list asks for its items.
    Asked,
    /// It stands among the steps of a numbered list, and states nothing.
    Listed,
    /// It announces what is done below.
    Announced,
    /// A command in it is how something is done.
    Command,
    /// Nothing in its section is a step.
    Section,
    /// It names something, or says what a name stands for.
    Name,
    /// It is hardly more than a link.
    Link,
    /// It is advice.
    Advice,
    /// It tells what to do when something went wrong.
    Remedy,
    /// It only states a case.
    Case,
    /// It warns of what cannot be undone.
    Warning,
    /// It tells what happens.
    Happens,
    /// It tells how long something takes.
    Waits,
    /// No verb of it speaks to the reader.
    #[default]
    Nothing,
}

impl Ground {
    /// What the text is.
    pub(super) fn label(self) -> Label {
        match self {
            Self::Told(_) | Self::Offered(_) | Self::Box | Self::Path => Label::Step,
            Self::Asked | Self::Listed | Self::Announced | Self::Command => Label::Step,
            Self::Happens | Self::Waits => Label::Outcome,
            Self::Section | Self::Name | Self::Link | Self::Advice => Label::Info,
            Self::Remedy | Self::Case | Self::Warning | Self::Nothing => Label::Info,
        }
    }
}
