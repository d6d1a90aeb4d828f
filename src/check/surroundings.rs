//! What stands around a guide: the other guides of the project, its files and its link table. Collected once, before
//! any rule runs, so that rules touch no file and a guide's findings do not depend on which others are checked.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use percent_encoding::percent_decode_str;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::Error;
use crate::files;
use crate::locale::Locale;
use crate::project::{Links, Project};

use super::kin::{Family, Namesakes};
use super::neighbour::Neighbour;
use super::originals::Originals;

/// The project as its guides see it. Paths begin at the root of the file system, with nothing followed.
#[derive(Debug, Default)]
pub struct Surroundings {
    project: Utf8PathBuf,
    roots: Vec<Utf8PathBuf>,
    /// Folders below them that could not be read.
    closed: Vec<Utf8PathBuf>,
    guides: Vec<Neighbour>,
    paths: FxHashMap<String, usize>,
    folders: FxHashMap<String, Family>,
    namesakes: Namesakes,
    slugs: FxHashMap<String, Vec<usize>>,
    numbers: FxHashMap<String, Vec<usize>>,
    products: FxHashSet<String>,
    files: FxHashSet<String>,
    /// The images by folder; a folder with other files has an entry too.
    images: FxHashMap<String, Vec<Utf8PathBuf>>,
    used: FxHashSet<String>,
    /// Addresses by link key.
    pub links: Links,
    /// What translations are compared with, when a rule does so.
    pub originals: Originals,
    /// The project's default locale, with which `family-differs` compares.
    pub main_locale: Option<Locale>,
    /// Where the guides are published.
    pub site: Option<String>,
}

/// The files of a project, before its guides are read.
#[derive(Debug)]
pub struct Territory {
    roots: Vec<Utf8PathBuf>,
    files: Vec<Utf8PathBuf>,
    /// The guides among the files, sorted.
    pub guides: Vec<(Utf8PathBuf, Locale)>,
    /// The links to folders, behind which nothing is known.
    pub linked_folders: Vec<Utf8PathBuf>,
    /// The folders that could not be read, of which nothing is known.
    pub closed_folders: Vec<Utf8PathBuf>,
    /// Markdown named like the guides but for the locale, and so none of them.
    pub without_locale: Vec<Utf8PathBuf>,
}

/// The name of a file up to its first dot.
fn first_name(path: &Utf8Path) -> &str {
    path.file_name().and_then(|name| name.split('.').next()).unwrap_or_default()
}

impl Territory {
    /// Lists the files of the project's folder of guides and of further folders, which begin at the root of the file
    /// system.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn list(project: &Project, further: &[Utf8PathBuf]) -> Result<Self, Error> {
        let mut roots: Vec<Utf8PathBuf> = further.iter().map(|path| normal(path)).collect();
        if project.guides.is_dir() {
            roots.push(normal(&project.guides));
        }
        roots.sort();
        roots.dedup_by(|inner, outer| inner.starts_with(outer));
        let (mut files, mut linked_folders, mut closed_folders) = (Vec::new(), Vec::new(), Vec::new());
        for root in &roots {
            let listing = files::list(root)?;
            files.extend(listing.files);
            linked_folders.extend(listing.linked_folders.into_iter().filter(|path| !project.ignores(path)));
            closed_folders.extend(listing.closed_folders);
        }
        let guides = files.iter().filter_map(|path| Some((path.clone(), project.guide_locale(path)?)));
        let guides: Vec<(Utf8PathBuf, Locale)> = guides.collect();
        let names: FxHashSet<&str> = guides.iter().map(|(path, _)| first_name(path)).collect();
        let is_misnamed = |path: &Utf8Path| {
            matches!(path.extension(), Some("md" | "markdown"))
                && names.contains(first_name(path))
                && project.guide_locale(path).is_none()
                && !project.ignores(path)
        };
        let without_locale = files.iter().filter(|path| is_misnamed(path)).cloned().collect();
        Ok(Self { roots, files, guides, linked_folders, closed_folders, without_locale })
    }

    /// The surroundings that its guides make, once they are read.
    #[must_use]
    pub fn settled(self, project: &Project, mut guides: Vec<Neighbour>) -> Surroundings {
        guides.sort_by(|one, two| one.path.as_std_path().cmp(two.path.as_std_path()));
        let all = Surroundings::new(&project.root, self.roots, guides, self.files, project.links.clone());
        let (main_locale, site) = (Some(project.default_locale), project.site.clone());
        Surroundings { main_locale, site, closed: self.closed_folders, ..all }
    }
}

