//! What a run stops at: something to do, to read or to decide.

use std::borrow::Cow;

use super::title::Title;
use crate::digest;
use crate::guide::Level;
use crate::locale::Locale;
use crate::workflow::{self, Action, Api, Figure, ListNumber, TimeLimit};

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The title of the section that what follows stands in, where that is another one than before.
    Title(Title),
    /// Inline Markdown with the dialect's marks.
    Text(String),
    /// An item of a numbered list, and its number.
    Item(ListNumber, String),
    /// Code, to be copied as it is.
    Code(Code),
}

/// Code, and its language as the guide names it; the language may be empty.
#[derive(Debug, Clone)]
pub struct Code {
    /// The language.
    pub language: String,
    /// The code.
    pub text: String,
}

/// What the language is called changes nothing of what the code does.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Code {}

impl From<&workflow::Code> for Code {
    fn from(code: &workflow::Code) -> Self {
        Self { language: code.language.clone(), text: code.text.clone() }
    }
}

/// The stop that asks, and the answer that it needs: a way, or none of them.
pub type Turn = (usize, Option<usize>);

/// A place where the person answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// The titles of the sections around it, outermost first.
    pub sections: Vec<Title>,
    /// What to read on the way to it.
    pub context: Vec<Reading>,
    /// What to read with it, behind what it says itself.
    pub after: Vec<Reading>,
    /// The decisions that lead here.
    pub branch: Vec<Turn>,
    /// What it asks.
    pub kind: StopKind,
    /// The number of the item that it is, in its list in the guide.
    pub list_number: Option<ListNumber>,
    /// It cannot be undone: its own text says so, or one that is shown with it.
    pub irreversible: bool,
    /// The locale of its text, when that is not the one that the run is shown in.
    pub foreign: Option<Locale>,
}

/// What a stop asks.
#[derive(Debug, Clone, PartialEq)]
pub enum StopKind {
    /// To do something.
    Step(StepStop),
    /// To make an API call.
    Call(Api),
    /// To read a warning.
    Acknowledge {
        /// How loud it is.
        level: Level,
        /// What it says.
        readings: Vec<Reading>,
    },
    /// To take one of several ways, or none of them; with one option, whether to take it.
    Choose {
        /// Their titles; may be empty.
        options: Vec<String>,
    },
    /// To say whether a variant applies: option 0 is yes.
    Applies {
        /// When it does, in the guide's words.
        condition: String,
    },
}

impl StopKind {
    /// What it is called in records.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Step(_) => "step",
            Self::Call(_) => "call",
            Self::Acknowledge { .. } => "warning",
            Self::Choose { .. } => "choice",
            Self::Applies { .. } => "condition",
        }
    }
}

/// A step as a run shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct StepStop {
    /// The step's id.
    pub id: String,
    /// What the guide says.
    pub text: String,
    /// What is operated.
    pub actions: Vec<Action>,
    /// The rows of a form: name, what to enter.
    pub fields: Vec<(String, String)>,
    /// The pictures.
    pub figures: Vec<Figure>,
    /// The code that stands under it.
    pub code: Vec<Code>,
    /// What should be seen then.
    pub outcomes: Vec<String>,
    /// The time in which it has to be done, once it is reached.
    pub deadline: Option<TimeLimit>,
    /// What begins when it is done: its waiting time, and the deadlines and waiting times of its outcomes.
    pub limits: Vec<TimeLimit>,
    /// May be left out.
    pub optional: bool,
}

impl StepStop {
    /// All deadlines and waiting times, its own first.
    pub fn stated(&self) -> impl Iterator<Item = TimeLimit> {
        self.deadline.into_iter().chain(self.limits.iter().copied())
    }
}

impl Reading {
    /// What it says, without the number of an item, which changes when another one is put before it.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Title(title) => title,
            Self::Text(text) | Self::Item(_, text) => text,
            Self::Code(code) => &code.text,
        }
    }

    /// What it says, as it is shown.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Item(number, text) => format!("{number} {text}").into(),
            Self::Title(_) | Self::Text(_) | Self::Code(_) => self.text().into(),
        }
    }
}

