//! `stepmark run`

use camino::{Utf8Path, Utf8PathBuf};
use std::collections::BTreeMap;

use jiff::Zoned;
use stepmark::error::Error;
use stepmark::files;
use stepmark::language::{Languages, Strings};
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::run::{Ended, Journal, Plan, Record, State, What, carry, parameters, path, view};
use stepmark::terminal::sanitize;
use stepmark::workflow::Workflow;

use super::runs::named;
use crate::console::Console;
use crate::kept::{self, Unfinished};
use crate::live::{Live, event};
use crate::prompt::Prompt;
use crate::session::Session;
use crate::{Outcome, answers, borrowed, fullscreen, inputs, revise};

/// Work through a guide as a checklist.
///
/// Every answer is on disk before the next question is asked: a run that is interrupted, even by a crash, goes on with
/// `--resume`. At the end a record tells who did what when.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark run guides/network/dns/edit_zone/guide.en-gb.md
  stepmark run workflows/network/dns/edit-zone.en-gb.yaml --set serviceName=lb-17
  stepmark run guide.en-gb.md --values production.yaml --as ada
  stepmark run --resume                       go on with the newest run that is not finished
  stepmark run --resume --locale pl-pl        … in Polish
  stepmark run guide.en-gb.md --dry-run       list every step, decision and warning
  stepmark run guide.en-gb.md --answers decisions.yaml   ask nobody
  printf 'd\\nd\\n' | stepmark run guide.en-gb.md  answers from a pipe")]
pub(crate) struct Args {
    /// A guide, or a workflow file.
    pub(crate) path: Option<Utf8PathBuf>,
    /// Go on with a run that was not finished: the newest one (of the guide, if one is given), or the one named.
    #[arg(long, value_name = "RUN", num_args = 0..=1, default_missing_value = "")]
    pub(crate) resume: Option<String>,
    /// A parameter's value; may be given several times.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// A YAML file with the values of parameters, a name each.
    #[arg(long, value_name = "FILE")]
    pub(crate) values: Option<Utf8PathBuf>,
    /// Read the guide in this locale. A run that was begun in another one goes on: steps that the translation does not
    /// have are shown as they are, with a mark.
    #[arg(long, short, value_name = "LOCALE")]
    pub(crate) locale: Option<Locale>,
    /// Take the answers from this file, and ask nobody: a YAML list, or what `runs export --format jsonl` wrote.
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<Utf8PathBuf>,
    /// List the whole path, begin nothing.
    #[arg(long, conflicts_with_all = ["resume", "answers", "record"])]
    pub(crate) dry_run: bool,
    /// Ask line by line, as it is done where there is no terminal; for screen readers.
    #[arg(long)]
    pub(crate) plain: bool,
    /// Who works through the checklist; without it, the user's name.
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Where runs are kept; without it, the platform's place for such data.
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<Utf8PathBuf>,
    /// Where to write the record; without it, beside the run. A file that is there is left alone, unless it holds an
    /// older record of the same run.
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<Utf8PathBuf>,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let project = inputs::project(args.path.as_ref())?;
    let languages = inputs::languages(&project, None)?;
    let folder = args.state.clone().map_or_else(state_folder, Ok)?;
    let person = args.person.clone().unwrap_or_else(user);
    let values = values(args)?;
    if args.dry_run {
        return list(args, &project, &languages, &values, console);
    }
    // A file that cannot be read begins no run.
    args.answers.as_deref().map(answers::read).transpose()?;
    if person == UNKNOWN {
        console.say("nobody knows who you are, and the record will not say it: name yourself with --as");
    }
    let mut journal = match &args.resume {
        Some(run) => resume(args, &project, &languages, (&folder, run), console)?,
        None => begin(args, &project, &languages, &folder, &person)?,
    };
    proceed(args, &origin(&journal, project)?, &mut journal, &person, &values, console)
}