impl Surroundings {
    /// The surroundings that these guides and files are; `roots` are the folders of which everything is known.
    #[must_use]
    pub fn new(
        project: &Utf8Path,
        roots: Vec<Utf8PathBuf>,
        guides: Vec<Neighbour>,
        files: impl IntoIterator<Item = Utf8PathBuf>,
        links: Links,
    ) -> Self {
        let mut all = Self { project: project.to_owned(), roots, guides, links, ..Self::default() };
        for file in files {
            all.files.insert(file.as_str().to_owned());
            let images = all.images.entry(folder(&file).as_str().to_owned()).or_default();
            images.extend(Some(file).filter(|file| is_image(file)));
        }
        all.images.values_mut().for_each(|images| images.sort());
        for (at, guide) in all.guides.iter().enumerate() {
            let folder = guide.folder();
            all.products.extend(folder.ancestors().skip(1).filter_map(Utf8Path::file_name).map(str::to_owned));
            all.folders.entry(folder.as_str().to_owned()).or_default().add(at, guide);
            all.slugs.entry(guide.names.slug.clone()).or_default().push(at);
            if let Some(number) = &guide.names.number {
                all.numbers.entry(number.clone()).or_default().push(at);
            }
            all.used.extend(used(guide));
            all.paths.insert(guide.path.as_str().to_owned(), at);
        }
        all.namesakes = Namesakes::among(&all.guides);
        all
    }

    /// Puts what a guide is now in the place of what it was. Files that it named before still count as used.
    pub fn renew(&mut self, now: Neighbour) {
        let Some(&at) = self.paths.get(now.path.as_str()) else { return };
        self.used.extend(used(&now));
        let old = std::mem::replace(&mut self.guides[at], now.clone());
        self.namesakes = Namesakes::among(&self.guides);
        let (old, new) = (old.names, now.names);
        for (table, old, new) in
            [(&mut self.slugs, Some(old.slug), Some(new.slug)), (&mut self.numbers, old.number, new.number)]
        {
            if let Some(old) = old {
                table.entry(old.clone()).or_default().retain(|&place| place != at);
                table.retain(|key, places| *key != old || !places.is_empty());
            }
            if let Some(new) = new {
                let places = table.entry(new).or_default();
                places.push(at);
                places.sort_unstable();
            }
        }
    }

    /// The place of a path that is named from the project's folder.
    #[must_use]
    pub fn place(&self, path: &str) -> Utf8PathBuf {
        normal(&self.project.join(path))
    }

