//! `stepmark.toml`, and where guides and workflows lie. Everything in it is optional, and so is the file.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;

use crate::digest;
use crate::error::Error;
use crate::family;
use crate::files;
use crate::locale::Locale;
use crate::spelling;
use crate::workflow::Identity;
use crate::yaml;

/// The name of the file.
pub const FILE_NAME: &str = "stepmark.toml";

/// The folder of guides, where settings name no other.
const GUIDES: &str = "guides";

/// A project: its settings and the folder that they lie in.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of `stepmark.toml`, or the working directory.
    pub root: Utf8PathBuf,
    /// The folder of the guides, with the root in front.
    pub guides: Utf8PathBuf,
    /// The folder of the workflows, with the root in front.
    pub workflows: Utf8PathBuf,
    /// The locale that stands in for those that a guide does not have.
    pub default_locale: Locale,
    /// The locale that translations are compared with, when the project names one.
    pub reference: Option<Locale>,
    /// The locales that stand in where the reader's language does not exist: the default, then others.
    pub fallback: Vec<Locale>,
    /// Where API calls go, such as `https://api.example.com`.
    pub api: Option<String>,
    /// The page of an API's console that makes a call, with `{version}`, `{method}` and `{path}` in the place of what
    /// differs, such as `https://api.example.com/console/{version}#{method}{path}`.
    pub api_console: Option<String>,
    /// Where the guides are published, such as `https://docs.example.com`.
    pub site: Option<String>,
    /// Addresses by link key and locale.
    pub links: Links,
    /// The files that these come from, below the root.
    pub link_tables: Vec<Utf8PathBuf>,
    /// How much the rules of `check` count.
    pub rules: RuleSettings,
    /// The folder of its own language files, when it has one.
    pub languages: Option<Utf8PathBuf>,
    /// The file of known findings, when the project has one.
    pub baseline: Option<Utf8PathBuf>,
    ignored: Vec<String>,
    not_guides: Vec<String>,
}

/// Addresses by link key and locale.
#[derive(Debug, Clone, Default)]
pub struct Links {
    table: BTreeMap<String, BTreeMap<Locale, String>>,
    fallback: Vec<Locale>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub url: String,
    /// The locale that it is for; not always the reader's.
    pub locale: Locale,
}

