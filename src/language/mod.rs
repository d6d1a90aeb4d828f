//! Languages as data: what `languages/<language>.yaml` says, loaded when it is first needed.

mod checking;
mod detect;
mod faults;
mod headings;
mod kinds;
mod lexicon;
mod reading;
mod strings;
mod ways;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use camino::Utf8Path;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::Error;
use crate::files;
use crate::locale::Locale;
use crate::yaml;

use embedded::EMBEDDED;
use lexicon::Lexicon;

pub use checking::{Numbered, Purpose};
pub use headings::{NoticeHeading, SectionName};
pub(crate) use kinds::Doing;
pub use kinds::Unit;
pub(crate) use lexicon::{Marks, Meaning, Moods, Verb};
pub(crate) use reading::Reading;
pub use strings::{Counted, SiteStrings, Strings, fill};
pub(crate) use ways::Way;
pub(crate) use words::{Piece, fold, fold_into, pieces};

/// What stepmark knows of one language.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The two-letter code.
    pub language: String,
    /// Its name in itself.
    #[schemars(length(min = 1))]
    pub name: String,
    /// The locale that stands for it when none is given.
    #[schemars(with = "String")]
    pub locale: Locale,
    /// Names of regions in this language, by their codes.
    #[serde(default)]
    regions: BTreeMap<String, String>,
    /// The words of headings and form tables, in lower case, without punctuation.
    headings: headings::Headings,
    /// The words by which instructions are understood.
    #[schemars(with = "reading::Words")]
    pub(crate) reading: Reading,
    checking: checking::Checking,
    /// The words for units of size and speed, by the unit.
    sizes: BTreeMap<String, Vec<String>>,
    /// What runbooks, checklists and records say.
    pub strings: Strings,
}

/// The JSON Schema of a language file.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Language).to_value()
}

impl Language {
    /// The name of a locale of this language, in this language: `Français (Canada)`.
    #[must_use]
    pub fn name_of(&self, locale: Locale) -> String {
        let region = self.regions.get(locale.region()).map_or(locale.region(), String::as_str);
        format!("{} ({region})", self.name)
    }

    /// The unit of size or speed that a word names: `GB` for French `Go`.
    pub(crate) fn size_unit(&self, word: &str) -> Option<&str> {
        let word = fold(word);
        let fits = |known: &String| match known.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => *known == *word,
        };
        self.sizes.iter().find(|(_, words)| words.iter().any(fits)).map(|(unit, _)| unit.as_str())
    }

    /// The unit of time that a word names.
    pub(crate) fn time_unit(&self, word: &str) -> Option<Unit> {
        self.reading.lexicon.look_up(&[&fold(word)]).unit
    }

    /// The number of a month by its name or its abbreviation.
    #[must_use]
    pub fn month(&self, name: &str) -> Option<u32> {
        let name = fold(name);
        let at = self.reading.months.iter().position(|names| names.iter().any(|known| *known == name))?;
        u32::try_from(at + 1).ok()
    }
}

/// All languages.
#[derive(Debug)]
pub struct Languages {
    rows: Vec<Row>,
    stop_words: OnceLock<FxHashMap<Cow<'static, str>, Vec<usize>>>,
}

#[derive(Debug)]
struct Row {
    code: String,
    /// What ships with the program; nothing of a language that was read from a file.
    prepared: Option<&'static Embedded>,
    stop_words: Vec<Cow<'static, str>>,
    language: OnceLock<Language>,
}

/// A language that ships with the program.
#[derive(Debug)]
struct Embedded {
    code: &'static str,
    /// All that is known of it but its words, as JSON.
    facts: &'static str,
    /// Its frequent words.
    stop_words: &'static [&'static str],
    /// Its words.
    lexicon: Lexicon,
}

impl Embedded {
    fn language(&self) -> Language {
        let mut language: Language = match serde_json::from_str(self.facts) {
            Ok(language) => language,
            Err(problem) => panic!("languages/{}.yaml: {problem}", self.code),
        };
        language.reading.lexicon = self.lexicon.clone();
        language
    }
}