    /// A place as the project sees it.
    #[must_use]
    pub fn shown<'p>(&self, path: &'p Utf8Path) -> &'p Utf8Path {
        path.strip_prefix(&self.project).unwrap_or(path)
    }

    /// Whether everything in the folder of this path is known.
    #[must_use]
    pub fn knows(&self, path: &Utf8Path) -> bool {
        let below = |folders: &[Utf8PathBuf]| folders.iter().any(|folder| path.starts_with(folder));
        below(&self.roots) && !below(&self.closed)
    }

    /// Whether a place lies in the project, so that its link table holds there.
    #[must_use]
    pub fn is_own(&self, path: &Utf8Path) -> bool {
        path.starts_with(&self.project)
    }

    /// Whether guides are known beyond the folder of one.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.folders.len() > 1
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn has_file(&self, path: &Utf8Path) -> bool {
        self.files.contains(path.as_str())
    }

    /// The images right in a folder, sorted.
    #[must_use]
    pub fn images_in(&self, folder: &Utf8Path) -> &[Utf8PathBuf] {
        self.images.get(folder.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Whether there are files right in a folder.
    #[must_use]
    pub fn has_folder(&self, folder: &Utf8Path) -> bool {
        self.images.contains_key(folder.as_str())
    }

    /// Whether some guide shows or links this file.
    #[must_use]
    pub fn uses(&self, path: &Utf8Path) -> bool {
        self.used.contains(path.as_str())
    }

    /// The guide at a place.
    #[must_use]
    pub fn guide(&self, path: &Utf8Path) -> Option<&Neighbour> {
        self.paths.get(path.as_str()).map(|&at| &self.guides[at])
    }

    /// The guide of a folder in a locale, else in its language.
    #[must_use]
    pub fn nearest(&self, folder: &Utf8Path, locale: Locale) -> Option<&Neighbour> {
        self.folders.get(folder.as_str())?.nearest(locale).map(|at| &self.guides[at])
    }

    /// The first guide of a folder in a language.
    #[must_use]
    pub fn in_language(&self, folder: &Utf8Path, language: &str) -> Option<&Neighbour> {
        self.folders.get(folder.as_str())?.in_language(language).map(|at| &self.guides[at])
    }

    /// The locales of the guides in a folder, sorted.
    pub fn locales(&self, folder: &Utf8Path) -> impl Iterator<Item = Locale> {
        self.folders.get(folder.as_str()).into_iter().flat_map(Family::locales)
    }

    /// Whether a guide is the first of its folder that is named like one: what is said of a folder is said there.
    #[must_use]
    pub fn leads(&self, guide: &Neighbour) -> bool {
        let leader = self.folders.get(guide.folder().as_str()).and_then(|family| family.leader);
        leader.is_some_and(|at| self.guides[at].path.as_str() == guide.path.as_str())
    }

    /// Another guide of the same product that was given the same slug, in the same locale.
    #[must_use]
    pub fn twin(&self, guide: &Neighbour) -> Option<&Neighbour> {
        let at = *self.paths.get(guide.path.as_str())?;
        self.namesakes.twin(at, guide).map(|at| &self.guides[at])
    }

    /// A guide of another product that was given the same slug, in the same locale.
    #[must_use]
    pub fn namesake(&self, guide: &Neighbour) -> Option<&Neighbour> {
        self.namesakes.elsewhere(guide, &self.guides).map(|at| &self.guides[at])
    }

    /// The guides with a slug.
    pub fn with_slug(&self, slug: &str) -> impl Iterator<Item = &Neighbour> {
        self.listed(self.slugs.get(slug))
    }

    /// All slugs, sorted.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        let mut all: Vec<&str> = self.slugs.keys().map(String::as_str).collect();
        all.sort_unstable();
        all.into_iter()
    }

    /// The guides with a number of an older system.
    pub fn with_number(&self, number: &str) -> impl Iterator<Item = &Neighbour> {
        self.listed(self.numbers.get(number))
    }

    /// Whether a slug is the name of a folder that holds guides' folders: that of a product.
    #[must_use]
    pub fn is_product(&self, slug: &str) -> bool {
        self.products.contains(slug)
    }

    /// Whether any guide has a number of an older system.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// The folder that a `/pages/…` path names, below any of the roots.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<Utf8PathBuf> {
        let below = path.trim_start_matches("/pages/").trim_matches('/');
        self.roots
            .iter()
            .flat_map(|root| [root.join(below), root.join("pages").join(below)])
            .map(|folder| normal(&folder))
            .find(|folder| self.folders.contains_key(folder.as_str()) || self.files.contains(folder.as_str()))
    }

    /// The file that a path in a guide of this folder names; `None` when it leads outside of what is known.
    #[must_use]
    pub fn file_named(&self, folder: &Utf8Path, written: &str) -> Option<Utf8PathBuf> {
        let path = decoded(written.split(['#', '?']).next().unwrap_or_default());
        let place = match path.strip_prefix("/pages/") {
            Some(below) => self.page(&path).or_else(|| Some(self.roots.first()?.join(below)))?,
            None if path.starts_with('/') => return None,
            None => normal(&folder.join(&path)),
        };
        self.knows(&place).then_some(place)
    }

    fn listed<'s>(&'s self, places: Option<&'s Vec<usize>>) -> impl Iterator<Item = &'s Neighbour> {
        places.into_iter().flatten().map(|&at| &self.guides[at])
    }
}

/// How the names of pictures end.
const IMAGES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "svg", "webp"];

fn is_image(path: &Utf8Path) -> bool {
    path.extension().is_some_and(|ending| IMAGES.iter().any(|image| image.eq_ignore_ascii_case(ending)))
}

/// The files that a guide names from its folder.
fn used(guide: &Neighbour) -> impl Iterator<Item = String> + '_ {
    let local = guide.targets().filter(|target| !target.contains("://") && !target.starts_with(['/', '#']));
    let path = |target: &str| decoded(target.split(['#', '?']).next().unwrap_or_default());
    local.map(move |target| normal(&guide.folder().join(path(target))).into_string())
}

/// The folder of a path.
fn folder(path: &Utf8Path) -> &Utf8Path {
    path.parent().unwrap_or(Utf8Path::new(""))
}

/// A path without `.` and `..`.
fn normal(path: &Utf8Path) -> Utf8PathBuf {
    let mut all = Utf8PathBuf::with_capacity(path.as_str().len());
    for part in path.components() {
        match part {
            Utf8Component::CurDir => {}
            Utf8Component::ParentDir => {
                all.pop();
            }
            Utf8Component::Prefix(_) | Utf8Component::RootDir | Utf8Component::Normal(_) => all.push(part.as_str()),
        }
    }
    all
}

/// A path as the file system has it: `%20` and the like replaced.
fn decoded(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}