/// The levels of rules as `stepmark.toml` has them, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleSettings {
    /// Everywhere.
    pub general: BTreeMap<String, String>,
    /// In guides whose paths match one of some patterns; later ones count more.
    pub overrides: Vec<(Vec<String>, BTreeMap<String, String>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    paths: Vec<String>,
    rules: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Settings {
    guides: Option<String>,
    workflows: Option<String>,
    default_locale: Option<String>,
    reference: Option<String>,
    fallback: Vec<String>,
    api: Option<String>,
    api_console: Option<String>,
    site: Option<String>,
    links: Vec<String>,
    ignore: Vec<String>,
    not_guides: Option<Vec<String>>,
    languages: Option<String>,
    baseline: Option<String>,
    rules: BTreeMap<String, String>,
    overrides: Vec<Override>,
}

const KEYS: [&str; 15] = [
    "guides",
    "workflows",
    "default_locale",
    "reference",
    "fallback",
    "api",
    "api_console",
    "site",
    "links",
    "ignore",
    "not_guides",
    "languages",
    "baseline",
    "rules",
    "overrides",
];

/// First parts of the names of pages that only lead to guides, such as `home.en-gb.md`.
const NOT_GUIDES: [&str; 5] = ["404", "default", "home", "product", "universe"];

impl Project {
    /// The project of a folder: settings are looked for there and in the folders above. Where there are none, the
    /// project is what holds the nearest folder above that is named `guides`. `None` where there is neither.
    ///
    /// # Errors
    /// `stepmark.toml` or a link table cannot be read or is not what it has to be.
    pub fn above(folder: &Utf8Path) -> Result<Option<Self>, Error> {
        if let Some(root) = folder.ancestors().find(|folder| folder.join(FILE_NAME).is_file()) {
            let file = root.join(FILE_NAME);
            let settings = settings(&file, &files::read_text(&file)?)?;
            return Self::new(root.to_owned(), settings, &file).map(Some);
        }
        let guides = folder.ancestors().find(|folder| folder.file_name() == Some(GUIDES));
        let root = guides.and_then(Utf8Path::parent);
        root.map(|root| Self::new(root.to_owned(), Settings::default(), root)).transpose()
    }

    /// The project of a folder, or one without settings whose root the folder is.
    ///
    /// # Errors
    /// As [`Project::above`].
    pub fn find(folder: &Utf8Path) -> Result<Self, Error> {
        Self::above(folder)?.map_or_else(|| Self::new(folder.to_owned(), Settings::default(), folder), Ok)
    }

    fn new(root: Utf8PathBuf, settings: Settings, file: &Utf8Path) -> Result<Self, Error> {
        let locale = |key: &str, text: &str| {
            text.parse::<Locale>().map_err(|problem| Error::format(file, format!("{key}: {problem}")))
        };
        let address = |key: &str, text: &Option<String>| match text.as_deref() {
            Some(text) if !["http://", "https://"].iter().any(|scheme| text.starts_with(scheme)) => {
                Err(Error::format(file, format!("{key}: `{text}` is no address: write it with its `https://`")))
            }
            Some(_) | None => Ok(()),
        };
        address("api", &settings.api)?;
        address("api_console", &settings.api_console)?;
        address("site", &settings.site)?;
        let reference = settings.reference.as_deref().map(|text| locale("reference", text)).transpose()?;
        let default_locale = locale("default_locale", settings.default_locale.as_deref().unwrap_or("en-gb"))?;
        let mut fallback = vec![default_locale];
        for text in &settings.fallback {
            fallback.push(locale("fallback", text)?);
        }
        let mut links = Links { table: BTreeMap::new(), fallback: fallback.clone() };
        for table in &settings.links {
            let path = inside(&root, table)
                .ok_or_else(|| Error::format(file, format!("links: `{table}` leaves the project")))?;
            let text = files::read_text(&path)?;
            links.table.extend(Links::read(&text).map_err(|problem| Error::format(&path, problem.to_string()))?.table);
        }
        let folder = |name: Option<String>, default: &str| {
            let name = name.unwrap_or_else(|| default.to_owned());
            inside(&root, &name).ok_or_else(|| Error::format(file, format!("`{name}` leaves the project")))
        };
        let overrides = settings.overrides.into_iter().map(|one| (one.paths, one.rules)).collect();
        let rules = RuleSettings { general: settings.rules, overrides };
        let languages = settings.languages.map(|name| folder(Some(name), "")).transpose()?;
        let baseline = settings.baseline.map(|name| folder(Some(name), "")).transpose()?;
        Ok(Self {
            link_tables: settings.links.iter().map(Utf8PathBuf::from).collect(),
            rules,
            languages,
            baseline,
            guides: folder(settings.guides, GUIDES)?,
            workflows: folder(settings.workflows, "workflows")?,
            default_locale,
            reference,
            fallback,
            api: settings.api,
            api_console: settings.api_console,
            site: settings.site,
            links,
            ignored: settings.ignore,
            not_guides: settings.not_guides.unwrap_or_else(|| NOT_GUIDES.map(str::to_owned).into()),
            root,
        })
    }

    /// All guides below a folder, sorted; links are passed over.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn guides_below(&self, folder: &Utf8Path) -> Result<Vec<Utf8PathBuf>, Error> {
        self.guides_and_links_below(folder).map(|(guides, _)| guides)
    }

    /// All guides below a folder, and the links that are named like guides, sorted.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn guides_and_links_below(&self, folder: &Utf8Path) -> Result<(Vec<Utf8PathBuf>, Vec<Utf8PathBuf>), Error> {
        files::walk_beside_links(folder, &|path| self.guide_locale(path).is_some())
    }

    /// The locale of a guide by its file name; `None` for a file that is no guide, or is ignored.
    #[must_use]
    pub fn guide_locale(&self, path: &Utf8Path) -> Option<Locale> {
        let first = path.file_name().and_then(|name| name.split('.').next()).unwrap_or_default();
        let is_none = self.ignores(path) || self.not_guides.iter().any(|name| name.eq_ignore_ascii_case(first));
        path.file_name().filter(|_| !is_none).and_then(Locale::of_file_name)
    }

    /// Whether the settings name a file, or a folder around it, as one to be passed over.
    #[must_use]
    pub fn ignores(&self, path: &Utf8Path) -> bool {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        self.ignored.iter().any(|part| relative.starts_with(part))
    }

    /// A path below the project's folder as a path of the file system; `None` for one that leaves it.
    #[must_use]
    pub fn inside(&self, path: &str) -> Option<Utf8PathBuf> {
        inside(&self.root, path)
    }

    /// What a guide's place says about it: its folder below the project's guides, or below the folder that the user
    /// named, or else just its own folder. Markdown without a locale in its name goes by this name too, since a folder
    /// may hold many of it.
    #[must_use]
    pub fn identity(&self, path: &Utf8Path, bytes: &[u8], named: Option<&Utf8Path>) -> Identity {
        let absolute = self.root.join(path);
        let folder = absolute.parent().unwrap_or(&self.root);
        let below = [Some(self.guides.as_path()), named].into_iter().flatten();
        let below = below.filter_map(|root| folder.strip_prefix(root).ok()).find(|below| !below.as_str().is_empty());
        let named_locale = path.file_name().and_then(Locale::of_file_name);
        let own_name = path.file_stem().filter(|_| named_locale.is_none());
        let folders = match below {
            Some(below) => below.iter().collect::<Vec<_>>(),
            None => folder.file_name().filter(|_| own_name.is_none()).into_iter().collect(),
        };
        let id = folders.into_iter().chain(own_name).map(slug).collect::<Vec<_>>().join("/");
        let (locale, assumed) = (named_locale.unwrap_or(self.default_locale), named_locale.is_none());
        let shown = absolute.strip_prefix(&self.root).unwrap_or(path).as_str().replace('\\', "/");
        let sha256 = digest::hex(bytes);
        Identity { id: if id.is_empty() { "guide".to_owned() } else { id }, locale, assumed, path: shown, sha256 }
    }
}

