//! Links from guide to guide → links from page to page.

use std::collections::HashMap;

use crate::family;
use crate::guide::TargetKind;
use crate::locale::Locale;

use super::Entry;

/// Which guides lie where, under which names.
#[derive(Debug)]
pub struct Neighbours<'a> {
    entries: &'a [Entry],
    fallback: &'a [Locale],
    folders: HashMap<&'a str, Vec<usize>>,
    slugs: HashMap<&'a str, Vec<usize>>,
    numbers: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Neighbours<'a> {
    /// The guides of a site.
    #[must_use]
    pub fn new(entries: &'a [Entry], fallback: &'a [Locale]) -> Self {
        let (mut folders, mut slugs, mut numbers) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (at, entry) in entries.iter().enumerate() {
            let name = entry.folder.rsplit('/').next().unwrap_or_default();
            add(&mut folders, name, at);
            entry.slug.iter().for_each(|slug| add(&mut slugs, slug, at));
            entry.number.iter().for_each(|number| add(&mut numbers, number, at));
        }
        Self { entries, fallback, folders, slugs, numbers }
    }

    /// The guide that a link leads to, in the locale nearest to that of the guide that it stands in.
    #[must_use]
    pub fn find(&self, from: &Entry, target: &str) -> Option<&'a Entry> {
        let path = target.split(['#', '?']).next().unwrap_or_default();
        let (found, locale) = match TargetKind::of(target) {
            TargetKind::Page => self.in_folder(path.trim_start_matches("/pages/"), from.locale),
            TargetKind::File => self.in_folder(&joined(&from.folder, path)?, from.locale),
            TargetKind::Slug => {
                let slug = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
                let found = self.slugs.get(slug).into_iter().flatten().copied().collect();
                (self.nearest_folder(from, found), from.locale)
            }
            TargetKind::Legacy => {
                let number = path.trim_start_matches("{legacy}");
                (self.numbers.get(number).cloned().unwrap_or_default(), from.locale)
            }
            TargetKind::Key
            | TargetKind::Anchor
            | TargetKind::Placeholder
            | TargetKind::Web
            | TargetKind::Mail
            | TargetKind::Empty
            | TargetKind::Path
            | TargetKind::OtherScheme => return None,
        };
        let available: Vec<Locale> = found.iter().map(|at| self.entries[*at].locale).collect();
        let locale = family::nearest(&available, locale, self.fallback)?;
        found.into_iter().map(|at| &self.entries[at]).find(|entry| entry.locale == locale)
    }

    /// The guides of a folder, given from the root of the guides or of the project, and the locale that is wanted.
    fn in_folder(&self, path: &str, locale: Locale) -> (Vec<usize>, Locale) {
        let (folder, file) = match path.rsplit_once('/') {
            Some((folder, file)) if file.ends_with(".md") => (folder, Some(file)),
            _ => (path.trim_end_matches('/'), None),
        };
        let name = folder.rsplit('/').next().unwrap_or_default();
        let lies = |at: &usize| {
            let own = &self.entries[*at].folder;
            own == folder || own.strip_suffix(folder).is_some_and(|above| above.ends_with('/'))
        };
        let found = self.folders.get(name).into_iter().flatten().copied().filter(lies).collect();
        (found, file.and_then(Locale::of_file_name).unwrap_or(locale))
    }

    /// Of guides with one slug, those that share the most folders with the guide that links to them.
    fn nearest_folder(&self, from: &Entry, found: Vec<usize>) -> Vec<usize> {
        let shared = |at: &usize| {
            let other = self.entries[*at].folder.split('/');
            from.folder.split('/').zip(other).take_while(|(one, two)| one == two).count()
        };
        let most = found.iter().map(shared).max();
        found.into_iter().filter(|at| Some(shared(at)) == most).collect()
    }
}

fn add<'a>(map: &mut HashMap<&'a str, Vec<usize>>, name: &'a str, at: usize) {
    map.entry(name).or_default().push(at);
}

/// A path from a folder, without `..`; `None` for one that leaves the project.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The way from one page of a site to another, both given by their paths below its folder.
#[must_use]
pub fn way(from: &str, to: &str) -> String {
    format!("{}{to}", "../".repeat(from.matches('/').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(folder: &str, locale: &str, slug: &str) -> Entry {
        Entry {
            id: folder.replace("guides/", ""),
            locale: Locale::parse(locale).unwrap(),
            title: String::new(),
            summary: String::new(),
            section: String::new(),
            order: 0,
            updated: None,
            steps: 0,
            terms: std::collections::BTreeSet::new(),
            folder: folder.to_owned(),
            slug: Some(slug.to_owned()),
            number: Some("7".to_owned()),
        }
    }

    #[test]
    fn links_lead_to_the_page_nearest_to_the_reader() {
        let entries = [
            entry("guides/dns/edit", "en-gb", "edit"),
            entry("guides/dns/edit", "fr-fr", "modifier"),
            entry("guides/mail/edit", "en-gb", "edit"),
        ];
        let fallback = [Locale::parse("en-gb").unwrap()];
        let neighbours = Neighbours::new(&entries, &fallback);
        let find = |from: usize, target: &str| neighbours.find(&entries[from], target).map(Entry::path);
        let found = |path: &str| Some(path.to_owned());
        assert_eq!(find(1, "/pages/dns/edit#a"), found("dns/edit.fr-fr.html"));
        assert_eq!(find(1, "/pages/mail/edit"), found("mail/edit.en-gb.html"));
        assert_eq!(find(1, "/pages/l/edit"), None);
        assert_eq!(find(2, "../../dns/edit/guide.fr-fr.md"), found("dns/edit.fr-fr.html"));
        assert_eq!(find(2, "../../../../etc/guide.fr-fr.md"), None);
        assert_eq!(find(2, "../edit/"), found("mail/edit.en-gb.html"));
        assert_eq!(find(0, "../edit/"), found("dns/edit.en-gb.html"));
        assert_eq!(find(1, "{legacy}7"), found("dns/edit.fr-fr.html"));
        assert_eq!(find(0, "https://a.example/"), None);
    }

    #[test]
    fn ways_go_up_to_the_folder_of_the_site() {
        assert_eq!(way("a/b/c.html", "x/y.html"), "../../x/y.html");
        assert_eq!(way("c.html", "x/y.html"), "x/y.html");
    }
}
