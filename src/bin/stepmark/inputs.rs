//! From paths on the command line to guides.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use stepmark::check::Territory;
use stepmark::diagnostic::Diagnostic;
use stepmark::error::Error;
use stepmark::family;
use stepmark::files;
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::source::Source;
use stepmark::workflow::{self, Identity, Workflow, format};

/// A guide that was read.
pub(crate) struct Input {
    pub(crate) source: Source,
    pub(crate) identity: Identity,
}

/// The project of what is named first on the command line, else that of the working directory.
pub(crate) fn project(named: Option<&Utf8PathBuf>) -> Result<Project, Error> {
    let named = named.map(|path| absolute(path));
    let folder = named.as_deref().and_then(|path| if path.is_dir() { Some(path) } else { path.parent() });
    match folder.map(Project::above).transpose()?.flatten() {
        Some(project) => Ok(project),
        None => Project::find(&absolute(Utf8Path::new("."))),
    }
}

/// A guide that was found, and the folder on the command line that it was found in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) path: Utf8PathBuf,
    pub(crate) below: Option<Utf8PathBuf>,
    /// It is a link in a folder, which is not followed.
    pub(crate) is_link: bool,
}

impl Found {
    /// A guide that is named itself; what is named may be a link.
    pub(crate) fn named(path: &Utf8Path) -> Self {
        Self { path: path.to_owned(), below: None, is_link: false }
    }
}

/// The languages of a folder that the command line names, else of the project's, or those that ship with the program.
pub(crate) fn languages(project: &Project, named: Option<&Utf8Path>) -> Result<Languages, Error> {
    named.or(project.languages.as_deref()).map_or_else(|| Ok(Languages::embedded()), Languages::from_folder)
}

/// The guides that the paths name, each once, sorted; all guides of the project when there is no path. Links in folders
/// are passed over.
pub(crate) fn guides(project: &Project, paths: &[Utf8PathBuf]) -> Result<Vec<Found>, Error> {
    let mut all = guides_and_links(project, paths)?;
    all.retain(|found| !found.is_link);
    some(project, paths, all)
}

/// The same with links, which cannot be read: for those who tell what they could not read, and go on.
pub(crate) fn guides_and_links(project: &Project, paths: &[Utf8PathBuf]) -> Result<Vec<Found>, Error> {
    let mut all = Vec::new();
    let mut add = |folder: &Utf8Path, found: &dyn Fn(Utf8PathBuf, bool) -> Found| {
        let (guides, links) = project.guides_and_links_below(folder)?;
        all.extend(guides.into_iter().map(|path| found(path, false)));
        all.extend(links.into_iter().map(|path| found(path, true)));
        Ok(())
    };
    if paths.is_empty() {
        let folder = project.guides.strip_prefix(&project.root).map(|below| display(project, below));
        let folder = folder.unwrap_or_else(|_| project.guides.clone());
        if !folder.is_dir() {
            let help =
                "name the guides (`stepmark check docs`), or their folder in stepmark.toml (`guides = \"docs\"`)";
            return Err(Error::Usage(format!("there is no folder {folder}: {help}")));
        }
        add(&project.guides, &|path, is_link| {
            let shown = path.strip_prefix(&project.root).map(|below| display(project, below));
            Found { path: shown.unwrap_or(path), below: None, is_link }
        })?;
    }
    for folder in paths.iter().filter(|path| path.is_dir()) {
        add(folder, &|path, is_link| Found { path, below: Some(folder.clone()), is_link })?;
    }
    all.extend(paths.iter().filter(|path| !path.is_dir()).map(|path| Found::named(path)));
    all.sort_by(|one: &Found, two| {
        one.path.as_std_path().cmp(two.path.as_std_path()).then_with(|| one.below.cmp(&two.below))
    });
    all.dedup_by(|a, b| a.path == b.path);
    some(project, paths, all)
}

/// The guides that were found, when there are any.
fn some(project: &Project, paths: &[Utf8PathBuf], all: Vec<Found>) -> Result<Vec<Found>, Error> {
    if all.is_empty() {
        let own = [display(project, &project.guides)];
        let places = if paths.is_empty() { &own[..] } else { paths };
        let named = "guides are files named like guide.en-gb.md";
        let other = places.iter().map(|path| other_markdown(path)).find_map(Result::transpose).transpose()?;
        let other =
            other.map_or_else(String::new, |path| format!("; name those of other names one by one, such as {path}"));
        return Err(Error::Usage(format!("no guide found in {}: {named}{other}", places[0])));
    }
    Ok(all)
}

