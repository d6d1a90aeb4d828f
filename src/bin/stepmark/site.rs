//! Rendering a whole tree: each runbook a page, and around them the pages of the site.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::render::Templates;
use stepmark::render::html::Asset;
use stepmark::site::{Entry, Neighbours, Site, Writing, index_path, way};
use stepmark::workflow::Workflow;

use crate::console::Console;
use crate::watch::Scope;

/// What a site is made of.
pub(crate) struct Tree<'a> {
    pub(crate) project: &'a Project,
    pub(crate) languages: &'a Languages,
    pub(crate) templates: &'a Templates,
    /// Makes the workflow of a path.
    pub(crate) load: &'a (dyn Fn(&Utf8Path) -> Result<Workflow, Error> + Sync),
    /// The guides or workflow files.
    pub(crate) paths: &'a [Utf8PathBuf],
    /// The reader's locale, where only one is wanted.
    pub(crate) asked: Option<Locale>,
    /// Which of the pages are to be made.
    pub(crate) scope: &'a Scope,
}

/// A page that is to be rendered, and what may be asked about the others.
pub(crate) struct Place<'a> {
    pub(crate) path: &'a Utf8Path,
    entry: &'a Entry,
    neighbours: &'a Neighbours<'a>,
}

impl Place<'_> {
    /// The way to the index of the reader's locale.
    pub(crate) fn index(&self) -> String {
        way(&self.entry.path(), &index_path(self.entry.locale))
    }

    /// The way to the page that a link leads to; its anchor is kept.
    pub(crate) fn link(&self, target: &str) -> Option<String> {
        let found = self.neighbours.find(self.entry, target)?;
        let anchor = target.find('#').map_or("", |at| &target[at..]);
        Some(format!("{}{anchor}", way(&self.entry.path(), &found.path())))
    }
}

/// What the pages of a site know of each other, by the paths of their guides.
pub(crate) type Known = BTreeMap<Utf8PathBuf, Entry>;

/// Makes a page, and what lies beside it.
type Render<'a> = &'a (dyn Fn(&Place<'_>) -> Result<(Vec<u8>, Vec<Asset>), Error> + Sync);

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
        let mut found = self.entries(known)?;
        found.sort_by(|(one, _), (two, _)| (&one.id, one.locale).cmp(&(&two.id, two.locale)));
        if let Some(pair) = found.windows(2).find(|pair| pair[0].0.path() == pair[1].0.path()) {
            let names = (&pair[0].1, &pair[1].1, pair[0].0.path());
            return Err(Error::Usage(format!("{} and {} would both be written to {}", names.0, names.1, names.2)));
        }
        let now: Known = found.iter().map(|(entry, path)| ((*path).clone(), entry.clone())).collect();
        let all = *self.scope == Scope::All || now != *known;
        let (entries, paths): (Vec<Entry>, Vec<&Utf8PathBuf>) = found.into_iter().unzip();
        let neighbours = Neighbours::new(&entries, &self.project.fallback);
        let writing = Writing::begin(folder)?;
        let done = AtomicUsize::new(0);
        let page = |(entry, path): (&Entry, &&Utf8PathBuf)| {
            let (text, assets) = render(&Place { path, entry, neighbours: &neighbours })?;
            for asset in assets {
                writing.write(&asset.name, &asset.bytes)?;
            }
            writing.write(&entry.path(), &text)?;
            console.progress(done.fetch_add(1, Ordering::Relaxed) + 1, entries.len(), "pages");
            Ok(())
        };
        let wanted = entries.par_iter().zip(&paths).filter(|(_, path)| all || self.scope.wants(path));
        wanted.map(page).collect::<Result<(), Error>>()?;
        let (languages, templates) = (self.languages, self.templates);
        let site = Site { entries: &entries, fallback: &self.project.fallback, languages, templates };
        for page in if all { site.pages()? } else { Vec::new() } {
            writing.write(&page.path, page.text.as_bytes())?;
        }
        let written = if all { writing.finish()? } else { writing.finish_part()? };
        *known = now;
        console.say(&format!(
            "{} files in {folder}, {} of them new or changed, {} stale ones removed",
            written.files, written.changed, written.removed
        ));
        if written.kept > 0 {
            console.say(&format!("{} stale files were changed by somebody and are left alone", written.kept));
        }
        Ok(())
    }

    /// The entries of all pages; those that are not in the scope are as they were.
    fn entries(&self, known: &Known) -> Result<Vec<(Entry, &'a Utf8PathBuf)>, Error> {
        let entry = |path: &'a Utf8PathBuf| {
            if let Some(entry) = known.get(path).filter(|_| !self.scope.wants(path)) {
                return Ok((entry.clone(), path));
            }
            let workflow = (self.load)(path)?;
            let locale = self.asked.or(Locale::parse(&workflow.locale)).unwrap_or(self.project.default_locale);
            Ok((Entry::new(&workflow, locale), path))
        };
        self.paths.par_iter().map(entry).collect()
    }
}
