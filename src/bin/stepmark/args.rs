//! What can be said on the command line, in all commands. What one command takes stands with it in `commands`.

use clap::{Parser, Subcommand, ValueEnum};

use crate::commands;

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

const EXIT_CODES: &str = "Exit codes: 0 nothing found, 1 findings (or a run that is not finished), 2 could not do it.\n\nSettings are read from stepmark.toml, found upwards from the first path given, else from the working directory.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Build(commands::build::Args),
    Check(commands::check::Args),
    Render(commands::render::Args),
    Run(commands::run::Args),
    Runs(commands::runs::Args),
    Inspect(commands::inspect::Args),
    Diff(commands::diff::Args),
    Drift(commands::drift::Args),
    Where(commands::places::Args),
    Explain(commands::explain::Args),
    Schema(commands::schema::Args),
    Templates(commands::templates::Args),
    Completions(commands::completions::Args),
}
