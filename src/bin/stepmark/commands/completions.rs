//! `stepmark completions`

use clap::CommandFactory;

use stepmark::error::Error;

use crate::Outcome;
use crate::args::{Arguments, Completions};
use crate::console::Console;

pub(crate) fn run(args: &Completions, console: &Console) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "stepmark", &mut script);
    console.result(&String::from_utf8_lossy(&script));
    Ok(Outcome::Fine)
}
