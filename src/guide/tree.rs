//! The tree of a guide: what its author wrote, with the place of every piece. It knows no human language.

use crate::source::Span;

use super::front_matter::FrontMatter;
use super::links::TargetKind;

/// A parsed guide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide {
    /// The metadata on top.
    pub front_matter: FrontMatter,
    /// The bold "Last updated" line, when it is the first line of the body.
    pub date_line: Option<DateLine>,
    /// The body, in reading order; headings stand among the blocks.
    pub blocks: Vec<Block>,
}

/// The bold "Last updated" line of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateLine {
    /// The whole line.
    pub span: Span,
    /// The words between the bold marks: a phrase and a date.
    pub text: Span,
}

/// A block with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// From the first byte of the block's own markup to its last byte.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The blocks of Markdown, and the roles that blocks of the dialect can play. The set of dialect blocks is open (each
/// is a row in `blocks`), the set of roles is closed: whoever reads a guide matches on these only.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// `## Title`.
    Heading(Heading),
    /// Text; images may stand in it.
    Paragraph(Vec<Inline>),
    /// A paragraph of nothing but images.
    Figures(Vec<Image>),
    /// A bullet or ordered list.
    List(List),
    /// `> text` without a marker.
    Quote(Vec<Block>),
    /// `> [!warning]` and the like.
    Notice(Notice),
    /// `> [!api]`: API calls, and whatever else was written in the block.
    Calls(Vec<CallPart>),
    /// `> [!faq]`: questions with answers.
    Questions(Vec<Titled>),
    /// `> [!tabs]`: alternatives, or consecutive steps.
    Tabs(Vec<Titled>),
    /// A collapsible, `/// details | Title`.
    Aside(Titled),
    /// Blocks without a meaning of their own around them, such as a carousel.
    Group(Vec<Block>),
    /// A region between two comments, `<!-- NAME-START:key -->` and its end.
    Region(Region),
    /// Fenced or indented code.
    Code(Code),
    /// A table.
    Table(Table),
    /// Raw HTML.
    Html,
    /// An HTML comment.
    Comment,
    /// `---`.
    Rule,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The title.
    pub title: Vec<Inline>,
    /// `{#id}`, or the names of `<a name="…">` anchors in it.
    pub anchors: Vec<String>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// Its items.
    pub items: Vec<Item>,
}

/// A list item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// With its marker.
    pub span: Span,
    /// A box to tick (`[ ]`) stands before its content.
    pub is_task: bool,
    /// Its content; the text of a tight item is a paragraph too.
    pub blocks: Vec<Block>,
}

/// How loudly a notice speaks.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A help on the way.
    Tip,
    /// Worth knowing.
    Note,
    /// Something can go wrong.
    Warning,
    /// Something will be lost.
    Danger,
}

/// A callout box.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How loudly it speaks.
    pub level: Level,
    /// The `[!kind]` marker.
    pub marker: Span,
    /// What it says.
    pub body: Vec<Block>,
}

/// A piece of an API block.
#[derive(Debug, Clone, PartialEq)]
pub enum CallPart {
    /// An `@api` line.
    Call(Call),
    /// Anything else that was written in the block.
    Block(Block),
}

/// One `@api` line.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// From `@api` to the end of the path.
    pub span: Span,
    /// `v1`, `v2` …
    pub version: Option<String>,
    /// The section of the API, in the newer form.
    pub section: Option<String>,
    /// Upper case; absent when a whole section is named.
    pub method: Option<String>,
    /// The path with its `{parameters}`; absent when a whole section is named.
    pub path: Option<String>,
}

impl Call {
    /// What is called: the path, or the section where a whole one is named.
    #[must_use]
    pub fn place(&self) -> &str {
        self.path.as_deref().or(self.section.as_deref()).unwrap_or_default()
    }
}

/// Blocks under a title: a tab, a question with its answer, a collapsible.
#[derive(Debug, Clone, PartialEq)]
pub struct Titled {
    /// Title and body.
    pub span: Span,
    /// The title; empty when the author gave none.
    pub title: Vec<Inline>,
    /// The body.
    pub body: Vec<Block>,
}

/// A region between two comments.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Its name, such as `CP-NAV`.
    pub name: String,
    /// The key behind the colon.
    pub key: String,
    /// What stands in it.
    pub body: Vec<Block>,
}

/// Code.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What stands behind the opening fence; `None` for indented code.
    pub info: Option<String>,
    /// The code without the marks of the blocks around it.
    pub text: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The header row.
    pub header: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A table cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its place.
    pub span: Span,
    /// Its text.
    pub text: Vec<Inline>,
}

/// A piece of text with its place, attributes included.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// From its first to its last byte.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The ends of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The text goes on, wherever it is broken.
    Soft,
    /// The author forced it.
    Hard,
}

/// The kinds of text.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Plain text. Holds the text when it is not what the source says (entities).
    Text(Option<Box<str>>),
    /// The end of a line.
    Break(Break),
    /// `` `code` ``, without the backticks.
    Code(Box<str>),
    /// `` `label`{.action} ``: a label of the control panel, without marks and padding.
    Label(Box<str>),
    /// `(1)`: a number drawn on a figure.
    Callout(u32),
    /// `*text*`.
    Emphasis(Vec<Inline>),
    /// `**text**`.
    Strong(Vec<Inline>),
    /// `~~text~~`.
    Strikethrough(Vec<Inline>),
    /// A link.
    Link(Box<Link>),
    /// An image within text.
    Image(Box<Image>),
    /// An HTML tag or comment.
    Html,
    /// An attribute that has no host; kept so that nothing is lost.
    StrayAttribute,
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The linked text; empty for `[](target)`.
    pub text: Vec<Inline>,
    /// Where it leads to, as written.
    pub target: String,
    /// What kind of target that is.
    pub kind: TargetKind,
    /// Its attributes, without dots: `external`, `ref`, `width="7"` …
    pub attributes: Vec<String>,
    /// Where it names a definition instead of an address.
    pub reference: Option<Reference>,
}

/// The name of a definition in the place of an address: `[text][name]`, with `[name]: address` elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// From the bracket behind the text to the end.
    pub span: Span,
    /// What would stand there with the address in place, such as `](address "title")`.
    pub resolved: String,
}

/// An image.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// With its attributes.
    pub span: Span,
    /// The alternative text.
    pub alt: String,
    /// The path as written.
    pub src: String,
    /// Its attributes, without dots: `thumbnail`, `w-400` …
    pub attributes: Vec<String>,
    /// Where it names a definition instead of a path.
    pub reference: Option<Reference>,
}