/// Lists the whole path as a run would ask it, and refuses what a run refuses.
fn list(
    args: &Args,
    project: &Project,
    languages: &Languages,
    values: &BTreeMap<String, String>,
    console: &Console,
) -> Result<Outcome, Error> {
    let (workflow, plan) = runnable(args, project, languages)?;
    let other = translation(args, project, languages, &workflow)?;
    unused(values, &plan, console);
    let shown = other.as_ref().map(|other| carry::translated(&plan, workflow.locale, &Plan::of(other)));
    let strings = &other.as_ref().unwrap_or(&workflow).language_in(languages).strings;
    console.result(&path::list(shown.as_ref().unwrap_or(&plan), values, strings));
    Ok(Outcome::Fine)
}

/// Works through what is left of a run, with the languages of the project that its guide belongs to.
fn proceed(
    args: &Args,
    project: &Project,
    journal: &mut Journal,
    person: &str,
    values: &BTreeMap<String, String>,
    console: &Console,
) -> Result<Outcome, Error> {
    let languages = inputs::languages(project, None)?;
    let path = args.record.clone().unwrap_or_else(|| journal.path().with_extension("md"));
    if args.record.is_some() {
        kept::is_free(&path, &journal.events)?;
    }
    let first = started(journal)?;
    let state = State::replay(&Plan::of(&first), &journal.events);
    if let Some(Ended::Aborted { reason }) = &state.ended {
        return Err(Error::Usage(format!("{} was given up: {reason}", journal.run)));
    }
    if args.answers.is_none() {
        borrowed::given_back_at_signals().map_err(|cause| Error::file("the terminal", "use", cause))?;
    }
    if args.resume.is_some() && args.answers.is_none() {
        let strings = &first.language_in(&languages).strings;
        let newer = inputs::workflow(project, &languages, &project.root.join(&first.source.path));
        let prompt = Prompt::new(console, strings).at_once(fills(args));
        if !revise::goes_on(newer, journal, person, strings, &prompt, console)? {
            return left(args, journal, strings, console);
        }
    }
    let workflow = started(journal)?;
    let other = translation(args, project, &languages, &workflow)?;
    let read = other.as_ref().unwrap_or(&workflow);
    let language = read.language_in(&languages);
    let plan = Plan::of(&workflow);
    let shown = other.as_ref().map(|other| carry::translated(&plan, workflow.locale, &Plan::of(other)));
    known(args, &plan)?;
    unused(values, &plan, console);
    let state = State::replay(&plan, &journal.events);
    let mut live = Live {
        workflow: read,
        plan: &plan,
        shown: shown.as_ref().unwrap_or(&plan),
        language,
        journal: &mut *journal,
        state,
        person,
        api: project.api.as_deref(),
    };
    let names = plan.parameters();
    for (name, value) in values.iter().filter(|(name, _)| names.contains(*name)) {
        live.set(name, value)?;
    }
    let finished = work(args, project, &mut live, console)?;
    let record = Record::of(&workflow, &plan, &journal.events);
    files::write_private(&path, record.markdown(language).as_bytes())?;
    let strings = &language.strings;
    if !finished {
        return left(args, journal, strings, console);
    }
    console.say(&strings.finished);
    console.say(&format!("{}: {path}", strings.record));
    Ok(Outcome::Fine)
}

/// Whether the run fills the terminal.
fn fills(args: &Args) -> bool {
    !args.plain && fullscreen::is_possible()
}

/// Takes answers from the file that was named, else from the person; whether every stop is settled.
fn work(args: &Args, project: &Project, live: &mut Live<'_>, console: &Console) -> Result<bool, Error> {
    if let Some(file) = &args.answers {
        answers::replay(live, file)?;
        if let Some(next) = live.state.next(live.plan) {
            let stop = view::plain(&live.plan.stops[next].summary());
            console.say(&format!("{file}: no decision for `{stop}`"));
        }
        return live.finish();
    }
    let beside = if args.resume.is_none() { beside(args, live.journal, console)? } else { None };
    beside.iter().for_each(|told| console.say(told));
    if !fills(args) {
        return Session::new(live, console).work();
    }
    let guide = project.root.join(&live.workflow.source.path);
    fullscreen::work(live, guide.parent().unwrap_or(&project.root), console.colours(), beside)
}

