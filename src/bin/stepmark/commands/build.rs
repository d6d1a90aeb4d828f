//! `stepmark build`

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use similar::TextDiff;
use stepmark::diagnostic::Severity;
use stepmark::error::Error;
use stepmark::files;
use stepmark::language::Languages;
use stepmark::project::Project;
use stepmark::terminal::sanitize;
use stepmark::workflow::{Workflow, format};

use crate::console::{Console, plural};
use crate::inputs::Found;
use crate::watch::{Asked, Scope, watch};
use crate::{Outcome, inputs};

/// Turn guides into workflows.
///
/// Without a path, all guides of the project are built. Files that would not change are left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark build                                   all guides, into the folder of workflows
  stepmark build guides/network --format json      one part of them, as JSON
  stepmark build --check                           fail when a committed workflow is out of date
  stepmark build --watch                           build again what is saved, until Ctrl-C
  stepmark build --output - guide.fr-fr.md         one workflow, printed")]
pub(crate) struct Args {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The folder to write to, or `-` to print a single workflow.
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<Utf8PathBuf>,
    /// The form of the workflows.
    #[arg(long, value_enum, default_value = "yaml")]
    pub(crate) format: WorkflowFormat,
    /// Write nothing; show what differs from the workflows that are there, and fail if anything does.
    #[arg(long)]
    pub(crate) check: bool,
    /// Read the words of languages from this folder instead of those that ship with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) languages: Option<Utf8PathBuf>,
    /// Go on, and build again what is saved.
    #[arg(long, conflicts_with = "check")]
    pub(crate) watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WorkflowFormat {
    Yaml,
    Json,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    if !args.watch {
        return once(args, console, &Scope::All);
    }
    let further = args.languages.iter().cloned().collect();
    let asked = Asked { paths: &args.paths, neighbours: false, further, output: args.output.clone() };
    watch(console, &asked, &mut |scope| once(args, console, scope))
}

fn once(args: &Args, console: &Console, scope: &Scope) -> Result<Outcome, Error> {
    let project = inputs::project(args.paths.first())?;
    let languages = inputs::languages(&project, args.languages.as_deref())?;
    let mut paths = inputs::guides_and_links(&project, &args.paths)?;
    paths.retain(|found| scope.wants(&found.path));
    if args.output.as_deref() == Some(Utf8Path::new("-")) {
        return print(args, console, &project, &languages, &paths);
    }
    let folder = args.output.clone().unwrap_or_else(|| project.workflows.clone());
    let built = inputs::each(&paths, |path| document(args, &project, &languages, path, &folder));
    let mut documents = Vec::new();
    let mut failed = 0;
    for result in built {
        match result {
            Ok(document) => documents.push(document),
            Err(error) => {
                failed += 1;
                console.error(&error.to_string());
            }
        }
    }
    inputs::must_not_clash(documents.iter().map(|document| (document.path.clone(), document.guide.as_path())))?;
    let below = if args.output.is_some() { &folder } else { &project.root };
    let outcome = if args.check {
        compare(args, console, &documents, &folder)?
    } else {
        let outcome = write(console, &documents, &folder, below)?;
        if matches!(scope, Scope::All) {
            say_stale(console, &stale(args, &documents, &folder)?);
        }
        outcome
    };
    Ok(if failed > 0 { Outcome::Failed } else { outcome })
}

/// A workflow and where it belongs.
struct Document {
    guide: Utf8PathBuf,
    path: Utf8PathBuf,
    text: String,
    findings: usize,
}

fn document(
    args: &Args,
    project: &Project,
    languages: &Languages,
    found: &Found,
    folder: &Utf8Path,
) -> Result<Document, Error> {
    let (workflow, notes) = inputs::build(project, languages, found)?;
    let findings = notes.iter().filter(|note| note.code.severity > Severity::Info).count();
    let path = &found.path;
    let locale = workflow.locale.file_suffix();
    let name = format!("{}.{locale}.{}", workflow.id, extension(args.format));
    Ok(Document {
        guide: path.to_owned(),
        path: folder.join(name),
        text: written(args.format, &workflow, path)?,
        findings,
    })
}

fn extension(format: WorkflowFormat) -> &'static str {
    match format {
        WorkflowFormat::Yaml => "yaml",
        WorkflowFormat::Json => "json",
    }
}

