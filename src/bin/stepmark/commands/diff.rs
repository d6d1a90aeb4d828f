//! `stepmark diff`

use camino::Utf8PathBuf;
use clap::ValueEnum;
use stepmark::diff::{self, Change, Weight};
use stepmark::error::Error;
use stepmark::markup::cell;
use stepmark::terminal::sanitize;

use super::render::load;
use crate::console::Console;
use crate::{Outcome, inputs};

/// Tell what a change of a guide means for its readers.
///
/// Compares two revisions of one guide, in one language, step by step. Each change is `breaking` (who follows the old
/// text does something else, or misses a warning), `notable`, or `wording`. Exits with 1 when a change is as grave as
/// `--fail-on` says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark diff old/guide.en-gb.md new/guide.en-gb.md
  stepmark diff --fail-on breaking workflows/network/dns/edit-zone.en-gb.yaml new/guide.en-gb.md
  git show HEAD~1:guides/network/dns/edit_zone/guide.en-gb.md > /tmp/guide.en-gb.md
  stepmark diff --format markdown /tmp/guide.en-gb.md guides/network/dns/edit_zone/guide.en-gb.md")]
pub(crate) struct Args {
    /// The old revision: a guide or a workflow file.
    pub(crate) old: Utf8PathBuf,
    /// The new revision: a guide or a workflow file.
    pub(crate) new: Utf8PathBuf,
    /// The form of the report.
    #[arg(long, default_value = "human")]
    pub(crate) format: Format,
    /// Exit with 1 when a change is at least this grave.
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<Grave>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Grave {
    Breaking,
    Notable,
    Wording,
}

impl Grave {
    pub(crate) fn weight(self) -> Weight {
        match self {
            Self::Breaking => Weight::Breaking,
            Self::Notable => Weight::Notable,
            Self::Wording => Weight::Wording,
        }
    }
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let project = inputs::project(Some(&args.new))?;
    let languages = inputs::languages(None)?;
    let old = load(&project, &languages, &args.old)?;
    let new = load(&project, &languages, &args.new)?;
    let language = |workflow: &stepmark::workflow::Workflow| {
        workflow.language.clone().unwrap_or_else(|| workflow.locale.chars().take(2).collect())
    };
    if language(&old) != language(&new) {
        let message = format!("{} and {} are not in one language: diff compares revisions of one", args.old, args.new);
        return Err(Error::Usage(message));
    }
    let changes = diff::diff(&old, &new);
    match args.format {
        Format::Human => console.result(&sanitize(&human(&changes))),
        Format::Json => console.result(&(serde_json::to_string_pretty(&changes).unwrap_or_default() + "\n")),
        Format::Markdown => console.result(&sanitize(&markdown(&changes))),
    }
    let count = |weight| changes.iter().filter(|change| change.severity == weight).count();
    let counts = [Weight::Breaking, Weight::Notable, Weight::Wording]
        .map(|weight| format!("{} {}", count(weight), weight.name()));
    console.say(&format!("{} changes: {}", changes.len(), counts.join(", ")));
    let limit = args.fail_on.map(Grave::weight);
    let failed = limit.is_some_and(|limit| changes.iter().any(|change| change.severity >= limit));
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

fn human(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        text += &format!("{}: {} {}: {}\n", change.severity.name(), name(change), change.kind.name(), change.reason);
        for (mark, place) in [("-", &change.old), ("+", &change.new)] {
            if let Some(place) = place {
                for (at, line) in place.text.lines().enumerate() {
                    let place = if at == 0 { place.lines.0.to_string() } else { String::new() };
                    text += &format!("{place:>6} {mark} {line}\n");
                }
            }
        }
        text.push('\n');
    }
    text
}

/// What changed, by its name in the new revision, else in the old one.
fn name(change: &Change) -> &str {
    change.new.as_ref().or(change.old.as_ref()).map_or("", |place| place.name.as_str())
}

/// A table for a pull request.
fn markdown(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "No change for readers.\n".to_owned();
    }
    let mut text = "| severity | change | old | new |\n|---|---|---|---|\n".to_owned();
    for change in changes {
        let (what, weight) = (name(change), change.severity.name());
        let sides =
            [&change.old, &change.new].map(|place| place.as_ref().map_or(String::new(), |place| cell(&place.text)));
        let kind = change.kind.name();
        text += &format!("| {weight} | {what} {kind}: {} | {} | {} |\n", change.reason, sides[0], sides[1]);
    }
    text
}
