//! `stepmark render`

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::render::{self, Options, Templates};
use stepmark::workflow::{Workflow, format};
use stepmark::{family, files};

use super::build::workflow_of;
use crate::console::Console;
use crate::inputs::Found;
use crate::{Outcome, inputs};

/// Write runbooks: workflows to read and tick off.
///
/// The runbook speaks the language of its guide. When the guide does not exist in the locale asked for, the nearest one
/// is used, and the runbook says so at its top.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark render guides/network/dns/edit_zone --locale de-de --output -
  stepmark render guides --output runbooks
  stepmark render workflows/network/dns/edit-zone.fr-fr.yaml --output -
  stepmark render guides --template mine.md.hbs")]
pub(crate) struct Args {
    /// Guides, folders of guides, or workflow files.
    #[arg(required = true)]
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The reader's locale, such as `fr-ca`; without it, every locale there is.
    #[arg(long, short)]
    pub(crate) locale: Option<String>,
    /// The form of the runbooks.
    #[arg(long, default_value = "markdown", value_parser = ["markdown"])]
    pub(crate) format: String,
    /// The folder to write to, or `-` to print a single runbook.
    #[arg(long, short, value_name = "DIR", default_value = "runbooks")]
    pub(crate) output: Utf8PathBuf,
    /// A folder of templates to use instead of those that ship with the program (see `stepmark templates --help`), or
    /// one file that takes the place of runbook.md.hbs.
    #[arg(long, value_name = "PATH")]
    pub(crate) template: Option<Utf8PathBuf>,
}

/// What a single file given with `--template` stands for.
const TEMPLATE: &str = "runbook.md.hbs";

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let project = inputs::project(args.paths.first())?;
    let languages = Languages::embedded();
    let asked = match &args.locale {
        Some(text) => {
            Some(Locale::parse(text).ok_or_else(|| Error::Usage(format!("`{text}` is no locale such as `fr-ca`")))?)
        }
        None => None,
    };
    let templates = templates(args)?;
    let wanted = wanted(&project, &args.paths, asked)?;
    let to_stdout = args.output == "-";
    if to_stdout && wanted.len() != 1 {
        return Err(Error::Usage(format!(
            "--output - prints one runbook, but {} were found: name a guide or a --locale",
            wanted.len()
        )));
    }
    let mut changed = 0;
    for path in &wanted {
        let workflow = load(&project, &languages, path)?;
        let locale = asked.or(Locale::parse(&workflow.locale)).unwrap_or(project.default_locale);
        let target = args.output.join(format!("{}.{}.md", workflow.id, locale.file_suffix()));
        let folder = if to_stdout { Utf8Path::new("") } else { target.parent().unwrap_or(Utf8Path::new("")) };
        let images = way(folder, &guide_folder(&project, &workflow, path));
        let options = Options {
            language: languages.get(locale.language()).unwrap_or_else(|| languages.of(project.default_locale)),
            reader: locale,
            links: &project.links,
            api: project.api.as_deref(),
            images: &images,
            templates: &templates,
        };
        let runbook = render::markdown(&workflow, &options).map_err(|error| match &args.template {
            Some(path) if path.is_file() => named(error, path),
            Some(_) | None => error,
        })?;
        if to_stdout {
            console.result(&stepmark::terminal::sanitize(&runbook));
        } else {
            changed += usize::from(files::write(&target, runbook.as_bytes())?);
        }
    }
    if !to_stdout {
        console.say(&format!("{} runbooks in {}, {changed} of them new or changed", wanted.len(), args.output));
    }
    Ok(Outcome::Fine)
}

/// The templates that ship, those of a folder, or a single one.
fn templates(args: &Args) -> Result<Templates, Error> {
    let Some(path) = &args.template else { return Templates::shipped() };
    if path.is_dir() {
        return Templates::with_folder(path);
    }
    Templates::shipped()?.with_template(TEMPLATE, &files::read_text(path)?).map_err(|error| named(error, path))
}

/// An error in the template of the user, under the user's name for it.
fn named(error: Error, path: &Utf8Path) -> Error {
    match error {
        Error::Format { path: name, message } if name == TEMPLATE => Error::format(path, message),
        error @ (Error::Format { .. } | Error::File { .. } | Error::Usage(_)) => error,
    }
}

/// The guides and workflow files to render: with a locale asked for, the nearest one of each family.
fn wanted(project: &Project, paths: &[Utf8PathBuf], asked: Option<Locale>) -> Result<Vec<Utf8PathBuf>, Error> {
    let (workflows, guides): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| is_workflow(path));
    let mut all = workflows;
    if !guides.is_empty() {
        let guides: Vec<Utf8PathBuf> = inputs::guides(project, &guides)?.into_iter().map(|found| found.path).collect();
        match asked {
            Some(asked) => all.extend(nearest(project, guides, asked)?),
            None => all.extend(guides),
        }
    }
    Ok(all)
}

fn is_workflow(path: &Utf8Path) -> bool {
    matches!(path.extension(), Some("yaml" | "yml" | "json"))
}

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

/// The workflow of a guide, or of a workflow file.
pub(crate) fn load(project: &Project, languages: &Languages, path: &Utf8Path) -> Result<Workflow, Error> {
    if !is_workflow(path) {
        let found = Found { path: path.to_owned(), below: None };
        return workflow_of(project, languages, &found).map(|(workflow, _)| workflow);
    }
    format::from_yaml(&files::read_text(path)?).map_err(|problem| Error::format(path, problem.to_string()))
}

fn guide_folder(project: &Project, workflow: &Workflow, path: &Utf8Path) -> Utf8PathBuf {
    let guide = if is_workflow(path) { project.root.join(&workflow.source.path) } else { path.to_owned() };
    guide.parent().map(Utf8Path::to_owned).unwrap_or_default()
}

/// The way from one folder to another, with a slash at its end; empty for the same folder.
fn way(from: &Utf8Path, to: &Utf8Path) -> String {
    let absolute = |path: &Utf8Path| inputs::absolute(if path.as_str().is_empty() { Utf8Path::new(".") } else { path });
    let (from, to) = (absolute(from), absolute(to));
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_str().to_owned());
    up.chain(down).map(|part| part + "/").collect()
}