/// Says how to go on.
fn left(args: &Args, journal: &Journal, strings: &Strings, console: &Console) -> Result<Outcome, Error> {
    let place = args.state.as_ref().map_or_else(String::new, |folder| format!(" --state {folder}"));
    console.say(&stepmark::language::fill(&strings.kept, &[("run", &format!("{}{place}", journal.run))]));
    Ok(Outcome::Findings)
}

fn started(journal: &Journal) -> Result<Workflow, Error> {
    journal.workflow().cloned().ok_or_else(|| Error::format(journal.path(), "this run has no beginning"))
}

/// The guide of another locale, when one is asked for.
fn translation(
    args: &Args,
    project: &Project,
    languages: &Languages,
    workflow: &Workflow,
) -> Result<Option<Workflow>, Error> {
    let Some(locale) = args.locale.filter(|asked| *asked != workflow.locale) else { return Ok(None) };
    let path = project.root.join(&workflow.source.path);
    let name = path.file_name().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let guide = path.with_file_name(format!("{stem}.{}.md", locale.file_suffix()));
    if !guide.is_file() {
        let unnamed = Locale::of_file_name(name).is_none();
        let help = if unnamed { format!("; if {name} is in {locale}, name it so") } else { String::new() };
        return Err(Error::Usage(format!("this guide is not there in {locale}: there is no file {guide}{help}")));
    }
    inputs::workflow(project, languages, &guide).map(Some)
}

/// Refuses a value from the command line for a parameter that the guide does not have.
fn known(args: &Args, plan: &Plan) -> Result<(), Error> {
    let names = plan.parameters();
    let unknown =
        args.set.iter().filter_map(|setting| setting.split_once('=')).find(|(name, _)| !names.contains(*name));
    let Some((name, _)) = unknown else { return Ok(()) };
    let there = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let there = if there.is_empty() { "it has none".to_owned() } else { format!("it has {there}") };
    Err(Error::Usage(format!("--set {name}: the guide has no such parameter; {}", sanitize(&there))))
}

/// Says which values of a file are not used: the file may serve several guides.
fn unused(values: &BTreeMap<String, String>, plan: &Plan, console: &Console) {
    let names = plan.parameters();
    let unused: Vec<&str> = values.keys().filter(|name| !names.contains(*name)).map(String::as_str).collect();
    if !unused.is_empty() {
        console.say(&format!("the guide has no parameter {}", unused.join(", ")));
    }
}

/// The project that the guide of a run was in when it began; else the one that the command is run in.
fn origin(journal: &Journal, here: Project) -> Result<Project, Error> {
    match journal.project().filter(|folder| folder.is_dir()) {
        Some(folder) => Project::find(folder),
        None => Ok(here),
    }
}

/// The values from the command line and from a file; the command line wins.
fn values(args: &Args) -> Result<BTreeMap<String, String>, Error> {
    let mut all = BTreeMap::new();
    if let Some(path) = &args.values {
        let read: BTreeMap<String, String> = stepmark::yaml::read(&files::read_text(path)?).map_err(|problem| {
            Error::format(path, format!("{problem}; write `name: value`, a line each, with text in quotes"))
        })?;
        all.extend(read);
    }
    for setting in &args.set {
        let Some((name, value)) = setting.split_once('=') else {
            return Err(Error::Usage(format!("--set {setting}: write it as name=value")));
        };
        all.insert(name.to_owned(), value.to_owned());
    }
    match all.iter().find(|(_, value)| !parameters::is_value(value)) {
        Some((name, _)) => Err(Error::Usage(format!("the value of {name} must be one line of text"))),
        None => Ok(all),
    }
}

fn begin(
    args: &Args,
    project: &Project,
    languages: &Languages,
    folder: &Utf8Path,
    person: &str,
) -> Result<Journal, Error> {
    let (workflow, plan) = runnable(args, project, languages)?;
    if let Some(record) = &args.record {
        kept::is_free(record, &[])?;
    }
    let name = format!("{}_{}", Zoned::now().strftime("%Y-%m-%dT%H-%M-%S"), file_name(&workflow.id));
    let what = What::Started { workflow: Box::new(workflow), project: Some(project.root.to_string()) };
    Journal::begin(folder, &name, event(person, what, &plan))
}

