//! Guides in all their locales, read and compared.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::check::Originals;
use stepmark::drift::{self, Accepted, Family};
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::workflow::Workflow;
use stepmark::{family, files};

use crate::git::Git;
use crate::inputs::{self, Found};
use crate::revision::{project_path, then};

/// The guides of each folder that the paths name.
pub(crate) struct Families {
    pub(crate) folders: Vec<Vec<Found>>,
    /// Of folders of which single guides are named, these.
    named: BTreeSet<Utf8PathBuf>,
    pub(crate) reference: Locale,
}

impl Families {
    /// Finds them. Of a guide that is named, all locales are there.
    pub(crate) fn find(project: &Project, paths: &[Utf8PathBuf], asked: Option<Locale>) -> Result<Self, Error> {
        let folder_of = |path: &Utf8Path| match path.parent() {
            Some(folder) if !folder.as_str().is_empty() => folder.to_owned(),
            Some(_) | None => Utf8PathBuf::from("."),
        };
        let mut folders: BTreeMap<Utf8PathBuf, Vec<Found>> = BTreeMap::new();
        for found in inputs::guides(project, paths)? {
            folders.entry(inputs::absolute(&folder_of(&found.path))).or_default().push(found);
        }
        let named: BTreeSet<Utf8PathBuf> = paths.iter().filter(|path| path.is_file()).cloned().collect();
        for path in &named {
            let folder = folder_of(path);
            let members = folders.entry(inputs::absolute(&folder)).or_default();
            let below = members.iter().find_map(|found| found.below.clone());
            for path in project.guides_below(&folder)?.into_iter().filter(|path| folder_of(path) == folder) {
                let path = if members.iter().any(|found| inputs::absolute(&found.path) == inputs::absolute(&path)) {
                    continue;
                } else {
                    path
                };
                members.push(Found { below: below.clone(), ..Found::named(&path) });
            }
        }
        let folders: Vec<Vec<Found>> = folders.into_values().collect();
        let reference = asked
            .or(project.reference)
            .or_else(|| drift::usual_reference(locales(project, &folders), &project.fallback))
            .unwrap_or(project.default_locale);
        let families = Self { folders, named, reference };
        if let (None, Some(set)) = (asked, project.reference) {
            families.must_have_somewhere(project, set)?;
        }
        Ok(families)
    }

    /// Refuses a reference of the project that no guide is in. What the paths name may be without it.
    fn must_have_somewhere(&self, project: &Project, reference: Locale) -> Result<(), Error> {
        if locales(project, &self.folders).any(|locale| locale == reference) {
            return Ok(());
        }
        let all = if project.guides.is_dir() { project.guides_below(&project.guides)? } else { Vec::new() };
        let all = all.iter().filter_map(|path| project.guide_locale(path));
        let known: BTreeSet<Locale> = locales(project, &self.folders).chain(all).collect();
        if known.is_empty() { Ok(()) } else { is_known(&known, "`reference` in stepmark.toml:", reference) }
    }

    /// Refuses locales that none of the guides is in: with a mistyped one, nothing would be found, and all seem well.
    pub(crate) fn must_have(
        &self,
        project: &Project,
        option: &str,
        asked: impl IntoIterator<Item = Locale>,
    ) -> Result<(), Error> {
        let known: BTreeSet<Locale> = locales(project, &self.folders).collect();
        asked.into_iter().try_for_each(|locale| is_known(&known, option, locale))
    }

    /// Compares all families, with what only many of them tell, in the order of their folders.
    pub(crate) fn compare(&self, project: &Project, languages: &Languages) -> Result<Vec<Family>, Error> {
        let compare = |members: &Vec<Found>| {
            let workflows = load(project, languages, members)?;
            Ok(drift::compare_family(&workflows, self.reference, &project.fallback, languages))
        };
        let compared = inputs::all_in_order(&self.folders, compare)?;
        let mut families: Vec<Family> = compared.into_iter().flatten().collect();
        drift::compare_labels(&mut families);
        Ok(families)
    }

    /// The reference of each family, for rules that compare locales with it.
    pub(crate) fn originals(&self, project: &Project) -> Result<Originals, Error> {
        let mut originals = Originals::default();
        originals.accepted = accepted(project)?;
        for members in self.folders.iter().filter(|members| members.len() > 1) {
            let locales: Vec<Locale> = members.iter().filter_map(|one| project.guide_locale(&one.path)).collect();
            let chosen = family::nearest(&locales, self.reference, &project.fallback);
            let Some(found) = members.iter().find(|one| project.guide_locale(&one.path) == chosen) else { continue };
            let input = inputs::read(project, found)?;
            let folder = inputs::absolute(&found.path).parent().map(Utf8Path::to_owned).unwrap_or_default();
            originals.add(folder, input.source, input.identity);
        }
        Ok(originals)
    }

