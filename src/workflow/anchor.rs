//! The anchors by which links reach headings, made as the publisher makes them: letters without their
//! accents, everything but words and hyphens dropped, blanks as hyphens, repetitions numbered.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::guide::{Block, BlockKind, plain_text};
use crate::source::Source;

/// The anchors of all headings of a guide.
#[must_use]
pub fn anchors(source: &Source, blocks: &[Block]) -> HashSet<String> {
    let mut all = HashSet::new();
    collect(source, blocks, &mut HashMap::new(), &mut all);
    all
}

fn collect(source: &Source, blocks: &[Block], seen: &mut HashMap<String, usize>, all: &mut HashSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => {
                all.insert(unique(&plain_text(source, &heading.title), seen));
                all.extend(heading.anchors.iter().cloned());
            }
            BlockKind::Region(region) => collect(source, &region.body, seen, all),
            _ => {}
        }
    }
}

/// The anchor of a title.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for letter in title.chars() {
        if letter.is_ascii() {
            add(&mut slug, letter.to_ascii_lowercase());
        } else {
            std::iter::once(letter).nfkd().flat_map(char::to_lowercase).for_each(|c| add(&mut slug, c));
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

fn add(slug: &mut String, c: char) {
    match c {
        'ł' => slug.push('l'),
        c if c.is_ascii_alphanumeric() || c == '_' => slug.push(c),
        c if (c.is_whitespace() || c == '-') && !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
        _ => {}
    }
}

/// The anchor that a link names in its own guide: `#a`, `./#a`, or `../<slug>/#a` with the guide's own slug.
#[must_use]
pub fn in_same_guide<'t>(target: &'t str, slug: Option<&str>) -> Option<&'t str> {
    let (path, anchor) = target.split_once('#')?;
    let by_slug = |slug: &str| path.strip_prefix("../").is_some_and(|path| path.trim_end_matches('/') == slug);
    let own = matches!(path, "" | "." | "./") || slug.is_some_and(by_slug);
    (own && !anchor.is_empty()).then_some(anchor)
}

/// The anchor of a title, told apart from the same anchor before it.
pub(super) fn unique(title: &str, seen: &mut HashMap<String, usize>) -> String {
    let slug = slug(title);
    let count = seen.entry(slug.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { slug } else { format!("{slug}_{}", *count - 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_apostrophes_vanish() {
        assert_eq!(slug("L'état d'Ænée « Gérer »"), "letat-dnee-gerer");
        assert_eq!(in_same_guide("../order-disk/#step-1", Some("order-disk")), Some("step-1"));
        assert_eq!(in_same_guide("../other/#step-1", Some("order-disk")), None);
        let mut seen = HashMap::new();
        assert_eq!(unique("Étape", &mut seen), "etape");
        assert_eq!(unique("Etape", &mut seen), "etape_1");
    }
}
