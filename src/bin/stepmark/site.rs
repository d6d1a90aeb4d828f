//! Rendering a whole tree: each runbook a page, and around them the pages of the site.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::render::Templates;
use stepmark::render::html::Asset;
use stepmark::site::{self, Address, Entry, Neighbours, Site, Writing, index_path, way};

use crate::console::Console;
use crate::inputs;
use crate::watch::Scope;

/// What a site is made of.
pub(crate) struct Tree<'a> {
    pub(crate) project: &'a Project,
    pub(crate) languages: &'a Languages,
    pub(crate) templates: &'a Templates,
    /// Tells where the page of a path belongs, without making it.
    pub(crate) address: &'a (dyn Fn(&Utf8Path) -> Result<Address, Error> + Sync),
    /// The guides or workflow files.
    pub(crate) paths: &'a [Utf8PathBuf],
    /// Which of the pages are to be made.
    pub(crate) scope: &'a Scope,
}

/// A page that is to be rendered, and what may be asked about the others.
pub(crate) struct Place<'a> {
    pub(crate) path: &'a Utf8Path,
    pub(crate) address: &'a Address,
    pub(crate) neighbours: &'a Neighbours<'a>,
    /// How the names of the files end.
    pub(crate) extension: &'static str,
    /// Whether a site lies around it, with its indexes.
    pub(crate) in_site: bool,
}

impl Place<'_> {
    /// The way to the index of the reader's locale; none where there is no site.
    pub(crate) fn index(&self) -> Option<String> {
        self.in_site.then(|| way(&self.address.path(), &index_path(self.address.locale)))
    }

    /// The way to the page or runbook that a link leads to.
    pub(crate) fn link(&self, target: &str) -> Option<String> {
        let found = self.neighbours.find(self.address, target)?;
        let file = Utf8PathBuf::from(found.path()).with_extension(self.extension);
        Some(way(&self.address.path(), file.as_str()))
    }
}

/// What is known of the pages of a site, by the paths of their guides.
pub(crate) type Known = BTreeMap<Utf8PathBuf, (Address, Entry)>;

/// A page: what the site shows of it elsewhere, its text, and what lies beside it.
pub(crate) struct Page {
    pub(crate) entry: Entry,
    pub(crate) text: Vec<u8>,
    pub(crate) assets: Vec<Asset>,
}

/// Makes a page.
type Render<'a> = &'a (dyn Fn(&Place<'_>) -> Result<Page, Error> + Sync);

impl<'a> Tree<'a> {
    /// Renders pages into a folder: all of them, unless those in the scope are the only ones that change. `known` is
    /// what was known of them the last time.
    pub(crate) fn write(
        &self,
        folder: &Utf8Path,
        console: &Console,
        render: Render<'_>,
        known: &mut Known,
    ) -> Result<(), Error> {
        let mut found = self.addresses(known)?;
        found.sort_by(|(one, _), (two, _)| (&one.id, one.locale).cmp(&(&two.id, two.locale)));
        inputs::must_not_clash(found.iter().map(|(address, path)| (address.path().into(), path.as_path())))?;
        let moved = found.len() != known.len()
            || found.iter().any(|(address, path)| known.get(*path).is_none_or(|(before, _)| before != address));
        let all = *self.scope == Scope::All || moved;
        let (addresses, paths): (Vec<Address>, Vec<&Utf8PathBuf>) = found.into_iter().unzip();
        let neighbours = Neighbours::new(&addresses, &self.project.fallback);
        let writing = Writing::begin(folder)?;
        let done = AtomicUsize::new(0);
        let page = |(address, path): (&Address, &&Utf8PathBuf)| {
            if let Some((_, entry)) = known.get(*path).filter(|_| !all && !self.scope.wants(path)) {
                return Ok(entry.clone());
            }
            let page = render(&Place { path, address, neighbours: &neighbours, extension: "html", in_site: true })?;
            for asset in page.assets {
                writing.write(&asset.name, &asset.bytes)?;
            }
            writing.write(&address.path(), &page.text)?;
            console.progress(done.fetch_add(1, Ordering::Relaxed) + 1, addresses.len(), "pages");
            Ok(page.entry)
        };
        let entries: Vec<Entry> = inputs::all_in_order(addresses.iter().zip(&paths), page)?;
        let told = |(entry, path): (&Entry, &&Utf8PathBuf)| known.get(*path).is_some_and(|(_, before)| before == entry);
        if all || !entries.iter().zip(&paths).all(told) {
            let (languages, templates) = (self.languages, self.templates);
            let site = Site { entries: &entries, fallback: &self.project.fallback, languages, templates };
            let write =
                |page: Result<site::Page, Error>| page.and_then(|page| writing.write(&page.path, page.text.as_bytes()));
            // In a thread that has made pages, and has the memory that such a large one needs.
            rayon::scope(|_| site.pages().try_for_each(write))?;
        }
        let written = if all { writing.finish()? } else { writing.finish_part()? };
        *known = paths.into_iter().cloned().zip(addresses.into_iter().zip(entries)).collect();
        console.say(&format!(
            "{} files in {folder}, {} of them new or changed, {} stale ones removed",
            written.files, written.changed, written.removed
        ));
        if written.kept > 0 {
            console.say(&format!("{} stale files were changed by somebody and are left alone", written.kept));
        }
        Ok(())
    }

    /// Where all pages belong; those that are not in the scope are where they were.
    fn addresses(&self, known: &Known) -> Result<Vec<(Address, &'a Utf8PathBuf)>, Error> {
        let address = |path: &'a Utf8PathBuf| match known.get(path).filter(|_| !self.scope.wants(path)) {
            Some((address, _)) => Ok((address.clone(), path)),
            None => Ok(((self.address)(path)?, path)),
        };
        inputs::all_in_order(self.paths, address)
    }
}

/// The locales in which each folder has a guide, sorted.
pub(crate) fn families(paths: &[Utf8PathBuf]) -> BTreeMap<&Utf8Path, Vec<Locale>> {
    let mut all: BTreeMap<&Utf8Path, Vec<Locale>> = BTreeMap::new();
    for path in paths.iter().filter(|path| !inputs::is_workflow(path)) {
        if let Some((folder, locale)) = path.parent().zip(path.file_name().and_then(Locale::of_file_name)) {
            all.entry(folder).or_default().push(locale);
        }
    }
    all.values_mut().for_each(|locales| locales.sort());
    all
}
