//! `stepmark explain`

use stepmark::check;
use stepmark::error::Error;

use crate::Outcome;
use crate::console::Console;

/// Tell what a finding means and how to mend it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark explain                   all codes
  stepmark explain unknown-block     one of them")]
pub(crate) struct Args {
    /// The code of a finding.
    pub(crate) code: Option<String>,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let Some(name) = &args.code else {
        let row = |code: &stepmark::diagnostic::Code| {
            format!("{:<20}  {:<7}  {}\n", code.name, code.severity.name(), code.summary)
        };
        console.result(&check::codes().into_iter().map(row).collect::<String>());
        return Ok(Outcome::Fine);
    };
    match check::code(name) {
        Ok(code) => {
            console.result(&format!("{}\nSeverity: {}\n", code.explanation, code.severity.name()));
            Ok(Outcome::Fine)
        }
        Err(near) => {
            let hint = near.map_or_else(
                || "`stepmark explain` lists all codes".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Error::Usage(format!("there is no code `{name}`: {hint}")))
        }
    }
}
