//! What is kept of a guide once it was read: what other guides can know of it, and what binds it to them.

use std::collections::HashSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::error::Error;
use crate::files;
use crate::guide::{
    self, BlockKind, CallPart, Guide, InlineKind, Names, TargetKind, visit_blocks, visit_images, visit_inlines,
};
use crate::locale::Locale;
use crate::source::{Source, Span};

use super::anchors::anchors;

/// What is kept of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Where it lies.
    pub path: Utf8PathBuf,
    /// Its locale.
    pub locale: Locale,
    /// The names that links call it by.
    pub names: Names,
    /// Where its own slug stands; none when the folder's name is its slug.
    pub slug_at: Option<Span>,
    /// The anchors that links can reach; not known of what is no text.
    pub anchors: Option<HashSet<String>>,
    /// Its links.
    pub links: Vec<Tie>,
    /// Its images, by their places and paths.
    pub images: Vec<(Span, String)>,
    /// Where to point at when the guide as a whole is meant.
    pub top: Span,
    /// How it is built.
    pub shape: Shape,
}

/// A link of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The whole link.
    pub span: Span,
    /// What kind of address it leads to.
    pub kind: TargetKind,
    /// The address.
    pub target: String,
    /// Where its `#anchor` stands; none when there is none, or when it is written otherwise.
    pub anchor: Option<Span>,
}

/// How a guide is built: what its translations should have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The levels of its headings.
    pub headings: Vec<u8>,
    /// How many notices it has.
    pub notices: usize,
    /// Its API calls, method and path.
    pub calls: Vec<String>,
    /// How many pieces of code it has.
    pub code: usize,
    /// How many labels it has.
    pub labels: usize,
    /// How many images it has.
    pub images: usize,
}

impl Neighbour {
    /// What is kept of the guide in a file.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(path: &Utf8Path, locale: Locale) -> Result<Self, Error> {
        let source = Source::from_bytes(path.to_owned(), files::read(path)?);
        Ok(Self::of(&source, &guide::parse(&source).value, path, locale))
    }

    /// What is kept of a guide at a place.
    #[must_use]
    pub fn of(source: &Source, guide: &Guide, path: &Utf8Path, locale: Locale) -> Self {
        let folder = path.parent().and_then(Utf8Path::file_name).unwrap_or_default();
        let top = top(source, guide);
        let mut images = Vec::new();
        visit_images(&guide.blocks, &mut |image| images.push((image.span, image.src.clone())));
        let mut links = Vec::new();
        let mut labels = 0;
        visit_inlines(&guide.blocks, &mut |inline| match &inline.kind {
            InlineKind::Link(link) => links.push(Tie {
                span: inline.span,
                kind: link.kind,
                target: link.target.clone(),
                anchor: anchor(source, inline.span, &link.target),
            }),
            InlineKind::Label(_) => labels += 1,
            InlineKind::Text(_)
            | InlineKind::Break(_)
            | InlineKind::Code(_)
            | InlineKind::Callout(_)
            | InlineKind::Emphasis(_)
            | InlineKind::Strong(_)
            | InlineKind::Strikethrough(_)
            | InlineKind::Image(_)
            | InlineKind::Html
            | InlineKind::StrayAttribute => {}
        });
        images.shrink_to_fit();
        links.shrink_to_fit();
        Self {
            path: path.to_owned(),
            locale,
            slug_at: guide
                .front_matter
                .text("slug")
                .map(|_| guide.front_matter.place_of(source, "slug").unwrap_or(top)),
            names: Names::of(&guide.front_matter.values, folder),
            anchors: source.invalid_utf8().is_none().then(|| anchors(source, guide)),
            shape: Shape { images: images.len(), labels, ..Shape::of(guide) },
            links,
            images,
            top,
        }
    }

    /// The folder that it shares with its translations.
    #[must_use]
    pub fn folder(&self) -> &Utf8Path {
        self.path.parent().unwrap_or(Utf8Path::new(""))
    }

    /// The addresses that its links and images name.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(|link| link.target.as_str()).chain(self.images.iter().map(|(_, src)| src.as_str()))
    }
}

/// Where to point at when a guide as a whole is meant: its title, else its first line.
pub(super) fn top(source: &Source, guide: &Guide) -> Span {
    guide.front_matter.place_of(source, "title").unwrap_or_else(|| {
        let text = source.line_text(1).trim_start_matches('\u{feff}');
        let end = source.line_text(1).len();
        Span::new(end - text.len(), end)
    })
}

/// Where the anchor of an address stands in a link.
fn anchor(source: &Source, link: Span, target: &str) -> Option<Span> {
    let written = &target[target.find('#')?..];
    let at = link.start as usize + source.slice(link).rfind(written)?;
    Some(Span::new(at, at + written.len()))
}

impl Shape {
    /// The shape of a guide, but for its images and labels.
    fn of(guide: &Guide) -> Self {
        let mut shape = Self::default();
        visit_blocks(&guide.blocks, &mut |block| match &block.kind {
            BlockKind::Heading(heading) => shape.headings.push(heading.level),
            BlockKind::Notice(_) => shape.notices += 1,
            BlockKind::Code(_) => shape.code += 1,
            BlockKind::Calls(parts) => shape.calls.extend(parts.iter().filter_map(|part| match part {
                CallPart::Call(call) => {
                    Some(format!("{} {}", call.method.as_deref().unwrap_or_default(), call.place()))
                }
                CallPart::Block(_) => None,
            })),
            BlockKind::Paragraph(_)
            | BlockKind::Figures(_)
            | BlockKind::List(_)
            | BlockKind::Quote(_)
            | BlockKind::Questions(_)
            | BlockKind::Tabs(_)
            | BlockKind::Aside(_)
            | BlockKind::Group(_)
            | BlockKind::Region(_)
            | BlockKind::Table(_)
            | BlockKind::Html
            | BlockKind::Comment
            | BlockKind::Rule => {}
        });
        shape
    }
}
