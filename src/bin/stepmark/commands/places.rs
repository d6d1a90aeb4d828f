//! `stepmark where`

use std::collections::BTreeSet;
use std::str::FromStr;

use camino::Utf8PathBuf;
use clap::ValueEnum;
use stepmark::drift::{self, Hit, Query};
use stepmark::error::Error;
use stepmark::locale::Locale;
use stepmark::terminal::sanitize;

use crate::console::{Console, plural};
use crate::families::{Families, load};
use crate::{Outcome, inputs};

/// Tell which guides and steps a renamed label, a changed API call, a new screenshot or a moved link touches.
///
/// With --locale, the same places in other locales are told too, even where the label is translated there.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("query").required(true), after_help = "Examples:
  stepmark where --label 'Load Balancers'
  stepmark where --label Save --locale all             also where it is translated
  stepmark where --api 'POST /loadBalancer/*'
  stepmark where --image 'menu*.png' guides/network
  stepmark where --link console --format json
  stepmark where --text '7[0-9] hours'")]
pub(crate) struct Args {
    /// Guides, or folders of guides.
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// A label; `*` stands for anything, capitals do not matter.
    #[arg(long, group = "query")]
    pub(crate) label: Option<String>,
    /// An API call, by method and path or by path alone, with `*`.
    #[arg(long, value_name = "CALL", group = "query")]
    pub(crate) api: Option<String>,
    /// A picture, by path or file name, with `*`.
    #[arg(long, value_name = "FILE", group = "query")]
    pub(crate) image: Option<String>,
    /// A link, by its key in the link table or by its target, with `*`.
    #[arg(long, value_name = "KEY", group = "query")]
    pub(crate) link: Option<String>,
    /// Text of the guide, by a regular expression.
    #[arg(long, value_name = "REGEX", group = "query")]
    pub(crate) text: Option<String>,
    /// Also the same places in these locales, or in `all`.
    #[arg(long, short, value_name = "LOCALES", value_delimiter = ',')]
    pub(crate) locale: Vec<Also>,
    /// The form of the list.
    #[arg(long, default_value = "list")]
    pub(crate) format: Format,
}

/// Of which other locales the same places are told.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Also {
    All,
    Only(Locale),
}

impl Also {
    fn only(self) -> Option<Locale> {
        match self {
            Self::All => None,
            Self::Only(locale) => Some(locale),
        }
    }
}

impl FromStr for Also {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "all" { Ok(Self::All) } else { text.parse().map(Self::Only) }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line for each place.
    List,
    /// An array for other programs.
    Json,
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let query = query(args)?;
    let project = inputs::project(args.paths.first())?;
    let languages = inputs::languages(&project, None)?;
    let families = Families::find(&project, &args.paths, None)?;
    families.must_have(&project, "--locale", args.locale.iter().filter_map(|also| also.only()))?;
    let also = |locale: Locale| args.locale.iter().any(|also| also.only().is_none_or(|only| only == locale));
    let find = |members: &Vec<inputs::Found>| {
        let workflows = load(&project, &languages, members)?;
        Ok(drift::find(&workflows, &query, &also, &languages))
    };
    let found: Vec<Vec<Hit>> = inputs::all_in_order(&families.folders, find)?;
    let hits: Vec<Hit> = found.into_iter().flatten().filter(|hit| families.wants(&project, &hit.path)).collect();
    match args.format {
        Format::List => console.result(&sanitize(&hits.iter().map(line).collect::<String>())),
        Format::Json => console.result(&(serde_json::to_string_pretty(&hits).unwrap_or_default() + "\n")),
    }
    let guides: BTreeSet<&str> = hits.iter().map(|hit| hit.path.as_str()).collect();
    console.say(&format!("{} in {}", plural(hits.len(), "place"), plural(guides.len(), "guide")));
    Ok(Outcome::Fine)
}

fn query(args: &Args) -> Result<Query, Error> {
    if let Some(pattern) = &args.text {
        return Query::text(pattern).map_err(|error| Error::Usage(format!("--text: {error}")));
    }
    let label = args.label.as_deref().map(Query::label);
    let call = args.api.as_deref().map(Query::call);
    let image = args.image.as_deref().map(Query::image);
    let link = args.link.as_deref().map(Query::link);
    let asked = label.or(call).or(image).or(link).flatten();
    asked.ok_or_else(|| Error::Usage("this pattern is too long".to_owned()))
}

fn line(hit: &Hit) -> String {
    let text = hit.place.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let as_in = hit.as_in.as_ref().map_or(String::new(), |locale| format!(" (as in {locale})"));
    format!("{}:{}: {}{as_in}: {text}\n", hit.path, hit.place.lines.0, hit.place.name)
}
