//! Where guides name a label, an API call, a picture or a link, or say something: for whoever renames it.
//!
//! The same place is found in other locales by the alignment, even where the label is translated there.

use regex::{Regex, RegexBuilder};
use serde::Serialize;

use crate::diff::Place;
use crate::diff::passage::{Passage, Sort};
use crate::language::Languages;
use crate::locale::Locale;
use crate::workflow::Workflow;

use super::alike::Locales;
use super::compare::aligned;
use super::edition::Edition;

/// What is looked for.
#[derive(Debug)]
pub struct Query {
    about: About,
    pattern: Regex,
}

#[derive(Debug, Clone, Copy)]
enum About {
    Label,
    Call,
    Image,
    Link,
    Text,
}

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The family.
    pub id: String,
    /// The locale.
    pub locale: Locale,
    /// The guide's file.
    pub path: String,
    /// Of a place that does not match itself: the locale whose place it corresponds to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_in: Option<Locale>,
    /// What stands there.
    #[serde(flatten)]
    pub place: Place,
}

impl Query {
    /// Labels: `Save`, `Save*`, in any case.
    #[must_use]
    pub fn label(pattern: &str) -> Option<Self> {
        Some(Self { about: About::Label, pattern: glob(pattern)? })
    }

    /// API calls by method and path: `POST /server/*`; without a method, by path.
    #[must_use]
    pub fn call(pattern: &str) -> Option<Self> {
        let with_method = if pattern.contains(' ') { pattern.to_owned() } else { format!("* {pattern}") };
        Some(Self { about: About::Call, pattern: glob(&with_method)? })
    }

    /// Pictures by path, or by file name.
    #[must_use]
    pub fn image(pattern: &str) -> Option<Self> {
        Some(Self { about: About::Image, pattern: glob(pattern)? })
    }

    /// Links by key, or by target.
    #[must_use]
    pub fn link(pattern: &str) -> Option<Self> {
        Some(Self { about: About::Link, pattern: glob(pattern)? })
    }

    /// Text by a regular expression.
    ///
    /// # Errors
    /// The pattern is no regular expression.
    pub fn text(pattern: &str) -> Result<Self, String> {
        let pattern = RegexBuilder::new(pattern).build().map_err(|error| error.to_string())?;
        Ok(Self { about: About::Text, pattern })
    }

    fn fits(&self, unit: &Passage) -> bool {
        let is = |text: &str| self.pattern.is_match(text);
        match self.about {
            About::Label => {
                let operated = unit.actions.iter().map(|(_, target)| target);
                unit.facts.labels.iter().chain(&unit.facts.bold).chain(operated).any(|label| is(label))
            }
            About::Call => unit.facts.call.as_deref().is_some_and(is),
            About::Image => {
                let own = (unit.sort == Sort::Figure).then_some(&unit.place.text);
                let mut all = own.into_iter().chain(&unit.facts.images);
                all.any(|path| is(path) || is(path.rsplit('/').next().unwrap_or_default()))
            }
            About::Link => unit.facts.links.iter().any(|(_, target)| {
                let plain = target.split(['#', '?']).next().unwrap_or_default();
                is(target) || is(plain) || plain.strip_prefix("/links/").is_some_and(is)
            }),
            About::Text => is(&unit.place.text),
        }
    }
}

/// A pattern in which `*` stands for anything.
fn glob(pattern: &str) -> Option<Regex> {
    let parts: Vec<String> = pattern.split('*').map(regex::escape).collect();
    RegexBuilder::new(&format!("^{}$", parts.join(".*"))).case_insensitive(true).build().ok()
}

/// The places of a family that a query fits, by locale, guide and line. `also` tells of which other locales the same
/// places are wanted, even where they do not fit.
#[must_use]
pub fn find(workflows: &[Workflow], query: &Query, also: &dyn Fn(Locale) -> bool, languages: &Languages) -> Vec<Hit> {
    let editions: Vec<Edition<'_>> = workflows.iter().map(|workflow| Edition::new(workflow, languages)).collect();
    let fitting = |edition: &Edition<'_>| -> Vec<usize> {
        edition.passages.iter().enumerate().filter(|(_, unit)| query.fits(unit)).map(|(at, _)| at).collect()
    };
    let found: Vec<Vec<usize>> = editions.iter().map(fitting).collect();
    let mut hits = Vec::new();
    for (edition, units) in editions.iter().zip(&found) {
        hits.extend(units.iter().map(|&at| hit(edition, at, None)));
    }
    for (own, other) in (0..editions.len()).flat_map(|one| (0..editions.len()).map(move |two| (one, two))) {
        if own == other || found[own].is_empty() || !also(editions[other].workflow.locale) {
            continue;
        }
        let (one, two) = (&editions[own], &editions[other]);
        for group in aligned(one, two, &Locales::new(one, two)) {
            if group.old.iter().any(|at| found[own].contains(at)) {
                let more = group.new.iter().map(|&at| hit(two, at, Some(one.workflow.locale)));
                let more: Vec<Hit> = more.filter(|new| !hits.iter().any(|known| is_same(known, new))).collect();
                hits.extend(more);
            }
        }
    }
    hits.sort_by(|one, two| (&one.locale, &one.path, one.place.lines).cmp(&(&two.locale, &two.path, two.place.lines)));
    hits
}

fn is_same(one: &Hit, two: &Hit) -> bool {
    one.path == two.path && one.place == two.place
}

fn hit(edition: &Edition<'_>, at: usize, as_in: Option<Locale>) -> Hit {
    Hit {
        id: edition.workflow.id.clone(),
        locale: edition.workflow.locale,
        path: edition.workflow.source.path.clone(),
        as_in,
        place: edition.passages[at].place.clone(),
    }
}
