//! `stepmark drift`

use camino::Utf8PathBuf;
use clap::ValueEnum;
use stepmark::diff::Weight;
use stepmark::drift::report::{Shown, human, json, markdown};
use stepmark::drift::{Confidence, Family, Translation};
use stepmark::error::Error;
use stepmark::terminal::sanitize;

use super::diff::Grave;
use crate::console::Console;
use crate::families::Families;
use crate::{Outcome, inputs};

/// Tell where the locales of guides differ in more than words.
///
/// Each guide is compared, step by step, with the same guide in the reference locale: steps, notices, API calls, code and
/// figures that are missing, and values that differ, whatever the language: 24 heures are 24 hours. Findings that are
/// only wording, or of which it is not sure that they are right, are counted; `--all` shows them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark drift                                       all guides of the project
  stepmark drift guides/network/dns/edit_zone          one guide, in all its locales
  stepmark drift guides/network/dns/edit_zone/guide.pl-pl.md --all
  stepmark drift --reference fr-fr --locale de-de,pl-pl
  stepmark drift --fail-on breaking --format markdown > drift.md")]
pub(crate) struct Args {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The form of the report.
    #[arg(long, default_value = "human")]
    pub(crate) format: Format,
    /// The locale that the others are compared with; default: `reference` in stepmark.toml, else the one that most guides
    /// have.
    #[arg(long, value_name = "LOCALE")]
    pub(crate) reference: Option<String>,
    /// Only these locales.
    #[arg(long, short, value_name = "LOCALES", value_delimiter = ',')]
    pub(crate) locale: Vec<String>,
    /// Only findings of these kinds, such as `value` or `missing`.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    pub(crate) kind: Vec<String>,
    /// Show also what is only wording, and what is not sure.
    #[arg(long)]
    pub(crate) all: bool,
    /// Exit with 1 when a finding that is shown is at least this grave.
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<Grave>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people.
    Human,
    /// For other programs.
    Json,
    /// Tables for a pull request.
    Markdown,
}

fn kinds() -> clap::builder::PossibleValuesParser {
    stepmark::drift::Kind::ALL.map(stepmark::drift::Kind::name).into()
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let project = inputs::project(args.paths.first())?;
    let languages = inputs::languages(None)?;
    let families = Families::find(&project, &args.paths, args.reference.as_deref())?;
    let mut compared = families.compare(&project, &languages)?;
    for family in &mut compared {
        family.translations.retain(|one| families.wants(&project, &one.path) && is_asked(args, one));
        for translation in &mut family.translations {
            translation
                .findings
                .retain(|one| args.kind.is_empty() || args.kind.iter().any(|kind| kind == one.kind.name()));
        }
    }
    let level = if args.all {
        Shown { severity: Weight::Wording, confidence: Confidence::Low }
    } else {
        Shown { severity: Weight::Notable, confidence: Confidence::Medium }
    };
    let shown = level.of(&compared, false);
    match args.format {
        Format::Human => shown.iter().for_each(|family| console.result(&sanitize(&human(family)))),
        Format::Json => console.result(&json(&shown)),
        Format::Markdown => console.result(&sanitize(&markdown(&shown))),
    }
    console.say(&summary(&compared, &shown, &families.reference.to_string()));
    let limit = args.fail_on.map(Grave::weight);
    let found = |limit| shown.iter().flat_map(findings).any(|finding| finding.severity >= limit);
    Ok(if limit.is_some_and(found) { Outcome::Findings } else { Outcome::Fine })
}

fn is_asked(args: &Args, translation: &Translation) -> bool {
    args.locale.is_empty() || args.locale.iter().any(|locale| locale.eq_ignore_ascii_case(&translation.locale))
}

fn findings(family: &Family) -> impl Iterator<Item = &stepmark::drift::Finding> {
    family.translations.iter().flat_map(|translation| &translation.findings)
}

fn summary(all: &[Family], shown: &[Family], reference: &str) -> String {
    let translations: usize = all.iter().map(|family| family.translations.len()).sum();
    let apart = all.iter().flat_map(|family| &family.translations).filter(|one| one.is_apart()).count();
    let count = |weight| shown.iter().flat_map(findings).filter(|one| one.severity == weight).count();
    let told: usize = shown.iter().flat_map(findings).count();
    let hidden = all.iter().flat_map(findings).count() - told;
    let hidden = if hidden > 0 { format!("; {hidden} more with --all") } else { String::new() };
    format!(
        "{translations} guide{} compared with {reference}: {} breaking, {} notable, {} wording; {apart} of another generation{hidden}",
        if translations == 1 { "" } else { "s" },
        count(Weight::Breaking),
        count(Weight::Notable),
        count(Weight::Wording),
    )
}
