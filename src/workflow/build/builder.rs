//! What every part of the build needs to know.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::guide::{self, Block, BlockKind, Inline, InlineKind, Reference, flowed, plain_text};
use crate::language::{Language, Languages};
use crate::locale::Locale;
use crate::source::{Source, Span};
use crate::workflow::anchor;
use crate::workflow::model::{Lines, Role};
use crate::workflow::understand::{Context, Explained, Follower, Place, Reading};

/// What every part of the build needs to know.
pub(super) struct Builder<'a> {
    pub(super) source: &'a Source,
    /// The locale of the file, or that of its text when the file tells none.
    pub(super) locale: Locale,
    /// The language that the guide is written in; English when nobody knows that one.
    pub(super) language: &'a Language,
    pub(super) is_known: bool,
    pub(super) languages: &'a Languages,
    pub(super) blocks: &'a [Block],
    pub(super) slug: Option<String>,
    /// The links and images that name a definition instead of an address, in the order of their places.
    pub(super) references: Vec<&'a Reference>,
    /// The anchors of all headings, once a link may lead to one.
    pub(super) anchors: OnceCell<HashSet<String>>,
    pub(super) notes: Vec<Diagnostic>,
    /// Why each text was understood as it was, when somebody asked.
    pub(super) explained: Option<Vec<Explained>>,
}

impl Builder<'_> {
    pub(super) fn lines(&self, span: Span) -> Lines {
        let (first, last) = self.source.lines(span);
        Lines(first, last)
    }

    /// What the guide says at a place, each address where its link stands: no definition goes into a workflow.
    pub(super) fn written(&self, span: Span) -> Cow<'_, str> {
        let first = self.references.partition_point(|reference| reference.span.start < span.start);
        let here = self.references[first..].iter().take_while(|reference| reference.span.end <= span.end);
        let mut text = String::new();
        let mut at = span.start;
        for reference in here {
            text.push_str(self.source.slice(Span { start: at, end: reference.span.start }));
            text.push_str(&reference.resolved);
            at = reference.span.end;
        }
        let rest = self.source.slice(Span { start: at, end: span.end });
        if at == span.start { Cow::Borrowed(rest) } else { Cow::Owned(text + rest) }
    }

    pub(super) fn has_anchor(&self, anchor: &str) -> bool {
        self.anchors.get_or_init(|| anchor::anchors(self.source, self.blocks)).contains(anchor)
    }

    /// The number of inlines that are images on lines of their own, glued to the text below them: they show what was said
    /// before.
    pub(super) fn glued_images(&self, text: &[Inline]) -> usize {
        let blank = |inline: &Inline| self.source.slice(inline.span).trim().is_empty();
        let is_image = |inline: &Inline| matches!(inline.kind, InlineKind::Image(_));
        let is_break = |inline: &Inline| matches!(inline.kind, InlineKind::Break(_));
        let row = text.iter().position(|inline| !is_image(inline) && !is_break(inline) && !blank(inline)).unwrap_or(0);
        let own = text[..row].iter().rposition(is_break).map_or(0, |end| end + 1);
        if text[..own].iter().any(is_image) { own } else { 0 }
    }

    /// What a block is to the text before it.
    pub(super) fn follower(&self, block: &Block) -> Option<Follower> {
        match &block.kind {
            BlockKind::Code(_) => Some(Follower::Code),
            BlockKind::Calls(_) => Some(Follower::Call),
            BlockKind::List(_) => Some(Follower::List),
            BlockKind::Figures(_) => Some(Follower::Figure),
            BlockKind::Paragraph(text) => (self.glued_images(text) > 0).then_some(Follower::Figure),
            BlockKind::Table(table) => self.is_form(table).then_some(Follower::Form),
            BlockKind::Questions(parts) => {
                let called = |block: &Block| matches!(block.kind, BlockKind::Calls(_));
                parts.iter().flat_map(|part| &part.body).any(called).then_some(Follower::Call)
            }
            BlockKind::Heading(_)
            | BlockKind::Quote(_)
            | BlockKind::Notice(_)
            | BlockKind::Tabs(_)
            | BlockKind::Aside(_)
            | BlockKind::Group(_)
            | BlockKind::Region(_)
            | BlockKind::Html
            | BlockKind::Comment
            | BlockKind::Rule => None,
        }
    }

    fn is_form(&self, table: &guide::Table) -> bool {
        let header: Vec<String> = table.header.iter().map(|cell| plain_text(self.source, &cell.text)).collect();
        self.language.is_form_header(&header)
    }

    /// The title of a tab, a question or a collapsible, as it was written.
    pub(super) fn title(&self, titled: &guide::Titled) -> String {
        let span = titled.title.first().zip(titled.title.last()).map(|(first, last)| first.span.to(last.span));
        span.map(|span| flowed(&self.written(span))).unwrap_or_default()
    }
}

/// What surrounds a block.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) role: Role,
    pub(super) place: Place<'a>,
    pub(super) next: Option<Follower>,
    pub(super) lead: Option<&'a Reading>,
    pub(super) among_steps: bool,
    /// What is known already of the first text.
    pub(super) read: Option<&'a Reading>,
}

impl<'a> Setting<'a> {
    /// What decides with the words of a text what it is.
    pub(super) fn context(&self, builder: &Builder<'a>) -> Context<'a> {
        let place = match self.place {
            Place::List(None) => Place::List(self.lead),
            place => place,
        };
        let Builder { source, language, languages, .. } = *builder;
        let Self { role, among_steps, next: followed_by, .. } = *self;
        Context { source, language, languages, role, place, among_steps, followed_by }
    }
}
