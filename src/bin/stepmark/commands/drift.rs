//! `stepmark drift`

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use clap::ValueEnum;
use stepmark::diff::Weight;
use stepmark::drift::report::{Shown, html, human, json, markdown};
use stepmark::drift::{Confidence, Family, Finding, Kind, Translation};
use stepmark::error::Error;
use stepmark::files;
use stepmark::locale::Locale;
use stepmark::project::Project;
use stepmark::terminal::sanitize;

use super::diff::severities;
use crate::console::{Console, plural};
use crate::families::{ACCEPTED, Families, accepted};
use crate::{Outcome, inputs};

/// Tell where the locales of guides differ in more than words.
///
/// Each guide is compared, step by step, with the same guide in the reference locale: steps, notices, API calls, code and
/// figures that are missing, and values that differ, whatever the language: 24 heures are 24 hours. Findings that are
/// only wording, or of which it is not sure that they are right, are counted; `--all` shows them.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  stepmark drift                                       all guides of the project
  stepmark drift guides/network/dns/edit_zone          one guide, in all its locales
  stepmark drift guides/network/dns/edit_zone/guide.pl-pl.md --all
  stepmark drift --reference fr-fr --locale de-de,pl-pl
  stepmark drift --fail-on breaking --format markdown > drift.md
  stepmark drift --history                             what changed in the reference since a translation was touched
  stepmark drift --format html --since v1.0 > drift.html
  stepmark drift --format html > drift.html            locales and guides as a matrix, worst first
  stepmark drift accept --id 3f2a --why 'French law'   looked at, fine as it is"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) scope: Scope,
    /// The form of the report.
    #[arg(long, default_value = "human")]
    pub(crate) format: Format,
    /// Say how many findings there were in a git revision.
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,
    /// Exit with 1 when a finding that is shown has this severity, or a graver one.
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    pub(crate) fail_on: Option<Weight>,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Record findings as looked at and fine, in `stepmark-drift.json` beside stepmark.toml.
    ///
    /// They are known by the text on both sides: when it changes, they are told again, and their entries go.
    #[command(after_help = "Examples:
  stepmark drift accept --id 3f2a --why 'French law'   one finding
  stepmark drift accept guides/network/dns/edit_zone   all that is shown of a guide
  stepmark drift accept --history --kind behind        what was left out of translations on purpose")]
    Accept {
        #[command(flatten)]
        scope: Scope,
        /// Only the finding whose id begins so.
        #[arg(long, value_name = "ID")]
        id: Option<String>,
        /// Why it is fine.
        #[arg(long, value_name = "TEXT", default_value = "")]
        why: String,
    },
}

/// Which guides are compared, and which findings count.
#[derive(Debug, clap::Args)]
pub(crate) struct Scope {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The locale that the others are compared with; default: `reference` in stepmark.toml, else the one that most guides
    /// have.
    #[arg(long, value_name = "LOCALE")]
    pub(crate) reference: Option<Locale>,
    /// Only these locales.
    #[arg(long, short, value_name = "LOCALES", value_delimiter = ',')]
    pub(crate) locale: Vec<Locale>,
    /// Only findings of these kinds.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = kinds())]
    pub(crate) kind: Vec<String>,
    /// Also what is only wording, and what is not sure.
    #[arg(long)]
    pub(crate) all: bool,
    /// Also what changed in the reference since each translation was last touched, as git knows it.
    #[arg(long)]
    pub(crate) history: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text for people.
    Human,
    /// For other programs.
    Json,
    /// Tables for a pull request.
    Markdown,
    /// A page that stands alone.
    Html,
}

fn kinds() -> clap::builder::PossibleValuesParser {
    Kind::ALL.map(Kind::name).into()
}

/// What was compared: everything that is asked for.
struct Compared {
    project: Project,
    scope: Families,
    families: Vec<Family>,
}

impl Scope {
    fn compare(&self) -> Result<Compared, Error> {
        let project = inputs::project(self.paths.first())?;
        let languages = inputs::languages(&project, None)?;
        let families = Families::find(&project, &self.paths, self.reference)?;
        families.must_have(&project, "--locale", self.locale.iter().copied())?;
        families.must_have(&project, "--reference", self.reference)?;
        let mut compared = families.compare(&project, &languages)?;
        if self.history {
            families.add_history(&project, &languages, &mut compared)?;
        }
        self.retain(&families, &project, &mut compared);
        Ok(Compared { project, scope: families, families: compared })
    }

    /// What the command line asks for.
    fn retain(&self, families: &Families, project: &Project, compared: &mut Vec<Family>) {
        for family in compared.iter_mut() {
            family.translations.retain(|one| families.wants(project, &one.path) && self.has(one));
        }
        compared.retain(|family| !family.translations.is_empty());
    }

    fn has(&self, translation: &Translation) -> bool {
        self.locale.is_empty() || self.locale.contains(&translation.locale)
    }

