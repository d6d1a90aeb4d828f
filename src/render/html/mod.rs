//! Workflow → one designed page that stands alone: its style, script and pictures inside, no request to any host.
//!
//! `items` and `text` turn a workflow into the view that templates get (`view`, `nodes`; described in
//! `docs/templates.md`); `escape` makes text harmless; `session` tells commands from what they print; `values` gathers
//! what a page asks for; `sanitize` lets through what is harmless of a guide's own HTML; `pictures` reads screenshots.
//! The templates allow a page its own style and script, by their hashes, and nothing else.

mod escape;
mod items;
mod nodes;
mod pictures;
mod sanitize;
mod session;
mod text;
mod values;
mod view;

use crate::error::Error;
use crate::workflow::Workflow;

use super::{Options, Templates};

pub use nodes::{
    ActionNode, ApiNode, ChoiceNode, FieldNode, MarkNode, Node, OptionNode, ParameterNode, Picture, QuestionNode,
    QuoteNode, StepNode, TextNode, Value,
};
pub use pictures::{Asset, Embedded, Pictures};
pub use view::{Page, PageEdition, PageFrame, SectionNode};

/// The name of the template that a page begins with.
const PAGE: &str = "page.html";

/// The style and the script of a page.
const OWN: [&str; 2] = ["page.css", "page.js"];

/// What pages need beside them that do not hold their style and script.
#[must_use]
pub fn assets(templates: &Templates) -> Vec<Asset> {
    let asset = |name: &&str| Some(Asset { name: (*name).to_owned(), bytes: templates.asset(name)?.into() });
    OWN.iter().filter_map(asset).collect()
}

/// Renders a workflow as a page.
///
/// # Errors
/// A template names what it does not get; the message names the template and the line.
pub fn page(workflow: &Workflow, options: &Options<'_>, around: &PageFrame) -> Result<String, Error> {
    options.templates.render(PAGE, Page::new(workflow, options, around))
}

/// The view that the templates of a page get, as JSON.
///
/// # Errors
/// None: the view is made of texts, numbers and lists.
pub fn view(workflow: &Workflow, options: &Options<'_>, around: &PageFrame) -> Result<String, Error> {
    serde_json::to_string_pretty(&Page::new(workflow, options, around))
        .map_err(|error| Error::format(workflow.source.path.as_str(), error.to_string()))
}