impl Links {
    /// The table of a YAML text: link key, then file suffix of the locale, then address.
    ///
    /// # Errors
    /// It is no such table.
    pub fn read(text: &str) -> Result<Self, yaml::Problem> {
        yaml::read(text).map(|table| Self { table, fallback: Vec::new() })
    }

    /// Whether there is no link key at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// All link keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.table.keys().map(String::as_str)
    }

    /// The address of a `/links/<key>` target for a reader: that of the nearest locale that the table has. What stands
    /// behind the key, such as `#part`, is kept.
    #[must_use]
    pub fn resolve(&self, target: &str, reader: Locale) -> Option<Address> {
        let key = target.strip_prefix("/links/")?;
        let (key, rest) = key.split_at(key.find(['#', '?']).unwrap_or(key.len()));
        let by_locale = self.table.get(key)?;
        let available: Vec<Locale> = by_locale.keys().copied().collect();
        let locale = family::nearest(&available, reader, &self.fallback)?;
        Some(Address { url: format!("{}{rest}", by_locale[&locale]), locale })
    }
}

fn settings(file: &Utf8Path, text: &str) -> Result<Settings, Error> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| Error::format(file, error.to_string()))?;
    if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let hint = spelling::hint(spelling::nearest(key, KEYS), &format!("the keys are {}", KEYS.join(", ")));
        return Err(Error::format(file, format!("unknown key `{key}`: {hint}")));
    }
    table.try_into().map_err(|error: toml::de::Error| Error::format(file, error.to_string()))
}

/// A path below the root; `None` for one that leaves it.
fn inside(root: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let path = Utf8Path::new(path);
    let normal =
        path.components().all(|part| matches!(part, camino::Utf8Component::Normal(_) | camino::Utf8Component::CurDir));
    let all = || {
        path.components()
            .filter(|part| matches!(part, camino::Utf8Component::Normal(_)))
            .fold(root.to_owned(), |all, part| all.join(part))
    };
    normal.then(all).filter(|place| stays(root, place))
}

/// Whether no link leads from the root to a place outside; what is not there leads nowhere.
fn stays(root: &Utf8Path, place: &Utf8Path) -> bool {
    let (Ok(place), Ok(root)) = (place.canonicalize(), root.canonicalize()) else { return true };
    place.starts_with(root)
}

fn slug(name: &str) -> String {
    name.to_lowercase().chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_take_the_address_nearest_to_the_reader_and_say_whose_it_is() {
        let mut links = Links::read("console: {en-gb: E, fr-fr: F}\nstatus: {de-de: D}\n").unwrap();
        links.fallback = vec![Locale::parse("en-gb").unwrap()];
        let of = |target, reader| {
            let address = links.resolve(target, Locale::parse(reader).unwrap())?;
            Some(format!("{} {}", address.url, address.locale))
        };
        assert_eq!(of("/links/console", "fr-ca").as_deref(), Some("F fr-FR"));
        assert_eq!(of("/links/console#a", "pl-pl").as_deref(), Some("E#a en-GB"));
        assert_eq!(of("/links/status?b", "pl-pl").as_deref(), Some("D?b de-DE"));
        assert_eq!(of("/links/unknown", "pl-pl"), None);
    }

    #[test]
    fn pages_that_only_lead_to_guides_are_none() {
        let project = Project::find(Utf8Path::new("/nowhere")).unwrap();
        let is_guide = |name: &str| project.guide_locale(Utf8Path::new(name)).is_some();
        assert!(is_guide("/nowhere/guides/a/guide.en-gb.md") && is_guide("homepage.en-gb.md"));
        for name in
            ["default.en-gb.md", "guides/product.fr-fr.md", "Home.fr-fr.md", "universe.pl-pl.md", "404.en-gb.md"]
        {
            assert!(!is_guide(name), "{name}");
        }
    }
}
