//! What a rule sees of a guide that it looks at by itself.

use std::sync::OnceLock;

use camino::Utf8Path;
use jiff::civil::Date;

use crate::drift::{Edition, Finding, compare};
use crate::guide::{
    Block, BlockKind, Guide, Heading, Image, Inline, InlineKind, Link, plain_text, visit_blocks, visit_images,
    visit_inlines,
};
use crate::language::{Language, Languages, SectionName};
use crate::locale::Locale;
use crate::source::{Source, Span};
use crate::workflow::{Lines, Workflow, date_in};

use super::neighbour;
use super::odd::odd;
use super::originals::Originals;

/// A guide with everything that rules ask about it, gathered in one walk.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// The text.
    pub(super) source: &'a Source,
    /// The tree.
    pub(super) guide: &'a Guide,
    /// What its reader must do.
    pub(super) workflow: &'a Workflow,
    /// All languages.
    pub(super) languages: &'a Languages,
    /// The language that the text is written in.
    pub(super) language: &'a Language,
    /// The locale that the file is named after, or that of its text when its name tells none.
    pub(super) locale: Locale,
    /// Where it lies.
    pub(super) path: &'a Utf8Path,
    /// What translations are compared with, when a rule does so.
    pub(super) originals: &'a Originals,
    /// Every block, containers before their content.
    pub(super) blocks: Vec<&'a Block>,
    /// Every piece of text, containers before their content.
    pub(super) inlines: Vec<&'a Inline>,
    /// The runs of text that stand together: paragraphs, titles, cells.
    pub(super) runs: Vec<&'a [Inline]>,
    /// Every image.
    pub(super) images: Vec<&'a Image>,
    /// Every heading.
    pub(super) headings: Vec<Title<'a>>,
    /// The date of the date line.
    pub(super) dated: Option<Date>,
    drift: OnceLock<Vec<Finding>>,
    /// Characters that are not seen or seldom meant, outside code.
    pub(super) odd: Vec<(Span, char)>,
}

