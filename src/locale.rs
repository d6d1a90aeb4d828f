//! Locales as guides' file names give them (`fr-ca`) and as people write them (`fr-CA`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

/// A locale: two letters of language and two to four of region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Locale {
    language: [u8; 2],
    region: [u8; 4],
}

impl Locale {
    /// Reads `xx-yy` up to `xx-yyyy`, in any case, with `-` or `_`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (language, region) = text.split_once(['-', '_'])?;
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if language.len() != 2 || !(2..=4).contains(&region.len()) || !letters(language) || !letters(region) {
            return None;
        }
        let mut locale = Self { language: [0; 2], region: [0; 4] };
        locale.language.copy_from_slice(language.to_ascii_lowercase().as_bytes());
        locale.region[..region.len()].copy_from_slice(region.to_ascii_uppercase().as_bytes());
        Some(locale)
    }

    /// The locale in a guide's file name, `guide.<locale>.md`.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        Self::parse(name.strip_suffix(".md")?.rsplit_once('.')?.1)
    }

    /// Whether a file is named like a guide, with its locale.
    #[must_use]
    pub fn is_named(path: &camino::Utf8Path) -> bool {
        path.file_name().and_then(Self::of_file_name).is_some()
    }

    /// The language, two lower-case letters.
    #[must_use]
    pub fn language(&self) -> &str {
        std::str::from_utf8(&self.language).unwrap_or_default()
    }

    /// The region, two to four upper-case letters.
    #[must_use]
    pub fn region(&self) -> &str {
        std::str::from_utf8(&self.region).unwrap_or_default().trim_end_matches('\0')
    }

    /// As file names have it: `fr-ca`.
    #[must_use]
    pub fn file_suffix(&self) -> String {
        format!("{}-{}", self.language(), self.region().to_ascii_lowercase())
    }
}

/// As people write it; the error says what a locale looks like.
impl FromStr for Locale {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::parse(text).ok_or_else(|| format!("`{text}` is no locale such as `en-gb`"))
    }
}

impl TryFrom<String> for Locale {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.language(), self.region()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_give_locales() {
        let locale = Locale::of_file_name("guide.fr-ca.md").unwrap();
        assert_eq!((locale.to_string().as_str(), locale.file_suffix().as_str()), ("fr-CA", "fr-ca"));
        assert_eq!(Locale::of_file_name("guide.en-asia.md").unwrap().to_string(), "en-ASIA");
        assert_eq!(Locale::of_file_name("README.md"), None);
        assert_eq!(Locale::parse("français-fr"), None);
    }
}