    /// Adds to each translation what changed in its reference since it was last touched, as git knows it. A translation
    /// that git does not know is new: it cannot be behind.
    pub(crate) fn add_history(
        &self,
        project: &Project,
        languages: &Languages,
        families: &mut [Family],
    ) -> Result<(), Error> {
        let git = Git::of(&project.root)?;
        let commits = git.last_commits(&project.root)?;
        let add = |family: &mut Family| {
            let path = Utf8PathBuf::from(&family.path);
            let reference = git.path(&project.root, &path);
            let now = read(project, languages, &path)?;
            for translation in &mut family.translations {
                let own = Utf8PathBuf::from(&translation.path);
                let Some(commit) = commits.get(&git.path(&project.root, &own)) else { continue };
                let Ok(then) = then(project, languages, &git, commit, &reference) else { continue };
                if then.source.sha256 == now.source.sha256 || translation.is_apart() {
                    continue;
                }
                let own = read(project, languages, &own)?;
                let short = commit.get(..8).unwrap_or(commit);
                drift::add_behind(&mut translation.findings, &then, &now, &own, short, languages);
            }
            Ok(())
        };
        inputs::all_in_order(families, add).map(|_: Vec<()>| ())
    }

    /// All families as they were in a revision.
    pub(crate) fn compare_then(
        &self,
        project: &Project,
        languages: &Languages,
        revision: &str,
    ) -> Result<Vec<Family>, Error> {
        let git = Git::of(&project.root)?;
        let mut folders: BTreeMap<Utf8PathBuf, Vec<Utf8PathBuf>> = BTreeMap::new();
        let known: BTreeSet<Utf8PathBuf> = self
            .folders
            .iter()
            .filter_map(|members| members.first())
            .map(|found| git.path(&project.root, &inputs::absolute(&found.path)))
            .filter_map(|path| path.parent().map(Utf8Path::to_owned))
            .collect();
        for path in git.files(revision, &project.root)? {
            let folder = path.parent().map(Utf8Path::to_owned).unwrap_or_default();
            if known.contains(&folder) && project.guide_locale(&project_path(project, &git, &path)).is_some() {
                folders.entry(folder).or_default().push(path);
            }
        }
        let compare = |members: Vec<Utf8PathBuf>| {
            let load = |path: &Utf8PathBuf| then(project, languages, &git, revision, path);
            let workflows: Vec<Workflow> = members.iter().map(load).collect::<Result<_, Error>>()?;
            Ok(drift::compare_family(&workflows, self.reference, &project.fallback, languages))
        };
        let compared = inputs::all_in_order(folders.into_values().collect::<Vec<_>>(), compare)?;
        let mut families: Vec<Family> = compared.into_iter().flatten().collect();
        drift::compare_labels(&mut families);
        Ok(families)
    }

    /// Whether the command line asks for this guide, by its path below the project's folder.
    pub(crate) fn wants(&self, project: &Project, path: &str) -> bool {
        let path = inputs::absolute(&project.root.join(path));
        let single = self.named.iter().map(|named| inputs::absolute(named)).collect::<Vec<_>>();
        single.is_empty() || single.contains(&path) || !single.iter().any(|named| named.parent() == path.parent())
    }
}

fn is_known(known: &BTreeSet<Locale>, option: &str, asked: Locale) -> Result<(), Error> {
    if known.contains(&asked) {
        return Ok(());
    }
    let known = known.iter().map(Locale::to_string).collect::<Vec<_>>().join(", ");
    Err(Error::Usage(format!("{option} {asked}: none of these guides is in it; they are in {known}")))
}

/// The file of accepted differences.
pub(crate) const ACCEPTED: &str = "stepmark-drift.json";

/// The differences that somebody looked at and that are fine.
pub(crate) fn accepted(project: &Project) -> Result<Accepted, Error> {
    let path = project.root.join(ACCEPTED);
    if !path.exists() {
        return Ok(Accepted::default());
    }
    Accepted::read(&files::read_text(&path)?).map_err(|message| {
        let help = "take it from version control again, or remove it and accept anew";
        Error::format(&path, format!("no list of accepted differences: {message}; {help}"))
    })
}

fn locales(project: &Project, folders: &[Vec<Found>]) -> impl Iterator<Item = Locale> {
    folders.iter().flatten().filter_map(|found| project.guide_locale(&found.path))
}

/// The workflow of a guide, by its path below the project's folder.
fn read(project: &Project, languages: &Languages, path: &Utf8Path) -> Result<Workflow, Error> {
    let found = Found::named(&project.root.join(path));
    inputs::build(project, languages, &found).map(|(workflow, _)| workflow)
}

/// The workflows of a family.
pub(crate) fn load(project: &Project, languages: &Languages, members: &[Found]) -> Result<Vec<Workflow>, Error> {
    members.iter().map(|found| inputs::build(project, languages, found).map(|(workflow, _)| workflow)).collect()
}