/// What was named, when there is something to do in it and the values that were given have a place there.
fn runnable(args: &Args, project: &Project, languages: &Languages) -> Result<(Workflow, Plan), Error> {
    let workflow = wanted(args, project, languages)?;
    let plan = Plan::of(&workflow);
    if plan.stops.is_empty() {
        return Err(Error::Usage(format!("{}: nothing to run, since no step was found in it", workflow.source.path)));
    }
    known(args, &plan)?;
    Ok((workflow, plan))
}

/// An id as a part of a file's name, which can be neither long nor odd.
fn file_name(id: &str) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '.') { c } else { '_' };
    id.chars().map(plain).take(LONGEST).collect()
}

/// The workflow of the guide or workflow file that was named.
fn wanted(args: &Args, project: &Project, languages: &Languages) -> Result<Workflow, Error> {
    let Some(path) = &args.path else {
        return Err(Error::Usage("name a guide or a workflow file to run, or --resume".to_owned()));
    };
    if path.is_dir() {
        return Err(Error::Usage(format!("{path} is a folder: name one guide, such as {path}/guide.en-gb.md")));
    }
    inputs::whole_workflow(project, languages, path)
}

/// The run that was named; else the newest one that is not finished, of the guide if one is given.
fn resume(
    args: &Args,
    project: &Project,
    languages: &Languages,
    (folder, run): (&Utf8Path, &str),
    console: &Console,
) -> Result<Journal, Error> {
    let is_file = Utf8Path::new(run).is_file();
    if !run.is_empty()
        && !is_file
        && let Some(name) = named(folder, run)?
    {
        return Journal::open(folder, &name);
    }
    let path = args.path.clone().or_else(|| Some(Utf8PathBuf::from(run)).filter(|_| is_file));
    if path.is_none() && !run.is_empty() {
        return Err(Error::Usage(format!("there is no run `{run}` in {folder}")));
    }
    let wanted = match &path {
        Some(path) => Some(inputs::workflow(project, languages, path)?),
        None => None,
    };
    let same = |workflow: &Workflow| wanted.as_ref().is_none_or(|wanted| is_same(wanted, workflow));
    if let Some(newest) = Unfinished::all(folder, console, |_| true, same)?.next() {
        return Journal::open(folder, &newest.run);
    }
    Err(Error::Usage(format!("there is no run in {folder} to go on with: every one is finished")))
}

/// Whether two workflows are of one guide in one locale.
fn is_same(one: &Workflow, two: &Workflow) -> bool {
    one.id == two.id && one.locale == two.locale
}

/// What is told of an open run of the same guide that lies beside one that begins.
fn beside(args: &Args, journal: &Journal, console: &Console) -> Result<Option<String>, Error> {
    let (path, workflow) = (journal.path(), started(journal)?);
    let folder = path.parent().unwrap_or(&path);
    let name = file_name(&workflow.id);
    let named = |run: &str| run != journal.run && run.contains(&name);
    let newest = Unfinished::all(folder, console, named, |other| is_same(other, &workflow))?.next();
    Ok(newest.and_then(|run| run.told(args.state.as_deref())))
}

/// The person of a run when nothing tells who it is.
const UNKNOWN: &str = "unknown";

#[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
pub(crate) fn user() -> String {
    let named = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    named.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| UNKNOWN.to_owned())
}

/// `$XDG_STATE_HOME/stepmark/runs`, else `~/.local/state/stepmark/runs`.
#[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
pub(crate) fn state_folder() -> Result<Utf8PathBuf, Error> {
    let state = std::env::var("XDG_STATE_HOME").ok().filter(|folder| folder.starts_with('/')).map(Utf8PathBuf::from);
    let home = std::env::home_dir().and_then(|home| Utf8PathBuf::from_path_buf(home).ok());
    let folder = state.or_else(|| home.map(|home| home.join(".local/state")));
    let folder =
        folder.ok_or_else(|| Error::Usage("no home folder: say with --state where runs are kept".to_owned()))?;
    Ok(folder.join("stepmark/runs"))
}
