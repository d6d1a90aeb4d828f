//! `stepmark diff`

use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use stepmark::diff::report::{Changed, Look, human, markdown};
use stepmark::diff::{self, Change, Weight};
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::project::Project;
use stepmark::terminal::sanitize;

use crate::console::{Console, plural};
use crate::git::{self, Git};
use crate::revision::{Place, project_path, then};
use crate::{Outcome, inputs};

/// Tell what a change of a guide means for its readers.
///
/// Compares two revisions of one guide, in one language, step by step; or all guides of two git revisions. Each change is
/// `breaking` (who follows the old text does something else, or misses a warning), `notable`, or `wording`. Exits with 1
/// when a change has the severity that `--fail-on` names, or a graver one.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark diff old/guide.en-gb.md new/guide.en-gb.md
  stepmark diff HEAD~1:guides/network/dns/edit_zone/guide.en-gb.md     a guide since then
  stepmark diff v1:guides/a/guide.en-gb.md v2:guides/a/guide.en-gb.md
  stepmark diff main..                         all guides, from main to the work tree
  stepmark diff main..HEAD guides/network --format markdown --fail-on breaking
  stepmark diff workflows/network/dns/edit-zone.en-gb.yaml guides/network/dns/edit_zone/guide.en-gb.md")]
pub(crate) struct Args {
    /// The old revision: a guide or workflow file, REV:path, or REV1..REV2 (or REV1.., up to the work tree) for all
    /// guides.
    #[arg(value_name = "OLD|REV1..REV2")]
    pub(crate) old: String,
    /// The new revision; of REV:path, without it, the file as it is now. Of REV1..REV2, a guide or folder.
    #[arg(value_name = "NEW|PATH")]
    pub(crate) new: Option<String>,
    /// The form of the report.
    #[arg(long, default_value = "human")]
    pub(crate) format: Format,
    /// Exit with 1 when a change has this severity, or a graver one.
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    pub(crate) fail_on: Option<Weight>,
    /// Old and new side by side, or one above the other; `auto` does what the terminal has room for.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) side_by_side: Beside,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Beside {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Markdown,
}

/// The severities that `--fail-on` takes.
pub(crate) fn severities() -> impl TypedValueParser<Value = Weight> {
    let unknown = "no such severity";
    PossibleValuesParser::from(Weight::ALL.map(Weight::name)).try_map(move |name| Weight::named(&name).ok_or(unknown))
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let range = args.old.split_once("..").filter(|_| !Utf8Path::new(&args.old).exists() && !args.old.contains(':'));
    let all = match range {
        Some((old, new)) => tree(args, old, Some(new.trim_start_matches('.')).filter(|new| !new.is_empty()))?,
        None => vec![pair(args)?],
    };
    let look = look(args, console);
    for changed in &all {
        let titled = range.is_some();
        match args.format {
            Format::Human => {
                if titled {
                    console.result(&sanitize(&format!("{}\n\n", changed.title())));
                }
                console.result(&human(&changed.changes, look));
            }
            Format::Markdown => {
                if titled {
                    console.result(&sanitize(&format!("### {}\n\n", stepmark::markup::cell(&changed.title()))));
                }
                console.result(&sanitize(&(markdown(&changed.changes) + if titled { "\n" } else { "" })));
            }
            Format::Json => {}
        }
    }
    if args.format == Format::Json {
        let text = match range {
            Some(_) => serde_json::to_string_pretty(&all),
            None => serde_json::to_string_pretty(&all[0].changes),
        };
        console.result(&(text.unwrap_or_default() + "\n"));
    }
    let changes: Vec<&Change> = all.iter().flat_map(|changed| &changed.changes).collect();
    let count = |weight| changes.iter().filter(|change| change.severity == weight).count();
    let counts = Weight::ALL.map(|weight| format!("{} {}", count(weight), weight.name()));
    let guides = range.map_or(String::new(), |_| format!(" in {}", plural(all.len(), "guide")));
    console.say(&format!("{}{guides}: {}", plural(changes.len(), "change"), counts.join(", ")));
    let failed = args.fail_on.is_some_and(|limit| changes.iter().any(|change| change.severity >= limit));
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

/// Two texts fit beside each other on a terminal that is so wide.
const WIDE: usize = 120;

fn look(args: &Args, console: &Console) -> Look {
    let width = terminal_size::terminal_size().map_or(WIDE, |(width, _)| usize::from(width.0));
    let wide = match args.side_by_side {
        Beside::Auto => console.is_terminal() && width >= WIDE,
        Beside::Always => true,
        Beside::Never => false,
    };
    Look { colours: console.colours(), width: wide.then_some(width) }
}

/// The two sides that the command line names.
fn pair(args: &Args) -> Result<Changed, Error> {
    let old = Place::parse(&args.old);
    let new = match (&args.new, &old) {
        (Some(new), _) => Place::parse(new),
        (None, Place::Then(_, path)) => Place::Now(path.clone()),
        (None, Place::Now(path)) => {
            let message = format!("{path} is compared with what? Name a second file, or a revision: HEAD:{path}");
            return Err(Error::Usage(message));
        }
    };
    let project = inputs::project(Some(&new.path().to_owned()))?;
    let languages = &inputs::languages(&project, None)?;
    let (one, two) = (old.workflow(&project, languages)?, new.workflow(&project, languages)?);
    if one.written_in() != two.written_in() {
        let message =
            format!("{} and {} are not in one language: diff compares revisions of one", old.path(), new.path());
        return Err(Error::Usage(message));
    }
    Ok(Changed {
        old: Some(args.old.clone()),
        new: Some(new.path().to_string()),
        changes: diff::diff(&one, &two, languages),
    })
}

/// All guides that differ between two revisions, or a revision and the work tree.
fn tree(args: &Args, old: &str, new: Option<&str>) -> Result<Vec<Changed>, Error> {
    let below = args.new.as_ref().map(Utf8PathBuf::from);
    let project = inputs::project(below.as_ref())?;
    let languages = &inputs::languages(&project, None)?;
    let below =
        below.unwrap_or_else(|| if project.guides.is_dir() { project.guides.clone() } else { project.root.clone() });
    let git = Git::of(&inputs::nearest_folder(&below))?;
    let old = if old.is_empty() { "HEAD" } else { old };
    let is_guide = |path: &Utf8PathBuf| project.guide_locale(&project_path(&project, &git, path)).is_some();
    let changed: Vec<git::Changed> = git
        .changes(old, new, &inputs::absolute(&below))?
        .into_iter()
        .filter(|one| [&one.old, &one.new].into_iter().flatten().all(is_guide))
        .collect();
    inputs::all_in_order(&changed, |one| guide(&project, languages, &git, (old, new), one))
}

fn guide(
    project: &Project,
    languages: &Languages,
    git: &Git,
    (old, new): (&str, Option<&str>),
    changed: &git::Changed,
) -> Result<Changed, Error> {
    let shown = |path: &Option<Utf8PathBuf>| path.as_ref().map(ToString::to_string);
    let one = changed.old.as_ref().map(|before| then(project, languages, git, old, before)).transpose()?;
    let load = |now: &Utf8PathBuf| match new {
        Some(new) => then(project, languages, git, new, now),
        None => inputs::workflow(project, languages, &project_path(project, git, now)),
    };
    let two = changed.new.as_ref().map(load).transpose()?;
    let changes = diff::diff_guides(one.as_ref(), two.as_ref(), languages);
    Ok(Changed { old: shown(&changed.old), new: shown(&changed.new), changes })
}
