//! The command line: reads files, calls the library, prints what it says.

mod answers;
mod args;
mod borrowed;
mod browser;
mod commands;
mod console;
mod families;
mod fault;
mod fullscreen;
mod git;
mod inputs;
mod kept;
mod live;
mod prompt;
mod revise;
mod revision;
mod session;
mod site;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use console::Console;

/// How a command ended: nothing found, something found, or some of it could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    Findings,
    Failed,
}

fn main() -> ExitCode {
    fault::guarded(run).unwrap_or(ExitCode::from(2))
}

fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let console = Console::new(arguments.color, arguments.quiet);
    let result = match arguments.command {
        Command::Build(args) => commands::build::run(&args, &console),
        Command::Check(args) => commands::check::run(&args, &console),
        Command::Render(args) => commands::render::run(&args, &console),
        Command::Run(args) => commands::run::run(&args, &console),
        Command::Runs(args) => commands::runs::run(&args, &console),
        Command::Inspect(args) => commands::inspect::run(&args, &console),
        Command::Diff(args) => commands::diff::run(&args, &console),
        Command::Drift(args) => commands::drift::run(&args, &console),
        Command::Where(args) => commands::places::run(&args, &console),
        Command::Explain(args) => commands::explain::run(&args, &console),
        Command::Schema(args) => commands::schema::run(&args, &console),
        Command::Templates(args) => commands::templates::run(&args, &console),
        Command::Completions(args) => commands::completions::run(&args, &console),
    };
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) => {
            console.error(&error.to_string());
            ExitCode::from(2)
        }
    }
}
