//! What a template gets.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};

use crate::locale::Locale;
use crate::localize;
use crate::workflow::{Section, SourceFile, Workflow, rows};

use super::Options;
use super::markdown::Writer;

/// A workflow, ready for a template.
#[derive(Debug, Serialize)]
pub struct View {
    /// The title, Markdown.
    pub title: String,
    /// The summary, Markdown; may be empty.
    pub summary: String,
    /// The locale of the text.
    pub locale: Locale,
    /// Says that the locale asked for does not exist, or that the text is in another language; else empty.
    pub banner: String,
    /// The date of the last update, in words; may be empty.
    pub updated: String,
    /// Where the text comes from.
    pub source: SourceFile,
    /// The words of the reader's language that templates need: `updated`, `source`, `colon`.
    pub strings: Value,
    /// What stands before the first section, Markdown.
    pub blocks: Vec<String>,
    /// All sections and sub-sections, in reading order.
    pub sections: Vec<SectionView>,
}

/// A section without its sub-sections, which follow it.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// What stands before it when it is one of several ways, Markdown; else empty.
    pub way: String,
    /// `##` and deeper.
    pub marks: String,
    /// The title, Markdown; may be empty.
    pub title: String,
    /// Its anchor, when a link of the guide leads to it; else empty.
    pub anchor: String,
    /// Its items, Markdown.
    pub blocks: Vec<String>,
}

impl View {
    /// The view of a workflow.
    #[must_use]
    pub fn new(workflow: &Workflow, options: &Options<'_>) -> Self {
        let strings = &options.language.strings;
        let writer = Writer::new(workflow, options);
        let mut linked = BTreeSet::new();
        workflow.visit_items(&mut |item| {
            linked.extend(item.prose().into_iter().flat_map(|prose| prose.links).map(|link| link.section.clone()))
        });
        let mut sections = Vec::new();
        flatten(&writer, &workflow.sections, 2, &linked, &mut sections);
        Self {
            title: writer.text(&workflow.title),
            summary: writer.text(&workflow.summary),
            locale: workflow.locale,
            banner: options.banner(workflow),
            updated: workflow.updated.map_or_else(String::new, |date| localize::long_date(options.reader, date)),
            source: quotable(&workflow.source),
            strings: json!({ "updated": strings.updated, "source": strings.source, "colon": strings.colon }),
            blocks: writer.blocks(&workflow.items),
            sections,
        }
    }
}

/// Where the text comes from, as it can stand between backticks.
fn quotable(source: &SourceFile) -> SourceFile {
    let clean = |text: &str| text.replace(['`', '\n', '\r'], " ");
    SourceFile { path: clean(&source.path), sha256: clean(&source.sha256) }
}

fn flatten(
    writer: &Writer<'_>,
    sections: &[Section],
    level: usize,
    linked: &BTreeSet<String>,
    all: &mut Vec<SectionView>,
) {
    for row in rows(sections) {
        for (at, section) in row.iter().enumerate() {
            let title = writer.text(&section.title);
            let anchor = section.anchors.iter().find(|anchor| linked.contains(*anchor)).cloned().unwrap_or_default();
            let anchor = anchor.replace(['"', '<', '>', '\n', '\r'], "");
            let way = if row.len() > 1 { writer.way(at) } else { String::new() };
            let blocks = writer.blocks(&section.items);
            all.push(SectionView { way, marks: "#".repeat(level.min(6)), title, anchor, blocks });
            flatten(writer, &section.sections, level + 1, linked, all);
        }
    }
}
