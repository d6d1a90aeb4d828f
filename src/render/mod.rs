//! Workflow → runbook: what the reader must do, to read and to tick off.
//!
//! `text` turns the dialect's marks into plain Markdown, `markdown` each item into a block, `view` gathers what the
//! template gets. Everything that is not the guide's text comes from the reader's language file.

mod markdown;
mod text;
mod view;

use handlebars::{Handlebars, no_escape};

use crate::error::Error;
use crate::language::Language;
use crate::locale::Locale;
use crate::project::Links;
use crate::workflow::Workflow;

pub use markdown::{curl, duration};
pub use view::View;

/// The template that ships with the program.
pub const TEMPLATE: &str = include_str!("../../templates/runbook.md.hbs");

/// What a rendering needs besides the workflow.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// The language that the runbook speaks.
    pub language: &'a Language,
    /// The locale of the reader: the workflow's, unless it stands in for one that the guide does not have.
    pub reader: Locale,
    /// Addresses of `/links/<key>` targets.
    pub links: &'a Links,
    /// Where API calls go.
    pub api: Option<&'a str>,
    /// What leads from the runbook's folder to the guide's: empty, or with a slash at its end.
    pub images: &'a str,
    /// A name, for errors, and a handlebars template.
    pub template: (&'a str, &'a str),
}

/// Renders a workflow as Markdown.
///
/// # Errors
/// The template is broken or names what it does not get; the message names the template and the line.
pub fn markdown(workflow: &Workflow, options: &Options<'_>) -> Result<String, Error> {
    let view = View::new(workflow, options);
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.register_escape_fn(no_escape);
    let (name, template) = options.template;
    let text =
        registry.register_template_string(name, template).map_err(|error| Error::format(name, error.to_string()));
    text.and_then(|()| registry.render(name, &view).map_err(|error| Error::format(name, error.to_string())))
}
