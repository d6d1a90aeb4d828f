//! Links from guide to guide → links from page to page.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::family;
use crate::guide::{Names, TargetKind};
use crate::locale::Locale;

use super::entry::page_path;

/// Where a guide lies, and under which names; told by its path and front matter alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The family.
    pub id: String,
    /// The locale of the page's reader.
    pub locale: Locale,
    /// The folder of the guide, from the project's root.
    pub folder: String,
    /// The name of its file without the ending, when it names no locale: then others may lie beside it.
    pub own_name: Option<String>,
    /// The names that links call it by.
    pub names: Names,
}

impl Address {
    /// The address of a guide of a family, with its path from the project's root.
    #[must_use]
    pub fn new(id: &str, locale: Locale, path: &str, metadata: &Map<String, Value>) -> Self {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let names = Names::of(metadata, folder);
        Self { id: id.to_owned(), locale, folder: folder.to_owned(), own_name: own_name(file), names }
    }

    /// The path of its page below the folder of the site.
    #[must_use]
    pub fn path(&self) -> String {
        page_path(&self.id, self.locale)
    }
}

/// Which guides lie where, under which names.
#[derive(Debug)]
pub struct Neighbours<'a> {
    addresses: &'a [Address],
    fallback: &'a [Locale],
    folders: HashMap<&'a str, Vec<usize>>,
    slugs: HashMap<&'a str, Vec<usize>>,
    numbers: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Neighbours<'a> {
    /// The guides of a site.
    #[must_use]
    pub fn new(addresses: &'a [Address], fallback: &'a [Locale]) -> Self {
        let (mut folders, mut slugs, mut numbers) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (at, address) in addresses.iter().enumerate() {
            let name = address.folder.rsplit('/').next().unwrap_or_default();
            add(&mut folders, name, at);
            add(&mut slugs, &address.names.slug, at);
            address.names.number.iter().for_each(|number| add(&mut numbers, number, at));
        }
        Self { addresses, fallback, folders, slugs, numbers }
    }

    /// The guide that a link leads to, in the locale nearest to that of the guide that it stands in.
    #[must_use]
    pub fn find(&self, from: &Address, target: &str) -> Option<&'a Address> {
        let path = target.split(['#', '?']).next().unwrap_or_default();
        let (found, locale) = match TargetKind::of(target) {
            TargetKind::Page => self.in_folder(path.trim_start_matches("/pages/"), from.locale),
            TargetKind::File => self.in_folder(&joined(&from.folder, path)?, from.locale),
            TargetKind::Slug => {
                let found = self.slugs.get(Names::slug_in(target)).into_iter().flatten().copied().collect();
                (self.nearest_folder(from, found), from.locale)
            }
            TargetKind::Legacy => {
                let found = self.numbers.get(Names::number_in(target)).cloned();
                (found.unwrap_or_default(), from.locale)
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
        let available: Vec<Locale> = found.iter().map(|at| self.addresses[*at].locale).collect();
        let locale = family::nearest(&available, locale, self.fallback)?;
        found.into_iter().map(|at| &self.addresses[at]).find(|address| address.locale == locale)
    }

    /// The guides of a folder, given from the root of the guides or of the project, and the locale that is wanted.
    fn in_folder(&self, path: &str, locale: Locale) -> (Vec<usize>, Locale) {
        let (folder, file) = match path.rsplit_once('/') {
            Some((folder, file)) if file.ends_with(".md") => (folder, Some(file)),
            None if path.ends_with(".md") => ("", Some(path)),
            _ => (path.trim_end_matches('/'), None),
        };
        let name = folder.rsplit('/').next().unwrap_or_default();
        let named = file.and_then(own_name);
        let lies = |at: &usize| {
            let Address { folder: own, own_name, .. } = &self.addresses[*at];
            *own_name == named && (own == folder || own.strip_suffix(folder).is_some_and(|above| above.ends_with('/')))
        };
        let found = self.folders.get(name).into_iter().flatten().copied().filter(lies).collect();
        (found, file.and_then(Locale::of_file_name).unwrap_or(locale))
    }

    /// Of guides with one slug, those that share the most folders with the guide that links to them.
    fn nearest_folder(&self, from: &Address, found: Vec<usize>) -> Vec<usize> {
        let shared = |at: &usize| {
            let other = self.addresses[*at].folder.split('/');
            from.folder.split('/').zip(other).take_while(|(one, two)| one == two).count()
        };
        let most = found.iter().map(shared).max();
        found.into_iter().filter(|at| Some(shared(at)) == most).collect()
    }
}

/// The name of a file without its ending; `None` for one that names a locale, and so shares its folder's name.
fn own_name(file: &str) -> Option<String> {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    Locale::of_file_name(file).is_none().then(|| stem.to_owned())
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

    fn address(folder: &str, locale: &str, slug: &str) -> Address {
        Address {
            id: folder.replace("guides/", ""),
            locale: Locale::parse(locale).unwrap(),
            folder: folder.to_owned(),
            own_name: None,
            names: Names { slug: slug.to_owned(), number: Some("7".to_owned()) },
        }
    }

    #[test]
    fn links_lead_to_the_page_nearest_to_the_reader() {
        let addresses = [
            address("guides/dns/edit", "en-gb", "edit"),
            address("guides/dns/edit", "fr-fr", "modifier"),
            address("guides/mail/edit", "en-gb", "edit"),
        ];
        let fallback = [Locale::parse("en-gb").unwrap()];
        let neighbours = Neighbours::new(&addresses, &fallback);
        let find = |from: usize, target: &str| neighbours.find(&addresses[from], target).map(Address::path);
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
    fn a_file_that_is_not_there_is_no_guide_beside_it() {
        let names = ["guides/ops/guide.en-gb.md", "guides/ops/backup.md", "guides/ops/restore.md"];
        let locale = Locale::parse("en-gb").unwrap();
        let addresses = names.map(|path| Address::new(&path.replace(".md", ""), locale, path, &Map::new()));
        let neighbours = Neighbours::new(&addresses, &[]);
        let find = |target: &str| neighbours.find(&addresses[0], target).map(|found| found.id.as_str());
        assert_eq!(find("restore.md#a"), Some("guides/ops/restore"));
        assert_eq!(find("../ops/guide.fr-fr.md"), Some("guides/ops/guide.en-gb"));
        assert_eq!((find("none.md"), find("/pages/ops/none.md")), (None, None));
    }

    #[test]
    fn ways_go_up_to_the_folder_of_the_site() {
        assert_eq!(way("a/b/c.html", "x/y.html"), "../../x/y.html");
        assert_eq!(way("c.html", "x/y.html"), "x/y.html");
    }
}
