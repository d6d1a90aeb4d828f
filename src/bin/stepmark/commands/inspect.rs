//! `stepmark inspect`

use camino::Utf8PathBuf;
use stepmark::error::Error;
use stepmark::guide;
use stepmark::terminal::sanitize;
use stepmark::workflow::{self, Explained, Marked, Sentence};

use crate::console::Console;
use crate::inputs::Found;
use crate::{Outcome, inputs};

/// Show what was understood of each sentence of a guide, and why.
///
/// For every paragraph and list item: step, outcome or info, what decided it, and the words of the language file that
/// were recognised, by the names that they have there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark inspect guide.fr-fr.md
  stepmark inspect guide.fr-fr.md --line 29
  stepmark inspect guide.fr-fr.md --languages languages   after a change of words, without recompiling")]
pub(crate) struct Args {
    /// A guide.
    pub(crate) path: Utf8PathBuf,
    /// Only what stands on this line.
    #[arg(long, value_name = "N")]
    pub(crate) line: Option<u32>,
    /// Read the words of languages from this folder instead of those that ship with the program.
    #[arg(long, value_name = "DIR")]
    pub(crate) languages: Option<Utf8PathBuf>,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let project = inputs::project(Some(&args.path))?;
    let languages = inputs::languages(&project, args.languages.as_deref())?;
    let input = inputs::read_text(&project, &Found::named(&args.path))?;
    let parsed = guide::parse(&input.source);
    let all = workflow::inspect(&input.source, &parsed.value, &languages, &input.identity);
    let here =
        |explained: &&Explained| args.line.is_none_or(|line| explained.lines.0 <= line && line <= explained.lines.1);
    let shown: Vec<String> = all.iter().filter(here).map(written).collect();
    if let (Some(line), true) = (args.line, shown.is_empty()) {
        return Err(Error::Usage(format!("{}: no paragraph or list item stands on line {line}", args.path)));
    }
    console.result(&sanitize(&shown.join("\n")));
    Ok(Outcome::Fine)
}

fn written(explained: &Explained) -> String {
    let (first, last) = (explained.lines.0, explained.lines.1);
    let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
    let head = format!("{lines}: {} ({}), because {}\n", explained.label.name(), explained.language, explained.because);
    std::iter::once(head).chain(explained.sentences.iter().zip(1..).map(sentence)).collect()
}

fn sentence((sentence, number): (&Sentence, usize)) -> String {
    let tells = if sentence.tells.is_empty() { "informs".to_owned() } else { sentence.tells.join(", ") };
    let mut out = format!("  {number}. {}\n     {tells}\n", sentence.text);
    for (verb, how) in &sentence.verbs {
        out.push_str(&format!("     verb: {verb}, {how}\n"));
    }
    for label in &sentence.labels {
        out.push_str(&format!("     {}, because {}\n", operated(label), label.rule));
    }
    for (phrase, meaning) in &sentence.words {
        out.push_str(&format!("       {phrase} = {meaning}\n"));
    }
    out
}

fn operated(label: &Marked) -> String {
    let text = if label.is_marked { format!("[{}]", label.text) } else { format!("\u{201c}{}\u{201d}", label.text) };
    let Some(action) = &label.action else { return format!("mentioned: {text}") };
    let callout = action.callout.map_or_else(String::new, |number| format!(" ({number})"));
    format!("action: {} {text}{callout}", action.op.name())
}