/// The first Markdown of a folder, whatever its name.
fn other_markdown(folder: &Utf8Path) -> Result<Option<Utf8PathBuf>, Error> {
    let files = files::list(folder)?.files;
    Ok(files.into_iter().find(|path| path.extension() == Some("md")))
}

/// Refuses to write two files to one place: `targets` is where each is written, and what it is made of.
pub(crate) fn must_not_clash<'a>(targets: impl IntoIterator<Item = (Utf8PathBuf, &'a Utf8Path)>) -> Result<(), Error> {
    let mut sorted: Vec<(Utf8PathBuf, &Utf8Path)> = targets.into_iter().collect();
    sorted.sort();
    match sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some(pair) => {
            let (one, two, target) = (pair[0].1, pair[1].1, &pair[0].0);
            let help =
                "a guide goes by its folder below the one that `guides` in stepmark.toml names, and by its locale";
            Err(Error::Usage(format!("{one} and {two} would both be written to {target}: {help}")))
        }
        None => Ok(()),
    }
}

/// A path below the project as seen from the working directory, when it lies below that.
fn display(project: &Project, path: &Utf8Path) -> Utf8PathBuf {
    let place = absolute(&project.root.join(path));
    match place.strip_prefix(absolute(Utf8Path::new("."))) {
        Ok(below) if below.as_str().is_empty() => Utf8PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => place,
    }
}

pub(crate) fn read(project: &Project, found: &Found) -> Result<Input, Error> {
    if found.is_link {
        return Err(Error::format(&found.path, files::LINK));
    }
    if is_workflow(&found.path) {
        return Err(Error::format(
            &found.path,
            "this is a workflow, by its name: name the guide that it was built from",
        ));
    }
    let bytes = files::read(&found.path)?;
    let below = found.below.as_deref().map(absolute);
    let identity = project.identity(&absolute(&found.path), &bytes, below.as_deref());
    Ok(Input { source: Source::from_bytes(&found.path, bytes), identity })
}

/// As [`read`], for those who make something of a guide: what is no text tells nobody what to do.
pub(crate) fn read_text(project: &Project, found: &Found) -> Result<Input, Error> {
    let input = read(project, found)?;
    match input.source.invalid_utf8() {
        None => Ok(input),
        Some(at) => {
            let line = input.source.line(at.start);
            Err(Error::format(&found.path, format!("line {line}: this is not UTF-8 text: save the guide as UTF-8")))
        }
    }
}

/// Builds one guide, and what there is to be said about it.
pub(crate) fn build(
    project: &Project,
    languages: &Languages,
    found: &Found,
) -> Result<(Workflow, Vec<Diagnostic>), Error> {
    let input = read_text(project, found)?;
    let parsed = guide::parse(&input.source);
    let built = workflow::build(&input.source, &parsed.value, languages, &input.identity);
    let mut notes = parsed.notes;
    notes.extend(built.notes);
    Ok((built.value, notes))
}

/// Whether a file holds a workflow and no guide.
pub(crate) fn is_workflow(path: &Utf8Path) -> bool {
    matches!(path.extension(), Some("yaml" | "yml" | "json"))
}

/// The workflow of a guide, or of a workflow file.
pub(crate) fn workflow(project: &Project, languages: &Languages, path: &Utf8Path) -> Result<Workflow, Error> {
    if !is_workflow(path) {
        return build(project, languages, &Found::named(path)).map(|(workflow, _)| workflow);
    }
    format::from_yaml(&files::read_text(path)?).map_err(|problem| Error::format(path, problem.to_string()))
}

/// The workflow of a guide that could be read whole, or of a workflow file: of a part, nobody knows what is missing.
pub(crate) fn whole_workflow(project: &Project, languages: &Languages, path: &Utf8Path) -> Result<Workflow, Error> {
    if !is_workflow(path) {
        let input = read_text(project, &Found::named(path))?;
        if let Some(note) =
            guide::parse(&input.source).notes.iter().find(|note| guide::codes::CUTTING.contains(&note.code))
        {
            let at = input.source.position(note.span.start);
            let problem = format!("{}:{}: {}: {}", at.line, at.column, note.code.name, note.message);
            return Err(Error::format(path, format!("{problem}; nothing is run of a guide that cannot be read whole")));
        }
    }
    workflow(project, languages, path)
}

