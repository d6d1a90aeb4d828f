//! `stepmark explain`

use stepmark::check;
use stepmark::diagnostic::Code;
use stepmark::error::Error;
use stepmark::spelling;

use crate::Outcome;
use crate::console::Console;

/// Tell what a finding means and how to mend it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark explain                   all codes
  stepmark explain unknown-block     one of them
  stepmark explain --all             all of them with their explanations, as docs/rules.md")]
pub(crate) struct Args {
    /// The code of a finding.
    #[arg(conflicts_with = "all")]
    pub(crate) code: Option<String>,
    /// Explain every code, as one Markdown document.
    #[arg(long)]
    pub(crate) all: bool,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    if args.all {
        console.result(&document());
        return Ok(Outcome::Fine);
    }
    let Some(name) = &args.code else {
        let row = |code: &Code| format!("{:<24}  {:<13}  {}\n", code.name, level(code), code.summary);
        console.result(&check::codes().into_iter().map(row).collect::<String>());
        return Ok(Outcome::Fine);
    };
    match check::code(name) {
        Ok(code) => {
            console.result(&format!("{}\nLevel: {}\n", code.explanation, level(code)));
            Ok(Outcome::Fine)
        }
        Err(near) => {
            let hint = spelling::hint(near, "`stepmark explain` lists all codes");
            Err(Error::Usage(format!("there is no code `{name}`: {hint}")))
        }
    }
}

/// The severity, and whether the code has to be asked for.
fn level(code: &Code) -> String {
    format!("{}{}", code.severity.name(), if code.off { " (off)" } else { "" })
}

/// All explanations as one Markdown document, its headings a level down.
fn document() -> String {
    let codes = check::codes();
    let mut text =
        "# Rules\n\nWhat `stepmark check` can find. This page is what `stepmark explain --all` prints. A rule \
                    that is off is looked for when `--select` or `stepmark.toml` asks for it.\n\n\
                    | rule | level | finds |\n|---|---|---|\n"
            .to_owned();
    for code in &codes {
        text += &format!("| [`{0}`](#{0}) | {1} | {2} |\n", code.name, level(code), code.summary);
    }
    for code in codes {
        let mut fenced = None;
        text.push('\n');
        for line in code.explanation.lines() {
            let ticks = line.bytes().take_while(|&byte| byte == b'`').count();
            match fenced {
                Some(open) if ticks == open && line.len() == ticks => fenced = None,
                None if ticks >= 3 => fenced = Some(ticks),
                Some(_) | None => {}
            }
            let mark = if fenced.is_none() && line.starts_with('#') { "#" } else { "" };
            text += &format!("{mark}{line}\n");
        }
    }
    text
}
