//! `stepmark schema`

use stepmark::error::Error;
use stepmark::language;
use stepmark::workflow::format;

use crate::Outcome;
use crate::console::Console;

/// Print the JSON Schema of a format.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark schema > workflow.schema.json
  stepmark schema language > language.schema.json")]
pub(crate) struct Args {
    /// Which format.
    #[arg(value_enum, default_value = "workflow")]
    pub(crate) format: Format,
}

/// The formats that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// Workflow files.
    Workflow,
    /// Language files.
    Language,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let schema = match args.format {
        Format::Workflow => format::schema(),
        Format::Language => language::schema(),
    };
    console.result(&format!("{schema:#}\n"));
    Ok(Outcome::Fine)
}
