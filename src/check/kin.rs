//! Which guides belong together: those of a folder, and those of a slug. Each is found at once, however many there are.

use rustc_hash::FxHashMap;

use crate::locale::Locale;

use super::neighbour::Neighbour;

/// The guides of a folder, by their places among all.
#[derive(Debug, Default)]
pub(super) struct Family {
    /// The first of those that are named like a guide.
    pub(super) leader: Option<usize>,
    /// The first of each locale, sorted by it.
    locales: Vec<(Locale, usize)>,
}

impl Family {
    /// Adds a guide, in the order of paths.
    pub(super) fn add(&mut self, at: usize, guide: &Neighbour) {
        if self.leader.is_none() && Locale::is_named(&guide.path) {
            self.leader = Some(at);
        }
        if let Err(place) = self.locales.binary_search_by_key(&guide.locale, |&(locale, _)| locale) {
            self.locales.insert(place, (guide.locale, at));
        }
    }

    /// The guide of a locale, else the first of its language.
    pub(super) fn nearest(&self, locale: Locale) -> Option<usize> {
        let exact = self.locales.binary_search_by_key(&locale, |&(locale, _)| locale).ok();
        exact.map_or_else(|| self.in_language(locale.language()), |place| Some(self.locales[place].1))
    }

    /// The first guide of a language.
    pub(super) fn in_language(&self, language: &str) -> Option<usize> {
        let place = self.locales.partition_point(|(locale, _)| locale.language() < language);
        self.locales.get(place).filter(|(locale, _)| locale.language() == language).map(|&(_, at)| at)
    }

    /// The locales in which it is written, sorted.
    pub(super) fn locales(&self) -> impl Iterator<Item = Locale> {
        self.locales.iter().map(|&(locale, _)| locale)
    }
}

/// The guides that were given the same slug, of one locale.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    /// By slug, locale and product: two guides of it.
    twins: FxHashMap<(String, Locale, String), Two>,
    /// By slug and locale: guides of two products.
    products: FxHashMap<(String, Locale), Two>,
}

/// The first of some places, and the first of those that differ from it.
#[derive(Debug, Clone, Copy)]
struct Two(usize, Option<usize>);

impl Namesakes {
    /// The namesakes among all guides.
    pub(super) fn among(guides: &[Neighbour]) -> Self {
        let mut all = Self::default();
        for (at, guide) in guides.iter().enumerate().filter(|(_, guide)| guide.slug_at.is_some()) {
            let (slug, product) = (&guide.names.slug, product(guide));
            let twins = all.twins.entry((slug.clone(), guide.locale, product.to_owned())).or_insert(Two(at, None));
            if twins.0 != at {
                twins.1.get_or_insert(at);
            }
            let products = all.products.entry((slug.clone(), guide.locale)).or_insert(Two(at, None));
            if self::product(&guides[products.0]) != product {
                products.1.get_or_insert(at);
            }
        }
        all
    }

    /// Another guide of the product with the same slug.
    pub(super) fn twin(&self, at: usize, guide: &Neighbour) -> Option<usize> {
        let key = (guide.names.slug.clone(), guide.locale, product(guide).to_owned());
        let Two(first, second) = *self.twins.get(&key)?;
        if first == at { second } else { Some(first) }
    }

    /// The first guide of another product with the same slug.
    pub(super) fn elsewhere(&self, guide: &Neighbour, guides: &[Neighbour]) -> Option<usize> {
        let Two(first, second) = *self.products.get(&(guide.names.slug.clone(), guide.locale))?;
        if product(&guides[first]) == product(guide) { second } else { Some(first) }
    }
}

/// The folder around a guide's own.
fn product(guide: &Neighbour) -> &str {
    guide.folder().parent().map_or("", |folder| folder.as_str())
}