    /// The families with the findings that count.
    fn shown(&self, families: &[Family], all: bool) -> Vec<Family> {
        let level = if self.all {
            Shown { severity: Weight::Wording, confidence: Confidence::Low }
        } else {
            Shown { severity: Weight::Notable, confidence: Confidence::Medium }
        };
        let asked = |one: &Finding| self.kind.is_empty() || self.kind.iter().any(|kind| one.is_a(kind));
        let mut families = families.to_vec();
        for translation in families.iter_mut().flat_map(|family| &mut family.translations) {
            translation.findings.retain(asked);
        }
        level.of(&families, all)
    }
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    if let Some(Command::Accept { scope, id, why }) = &args.command {
        return accept(scope, id.as_deref(), why, console);
    }
    let mut compared = args.scope.compare()?;
    let known = accepted(&compared.project)?.take(&mut compared.families);
    let shown = args.scope.shown(&compared.families, args.format == Format::Html);
    let trend = args.since.as_deref().map(|revision| trend(args, &compared, &shown, revision)).transpose()?;
    match args.format {
        Format::Human => shown.iter().for_each(|family| console.result(&sanitize(&human(family)))),
        Format::Json => console.result(&json(&shown)),
        Format::Markdown => console.result(&sanitize(&markdown(&shown))),
        Format::Html => {
            let page = html(&shown, &format!("Drift from {}", compared.scope.reference), trend.as_deref());
            console.result(&sanitize(&page?));
        }
    }
    console.say(&summary(&compared, &shown, known));
    if let Some(trend) = &trend {
        console.say(trend);
    }
    let found = |limit| shown.iter().flat_map(findings).any(|finding| finding.severity >= limit);
    Ok(if args.fail_on.is_some_and(found) { Outcome::Findings } else { Outcome::Fine })
}

/// How many findings there were in a revision, beside those of now.
fn trend(args: &Args, compared: &Compared, shown: &[Family], revision: &str) -> Result<String, Error> {
    let languages = inputs::languages(&compared.project, None)?;
    let mut then = compared.scope.compare_then(&compared.project, &languages, revision)?;
    args.scope.retain(&compared.scope, &compared.project, &mut then);
    accepted(&compared.project)?.take(&mut then);
    let then = args.scope.shown(&then, false);
    let told =
        Weight::ALL.map(|weight| format!("{} → {} {}", count(&then, weight), count(shown, weight), weight.name()));
    Ok(format!("since {revision}: {}", told.join(", ")))
}

fn count(families: &[Family], weight: Weight) -> usize {
    families.iter().flat_map(findings).filter(|one| one.severity == weight).count()
}

fn accept(scope: &Scope, id: Option<&str>, why: &str, console: &Console) -> Result<Outcome, Error> {
    let compared = scope.compare()?;
    let mut known = accepted(&compared.project)?;
    let gone = known.forget(&compared.families, scope.history);
    let chosen = if id.is_some() { compared.families.clone() } else { scope.shown(&compared.families, false) };
    let is_meant = |finding: &&Finding| id.is_none_or(|id| finding.id.starts_with(id));
    if let Some(id) = id {
        let meant: BTreeSet<&str> =
            chosen.iter().flat_map(findings).filter(is_meant).map(|finding| &*finding.id).collect();
        match meant.len() {
            1 => {}
            0 => {
                return Err(Error::Usage(format!(
                    "no finding has an id that begins with `{id}`: `stepmark drift --all` shows them"
                )));
            }
            count => {
                return Err(Error::Usage(format!("{count} findings have ids that begin with `{id}`: give more of it")));
            }
        }
    }
    let mut new = 0;
    for translation in chosen.iter().flat_map(|family| &family.translations) {
        new += known.add(&translation.path, translation.findings.iter().filter(is_meant), why);
    }
    let path = compared.project.root.join(ACCEPTED);
    if !known.is_empty() || path.exists() {
        files::write(&path, known.write().as_bytes())?;
    }
    console.say(&format!("{new} accepted, {gone} forgotten that are no longer found: {path}"));
    Ok(Outcome::Fine)
}

fn findings(family: &Family) -> impl Iterator<Item = &Finding> {
    family.translations.iter().flat_map(|translation| &translation.findings)
}

fn summary(compared: &Compared, shown: &[Family], accepted: usize) -> String {
    let all = &compared.families;
    let translations: usize = all.iter().map(|family| family.translations.len()).sum();
    let apart = all.iter().flat_map(|family| &family.translations).filter(|one| one.is_apart()).count();
    let hidden = all.iter().flat_map(findings).count() - shown.iter().flat_map(findings).count();
    let mut more = String::new();
    if accepted > 0 {
        more += &format!("; {accepted} accepted");
    }
    if hidden > 0 {
        more += &format!("; {hidden} more with --all");
    }
    format!(
        "{} compared with {}: {} breaking, {} notable, {} wording; {apart} of another generation{more}",
        plural(translations, "guide"),
        compared.scope.reference,
        count(shown, Weight::Breaking),
        count(shown, Weight::Notable),
        count(shown, Weight::Wording),
    )
}
