//! `stepmark check`

use std::time::Instant;

use camino::Utf8PathBuf;
use rayon::prelude::*;
use stepmark::check;
use stepmark::diagnostic::Severity;
use stepmark::error::Error;
use stepmark::report::{FORMATS, Findings};

use crate::console::Console;
use crate::{Outcome, inputs};

/// Guides are checked in portions of this size, so that findings appear while work goes on.
const PORTION: usize = 256;

/// Find what is broken in guides.
///
/// Prints each finding with its place; `stepmark explain CODE` tells more. Exits with 1 when there is a warning or an
/// error; remarks of the level info do not count.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark check                        all guides of the project
  stepmark check guides/network         one part of them
  stepmark check --format json a.en-gb.md   for programs")]
pub(crate) struct Args {
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
    FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let begun = Instant::now();
    let project = inputs::project(args.paths.first())?;
    let languages = inputs::languages(args.languages.as_deref())?;
    let paths = inputs::guides(&project, &args.paths)?;
    let surroundings = inputs::surroundings(&project, &args.paths)?;
    let format = FORMATS.iter().find(|format| format.name == args.format).unwrap_or(&FORMATS[0]);
    let (before, between, behind) = format.frame;
    let mut tally = Tally::default();
    let mut first = true;
    console.result(before);
    for portion in paths.chunks(PORTION) {
        let results: Vec<Result<Findings, Error>> = portion
            .par_iter()
            .map(|path| {
                let input = inputs::read(&project, path)?;
                let mut diagnostics = check::check(&input.source, &languages, &input.identity, &surroundings);
                diagnostics.retain(|diagnostic| !diagnostic.code.off);
                Ok(Findings { source: input.source, diagnostics })
            })
            .collect();
        for result in results {
            match result {
                Ok(findings) => {
                    tally.add(&findings);
                    let text = (format.guide)(&findings, console.colours());
                    if !text.is_empty() {
                        console.result(if first { "" } else { between });
                        console.result(&text);
                        first = false;
                    }
                }
                Err(error) => {
                    tally.unread += 1;
                    console.error(&error.to_string());
                }
            }
        }
    }
    console.result(behind);
    console.say(&tally.summary(begun.elapsed().as_secs_f32()));
    Ok(tally.outcome())
}

#[derive(Default)]
struct Tally {
    guides: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    unread: usize,
}

impl Tally {
    fn add(&mut self, findings: &Findings) {
        self.guides += 1;
        for diagnostic in &findings.diagnostics {
            match diagnostic.code.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
    }

    fn summary(&self, seconds: f32) -> String {
        let count = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let unread = if self.unread > 0 { format!(", {} not read", self.unread) } else { String::new() };
        format!(
            "{} checked{unread}: {}, {}, {} ({seconds:.2} s)",
            count(self.guides, "guide"),
            count(self.errors, "error"),
            count(self.warnings, "warning"),
            count(self.infos, "info"),
        )
    }

    fn outcome(&self) -> Outcome {
        if self.unread > 0 {
            Outcome::Failed
        } else if self.errors + self.warnings > 0 {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }
}
