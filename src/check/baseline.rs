//! Findings that a project knows and puts up with for now, so that a check can be adopted on an old tree.
//!
//! A finding is known by its guide, its rule and what stands there, not by its line: edits elsewhere do not revive it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::digest;
use crate::source::Source;

/// The known findings: how often each is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// The version of the file's format.
    version: u32,
    /// By guide, then rule, then content.
    guides: BTreeMap<String, Rules>,
}

/// What is known in a guide, by rule, then content.
type Rules = BTreeMap<String, BTreeMap<String, u32>>;

const VERSION: u32 = 1;

/// A baseline without findings.
impl Default for Baseline {
    fn default() -> Self {
        Self { version: VERSION, guides: BTreeMap::new() }
    }
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// The text is no baseline of a known version; what is wrong.
    pub fn read(text: &str) -> Result<Self, String> {
        let baseline: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if baseline.version == VERSION {
            Ok(baseline)
        } else {
            Err(format!("this is version {} of the format; this program reads version {VERSION}", baseline.version))
        }
    }

    /// Writes it, sorted, as JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// How many findings are known.
    #[must_use]
    pub fn count(&self) -> usize {
        count(self.guides.values())
    }

    /// How many findings are known in guides of which `is_gone` says that they are not there any more.
    #[must_use]
    pub fn count_gone(&self, is_gone: impl Fn(&str) -> bool) -> usize {
        count(self.guides.iter().filter(|(path, _)| is_gone(path)).map(|(_, rules)| rules))
    }

    /// Forgets the findings of guides of which `is_gone` says that they are not there any more.
    pub fn forget(&mut self, is_gone: impl Fn(&str) -> bool) {
        self.guides.retain(|path, _| !is_gone(path));
    }

    /// The findings of a guide instead of those known before, but for those of rules that were not `asked` for; `path`
    /// names it, below the project's folder.
    pub fn set(&mut self, path: &str, source: &Source, findings: &[Diagnostic], asked: impl Fn(&str) -> bool) {
        let rules = self.guides.entry(path.to_owned()).or_default();
        rules.retain(|rule, _| !asked(rule));
        for finding in findings {
            let contents = rules.entry(finding.code.name.to_owned()).or_default();
            *contents.entry(content(source, finding)).or_default() += 1;
        }
        if rules.is_empty() {
            self.guides.remove(path);
        }
    }

    /// Takes the known findings of a guide away; how many of its known ones are not there any more, of rules that were
    /// `asked` for.
    #[must_use]
    pub fn take(
        &self,
        path: &str,
        source: &Source,
        findings: &mut Vec<Diagnostic>,
        asked: impl Fn(&str) -> bool,
    ) -> usize {
        let Some(rules) = self.guides.get(path) else { return 0 };
        let mut known: BTreeMap<(String, String), u32> = BTreeMap::new();
        for (rule, contents) in rules {
            known.extend(contents.iter().map(|(content, count)| ((rule.clone(), content.clone()), *count)));
        }
        findings.retain(|finding| {
            let key = (finding.code.name.to_owned(), content(source, finding));
            match known.get_mut(&key) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                Some(_) | None => true,
            }
        });
        known.iter().filter(|((rule, _), _)| asked(rule)).map(|(_, &count)| count as usize).sum()
    }
}

fn count<'r>(guides: impl Iterator<Item = &'r Rules>) -> usize {
    guides.flat_map(BTreeMap::values).flat_map(BTreeMap::values).map(|count| *count as usize).sum()
}

/// What a finding is about, without its place: a hash of the text there, or of the message when there is no text.
fn content(source: &Source, finding: &Diagnostic) -> String {
    let text = source.slice(finding.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let about = if text.is_empty() { finding.message.as_str() } else { text.as_str() };
    digest::short(about, 16)
}
