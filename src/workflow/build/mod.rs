//! Guide → Workflow.
//!
//! 1. `outline` turns headings into sections, with role, kind and number;
//! 2. `items` turns each block into an item, asking `understand` what a text tells the reader to do; `lists`, `quotes`
//!    and `choices` (alternatives) in it do so for what holds other blocks;
//! 3. `attach` gives steps the figures and form tables that belong to them;
//! 4. `cases` finds the sections that are for one case only;
//! 5. `optional` marks the steps of sections that may be left out;
//! 6. `ids` numbers the steps.
//!
//! `dates` reads when the guide was last updated; `draft` holds what is on its way through the passes, and turns items
//! into others; `builder` is what all of them know of the guide.
//!
//! Building cannot fail, and loses nothing: a block that no module knows what to do with becomes `raw`.

mod attach;
mod builder;
mod cases;
mod dates;
mod draft;
mod ids;
mod items;
mod optional;
mod outline;

use std::cell::OnceCell;

use crate::diagnostic::Noted;
use crate::guide::{Block, BlockKind, Guide, InlineKind, Reference, plain_text, visit_images, visit_inlines};
use crate::language::{Language, Languages};
use crate::locale::Locale;
use crate::source::Source;

pub use dates::date_in;
pub(crate) use items::warning_title;

use super::model::{FORMAT_VERSION, Section, SourceFile, Workflow};
use super::understand::Explained;
use builder::Builder;
use draft::finish;

/// What a guide's place in a project says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The family: folder names below the root of the guides, as slugs.
    pub id: String,
    /// The locale of the file.
    pub locale: Locale,
    /// Nothing tells that locale: it is only the project's default, and the text may tell another.
    pub assumed: bool,
    /// How the workflow names the file.
    pub path: String,
    /// The SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

/// Builds the workflow of a guide.
#[must_use]
pub fn build(source: &Source, guide: &Guide, languages: &Languages, identity: &Identity) -> Noted<Workflow> {
    build_with(source, guide, languages, identity, None).0
}

/// Tells of each paragraph and list item of a guide what was understood, and why, in reading order.
#[must_use]
pub fn inspect(source: &Source, guide: &Guide, languages: &Languages, identity: &Identity) -> Vec<Explained> {
    let mut all = build_with(source, guide, languages, identity, Some(Vec::new())).1;
    all.sort_by_key(|explained| explained.lines);
    all
}

fn build_with(
    source: &Source,
    guide: &Guide,
    languages: &Languages,
    identity: &Identity,
    explained: Option<Vec<Explained>>,
) -> (Noted<Workflow>, Vec<Explained>) {
    let (locale, written) = written(languages, &prose(source, guide), identity);
    let language = written.unwrap_or_else(|| languages.english());
    let slug = guide.front_matter.text("slug");
    let (blocks, anchors, notes) = (&guide.blocks, OnceCell::new(), Vec::new());
    let references = references(blocks);
    let is_known = written.is_some();
    let mut builder =
        Builder { source, locale, language, is_known, languages, blocks, slug, references, anchors, notes, explained };
    let mut workflow = head(&mut builder, guide, languages, identity);
    let (drafts, sections) = outline::sections(&mut builder, &guide.blocks, &workflow.title);
    workflow.items = finish(drafts);
    workflow.sections = sections;
    cases::titled(&mut workflow.sections, builder.language);
    optional::mark(&mut workflow.sections, builder.language);
    ids::number(&mut workflow);
    let mut notes = builder.notes;
    notes.sort_by_key(|note| note.span);
    (Noted { value: workflow, notes }, builder.explained.unwrap_or_default())
}

/// The locale of a guide, and the language that it is written in, when that is known.
fn written<'l>(languages: &'l Languages, text: &str, identity: &Identity) -> (Locale, Option<&'l Language>) {
    let expected = identity.locale.language();
    let any = if identity.assumed { languages.detect_any(text) } else { None };
    let written = any.or_else(|| languages.detect(text, expected));
    let other = written.filter(|language| identity.assumed && language.language != expected);
    (other.map_or(identity.locale, |language| language.locale), written)
}

/// The links and images that name a definition instead of an address.
fn references(blocks: &[Block]) -> Vec<&Reference> {
    let mut all = Vec::new();
    visit_inlines(blocks, &mut |inline| {
        if let InlineKind::Link(link) = &inline.kind {
            all.extend(&link.reference);
        }
    });
    visit_images(blocks, &mut |image| all.extend(&image.reference));
    all.sort_unstable_by_key(|reference| reference.span);
    all
}

fn head(builder: &mut Builder<'_>, guide: &Guide, languages: &Languages, identity: &Identity) -> Workflow {
    let front = &guide.front_matter;
    let first_heading = guide.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading(heading) if heading.level == 1 => Some(plain_text(builder.source, &heading.title)),
        _ => None,
    });
    let mut metadata = front.values.clone();
    let title = front.text("title").inspect(|_| drop(metadata.shift_remove("title"))).or(first_heading);
    let summary_key = ["excerpt", "description"].into_iter().find(|key| front.text(key).is_some());
    let summary = summary_key.and_then(|key| {
        metadata.shift_remove(key);
        front.text(key)
    });
    let stated = dates::updated(builder, front, &mut metadata);
    let written = guide.date_line.as_ref().and_then(|line| dates::of_line(builder, line, languages));
    let is_other = builder.is_known && builder.language.language != builder.locale.language();
    let language = is_other.then(|| builder.language.language.clone());
    Workflow {
        stepmark: FORMAT_VERSION,
        id: identity.id.clone(),
        locale: builder.locale,
        language,
        title: title.unwrap_or_default(),
        summary: summary.unwrap_or_default(),
        updated: stated.or(written),
        metadata,
        source: SourceFile { path: identity.path.clone(), sha256: identity.sha256.clone() },
        items: Vec::new(),
        sections: Vec::<Section>::new(),
    }
}

/// The guide's plain words, for telling its language.
fn prose(source: &Source, guide: &Guide) -> String {
    let mut text = String::new();
    visit_inlines(&guide.blocks, &mut |inline| {
        if let InlineKind::Text(decoded) = &inline.kind {
            text.push_str(decoded.as_deref().unwrap_or_else(|| source.slice(inline.span)));
            text.push(' ');
        }
    });
    text
}
