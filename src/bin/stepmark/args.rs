//! What can be said on the command line.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turn how-to guides into workflows that can be checked, run and rendered.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// Print findings and results only, no summaries.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing found, 1 findings (or a run that is not finished), 2 could not do it.\n\nSettings are read from stepmark.toml, found upwards from the working directory.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(Build),
    Check(Check),
    Render(Render),
    Run(Run),
    Inspect(Inspect),
    Explain(Explain),
    /// Print the JSON Schema of the workflow format.
    Schema,
    Completions(Completions),
}

/// Turn guides into workflows.
///
/// Without a path, all guides of the project are built. Files that would not change are left alone.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark build                                   all guides, into the folder of workflows
  stepmark build guides/network --format json      one part of them, as JSON
  stepmark build --check                           fail when a committed workflow is out of date
  stepmark build --output - guide.fr-fr.md         one workflow, printed")]
pub(crate) struct Build {
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WorkflowFormat {
    Yaml,
    Json,
}

/// Find what is broken in guides.
///
/// Prints each finding with its place; `stepmark explain CODE` tells more. Exits with 1 when there is a warning or an
/// error; remarks of the level info do not count.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark check                        all guides of the project
  stepmark check guides/network         one part of them
  stepmark check --format json a.en-gb.md   for programs")]
pub(crate) struct Check {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The form of the report.
    #[arg(long, default_value = "human", value_parser = report_names())]
    pub(crate) format: String,
    /// Read the words of languages from this folder instead of those that ship with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) languages: Option<Utf8PathBuf>,
}

fn report_names() -> clap::builder::PossibleValuesParser {
    stepmark::report::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

/// Write runbooks: workflows to read and tick off.
///
/// The runbook speaks the language of its guide. When the guide does not exist in the locale asked for, the nearest one
/// is used, and the runbook says so at its top.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark render guides/network/dns/edit_zone --locale de-de --output -
  stepmark render guides --output runbooks
  stepmark render workflows/network/dns/edit-zone.fr-fr.yaml --output -
  stepmark render guides --template mine.md.hbs")]
pub(crate) struct Render {
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
    /// A handlebars template to use instead of the one that ships with the program.
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<Utf8PathBuf>,
}

/// Work through a guide as a checklist.
///
/// Every answer is on disk before the next question is asked: a run that is interrupted, even by a crash, goes on with
/// `--resume`. At the end a record tells who did what when.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark run guides/network/dns/edit_zone/guide.en-gb.md
  stepmark run workflows/network/dns/edit-zone.en-gb.yaml --set serviceName=lb-17
  stepmark run --resume                       go on with the newest run that is not finished
  printf 'd\\nd\\n' | stepmark run guide.en-gb.md  answers from a pipe")]
pub(crate) struct Run {
    /// A guide, or a workflow file.
    pub(crate) path: Option<Utf8PathBuf>,
    /// Go on with a run that was not finished: the newest one (of the guide, if one is given), or the one named.
    #[arg(long, value_name = "RUN", num_args = 0..=1, default_missing_value = "", conflicts_with = "set")]
    pub(crate) resume: Option<String>,
    /// A parameter's value; may be given several times.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Who works through the checklist; without it, the user's name.
    #[arg(long = "as", value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// Where runs are kept; without it, the platform's place for such data.
    #[arg(long, value_name = "DIR")]
    pub(crate) state: Option<Utf8PathBuf>,
    /// Where to write the record; without it, beside the run.
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<Utf8PathBuf>,
}

/// Show what was understood of each sentence of a guide, and why.
///
/// For every paragraph and list item: step, outcome or info, what decided it, and the words of the language file that
/// were recognised, by the names that they have there.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark inspect guide.fr-fr.md
  stepmark inspect guide.fr-fr.md --line 29
  stepmark inspect guide.fr-fr.md --languages languages   after a change of words, without recompiling")]
pub(crate) struct Inspect {
    /// A guide.
    pub(crate) path: Utf8PathBuf,
    /// Only what stands on this line.
    #[arg(long, value_name = "N")]
    pub(crate) line: Option<u32>,
    /// Read the words of languages from this folder instead of those that ship with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) languages: Option<Utf8PathBuf>,
}

/// Tell what a finding means and how to mend it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  stepmark explain                   all codes
  stepmark explain unknown-block     one of them")]
pub(crate) struct Explain {
    /// The code of a finding.
    pub(crate) code: Option<String>,
}

/// Print a completion script for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  stepmark completions bash > ~/.local/share/bash-completion/completions/stepmark")]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}