/// The guides and workflow files to render: with a locale asked for, the nearest one of each family.
pub(crate) fn wanted(
    project: &Project,
    paths: &[Utf8PathBuf],
    asked: Option<Locale>,
) -> Result<Vec<Utf8PathBuf>, Error> {
    let (workflows, named): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_workflow(path));
    let mut all = workflows;
    if !named.is_empty() {
        let guides: Vec<Utf8PathBuf> = guides(project, &named)?.into_iter().map(|found| found.path).collect();
        match asked {
            Some(asked) => all.extend(nearest(project, guides, asked)?),
            None => all.extend(guides),
        }
    }
    Ok(all)
}

/// Of each family, the guide in the locale nearest to one.
fn nearest(project: &Project, guides: Vec<Utf8PathBuf>, asked: Locale) -> Result<Vec<Utf8PathBuf>, Error> {
    let mut families: BTreeMap<Utf8PathBuf, Vec<(Locale, Utf8PathBuf)>> = BTreeMap::new();
    for path in guides {
        let folder = path.parent().unwrap_or(Utf8Path::new("")).to_owned();
        if families.contains_key(&folder) {
            continue;
        }
        let below = if folder.as_str().is_empty() { Utf8Path::new(".") } else { &folder };
        let members = project
            .guides_below(below)?
            .into_iter()
            .filter(|member| member.parent() == path.parent() || folder.as_str().is_empty());
        let of = |member: Utf8PathBuf| Some((Locale::of_file_name(member.file_name()?)?, member));
        families.insert(folder.clone(), members.filter_map(of).collect());
    }
    let pick = |members: &Vec<(Locale, Utf8PathBuf)>| {
        let available: Vec<Locale> = members.iter().map(|(locale, _)| *locale).collect();
        let used = family::nearest(&available, asked, &project.fallback)?;
        members.iter().find(|(locale, _)| *locale == used).map(|(_, path)| path.clone())
    };
    Ok(families.values().filter_map(pick).collect())
}

/// The files around the guides that the paths name: those of their folders, and of the project.
pub(crate) fn territory(project: &Project, paths: &[Utf8PathBuf]) -> Result<Territory, Error> {
    let folder = |path: &Utf8PathBuf| {
        let path = absolute(path);
        if path.is_dir() { Some(path) } else { path.parent().map(Utf8Path::to_owned) }
    };
    let folders: Vec<Utf8PathBuf> = paths.iter().filter_map(folder).collect();
    Territory::list(project, &folders)
}

/// Makes something of each input, with all threads; for a single one, none is started.
pub(crate) fn each<I, T: Send>(inputs: I, make: impl Fn(I::Item) -> T + Send + Sync) -> Vec<T>
where
    I: IntoIterator<Item: Send>,
{
    let inputs: Vec<I::Item> = inputs.into_iter().collect();
    if inputs.len() > 1 { inputs.into_par_iter().map(make).collect() } else { inputs.into_iter().map(make).collect() }
}

/// As [`each`]. Of several errors, the first in the order of the inputs is told, whichever thread met one first.
pub(crate) fn all_in_order<I, T: Send>(
    inputs: I,
    make: impl Fn(I::Item) -> Result<T, Error> + Send + Sync,
) -> Result<Vec<T>, Error>
where
    I: IntoIterator<Item: Send>,
{
    each(inputs, make).into_iter().collect()
}

/// A path from the root of the file system, without `.` and `..`; no link is followed.
pub(crate) fn absolute(path: &Utf8Path) -> Utf8PathBuf {
    let place = std::path::absolute(path).ok().and_then(|path| Utf8PathBuf::from_path_buf(path).ok());
    let place = place.unwrap_or_else(|| path.to_owned());
    let mut plain = Utf8PathBuf::with_capacity(place.as_str().len());
    for part in place.components() {
        if part == camino::Utf8Component::ParentDir {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

/// The nearest folder above a path that is there.
pub(crate) fn nearest_folder(path: &Utf8Path) -> Utf8PathBuf {
    let absolute = absolute(path);
    let found = absolute.ancestors().find(|folder| folder.is_dir());
    found.map_or_else(|| Utf8PathBuf::from("."), Utf8Path::to_owned)
}

/// A path as the file system has it: of its nearest folder, links are followed.
pub(crate) fn real(path: &Utf8Path) -> Utf8PathBuf {
    let folder = nearest_folder(path);
    let rest = path.strip_prefix(&folder).map(Utf8Path::to_owned).unwrap_or_default();
    let real = folder.canonicalize_utf8().unwrap_or(folder);
    if rest.as_str().is_empty() { real } else { real.join(rest) }
}
