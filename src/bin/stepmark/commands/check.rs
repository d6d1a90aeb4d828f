//! `stepmark check`

use std::time::Instant;

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::check::{Baseline, Levels, Surroundings};
use stepmark::diagnostic::Severity;
use stepmark::error::Error;
use stepmark::files;
use stepmark::project::Project;
use stepmark::report::{FORMATS, Findings, Format, Writer};

use super::changed;
use super::checker::{Checked, Checker, Kept};
use super::printer::{Printer, Shown};
use super::tally::Tally;
use crate::console::{Console, plural};
use crate::inputs::Found;
use crate::watch::{Asked, Scope, watch};
use crate::{Outcome, inputs};

/// Guides are checked in portions of this size, so that findings appear while work goes on.
const PORTION: usize = 256;
/// The file of known findings, when the project names no other.
const BASELINE: &str = "stepmark-baseline.json";

/// Find what is broken in guides.
///
/// Prints each finding with its place; `stepmark explain RULE` tells more. Exits with 1 when there is a warning or an
/// error; remarks of the level info do not count. A finding that is right as it is can be allowed with a comment before
/// its block: `<!-- stepmark allow: RULE reason -->`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark check                                 all guides of the project
  stepmark check guides/network --fix            mend what can be mended safely, show the rest
  stepmark check --diff                          show what --fix would change
  stepmark check --select missing-guide          one rule only, even when it is off
  stepmark check --changed-since origin/main     guides that a branch touches, for pull requests
  stepmark check --write-baseline                put up with today's findings, see new ones only
  stepmark check --watch                         check again what is saved, until Ctrl-C
  stepmark check --format sarif > stepmark.sarif")]
pub(crate) struct Args {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The form of the report.
    #[arg(long, default_value = "human", value_parser = report_names())]
    pub(crate) format: String,
    /// Only these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Not these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Only findings of this level and above: info, warning or error.
    #[arg(long, value_name = "LEVEL", value_parser = ["info", "warning", "error"])]
    pub(crate) level: Option<String>,
    /// Only guides whose family, images or link tables changed since a git revision, and those that link to them.
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,
    /// Mend what can be mended safely.
    #[arg(long, group = "mending")]
    pub(crate) fix: bool,
    /// With --fix or --diff: also what may change the meaning.
    #[arg(long = "unsafe", requires = "mending")]
    pub(crate) even_unsafe: bool,
    /// Show what --fix would change, and write nothing.
    #[arg(long, group = "mending", conflicts_with = "fix")]
    pub(crate) diff: bool,
    /// The file of known findings.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<Utf8PathBuf>,
    /// Write today's findings to the file of known findings, and those that are gone out of it.
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(crate) write_baseline: bool,
    /// Read the words of languages from this folder instead of those that ship with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) languages: Option<Utf8PathBuf>,
    /// Go on, and check again what is saved. Of the other guides, only findings that are new are shown.
    #[arg(long, conflicts_with_all = ["fix", "diff", "write_baseline"])]
    pub(crate) watch: bool,
}

fn report_names() -> clap::builder::PossibleValuesParser {
    let values = FORMATS.iter().map(|format| clap::builder::PossibleValue::new(format.name).help(format.about));
    values.collect::<Vec<_>>().into()
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    if args.watch {
        return watch_guides(args, console);
    }
    let job = Job::new(args, console)?;
    let outcome = job.run(args, console, &mut None);
    // The process ends, and gives back at once what would else be given back piece by piece.
    std::mem::forget(job);
    outcome
}

/// Shows all findings, then again and again those of guides that are saved, and what became of the others.
fn watch_guides(args: &Args, console: &Console) -> Result<Outcome, Error> {
    if !matches!(format(args).writer, Writer::Guides { frame: ("", _, ""), .. }) {
        return Err(Error::Usage(format!("--watch shows findings as they come: it cannot write {}", args.format)));
    }
    let further = args.languages.iter().chain(&args.baseline).cloned().collect();
    let asked = Asked { paths: &args.paths, neighbours: true, further, output: None };
    let mut shown = Some(Shown::default());
    let mut before: Option<Job> = None;
    watch(console, &asked, &mut |scope| {
        if let (Some(mut job), Scope::Guides(_)) = (before.take(), scope) {
            job.renew(scope)?;
            shown.iter_mut().for_each(|shown| shown.forget(scope));
            job.run(args, console, &mut shown)?;
        }
        let job = Job::new(args, console)?;
        shown.iter_mut().for_each(|shown| shown.keep(&job.paths));
        before.insert(job).run(args, console, &mut shown)
    })
}

fn format(args: &Args) -> &'static Format {
    FORMATS.iter().find(|format| format.name == args.format).unwrap_or(&FORMATS[0])
}

/// Guides to be checked, and with what.
struct Job {
    checker: Checker,
    paths: Vec<Found>,
    /// The guides that could be read.
    read: Vec<Kept>,
    baseline_file: Utf8PathBuf,
    begun: Instant,
}