fn written(format: WorkflowFormat, workflow: &Workflow, path: &Utf8Path) -> Result<String, Error> {
    match format {
        WorkflowFormat::Yaml => format::to_yaml(workflow).map_err(|problem| Error::format(path, problem.to_string())),
        WorkflowFormat::Json => Ok(format::to_json(workflow)),
    }
}

fn print(
    args: &Args,
    console: &Console,
    project: &Project,
    languages: &Languages,
    paths: &[Found],
) -> Result<Outcome, Error> {
    let [found] = paths else {
        return Err(Error::Usage(format!("--output - prints one workflow, but {} guides were found", paths.len())));
    };
    let (workflow, _) = inputs::build(project, languages, found)?;
    console.result(&written(args.format, &workflow, &found.path)?);
    Ok(Outcome::Fine)
}

fn write(console: &Console, documents: &[Document], folder: &Utf8Path, below: &Utf8Path) -> Result<Outcome, Error> {
    let new = inputs::all_in_order(documents, |document| {
        files::write_below(below, &document.path, document.text.as_bytes())
    })?;
    let changed = new.iter().filter(|new| **new).count();
    let findings: usize = documents.iter().map(|document| document.findings).sum();
    console.say(&format!("{} in {folder}, {changed} of them new or changed", plural(documents.len(), "workflow")));
    if findings > 0 {
        console.say(&format!("{} in the guides: see stepmark check", plural(findings, "finding")));
    }
    Ok(Outcome::Fine)
}

/// Shows how the workflows that are there differ from what the guides give.
fn compare(args: &Args, console: &Console, documents: &[Document], folder: &Utf8Path) -> Result<Outcome, Error> {
    let mut differing = 0;
    for document in documents {
        if !document.path.is_file() {
            differing += 1;
            let guide = sanitize(document.guide.as_str()).into_owned();
            console.result(&format!("{}: not there yet; {guide} gives it\n", sanitize(document.path.as_str())));
            continue;
        }
        let old = files::read_text(&document.path)?;
        if old != document.text {
            differing += 1;
            let diff = TextDiff::from_lines(old.as_str(), document.text.as_str());
            let names = (document.path.as_str(), document.guide.as_str());
            let text = diff.unified_diff().header(names.0, names.1).to_string();
            console.result(&sanitize(&text));
        }
    }
    let stale = stale(args, documents, folder)?;
    for path in &stale {
        console.result(&format!("{}: no guide gives this workflow\n", sanitize(path.as_str())));
    }
    if differing > 0 {
        let verb = if differing == 1 { "differs" } else { "differ" };
        console.say(&format!("{} {verb}: run stepmark build", plural(differing, "workflow")));
    }
    say_stale(console, &stale);
    if differing > 0 || !stale.is_empty() {
        return Ok(Outcome::Findings);
    }
    console.say(&format!("{} workflows in {folder} are what their guides give", documents.len()));
    Ok(Outcome::Fine)
}

/// The workflows in the folder that no guide gives, when all guides were built. They are not removed: nothing tells that
/// stepmark wrote them.
fn stale(args: &Args, documents: &[Document], folder: &Utf8Path) -> Result<Vec<Utf8PathBuf>, Error> {
    if !args.paths.is_empty() || !folder.is_dir() {
        return Ok(Vec::new());
    }
    let wanted: BTreeSet<&Utf8Path> = documents.iter().map(|document| document.path.as_path()).collect();
    let mut all = files::walk(folder, &|path| path.extension() == Some(extension(args.format)))?;
    all.retain(|path| !wanted.contains(path.as_path()) && files::read_text(path).is_ok_and(|text| is_workflow(&text)));
    Ok(all)
}

/// Whether a text begins as workflows do; others may lie in the same folder.
fn is_workflow(text: &str) -> bool {
    text.trim_start_matches(['{', '"', ' ', '\n']).starts_with("stepmark")
}

fn say_stale(console: &Console, stale: &[Utf8PathBuf]) {
    match stale {
        [] => {}
        [path] => console.say(&format!("no guide gives {path}: delete it")),
        [first, rest @ ..] => console.say(&format!("no guide gives {first} and {} more: delete them", rest.len())),
    }
}
