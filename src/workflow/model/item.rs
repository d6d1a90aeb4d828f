//! The pieces of a section.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::written::{is_false, line_each, on_one_line};
use super::{Api, Level, Lines, Op};
use crate::language::Unit;

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Item {
    /// Tells the reader to do something.
    Step(Step),
    /// Tells what happens then.
    Outcome(Statement),
    /// Tells anything else.
    Info(Statement),
    /// A callout box.
    Notice(Notice),
    /// An API call.
    Api(Api),
    /// A list; each of its items is a step, an outcome or an info.
    List(List),
    /// Alternatives of which the reader takes one.
    Choice(Choice),
    /// Quoted text.
    Quote(Quote),
    /// Questions with answers.
    Faq(Faq),
    /// Code.
    Code(Code),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// Source text that has no other form: HTML, comments.
    Raw(Raw),
}

/// A paragraph or list item that tells the reader to do something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Position, free of language: section numbers, then the step's.
    pub id: String,
    /// Its place in the guide.
    pub lines: Lines,
    /// What the guide says, inline Markdown with the dialect's marks.
    pub text: String,
    /// The code of its language, when it is not written in the guide's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The reader may leave it out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// When it applies, in the guide's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// It applies where the condition before it does not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub otherwise: bool,
    /// What cannot be undone, or loses something.
    #[serde(default, skip_serializing_if = "is_false")]
    pub irreversible: bool,
    /// The operations on labels, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub actions: Vec<Action>,
    /// The header of the form table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The rows of the form table.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub fields: Vec<Field>,
    /// Sentences of the text that tell what happens then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<String>,
    /// A deadline or waiting time that the text states.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "on_one_line")]
    pub time_limit: Option<TimeLimit>,
    /// The links to sections of the same guide.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub links: Vec<SectionLink>,
    /// The pictures that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub figures: Vec<Figure>,
    /// What stands inside it: nested lists, code of a list item …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// A paragraph or list item with nothing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its place in the guide.
    pub lines: Lines,
    /// What the guide says, inline Markdown with the dialect's marks.
    pub text: String,
    /// The code of its language, when it is not written in the guide's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When what has to be done behind it, or in it, applies, in the guide's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// It applies where the condition before it does not.
    #[serde(default, skip_serializing_if = "is_false")]
    pub otherwise: bool,
    /// What cannot be undone, or loses something.
    #[serde(default, skip_serializing_if = "is_false")]
    pub irreversible: bool,
    /// A deadline or waiting time that the text states.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "on_one_line")]
    pub time_limit: Option<TimeLimit>,
    /// The links to sections of the same guide.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub links: Vec<SectionLink>,
    /// The pictures that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub figures: Vec<Figure>,
    /// What stands inside it: nested lists, code of a list item …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// One operation inside a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What to do.
    pub op: Op,
    /// A choice is taken back, or made sure not to be made: the box is unticked.
    #[serde(default, skip_serializing_if = "is_false")]
    pub untick: bool,
    /// It is done in place of the operation before it: the reader does one of the two.
    #[serde(default, skip_serializing_if = "is_false")]
    pub or: bool,
    /// The label that is operated, as written between its marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The thing that is operated, where words and not a label name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// The number on the figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callout: Option<u32>,
    /// The line it stands on.
    pub line: u32,
}

/// A link to a section of the same guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionLink {
    /// The target as the text writes it.
    pub target: String,
    /// The anchor of the section that it leads to.
    pub section: String,
}

/// A row of a form table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// What to enter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub enter: String,
}

/// A deadline or waiting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// The lower bound of a range ("1 to 24 hours").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// How long, at most.
    pub value: u32,
    /// In what unit.
    pub unit: Unit,
    /// Whether it is to be met or waited for.
    pub role: TimeRole,
}

/// What a time limit asks of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TimeRole {
    /// To act in time.
    Deadline,
    /// To be patient.
    Wait,
}

/// A callout box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// How loudly it speaks.
    pub level: Level,
    /// Its place in the guide.
    pub lines: Lines,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Its place in the guide.
    pub lines: Lines,
    /// The first number of an ordered list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u64>,
    /// Its items.
    pub items: Vec<Item>,
}

/// Alternatives. With a single option, the alternative is to what stands before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its place in the guide.
    pub lines: Lines,
    /// The ways to go.
    pub options: Vec<ChoiceOption>,
}

/// One way to go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// Its title, as the guide says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Its place in the guide.
    pub lines: Lines,
    /// What to do then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// Quoted text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// What it is for.
    pub role: QuoteRole,
    /// Its place in the guide.
    pub lines: Lines,
    /// The title of a collapsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// When a variant applies, in the guide's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What it says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// What quoted text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum QuoteRole {
    /// How to do it in another case.
    Variant,
    /// Text that the reader will see.
    Message,
    /// Anything else.
    Note,
}

/// Questions with answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Faq {
    /// Its place in the guide.
    pub lines: Lines,
    /// The questions.
    pub questions: Vec<Question>,
}

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, or the term that is defined.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// Its place in the guide.
    pub lines: Lines,
    /// The answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
}

/// Code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// Its place in the guide.
    pub lines: Lines,
    /// What stands behind the opening fence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its place in the guide.
    pub lines: Lines,
    /// The header row, inline Markdown.
    pub header: Vec<String>,
    /// The rows, inline Markdown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Vec<String>>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The path as the guide writes it.
    pub src: String,
    /// The alternative text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Its place in the guide.
    pub lines: Lines,
}

/// Source text that has no other form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    /// Its place in the guide.
    pub lines: Lines,
    /// The source text.
    pub text: String,
}
