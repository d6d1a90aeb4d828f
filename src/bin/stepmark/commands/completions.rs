//! `stepmark completions`

use clap::CommandFactory;

use stepmark::error::Error;

use crate::Outcome;
use crate::args::Arguments;
use crate::console::Console;

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  stepmark completions bash > ~/.local/share/bash-completion/completions/stepmark")]
pub(crate) struct Args {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "stepmark", &mut script);
    console.result(&String::from_utf8_lossy(&script));
    Ok(Outcome::Fine)
}
