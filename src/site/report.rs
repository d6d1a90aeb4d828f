//! The report: how many guides each locale has, which have no steps, and in which locales each guide exists.

use serde_json::{Value, json};

use crate::locale::Locale;
use crate::localize;

use super::{Entry, Site, index};

/// What the report shows.
pub(super) fn view(site: &Site<'_>) -> Value {
    let locale = site.common();
    let strings = &site.language(locale).strings.site;
    let mut view = index::frame(site, locale, "report.html", &strings.report);
    let families = site.families().count();
    view["summary"] = strings.guides.of(locale, families as u64).into();
    view["locales"] = site.locales().into_iter().map(|other| coverage(site, other, families, locale)).collect();
    view["without"] = site.entries.iter().filter(|entry| entry.steps == 0).map(link).collect();
    view["families"] = site
        .families()
        .map(|family| {
            let shown = family.iter().find(|entry| entry.locale == locale).or(family.first());
            let mut row = shown.map(link).unwrap_or_default();
            row["id"] = family.first().map(|entry| entry.id.as_str()).into();
            row["locales"] = family.iter().map(link).collect();
            row
        })
        .collect();
    view
}

fn coverage(site: &Site<'_>, other: Locale, families: usize, reader: Locale) -> Value {
    let of = |entry: &&Entry| entry.locale == other;
    let count = site.entries.iter().filter(of).count();
    let without = site.entries.iter().filter(of).filter(|entry| entry.steps == 0).count();
    json!({
        "href": index::path(other),
        "lang": localize::tag(other),
        "name": site.language(other).name_of(other),
        "code": other.to_string(),
        "count": localize::number(reader, count as u64),
        "percent": (count * 100).checked_div(families).unwrap_or(0),
        "without": localize::number(reader, without as u64),
    })
}

fn link(entry: &Entry) -> Value {
    json!({
        "href": entry.path(),
        "lang": localize::tag(entry.locale),
        "code": entry.locale.to_string(),
        "title": entry.title,
    })
}