fn code_in(readings: &[Reading]) -> impl Iterator<Item = (Option<&str>, &Code)> {
    let above = std::iter::once(None).chain(readings.iter().map(Some));
    readings.iter().zip(above).filter_map(|(reading, above)| match (reading, above) {
        (Reading::Code(code), Some(Reading::Text(caption) | Reading::Item(_, caption))) => {
            Some((Some(caption.as_str()), code))
        }
        (Reading::Code(code), _) => Some((None, code)),
        (Reading::Title(_) | Reading::Text(_) | Reading::Item(..), _) => None,
    })
}

impl Stop {
    /// The id of the step or call, or nothing.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.kind {
            StopKind::Step(step) => &step.id,
            StopKind::Call(api) => &api.id,
            StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => "",
        }
    }

    /// The id and the number that [`workflow::numbers`] shows beside it.
    #[must_use]
    pub fn numbers(&self) -> String {
        workflow::numbers(self.id(), self.list_number)
    }

    /// A text behind the numbers.
    #[must_use]
    pub fn headed(&self, text: &str) -> String {
        format!("{} {text}", self.numbers()).trim_start().to_owned()
    }

    /// What the stop is about, in one text.
    #[must_use]
    pub fn summary(&self) -> String {
        match &self.kind {
            StopKind::Step(step) => step.text.clone(),
            StopKind::Call(api) => {
                let path = api.place();
                format!("{} {path}", api.method.as_deref().unwrap_or_default()).trim().to_owned()
            }
            StopKind::Acknowledge { readings, .. } => {
                readings.first().map(|reading| reading.text().to_owned()).unwrap_or_default()
            }
            StopKind::Choose { options } => options.join(" / "),
            StopKind::Applies { condition } => condition.clone(),
        }
    }

    /// What is run, written or seen there, each with the text that stands right above it.
    pub fn code(&self) -> impl Iterator<Item = (Option<&str>, &Code)> {
        let (own, read): (&[Code], &[Reading]) = match &self.kind {
            StopKind::Step(step) => (&step.code, &[]),
            StopKind::Acknowledge { readings, .. } => (&[], readings),
            StopKind::Call(_) | StopKind::Choose { .. } | StopKind::Applies { .. } => (&[], &[]),
        };
        own.iter().map(|code| (None, code)).chain(code_in(read)).chain(code_in(&self.after))
    }

    /// All that it says, to be read and not answered.
    pub(super) fn into_readings(self) -> impl Iterator<Item = Reading> {
        let summary = match self.list_number {
            Some(number) => Reading::Item(number, self.summary()),
            None => Reading::Text(self.summary()),
        };
        let own = match self.kind {
            StopKind::Step(step) => {
                let fields = step.fields.into_iter().map(|(name, enter)| Reading::Text(format!("{name} | {enter}")));
                let code = step.code.into_iter().map(Reading::Code);
                let outcomes = step.outcomes.into_iter().map(Reading::Text);
                std::iter::once(summary).chain(fields).chain(code).chain(outcomes).collect()
            }
            StopKind::Acknowledge { readings, .. } => readings,
            StopKind::Call(_) | StopKind::Choose { .. } | StopKind::Applies { .. } => vec![summary],
        };
        self.context.into_iter().chain(own).chain(self.after)
    }

    /// Whether it is something to do, not something to read or decide.
    #[must_use]
    pub fn is_task(&self) -> bool {
        matches!(self.kind, StopKind::Step(_) | StopKind::Call(_))
    }

    /// Whether it is a warning to be acknowledged.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self.kind, StopKind::Acknowledge { .. })
    }

    /// Whether it is a warning for what stands at another, later stop: in its section or below, on its way or behind it.
    #[must_use]
    pub fn guards(&self, other: &Self) -> bool {
        self.is_warning() && other.sections.starts_with(&self.sections) && other.branch.starts_with(&self.branch)
    }

    /// The identity of its content, whatever its position: the first 16 hexadecimal digits of a SHA-256.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        digest::short(self.summary().split_whitespace().collect::<Vec<_>>().join(" "), 16)
    }
}
