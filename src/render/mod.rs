//! Workflow → runbook: what the reader must do, to read and to tick off.
//!
//! `text` turns the dialect's marks into plain Markdown, `markdown` each item into a block, `view` gathers what the
//! template gets. Everything that is not the guide's text comes from the reader's language file.

pub mod html;
mod markdown;
mod templates;
mod text;
mod view;

use crate::error::Error;
use crate::language::{Language, Languages, fill};
use crate::locale::Locale;
use crate::project::Links;
use crate::workflow::Workflow;

pub use templates::{SHIPPED, Templates};
pub use view::View;

/// What a rendering needs besides the workflow.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The language that the runbook speaks.
    pub language: &'a Language,
    /// The locale of the reader: the workflow's, unless it stands in for one that the guide does not have.
    pub reader: Locale,
    /// Addresses of `/links/<key>` targets.
    pub links: &'a Links,
    /// All languages: the text may be in another one than the runbook.
    pub languages: &'a Languages,
    /// Where API calls go.
    pub api: Option<&'a str>,
    /// The page of the API's console that makes a call, with `{version}`, `{method}` and `{path}`.
    pub api_console: Option<&'a str>,
    /// What leads from the runbook's folder to the guide's: empty, or with a slash at its end.
    pub images: &'a str,
    /// How a picture is shown, by its path in the guide; none when it may not be shown in a page, or where a Markdown
    /// runbook shows it where the guide has it.
    pub pictures: &'a dyn Fn(&str) -> Option<html::Embedded>,
    /// The address of the runbook of another guide, by the target of the link; none when there is none.
    pub guides: &'a dyn Fn(&str) -> Option<String>,
    /// The templates.
    pub templates: &'a Templates,
}

impl Options<'_> {
    /// What the reader has to know of the language of a runbook: that the locale asked for does not exist, or that the
    /// text is in another language than its locale says. Empty when everything is as expected.
    fn banner(&self, workflow: &Workflow) -> String {
        let strings = &self.language.strings;
        let (asked, used) = (self.reader, workflow.locale);
        let fallback = (asked != used)
            .then(|| fill(&strings.fallback, &[("asked", &asked.to_string()), ("used", &used.to_string())]));
        let other = workflow.language.as_deref().map(|code| {
            let name = self.languages.get(code).map_or(code, |language| language.name.as_str());
            fill(&strings.other_language, &[("language", name)])
        });
        fallback.into_iter().chain(other).collect::<Vec<_>>().join(" ")
    }
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options").field("reader", &self.reader).field("images", &self.images).finish_non_exhaustive()
    }
}

/// Renders a workflow as Markdown.
///
/// # Errors
/// The template is broken or names what it does not get; the message names the template and the line.
pub fn markdown(workflow: &Workflow, options: &Options<'_>) -> Result<String, Error> {
    options.templates.render("runbook.md", View::new(workflow, options))
}