impl Job {
    fn new(args: &Args, console: &Console) -> Result<Self, Error> {
        let begun = Instant::now();
        let project = inputs::project(args.paths.first())?;
        let mut paths = inputs::guides_and_links(&project, &args.paths)?;
        if let Some(revision) = &args.changed_since {
            paths = changed::since(&project, paths, revision)?;
        }
        let baseline_file = args.baseline.clone().or_else(|| project.baseline.clone());
        let baseline_file = baseline_file.unwrap_or_else(|| project.root.join(BASELINE));
        let levels = levels(&project, args, format(args))?;
        let mut checker = Checker {
            languages: inputs::languages(&project, args.languages.as_deref())?,
            surroundings: Surroundings::default(),
            levels,
            baseline: baseline(&baseline_file, args)?,
            project,
        };
        let read = checker.read(&paths, args, console)?;
        Ok(Self { checker, paths, read, baseline_file, begun })
    }

    /// Takes only the guides of the scope, with the text that they have now.
    fn renew(&mut self, scope: &Scope) -> Result<(), Error> {
        self.begun = Instant::now();
        self.paths.retain(|found| scope.wants(&found.path));
        self.read = self.paths.iter().map(|found| self.checker.renew(found)).collect::<Result<_, Error>>()?;
        Ok(())
    }

    fn run(&self, args: &Args, console: &Console, shown: &mut Option<Shown>) -> Result<Outcome, Error> {
        let mut printer = Printer::new(format(args), console, shown.as_mut(), &self.checker.project);
        let mut tally = Tally::new(self.paths.len() - self.read.len());
        let mut known = self.checker.baseline.clone();
        let quiet = args.write_baseline || args.diff;
        for portion in self.read.chunks(PORTION) {
            let look = |kept: &Kept| -> Result<(Checked, String), Error> {
                let checked = self.checker.findings(kept, args)?;
                let text = if quiet { String::new() } else { printer.written(&checked.findings) };
                Ok((checked, text))
            };
            for result in inputs::each(portion, look) {
                match result {
                    Ok((checked, _)) if args.write_baseline => {
                        tally.add(&checked);
                        let Findings { source, diagnostics } = &checked.findings;
                        known.set(&checked.path, source, diagnostics, |rule| self.checker.asks(rule, &checked.path));
                    }
                    Ok((checked, text)) => {
                        tally.add(&checked);
                        console.result(&checked.mended.shown);
                        if !args.diff {
                            printer.guide(checked.findings, &text);
                        }
                    }
                    Err(error) => {
                        tally.unread();
                        console.error(&error.to_string());
                    }
                }
            }
        }
        let is_gone = |path: &str| self.is_gone(path, args);
        if args.write_baseline {
            known.forget(is_gone);
            files::write(&self.baseline_file, known.write().as_bytes())?;
            console.say(&format!("{} in {}", plural(known.count(), "known finding"), self.baseline_file));
            return Ok(if tally.all_read() { Outcome::Fine } else { Outcome::Failed });
        }
        if !args.diff {
            printer.end(&self.checker.levels);
        }
        tally.gone(known.count_gone(is_gone));
        console.say(&tally.summary(args, self.begun.elapsed().as_secs_f32()));
        Ok(tally.outcome(args))
    }

    /// Whether a guide of the known findings is one of those that the paths name, and not there any more.
    fn is_gone(&self, path: &str, args: &Args) -> bool {
        let place = inputs::absolute(&self.checker.project.root.join(path));
        let is_named =
            args.paths.is_empty() || args.paths.iter().any(|named| place.starts_with(inputs::absolute(named)));
        is_named && !place.is_file()
    }
}

fn levels(project: &Project, args: &Args, format: &Format) -> Result<Levels, Error> {
    let file = project.root.join(stepmark::project::FILE_NAME);
    let set = Levels::new(&project.rules).map_err(|message| Error::format(&file, message))?;
    let asked = args.level.as_deref().and_then(Severity::of_name);
    let lowest = asked.or((args.select.is_empty() && format.lowest > Severity::Info).then_some(format.lowest));
    let levels = set.asked(&args.select, &args.ignore, lowest).map_err(Error::Usage)?;
    if levels.is_empty() {
        let asked = "--select, --ignore and --level, or the levels in stepmark.toml, leave out every rule";
        return Err(Error::Usage(format!("nothing would be looked for: {asked}")));
    }
    Ok(levels)
}

fn baseline(file: &Utf8Path, args: &Args) -> Result<Baseline, Error> {
    if !file.exists() {
        return match &args.baseline {
            Some(named) if !args.write_baseline => {
                Err(Error::Usage(format!("there is no file {named}: `--write-baseline` makes it")))
            }
            Some(_) | None => Ok(Baseline::default()),
        };
    }
    Baseline::read(&files::read_text(file)?).map_err(|message| {
        let help = "take it from version control again, or remove it and write a new one with --write-baseline";
        Error::format(file, format!("no list of known findings: {message}; {help}"))
    })
}
