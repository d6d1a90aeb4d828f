//! Where the links of a guide lead, as far as the project tells.

use std::collections::HashSet;

use camino::Utf8Path;

use crate::guide::{Names, TargetKind};
use crate::locale::Locale;

use super::neighbour::{Neighbour, Tie};
use super::surroundings::Surroundings;

/// What a link to a guide reaches.
#[derive(Debug)]
pub(super) enum Reached<'a> {
    /// The guide in the reader's language.
    Guide(&'a Neighbour),
    /// The guide in these locales only.
    Elsewhere(Vec<Locale>),
    /// No guide, where one is meant.
    Nothing,
    /// It is no link to a guide, or leads outside of what is known.
    Unknown,
}

/// What a rule sees of a guide that it looks at among others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Among<'a> {
    /// The guide.
    pub(super) guide: &'a Neighbour,
    /// All others, the files and the link table.
    pub(super) surroundings: &'a Surroundings,
}

impl<'a> Among<'a> {
    /// The guide that a link leads to.
    pub(super) fn reach(&self, link: &Tie) -> Reached<'a> {
        let path = link.target.split(['#', '?']).next().unwrap_or_default();
        let around = self.surroundings;
        match link.kind {
            TargetKind::Page if path.ends_with(".md") || around.page(path).is_some() => match around.page(path) {
                Some(folder) if around.has_file(&folder) => {
                    around.guide(&folder).map_or(Reached::Unknown, Reached::Guide)
                }
                Some(folder) => self.in_folder(&folder),
                None => Reached::Nothing,
            },
            TargetKind::Page => {
                if around.is_complete() {
                    Reached::Nothing
                } else {
                    Reached::Unknown
                }
            }
            TargetKind::File => {
                let Some(place) = around.file_named(self.guide.folder(), path) else { return Reached::Unknown };
                match (around.guide(&place), place.parent()) {
                    (Some(guide), _) => Reached::Guide(guide),
                    (None, _) if around.has_file(&place) => Reached::Unknown,
                    (None, _) if place.file_name().and_then(Locale::of_file_name).is_none() => Reached::Nothing,
                    (None, _) if !is_guide(path) => Reached::Unknown,
                    (None, Some(folder)) => self.in_folder(folder),
                    (None, None) => Reached::Nothing,
                }
            }
            TargetKind::Slug => {
                let slug = Names::slug_in(&link.target);
                if around.is_complete() && !slug.is_empty() { self.with_slug(slug) } else { Reached::Unknown }
            }
            TargetKind::Key
            | TargetKind::Anchor
            | TargetKind::Legacy
            | TargetKind::Placeholder
            | TargetKind::Web
            | TargetKind::Mail
            | TargetKind::Empty
            | TargetKind::Path
            | TargetKind::OtherScheme => Reached::Unknown,
        }
    }

    /// The guide of a folder in the reader's locale, else in their language.
    fn in_folder(&self, folder: &Utf8Path) -> Reached<'a> {
        match self.surroundings.nearest(folder, self.guide.locale) {
            Some(guide) => Reached::Guide(guide),
            None => elsewhere(self.surroundings.locales(folder).collect()),
        }
    }

    /// The guide of a slug in the reader's locale, else in their language.
    fn with_slug(&self, slug: &str) -> Reached<'a> {
        let (locale, around) = (self.guide.locale, self.surroundings);
        let own = around.with_slug(slug).find(|guide| guide.locale == locale);
        let own = own.or_else(|| around.with_slug(slug).find(|guide| guide.locale.language() == locale.language()));
        match own {
            Some(guide) => Reached::Guide(guide),
            None => elsewhere(around.with_slug(slug).map(|guide| guide.locale).collect()),
        }
    }

    /// The anchors of the page that a link leads to: of this guide, or of another one.
    pub(super) fn anchors_behind(&self, link: &Tie) -> Option<&'a HashSet<String>> {
        match self.reach(link) {
            Reached::Guide(guide) => guide.anchors.as_ref(),
            Reached::Unknown if link.kind == TargetKind::Anchor => self.guide.anchors.as_ref(),
            Reached::Unknown | Reached::Elsewhere(_) | Reached::Nothing => None,
        }
    }
}

/// What is only written in other locales, or not at all.
fn elsewhere<'a>(mut locales: Vec<Locale>) -> Reached<'a> {
    locales.sort_unstable();
    locales.dedup();
    if locales.is_empty() { Reached::Nothing } else { Reached::Elsewhere(locales) }
}

/// Whether a path ends with the name of a guide, such as `guide.en-gb.md`.
fn is_guide(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with("guide.") && Locale::of_file_name(name).is_some())
}
