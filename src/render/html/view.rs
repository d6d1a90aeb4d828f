//! The view of a workflow that the templates of a page get.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::language::{Strings, fill};
use crate::localize;
use crate::render::Options;
use crate::workflow::{Role, Section, SourceFile, Workflow, rows};

use super::items::Writer;
use super::nodes::{Node, Value};
use super::text::{self, anchor_id};
use super::values::Values;

/// More values than these would push the text off the first screen.
const FEW: usize = 8;

/// What a page has around its text.
#[derive(Debug)]
pub struct PageFrame {
    /// The page in all its locales, this one among them.
    pub editions: Vec<PageEdition>,
    /// The way to the index of the site; none for a page that stands alone.
    pub index: Option<String>,
    /// The way to the folder of styles and scripts, with a slash at its end; none when the page holds them.
    pub assets: Option<String>,
}

/// A page in one locale, for the switch between languages.
#[derive(Debug, Clone, Serialize)]
pub struct PageEdition {
    /// The locale, such as `fr-CA`.
    pub locale: String,
    /// The tag for `lang` and `hreflang`.
    pub lang: String,
    /// The language in itself, such as `Français (CA)`.
    pub name: String,
    /// Where it is, from this page.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A workflow, ready for the templates of a page.
#[derive(Debug, Serialize)]
pub struct Page<'a> {
    /// The title, plain.
    pub title: String,
    /// The title.
    pub title_html: String,
    /// The summary; may be empty.
    pub summary_html: String,
    /// The workflow's id.
    pub id: &'a str,
    /// The tag of the reader's locale, for `lang`.
    pub lang: String,
    /// The tag of the text, for `lang`.
    pub text_lang: String,
    /// The tag of the words around the text when they are in another language than the text; else empty.
    pub label_lang: String,
    /// Says that the locale asked for does not exist, or that the text is in another language; else empty.
    pub banner: String,
    /// The way to the index of the site in the reader's locale; empty when there is none.
    pub index: String,
    /// The way to the folder of styles, scripts and pictures, with a slash at its end; empty when they are in the page.
    pub assets: String,
    /// The date of the last update, in words; may be empty.
    pub updated: String,
    /// The same date as `2026-01-31`; may be empty.
    pub updated_iso: String,
    /// Where the text comes from.
    pub source: &'a SourceFile,
    /// Under what name the browser keeps the progress: it changes with the text.
    pub storage: String,
    /// How many steps and API calls there are.
    pub total: usize,
    /// `0 of 12 steps done`, with the total filled in and `{n}` left.
    pub steps_done: String,
    /// The values that the page asks for and fills in.
    pub values: Vec<Value>,
    /// Whether these are so few that they need not be hidden at first.
    pub values_open: bool,
    /// The page in all its locales; empty when there is one only.
    pub editions: Vec<PageEdition>,
    /// All words of the reader's language.
    pub strings: &'a Strings,
    /// What stands before the first section.
    pub items: Vec<Node>,
    /// The sections.
    pub sections: Vec<SectionNode>,
}

/// A section.
#[derive(Debug, Clone, Serialize)]
pub struct SectionNode {
    /// Its `id`.
    pub id: String,
    /// Further names by which links reach it.
    pub anchors: Vec<String>,
    /// Its title, plain; may be empty.
    pub title: String,
    /// Its title; may be empty.
    pub title_html: String,
    /// The level of its heading: 2 to 6.
    pub level: usize,
    /// The `id` of the choice of which it is one option; else empty.
    pub choice: String,
    /// Whether it is the first option of that choice.
    pub first: bool,
    /// Whether it is the last option of that choice.
    pub last: bool,
    /// `objective`, `requirements`, `instructions`, `further`, `other`; empty when not known.
    pub role: &'static str,
    /// How many steps and API calls it holds, those of sub-sections included.
    pub total: usize,
    /// What stands before the first sub-section.
    pub items: Vec<Node>,
    /// The sub-sections.
    pub sections: Vec<SectionNode>,
}

impl<'a> Page<'a> {
    /// The view of a workflow.
    #[must_use]
    pub fn new(workflow: &'a Workflow, options: &Options<'a>, around: &'a PageFrame) -> Self {
        let strings = &options.language.strings;
        let values = Values::default();
        let writer = Writer::new(workflow, options, &values);
        let (title_html, summary_html) = (writer.title(&workflow.title), writer.title(&workflow.summary));
        let items = writer.nodes(&workflow.items);
        let mut taken = BTreeSet::new();
        let sections = nodes(&writer, &workflow.sections, 2, &mut taken);
        let total = writer.counted();
        let lang = localize::tag(options.reader);
        let text_lang = workflow.language.clone().unwrap_or_else(|| localize::tag(workflow.locale));
        let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        let label_lang = if language(&lang) == language(&text_lang) { String::new() } else { lang.clone() };
        let values = values.shown();
        Self {
            title: workflow.title.replace('`', ""),
            title_html,
            summary_html,
            id: &workflow.id,
            lang,
            text_lang,
            label_lang,
            banner: options.banner(workflow),
            index: around.index.clone().unwrap_or_default(),
            assets: around.assets.clone().unwrap_or_default(),
            updated: workflow.updated.map_or_else(String::new, |date| localize::long_date(options.reader, date)),
            updated_iso: workflow.updated.map_or_else(String::new, |date| date.to_string()),
            source: &workflow.source,
            storage: format!("stepmark {} {} {}", workflow.id, workflow.locale, workflow.source.sha256),
            total,
            steps_done: fill(&strings.steps_done, &[("total", &localize::number(options.reader, total as u64))]),
            values_open: values.len() <= FEW,
            values,
            editions: around.editions.iter().filter(|_| around.editions.len() > 1).cloned().collect(),
            strings,
            items,
            sections,
        }
    }
}

fn nodes(writer: &Writer<'_>, sections: &[Section], level: usize, taken: &mut BTreeSet<String>) -> Vec<SectionNode> {
    let mut all = Vec::with_capacity(sections.len());
    for row in rows(sections) {
        let choice = if row.len() > 1 { writer.new_choice() } else { String::new() };
        for (at, section) in row.iter().enumerate() {
            let (first, last) = (at == 0, at + 1 == row.len());
            all.push(SectionNode { choice: choice.clone(), first, last, ..node(writer, section, level, taken) });
        }
    }
    all
}

fn node(writer: &Writer<'_>, section: &Section, level: usize, taken: &mut BTreeSet<String>) -> SectionNode {
    let before = writer.counted();
    let mut anchors: Vec<String> = section.anchors.iter().map(|anchor| anchor_id(anchor)).collect();
    anchors.retain(|anchor| taken.insert(anchor.clone()));
    if anchors.is_empty() {
        anchors.extend((1..).map(|at| format!("part-{at}")).find(|id| taken.insert(id.clone())));
    }
    let id = anchors.remove(0);
    let title_html = writer.html(&section.title);
    let items = writer.nodes(&section.items);
    let sections = nodes(writer, &section.sections, level + 1, taken);
    SectionNode {
        id,
        anchors,
        title: text::plain(&section.title),
        title_html,
        level: level.min(6),
        choice: String::new(),
        first: false,
        last: false,
        role: role(section.role),
        total: writer.counted() - before,
        items,
        sections,
    }
}

fn role(role: Option<Role>) -> &'static str {
    match role {
        Some(Role::Objective) => "objective",
        Some(Role::Requirements) => "requirements",
        Some(Role::Instructions) => "instructions",
        Some(Role::Further) => "further",
        Some(Role::Other) => "other",
        None => "",
    }
}
