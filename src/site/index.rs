//! The index of a locale, and the page that leads to all of them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::family;
use crate::language::Counted;
use crate::locale::Locale;
use crate::localize;

use super::{Entry, Site};

/// The path of a locale's index. No page of a guide has it: those hold the guide's id before the locale.
#[must_use]
pub fn path(locale: Locale) -> String {
    format!("{}.html", locale.file_suffix())
}

/// What every page of the site gets: its language, its title, and the other indexes.
pub(super) fn frame(site: &Site<'_>, locale: Locale, own: &str, title: &str) -> Value {
    let indexes: Vec<Value> = site
        .locales()
        .into_iter()
        .map(|other| {
            let name = site.language(other).name_of(other);
            json!({ "href": path(other), "lang": localize::tag(other), "name": name, "current": path(other) == own })
        })
        .collect();
    json!({
        "lang": localize::tag(locale),
        "title": title,
        "strings": site.language(locale).strings.site,
        "colon": site.language(locale).strings.colon,
        "indexes": indexes,
        "current": own,
    })
}

/// The page that leads to the indexes.
pub(super) fn home(site: &Site<'_>) -> Value {
    let locale = site.common();
    let mut view = frame(site, locale, "index.html", &site.language(locale).strings.site.title);
    let count = |locale: Locale| {
        let count = site.entries.iter().filter(|entry| entry.locale == locale).count();
        site.language(locale).strings.site.guides.of(locale, count as u64)
    };
    view["counts"] = site
        .locales()
        .into_iter()
        .map(|other| {
            json!({
                "href": path(other),
                "lang": localize::tag(other),
                "name": site.language(other).name_of(other),
                "count": count(other),
            })
        })
        .collect();
    view
}

/// A folder of guides.
#[derive(Debug, Default, Serialize)]
struct Group<'a> {
    title: String,
    entries: Vec<Card<'a>>,
    groups: Vec<Group<'a>>,
}

/// A guide, as the index shows it.
#[derive(Debug, Serialize)]
struct Card<'a> {
    href: String,
    lang: String,
    title: &'a str,
    summary: &'a str,
    section: &'a str,
    steps: String,
    updated: String,
    date: String,
    other: String,
}

/// What the script of an index searches, and what it says.
#[derive(Serialize)]
struct Search<'a> {
    terms: BTreeMap<String, Vec<&'a str>>,
    guides: &'a Counted,
    none: &'a str,
    lang: String,
}

/// The index of a locale: its own guides, and for the others the nearest there is.
pub(super) fn view(site: &Site<'_>, locale: Locale) -> Value {
    let strings = &site.language(locale).strings.site;
    let mut view = frame(site, locale, &path(locale), &strings.title);
    let mut shown: Vec<&Entry> = site.families().filter_map(|family| nearest(site, family, locale)).collect();
    shown.sort_by_key(|entry| (folders(entry), &entry.section, entry.order, &entry.title, &entry.id));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for entry in &shown {
        let (outer, inner) = folders(entry);
        let group = group(&mut groups, &outer);
        let group = if inner.is_empty() { group } else { self::group(&mut group.groups, &inner) };
        group.entries.push(card(site, entry, locale));
    }
    view["summary"] = strings.guides.of(locale, shown.len() as u64).into();
    view["groups"] = json!(groups);
    let search = Search {
        terms: shown.iter().map(|entry| (entry.path(), entry.terms.lines().collect())).collect(),
        guides: &strings.guides,
        none: &strings.none,
        lang: localize::tag(locale),
    };
    view["search"] = script_data(&search).into();
    view
}

fn nearest<'a>(site: &Site<'_>, family: &'a [Entry], locale: Locale) -> Option<&'a Entry> {
    let available: Vec<Locale> = family.iter().map(|entry| entry.locale).collect();
    let used = family::nearest(&available, locale, site.fallback)?;
    family.iter().find(|entry| entry.locale == used)
}

fn card<'a>(site: &Site<'_>, entry: &'a Entry, reader: Locale) -> Card<'a> {
    let strings = &site.language(reader).strings;
    let other = (entry.locale != reader).then(|| site.language(entry.locale).name_of(entry.locale));
    Card {
        href: entry.path(),
        lang: localize::tag(entry.locale),
        title: &entry.title,
        summary: &entry.summary,
        section: &entry.section,
        steps: strings.site.steps.of(reader, entry.steps as u64),
        updated: entry.updated.map_or_else(String::new, |date| localize::long_date(reader, date)),
        date: entry.updated.map_or_else(String::new, |date| date.to_string()),
        other: other.unwrap_or_default(),
    }
}

/// The names of the two outer folders of a guide, its own left out.
fn folders(entry: &Entry) -> (String, String) {
    let mut parts: Vec<&str> = entry.id.split('/').collect();
    parts.pop();
    let name = |part: Option<&&str>| part.map(|part| readable(part)).unwrap_or_default();
    (name(parts.first()), name(parts.get(1)))
}

/// The name of a folder as a heading.
fn readable(name: &str) -> String {
    let name = name.replace('-', " ");
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn group<'g, 'a>(groups: &'g mut Vec<Group<'a>>, title: &str) -> &'g mut Group<'a> {
    if groups.last().is_none_or(|last| last.title != title) {
        groups.push(Group { title: title.to_owned(), ..Group::default() });
    }
    let last = groups.len() - 1;
    &mut groups[last]
}

/// JSON that may stand in a script element: nothing in it can end the element.
fn script_data(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    let mut safe = String::with_capacity(json.len());
    for part in json.split_inclusive(['<', '>', '&']) {
        match part.char_indices().next_back() {
            Some((at, '<')) => safe.extend([&part[..at], "\\u003c"]),
            Some((at, '>')) => safe.extend([&part[..at], "\\u003e"]),
            Some((at, '&')) => safe.extend([&part[..at], "\\u0026"]),
            Some(_) | None => safe.push_str(part),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_data_ends_a_script() {
        let text = script_data(&json!("</script><!--&amp;"));
        assert!(!text.contains('<') && !text.contains('>') && !text.contains('&'), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), json!("</script><!--&amp;"));
    }

    #[test]
    fn folders_are_headings() {
        assert_eq!(readable("load-balancer"), "Load balancer");
        assert_eq!(readable(""), "");
    }
}