/// What runbooks say in English, by the keys of language files.
fn english_strings() -> serde_json::Value {
    let facts = EMBEDDED.iter().find(|embedded| embedded.code == "en").map(|embedded| embedded.facts);
    let mut facts: serde_json::Value = facts.and_then(|facts| serde_json::from_str(facts).ok()).unwrap_or_default();
    facts["strings"].take()
}

/// The languages that ship with the program, as the build script made them.
mod embedded {
    use std::borrow::Cow::Borrowed;

    use super::lexicon::Kind::{Ending, Exact, Stem};
    use super::lexicon::{
        Affix, Affixes, Edge, Lexicon, Marks, Meaning, Moods, Part, Pattern, Phrase, Row, Start, Verb, Word,
    };
    use super::{Doing, Embedded, Unit};

    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}

impl Languages {
    /// The languages that ship with the program.
    #[must_use]
    pub fn embedded() -> Self {
        let row = |embedded: &'static Embedded| Row {
            code: embedded.code.to_owned(),
            prepared: Some(embedded),
            stop_words: embedded.stop_words.iter().map(|word| Cow::Borrowed(*word)).collect(),
            language: OnceLock::new(),
        };
        Self { rows: EMBEDDED.iter().map(row).collect(), stop_words: OnceLock::new() }
    }

    /// The languages that ship with the program, and those of a folder's `<language>.yaml` files, which take the place
    /// of shipped ones.
    ///
    /// # Errors
    /// The folder or a file cannot be read, there is no language file in it, or one is not what it has to be.
    pub fn from_folder(folder: &Utf8Path) -> Result<Self, Error> {
        if !folder.is_dir() {
            return Err(Error::format(folder, "there is no such folder of language files"));
        }
        let mut languages = Self::embedded();
        let found = files::walk(folder, &|path| matches!(path.extension(), Some("yaml" | "yml")))?;
        if found.is_empty() {
            return Err(Error::format(
                folder,
                "there is no language file in this folder: they are named like `sv.yaml`",
            ));
        }
        for path in found {
            languages.add(&path)?;
        }
        languages.rows.sort_by(|one, two| one.code.cmp(&two.code));
        Ok(languages)
    }

    fn add(&mut self, path: &Utf8Path) -> Result<(), Error> {
        let text = files::read_text(path)?;
        let problem = |problem: yaml::Problem| Error::format(path, problem.to_string());
        let faults = faults::of(&yaml::read(&text).map_err(problem)?, &english_strings());
        if !faults.is_empty() {
            return Err(Error::format(path, faults.join("\n  ")));
        }
        let language: Language = yaml::read(&text).map_err(problem)?;
        let code = language.language.clone();
        if path.file_name() != Some(format!("{code}.yaml").as_str()) {
            return Err(Error::format(path, format!("`language: {code}` belongs into a file `{code}.yaml`")));
        }
        let stop_words = language.reading.stop_words.iter().map(|word| Cow::Owned(word.clone())).collect();
        let row = Row { code, prepared: None, stop_words, language: OnceLock::from(language) };
        self.rows.retain(|known| known.code != row.code);
        self.rows.push(row);
        Ok(())
    }

    /// The codes of all languages, sorted.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.code.as_str())
    }

    /// A language by its code.
    ///
    /// # Panics
    /// When a shipped language's file is not what it has to be; a test reads every one.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Language> {
        let row = &self.rows[self.index(code)?];
        match row.prepared {
            Some(prepared) => Some(row.language.get_or_init(|| prepared.language())),
            None => row.language.get(),
        }
    }

    /// The language of a locale, English when it is not known.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &Language {
        self.get(locale.language()).unwrap_or_else(|| self.english())
    }

    /// English.
    #[must_use]
    pub fn english(&self) -> &Language {
        self.get("en").expect("English ships with the program")
    }

    fn index(&self, code: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.code == code)
    }

    /// Which languages each frequent word belongs to.
    fn stop_words(&self) -> &FxHashMap<Cow<'static, str>, Vec<usize>> {
        self.stop_words.get_or_init(|| {
            let mut words: FxHashMap<Cow<'static, str>, Vec<usize>> = FxHashMap::default();
            words.reserve(self.rows.iter().map(|row| row.stop_words.len()).sum());
            for (index, row) in self.rows.iter().enumerate() {
                for word in &row.stop_words {
                    words.entry(word.clone()).or_default().push(index);
                }
            }
            words
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_language_loads() {
        let languages = Languages::embedded();
        for code in languages.codes() {
            assert_eq!(languages.get(code).unwrap().language, code);
        }
    }

    #[test]
    fn what_ships_is_what_the_files_say() {
        let folder = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("languages");
        let (prepared, read) = (Languages::embedded(), Languages::from_folder(&folder).unwrap());
        for code in prepared.codes() {
            let schema = |languages: &Languages| {
                let language = languages.get(code).unwrap();
                format!("{:?} {:?} {:?}", language.checking, language.strings, language.reading.months)
            };
            assert_eq!(schema(&prepared), schema(&read), "{code}");
            let lexicon = |languages: &Languages| format!("{:?}", languages.get(code).unwrap().reading.lexicon);
            assert_eq!(lexicon(&prepared), lexicon(&read), "{code}");
        }
    }

    #[test]
    fn locales_have_names_in_their_own_language() {
        let languages = Languages::embedded();
        let name = |text| {
            let locale = Locale::parse(text).unwrap();
            languages.of(locale).name_of(locale)
        };
        assert_eq!((name("fr-ca").as_str(), name("fi-fi").as_str()), ("Français (Canada)", "Suomi (Suomi)"));
        assert_eq!(name("de-lu"), "Deutsch (LU)");
    }

    #[test]
    fn months_have_numbers_in_every_language() {
        let languages = Languages::embedded();
        for code in languages.codes() {
            assert_eq!(languages.get(code).unwrap().reading.months.len(), 12, "{code}");
        }
        assert_eq!(languages.get("fr").unwrap().month("Août"), Some(8));
    }

    #[test]
    fn a_broken_language_file_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap();
        let problem = |path: &Utf8Path| Languages::from_folder(path).unwrap_err().to_string();
        assert!(problem(&path.join("none")).contains("no such folder"), "{}", problem(&path.join("none")));
        assert!(problem(path).contains("named like `sv.yaml`"), "{}", problem(path));
        files::write(&path.join("xx.yaml"), b"language: xx\nname: X\n").unwrap();
        assert!(problem(path).contains("xx.yaml"), "{}", problem(path));
        let english = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/languages/en.yaml")).unwrap();
        files::write(&path.join("xx.yaml"), &english).unwrap();
        assert!(problem(path).contains("belongs into a file `en.yaml`"), "{}", problem(path));
        std::fs::rename(path.join("xx.yaml"), path.join("en.yml")).unwrap();
        assert!(problem(path).contains("belongs into a file `en.yaml`"), "{}", problem(path));
        std::fs::rename(path.join("en.yml"), path.join("en.yaml")).unwrap();
        let told = |from: &str, to: &str| {
            let text = String::from_utf8_lossy(&english).replace(from, to);
            files::write(&path.join("en.yaml"), text.as_bytes()).unwrap();
            problem(path)
        };
        assert!(told("\n    can:", "\n    cann:").contains("unknown key `cann`: did you mean `can`?"));
        assert!(told("\n  step: \"", "\n  step: a\n  step: \"").ends_with("`step` stands here twice"));
        let two = told("\n  step: \"Step {id}\"", "").replace(path.as_str(), "");
        assert!(two.contains("strings.step: it is missing"), "{two}");
    }
}
