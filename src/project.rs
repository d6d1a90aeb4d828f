//! `stepmark.toml`, and where guides and workflows lie. Everything in it is optional, and so is the file.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::files;
use crate::locale::Locale;
use crate::source::Source;
use crate::spelling;
use crate::workflow::Identity;
use crate::yaml;

/// The name of the file.
pub const FILE_NAME: &str = "stepmark.toml";

/// A project: its settings and the folder that they lie in.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of `stepmark.toml`, or the working directory.
    pub root: Utf8PathBuf,
    /// The folder of the guides, below the root.
    pub guides: Utf8PathBuf,
    /// The folder of the workflows, below the root.
    pub workflows: Utf8PathBuf,
    /// The locale that stands in for those that a guide does not have.
    pub default_locale: Locale,
    /// The locales that stand in where the reader's language does not exist: the default, then others.
    pub fallback: Vec<Locale>,
    /// Where API calls go, such as `https://api.example.com`.
    pub api: Option<String>,
    /// Addresses by link key and locale.
    pub links: Links,
    ignored: Vec<String>,
}

/// Addresses by link key and file suffix of the locale.
#[derive(Debug, Clone, Default)]
pub struct Links(BTreeMap<String, BTreeMap<String, String>>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Settings {
    guides: Option<String>,
    workflows: Option<String>,
    default_locale: Option<String>,
    fallback: Vec<String>,
    api: Option<String>,
    links: Vec<String>,
    ignore: Vec<String>,
}

const KEYS: [&str; 7] = ["guides", "workflows", "default_locale", "fallback", "api", "links", "ignore"];

impl Project {
    /// The project of a folder: settings are looked for there and in the folders above.
    ///
    /// # Errors
    /// `stepmark.toml` or a link table cannot be read or is not what it has to be.
    pub fn find(folder: &Utf8Path) -> Result<Self, Error> {
        let file = folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file());
        let Some(file) = file else { return Self::new(folder.to_owned(), Settings::default(), folder) };
        let root = file.parent().unwrap_or(folder).to_owned();
        let text = files::read_text(&file)?;
        let settings = settings(&file, &text)?;
        Self::new(root, settings, &file)
    }

    fn new(root: Utf8PathBuf, settings: Settings, file: &Utf8Path) -> Result<Self, Error> {
        let locale = |key: &str, text: &str| {
            Locale::parse(text)
                .ok_or_else(|| Error::format(file, format!("{key}: `{text}` is no locale such as `en-gb`")))
        };
        let default_locale = locale("default_locale", settings.default_locale.as_deref().unwrap_or("en-gb"))?;
        let mut fallback = vec![default_locale];
        for text in &settings.fallback {
            fallback.push(locale("fallback", text)?);
        }
        let mut links = Links::default();
        for table in &settings.links {
            let path = inside(&root, table)
                .ok_or_else(|| Error::format(file, format!("links: `{table}` leaves the project")))?;
            let text = files::read_text(&path)?;
            links.0.extend(Links::read(&text).map_err(|problem| Error::format(&path, problem.to_string()))?.0);
        }
        let folder = |name: Option<String>, default: &str| {
            let name = name.unwrap_or_else(|| default.to_owned());
            inside(&root, &name).ok_or_else(|| Error::format(file, format!("`{name}` leaves the project")))
        };
        Ok(Self {
            guides: folder(settings.guides, "guides")?,
            workflows: folder(settings.workflows, "workflows")?,
            default_locale,
            fallback,
            api: settings.api,
            links,
            ignored: settings.ignore,
            root,
        })
    }

    /// All guides below a folder, sorted.
    ///
    /// # Errors
    /// A folder cannot be read.
    pub fn guides_below(&self, folder: &Utf8Path) -> Result<Vec<Utf8PathBuf>, Error> {
        files::walk(folder, &|path| self.guide_locale(path).is_some())
    }

    /// The locale of a guide by its file name; `None` for a file that is no guide, or is ignored.
    #[must_use]
    pub fn guide_locale(&self, path: &Utf8Path) -> Option<Locale> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let ignored = self.ignored.iter().any(|part| relative.starts_with(part));
        path.file_name().filter(|_| !ignored).and_then(Locale::of_file_name)
    }

    /// What a guide's place says about it: its folder below the project's guides, or below the folder that the user
    /// named, or else just its own folder.
    #[must_use]
    pub fn identity(&self, source: &Source, bytes: &[u8], named: Option<&Utf8Path>) -> Identity {
        let path = source.path();
        let absolute = self.root.join(path);
        let folder = absolute.parent().unwrap_or(&self.root);
        let below = [Some(self.guides.as_path()), named].into_iter().flatten();
        let below = below.filter_map(|root| folder.strip_prefix(root).ok()).find(|below| !below.as_str().is_empty());
        let parts =
            below.map_or_else(|| folder.file_name().into_iter().collect(), |below| below.iter().collect::<Vec<_>>());
        let id = parts.into_iter().map(slug).collect::<Vec<_>>().join("/");
        let locale = path.file_name().and_then(Locale::of_file_name).unwrap_or(self.default_locale);
        let shown = absolute.strip_prefix(&self.root).unwrap_or(path).as_str().replace('\\', "/");
        let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Identity { id: if id.is_empty() { "guide".to_owned() } else { id }, locale, path: shown, sha256 }
    }
}

impl Links {
    /// The table of a YAML text: link key, then file suffix of the locale, then address.
    ///
    /// # Errors
    /// It is no such table.
    pub fn read(text: &str) -> Result<Self, yaml::Problem> {
        yaml::read(text).map(Self)
    }

    /// Whether there is no link key at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All link keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The address of a `/links/<key>` target in a locale: its own, else that of its language, else English, else any.
    #[must_use]
    pub fn resolve(&self, target: &str, locale: &str) -> Option<&str> {
        let key = target.strip_prefix("/links/")?.split(['#', '?']).next()?;
        let by_locale = self.0.get(key)?;
        let suffix = locale.to_ascii_lowercase();
        let language = suffix.split('-').next().unwrap_or_default();
        let of = |language: &str| {
            by_locale.iter().find(|(locale, _)| locale.starts_with(language)).map(|(_, address)| address)
        };
        let address =
            by_locale.get(&suffix).or_else(|| of(language)).or_else(|| by_locale.get("en-gb")).or_else(|| of("en"));
        address.or_else(|| by_locale.values().next()).map(String::as_str)
    }
}

fn settings(file: &Utf8Path, text: &str) -> Result<Settings, Error> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| Error::format(file, error.to_string()))?;
    if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let hint = spelling::nearest(key, KEYS)
            .map_or_else(|| format!("the keys are {}", KEYS.join(", ")), |near| format!("did you mean `{near}`?"));
        return Err(Error::format(file, format!("unknown key `{key}`: {hint}")));
    }
    table.try_into().map_err(|error: toml::de::Error| Error::format(file, error.to_string()))
}

/// A path below the root; `None` for one that leaves it.
fn inside(root: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let path = Utf8Path::new(path);
    let normal =
        path.components().all(|part| matches!(part, camino::Utf8Component::Normal(_) | camino::Utf8Component::CurDir));
    normal.then(|| {
        path.components()
            .filter(|part| matches!(part, camino::Utf8Component::Normal(_)))
            .fold(root.to_owned(), |all, part| all.join(part))
    })
}

fn slug(name: &str) -> String {
    name.to_lowercase().chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect()
}
