//! The pieces of a section as templates get them. Every key is always there; texts named `html` or `…_html` are HTML
//! that is safe to print as it is, all others are plain.

use serde::Serialize;

/// A piece of a section.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Node {
    /// Something to do.
    Step(Box<StepNode>),
    /// What happens then.
    Outcome(TextNode),
    /// Anything else.
    Info(TextNode),
    /// A callout box.
    Notice {
        /// `tip`, `note`, `warning` or `danger`.
        level: &'static str,
        /// The level in words.
        label: String,
        /// What it says.
        items: Vec<Node>,
    },
    /// An API call.
    Api(Box<ApiNode>),
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// The first number.
        start: u64,
        /// Its entries.
        items: Vec<Node>,
    },
    /// Alternatives.
    Choice(ChoiceNode),
    /// Quoted text.
    Quote(QuoteNode),
    /// Questions with answers.
    Faq {
        /// The questions.
        questions: Vec<QuestionNode>,
    },
    /// Code.
    Code {
        /// The language that the guide names; may be empty.
        language: String,
        /// The code, with placeholders marked.
        html: String,
    },
    /// A table.
    Table {
        /// The header, HTML.
        header: Vec<String>,
        /// Rows of cells, HTML.
        rows: Vec<Vec<String>>,
    },
    /// A picture.
    Figure(Picture),
    /// HTML of the guide, sanitized.
    Raw {
        /// The HTML.
        html: String,
    },
}

/// What a step or statement is besides its text.
#[derive(Debug, Clone, Serialize)]
pub struct MarkNode {
    /// `irreversible`, `optional`, `condition`, `outcome`, `deadline` or `wait`.
    pub mark: &'static str,
    /// Its name in words.
    pub label: String,
    /// What is said; may be empty.
    pub html: String,
}

/// A step.
#[derive(Debug, Clone, Serialize)]
pub struct StepNode {
    /// Its position.
    pub id: String,
    /// Its position as the page shows it: without the role of its section.
    pub number: String,
    /// Its number in a list of the guide, such as `4.`, where `number` does not end with it; else empty.
    pub list_number: String,
    /// Its text.
    pub html: String,
    /// The tag for `lang` when it is written in another language than the page; else empty.
    pub lang: String,
    /// What it is besides its text.
    pub marks: Vec<MarkNode>,
    /// Its operations, when there is more to tell than the text shows; else empty.
    pub actions: Vec<ActionNode>,
    /// The header of the form table.
    pub columns: Vec<String>,
    /// The rows of the form table.
    pub fields: Vec<FieldNode>,
    /// Its pictures.
    pub figures: Vec<Picture>,
    /// What stands inside it.
    pub items: Vec<Node>,
}

/// An operation.
#[derive(Debug, Clone, Serialize)]
pub struct ActionNode {
    /// `navigate`, `click` …
    pub op: &'static str,
    /// The operation in words.
    pub verb: String,
    /// The label that is operated; may be empty.
    pub target: String,
    /// The same, with its placeholders marked.
    pub target_html: String,
    /// What is operated, where no label names it.
    pub object_html: String,
    /// The number on the figure; empty when there is none.
    pub callout: String,
}

/// A row of a form table.
#[derive(Debug, Clone, Serialize)]
pub struct FieldNode {
    /// The name of the field.
    pub name_html: String,
    /// What to enter.
    pub enter_html: String,
}

/// An outcome or an info.
#[derive(Debug, Clone, Serialize)]
pub struct TextNode {
    /// Its text.
    pub html: String,
    /// The tag for `lang` when it is written in another language than the page; else empty.
    pub lang: String,
    /// What it is besides its text.
    pub marks: Vec<MarkNode>,
    /// Its pictures.
    pub figures: Vec<Picture>,
    /// What stands inside it.
    pub items: Vec<Node>,
}

/// An API call.
#[derive(Debug, Clone, Serialize)]
pub struct ApiNode {
    /// Its position.
    pub id: String,
    /// Its position as the page shows it: without the role of its section.
    pub number: String,
    /// Its number in a list of the guide, such as `4.`, where `number` does not end with it; else empty.
    pub list_number: String,
    /// `GET`, `POST` …; empty when a section is meant.
    pub method: String,
    /// The path, or the section, with placeholders marked.
    pub path_html: String,
    /// `v1` …; may be empty.
    pub version: String,
    /// What has to be given.
    pub parameters: Vec<ParameterNode>,
    /// The page of the API's console that makes the call; may be empty.
    pub console: String,
    /// A command for a shell, with placeholders marked; may be empty.
    pub curl_html: String,
}

/// A parameter of an API call.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterNode {
    /// Its name.
    pub name: String,
    /// Whether the call needs it.
    pub required: bool,
    /// What the guide says of it.
    pub description_html: String,
}

/// Alternatives.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceNode {
    /// Names the choice within the page.
    pub id: String,
    /// Whether every option has a title, so that they can be tabs.
    pub tabs: bool,
    /// Whether there is a single option, to what stands before.
    pub single: bool,
    /// The ways to go.
    pub options: Vec<OptionNode>,
}

/// One way to go.
#[derive(Debug, Clone, Serialize)]
pub struct OptionNode {
    /// Names the option within the page.
    pub id: String,
    /// Its title; may be empty.
    pub title_html: String,
    /// What to do then.
    pub items: Vec<Node>,
}

/// Quoted text.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteNode {
    /// `variant`, `message` or `note`.
    pub role: &'static str,
    /// The role in words; empty for a note.
    pub label: String,
    /// The title of a collapsible; else empty.
    pub title_html: String,
    /// When a variant applies; may be empty.
    pub condition_html: String,
    /// What it says.
    pub items: Vec<Node>,
}

/// A question with its answer.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionNode {
    /// The question; may be empty.
    pub question_html: String,
    /// The answer.
    pub items: Vec<Node>,
}

/// A picture.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Where the page finds it; empty when it may not be shown or is not there.
    pub src: String,
    /// What the guide says of it, or the word for a screenshot.
    pub alt: String,
    /// The address of a picture on another host, to be linked to; else empty.
    pub outside: String,
    /// Its width in pixels; 0 when it is not known.
    pub width: u32,
    /// Its height in pixels; 0 when it is not known.
    pub height: u32,
}

/// A value to fill in.
#[derive(Debug, Clone, Serialize)]
pub struct Value {
    /// Its name, as placeholders have it.
    pub name: String,
    /// What the guide says of it; may be empty.
    pub description_html: String,
    /// Whether it must not be kept.
    pub secret: bool,
}
