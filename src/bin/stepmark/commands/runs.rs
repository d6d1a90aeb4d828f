//! `stepmark runs`

use camino::{Utf8Path, Utf8PathBuf};
use clap::ValueEnum;
use stepmark::error::Error;
use stepmark::files;
use stepmark::language::{Language, Languages};
use stepmark::run::{Clock, Ended, Event, Journal, Plan, Record, State, Timer, What, journal, timers};
use stepmark::terminal::sanitize;
use stepmark::workflow::Workflow;

use super::run::{state_folder, user};
use crate::console::Console;
use crate::live::{clock, event};
use crate::{Outcome, inputs, kept};

/// List the runs, show them, and pass them on.
///
/// Without a command, lists all runs with their progress and what is due. RUN is the name of a run in that list, or its
/// beginning where only one run begins so.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark runs                                  every run: state, progress, what is due
  stepmark runs --due                            those with a deadline or waiting time
  stepmark runs show 2026-11-21T09               one run, step by step
  stepmark runs export RUN --format html -o run.html
  stepmark runs hand-over RUN --to grace --note 'the e-mail has not come yet'
  stepmark runs abort RUN --reason 'customer cancelled'")]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// Where runs are kept; without it, the platform's place for such data.
    #[arg(long, value_name = "DIR", global = true)]
    state: Option<Utf8PathBuf>,
    /// Who hands over or gives up; without it, the user's name.
    #[arg(long = "as", value_name = "NAME", global = true)]
    person: Option<String>,
    /// Only runs that stand like this.
    #[arg(long, value_name = "STATUS")]
    status: Option<Status>,
    /// Only runs with a deadline or waiting time.
    #[arg(long)]
    due: bool,
    /// Only runs of guides whose id holds this text.
    #[arg(long, value_name = "TEXT")]
    guide: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print the record of a run.
    #[command(after_help = "Examples:
  stepmark runs show 2026-11-21T09               the run that begins so")]
    Show {
        /// The run.
        run: String,
    },
    /// Write the record of a run.
    #[command(after_help = "Examples:
  stepmark runs export RUN --format html -o run.html
  stepmark runs export RUN --format jsonl         the journal itself, also for `run --answers`")]
    Export {
        /// The run.
        run: String,
        /// `jsonl` is the journal itself: every event, with the workflow.
        #[arg(long, default_value = "markdown")]
        format: Format,
        /// The file to write; without it, prints. A file that is there is left alone, unless it holds an older record of
        /// the same run.
        #[arg(long, short, value_name = "FILE")]
        output: Option<Utf8PathBuf>,
    },
    /// Pass a run on to somebody else, who goes on with `stepmark run --resume RUN`.
    #[command(after_help = "Examples:
  stepmark runs hand-over RUN --to grace --note 'the e-mail has not come yet'")]
    HandOver {
        /// The run.
        run: String,
        /// Who goes on.
        #[arg(long, value_name = "NAME")]
        to: String,
        /// What to know.
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    /// Give a run up. Its record stays.
    #[command(after_help = "Examples:
  stepmark runs abort RUN --reason 'customer cancelled'")]
    Abort {
        /// The run.
        run: String,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Remove a run and its record from the disk.
    #[command(after_help = "Examples:
  stepmark runs remove RUN
  stepmark runs remove RUN --force                also when it has not ended")]
    Remove {
        /// The run.
        run: String,
        /// Also when it has not ended, or cannot be read.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Status {
    Open,
    Finished,
    Aborted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Html,
    Json,
    Jsonl,
}

/// A run that was read.
struct Read {
    name: String,
    events: Vec<Event>,
    workflow: Workflow,
    plan: Plan,
    state: State,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let folder = args.state.clone().map_or_else(state_folder, Ok)?;
    let person = || args.person.clone().unwrap_or_else(user);
    match &args.command {
        None => list(args, &folder, console),
        Some(Command::Show { run }) => show(&read(&folder, run)?, console),
        Some(Command::Export { run, format, output }) => {
            let run = read(&folder, run)?;
            let text = exported(&folder, &run, *format)?;
            match output {
                Some(path) => {
                    kept::is_free(path, &run.events)?;
                    files::write_private(path, text.as_bytes())?;
                }
                None => console.result(&text),
            }
            Ok(Outcome::Fine)
        }
        Some(Command::HandOver { run, to, note }) => {
            let what = What::HandedOver { to: to.clone(), note: note.clone() };
            append(&read(&folder, run)?, &folder, (&person(), what), &format!("handed over to {to}"), console)
        }
        Some(Command::Abort { run, reason }) => {
            let what = What::Aborted { reason: reason.clone() };
            append(&read(&folder, run)?, &folder, (&person(), what), "aborted", console)
        }
        Some(Command::Remove { run, force }) => remove(&folder, run, *force, console),
    }
}

/// The languages of the project around the working directory: a run may be of a guide of it.
fn languages() -> Result<Languages, Error> {
    inputs::languages(&inputs::project(None)?, None)
}

fn list(args: &Args, folder: &Utf8Path, console: &Console) -> Result<Outcome, Error> {
    let languages = languages()?;
    let clock = clock();
    let (mut shown, mut unread) = (0, 0);
    for name in Journal::runs(folder)? {
        let run = match loaded(folder, &name) {
            Ok(Some(run)) => run,
            Ok(None) => {
                console.say(&format!("{name}: this run has no beginning"));
                continue;
            }
            Err(problem) => {
                unread += 1;
                console.error(&format!("{problem}; `stepmark runs remove {name} --force` removes it"));
                continue;
            }
        };
        let due = timers::running(&run.plan, &run.state, &clock.zone);
        let wanted = args.status.is_none_or(|status| status == run.status())
            && (!args.due || !due.is_empty() && run.state.ended.is_none())
            && args.guide.as_ref().is_none_or(|guide| run.workflow.id.contains(guide.as_str()));
        if wanted {
            shown += 1;
            let language = run.workflow.language_in(&languages);
            console.result(&run.told(&due, &clock, language, console.colours()));
        }
    }
    if shown + unread == 0 {
        console.say(&if args.due { "nothing is due".to_owned() } else { format!("no such run in {folder}") });
    }
    Ok(if unread > 0 { Outcome::Failed } else { Outcome::Fine })
}

impl Read {
    fn status(&self) -> Status {
        match self.state.ended {
            None => Status::Open,
            Some(Ended::Finished) => Status::Finished,
            Some(Ended::Aborted { .. }) => Status::Aborted,
        }
    }

    /// One run in the list.
    fn told(&self, due: &[Timer], clock: &Clock, language: &Language, colours: bool) -> String {
        let (settled, all) = self.state.progress(&self.plan);
        let status = match self.status() {
            Status::Open => "open",
            Status::Finished => "finished",
            Status::Aborted => "aborted",
        };
        let last = self.events.last();
        let who = self.state.hand_overs.last().map(|hand_over| hand_over.to.as_str());
        let who = who.or(last.map(|event| event.by.as_str())).unwrap_or_default();
        let title = format!("{} ({})", self.workflow.title, self.workflow.locale);
        let when = last.map(|event| event.at.as_str()).unwrap_or_default();
        let mut out = format!("{}\n  {}\n  {status}, {settled}/{all}, {who}, {when}\n", self.name, sanitize(&title));
        for timer in due.iter().filter(|_| self.state.ended.is_none()) {
            let text = sanitize(&timer.told(&self.plan, clock, &language.strings)).into_owned();
            let red = colours && timer.is_over(clock);
            out.push_str(&if red { format!("  \u{1b}[1;31m{text}\u{1b}[0m\n") } else { format!("  {text}\n") });
        }
        out
    }
}

fn show(run: &Read, console: &Console) -> Result<Outcome, Error> {
    let languages = languages()?;
    let language = run.workflow.language_in(&languages);
    let record = Record::of(&run.workflow, &run.plan, &run.events).markdown(language);
    let clock = clock();
    let due = timers::running(&run.plan, &run.state, &clock.zone);
    console.result(&run.told(&due, &clock, language, console.colours()));
    console.result(&format!("\n{}", sanitize(&record)));
    Ok(Outcome::Fine)
}

fn exported(folder: &Utf8Path, run: &Read, format: Format) -> Result<String, Error> {
    let languages = languages()?;
    let language = run.workflow.language_in(&languages);
    let record = Record::of(&run.workflow, &run.plan, &run.events);
    Ok(match format {
        Format::Markdown => record.markdown(language),
        Format::Html => record.html(language),
        Format::Json => record.json(),
        Format::Jsonl => Journal::text(folder, &run.name)?,
    })
}

/// Adds what somebody did to a run's journal.
fn append(
    run: &Read,
    folder: &Utf8Path,
    (person, what): (&str, What),
    done: &str,
    console: &Console,
) -> Result<Outcome, Error> {
    let mut journal = Journal::open(folder, &run.name)?;
    if State::replay(&run.plan, &journal.events).ended.is_some() {
        return Err(Error::Usage(format!("{} has ended: nothing can be added to it", run.name)));
    }
    journal.append(event(person, what, &run.plan))?;
    console.say(&format!("{}: {done}", run.name));
    Ok(Outcome::Fine)
}

fn remove(folder: &Utf8Path, name: &str, force: bool, console: &Console) -> Result<Outcome, Error> {
    let run = found(folder, name)?;
    if !force {
        match loaded(folder, &run) {
            Ok(read) if read.as_ref().is_none_or(|read| read.state.ended.is_some()) => {}
            Ok(_) => return Err(Error::Usage(format!("{run} has not ended: abort it first, or use --force"))),
            Err(problem) => return Err(Error::Usage(format!("{problem}; --force removes it all the same"))),
        }
    }
    Journal::remove(folder, &run)?;
    console.say(&format!("{run}: removed"));
    Ok(Outcome::Fine)
}

/// The one run that is named so, or begins so.
fn read(folder: &Utf8Path, name: &str) -> Result<Read, Error> {
    let run = found(folder, name)?;
    loaded(folder, &run)?.ok_or_else(|| Error::format(folder.join(run), "this run has no beginning"))
}

/// The name of the one run that is named so, or begins so.
fn found(folder: &Utf8Path, name: &str) -> Result<String, Error> {
    let none = || Error::Usage(format!("there is no run `{name}` in {folder}; `stepmark runs` lists them"));
    named(folder, name)?.ok_or_else(none)
}

/// The same, or `None`; an error where several are meant.
pub(crate) fn named(folder: &Utf8Path, name: &str) -> Result<Option<String>, Error> {
    let mut runs = Journal::runs(folder)?;
    if !runs.iter().any(|run| run == name) {
        runs.retain(|run| run.starts_with(name));
    } else {
        runs.retain(|run| run == name);
    }
    match runs.as_slice() {
        [] | [_] => Ok(runs.pop()),
        several => Err(Error::Usage(format!("`{name}` can be several runs: {}", several.join(", ")))),
    }
}

/// `None` for a run that was left before its first event was written.
fn loaded(folder: &Utf8Path, name: &str) -> Result<Option<Read>, Error> {
    let events = Journal::read(folder, name)?;
    let Some(workflow) = journal::workflow(&events).cloned() else { return Ok(None) };
    let plan = Plan::of(&workflow);
    let state = State::replay(&plan, &events);
    Ok(Some(Read { name: name.to_owned(), events, workflow, plan, state }))
}
