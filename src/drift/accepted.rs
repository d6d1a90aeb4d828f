//! Differences that somebody looked at and that are fine as they are, in a small file to be reviewed with the guides.
//!
//! A difference is known by its content on both sides: when either text changes, it is told again, and the entry goes
//! with the next `accept`.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::family::Family;
use super::finding::{Finding, Kind};

const VERSION: u32 = 1;

/// The accepted differences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The version of the file's format.
    version: u32,
    /// By guide, then by the finding's id.
    guides: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// An accepted difference, so that a reviewer knows what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    what: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
}

impl Entry {
    fn what(kind: Kind, message: &str) -> String {
        format!("{}: {message}", kind.name())
    }
}

impl Default for Accepted {
    fn default() -> Self {
        Self { version: VERSION, guides: BTreeMap::new() }
    }
}

impl Accepted {
    /// Reads the file.
    ///
    /// # Errors
    /// The text is no such file of a known version; what is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        let accepted: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if accepted.version == VERSION {
            Ok(accepted)
        } else {
            Err(format!("this is version {} of the format; this program reads version {VERSION}", accepted.version))
        }
    }

    /// Writes it, sorted, as JSON.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.guides.is_empty()
    }

    /// Whether a finding of a guide is accepted.
    #[must_use]
    pub fn has(&self, path: &str, finding: &Finding) -> bool {
        self.guides.get(path).is_some_and(|known| known.contains_key(&finding.id))
    }

    /// Takes the accepted findings away; how many those are.
    pub fn take(&self, families: &mut [Family]) -> usize {
        let mut taken = 0;
        for translation in families.iter_mut().flat_map(|family| &mut family.translations) {
            let before = translation.findings.len();
            translation.findings.retain(|finding| !self.has(&translation.path, finding));
            taken += before - translation.findings.len();
        }
        taken
    }

    /// Accepts findings of a guide, and why; how many of them are new.
    pub fn add<'f>(&mut self, path: &str, findings: impl Iterator<Item = &'f Finding>, why: &str) -> usize {
        let mut new = 0;
        for finding in findings {
            let known = self.guides.entry(path.to_owned()).or_default();
            let entry = Entry { what: Entry::what(finding.kind, &finding.message), why: why.to_owned() };
            new += usize::from(known.insert(finding.id.clone(), entry).is_none());
        }
        new
    }

    /// Forgets what is no longer found in these families; how many entries those are. What only git tells is kept,
    /// unless it was asked.
    pub fn forget(&mut self, families: &[Family], history: bool) -> usize {
        let mut gone = 0;
        for translation in families.iter().flat_map(|family| &family.translations) {
            let Some(known) = self.guides.get_mut(&translation.path) else { continue };
            let before = known.len();
            let found: HashSet<&str> = translation.findings.iter().map(|finding| finding.id.as_str()).collect();
            let not_asked = |entry: &Entry| !history && entry.what.starts_with(&Entry::what(Kind::Behind, ""));
            known.retain(|id, entry| found.contains(id.as_str()) || not_asked(entry));
            gone += before - known.len();
        }
        self.guides.retain(|_, known| !known.is_empty());
        gone
    }
}