/// A heading with its plain text.
#[derive(Debug)]
pub(super) struct Title<'a> {
    /// The heading.
    pub(super) heading: &'a Heading,
    /// Its place.
    pub(super) span: Span,
    /// The text that a reader sees.
    pub(super) text: String,
    /// The number in it.
    pub(super) number: Option<u32>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        source: &'a Source,
        guide: &'a Guide,
        workflow: &'a Workflow,
        languages: &'a Languages,
        path: &'a Utf8Path,
        originals: &'a Originals,
    ) -> Self {
        let language = workflow.language_in(languages);
        let (mut blocks, mut runs, mut inlines, mut images) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        visit_blocks(&guide.blocks, &mut |block| {
            blocks.push(block);
            add_runs(block, &mut runs);
        });
        visit_inlines(&guide.blocks, &mut |inline| inlines.push(inline));
        visit_images(&guide.blocks, &mut |image| images.push(image));
        let headings = blocks.iter().filter_map(|block| title(source, language, block)).collect();
        Self {
            drift: OnceLock::new(),
            odd: odd(source, &blocks),
            dated: guide.date_line.as_ref().and_then(|line| date_in(source.slice(line.text), language, languages)),
            path,
            locale: workflow.locale,
            source,
            guide,
            workflow,
            languages,
            language,
            originals,
            blocks,
            runs,
            inlines,
            images,
            headings,
        }
    }

    /// The guide that this one is compared with, and where the two differ; `None` when nothing is compared, or this is
    /// the reference itself.
    pub(super) fn drift(&self) -> Option<(&'a Workflow, &[Finding])> {
        let originals = self.originals;
        let reference = originals.of(self.folder(), self.languages)?;
        if reference.locale == self.workflow.locale {
            return None;
        }
        let found = self.drift.get_or_init(|| {
            let (one, two) = (Edition::new(reference, self.languages), Edition::new(self.workflow, self.languages));
            let mut findings = compare(&one, &two).findings;
            findings.retain(|one| !originals.accepted.has(&self.workflow.source.path, one));
            findings
        });
        Some((reference, found))
    }

    /// Whether a language file has the words of the text.
    pub(super) fn knows_language(&self) -> bool {
        self.languages.get(self.workflow.written_in()).is_some()
    }

    /// The folder that it shares with its other locales.
    pub(super) fn folder(&self) -> &Utf8Path {
        self.path.parent().unwrap_or(Utf8Path::new(""))
    }

    /// Whether the guide follows the template: it says when it was updated, in its text or above it.
    pub(super) fn is_templated(&self) -> bool {
        self.guide.date_line.is_some() || self.workflow.updated.is_some()
    }

    /// Where to point at when the guide as a whole is meant: its title, else its first line.
    pub(super) fn top(&self) -> Span {
        neighbour::top(self.source, self.guide)
    }

    /// Where a front matter key stands with its value, on one line.
    pub(super) fn value_of(&self, key: &str) -> Option<Span> {
        self.guide.front_matter.place_of(self.source, key)
    }

    /// Lines of a workflow's item as a place, without the blank space around it.
    pub(super) fn lines(&self, Lines(first, last): Lines) -> Span {
        let (start, end) = (self.source.line_start(first), self.source.line_start(last + 1));
        let text = self.source.slice(Span { start, end });
        let skipped = text.len() - text.trim_start().len();
        let end = start + text.trim_end().len().max(skipped) as u32;
        Span { start: start + skipped as u32, end }
    }

    /// The first of some lines.
    pub(super) fn first_line(&self, Lines(first, _): Lines) -> Span {
        self.lines(Lines(first, first))
    }

    /// The links, with their places.
    pub(super) fn links(&self) -> impl Iterator<Item = (&'a Inline, &'a Link)> + '_ {
        self.inlines.iter().filter_map(|inline| match &inline.kind {
            InlineKind::Link(link) => Some((*inline, &**link)),
            _ => None,
        })
    }

    /// Whether nothing stands there but blank space, comments and the marks of quotes and rules.
    pub(super) fn is_blank(&self, place: Span) -> bool {
        let mark = |c: char| c.is_whitespace() || matches!(c, '>' | '#' | '-' | '_' | '*' | '=');
        self.source.slice(place).chars().all(mark)
    }

    /// Whether a text begins with the number of a step, as headings made of bold text do.
    pub(super) fn names_step(&self, place: Span) -> bool {
        let text = self.source.slice(place);
        let text = text.trim_start_matches(['*', '_', ' ']);
        self.language.steps_named(text).first().is_some_and(|named| named.at.start == 0)
    }

    /// Which section of the template a title opens, in the language of the text or in English.
    pub(super) fn section_name(&self, title: &str) -> Option<SectionName> {
        let english = self.languages.get("en");
        self.language.section_name(title).or_else(|| english.and_then(|english| english.section_name(title)))
    }
}

/// Adds the runs of text of a block itself.
fn add_runs<'a>(block: &'a Block, runs: &mut Vec<&'a [Inline]>) {
    match &block.kind {
        BlockKind::Heading(heading) => runs.push(&heading.title),
        BlockKind::Paragraph(text) => runs.push(text),
        BlockKind::Questions(parts) | BlockKind::Tabs(parts) => {
            runs.extend(parts.iter().map(|part| part.title.as_slice()));
        }
        BlockKind::Aside(titled) => runs.push(&titled.title),
        BlockKind::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            runs.extend(cells.map(|cell| cell.text.as_slice()));
        }
        BlockKind::Figures(_)
        | BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Notice(_)
        | BlockKind::Calls(_)
        | BlockKind::Group(_)
        | BlockKind::Region(_)
        | BlockKind::Code(_)
        | BlockKind::Html
        | BlockKind::Comment
        | BlockKind::Rule => {}
    }
}

fn title<'a>(source: &Source, language: &Language, block: &'a Block) -> Option<Title<'a>> {
    let BlockKind::Heading(heading) = &block.kind else { return None };
    let text = plain_text(source, &heading.title);
    let number = language.heading_number(&text);
    Some(Title { heading, span: block.span, text, number })
}
