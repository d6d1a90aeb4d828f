//! How much each rule counts: its own severity, what the project sets, what the command line asks for.

use std::collections::BTreeMap;

use camino::Utf8Path;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::project::RuleSettings;
use crate::spelling;

use super::codes::{code, codes};

/// How much each rule counts.
#[derive(Debug, Default)]
pub struct Levels {
    general: Settings,
    overrides: Vec<(Gitignore, Settings)>,
    /// Only these rules, when the command line names some.
    selected: Option<Vec<&'static str>>,
    ignored: Vec<&'static str>,
    lowest: Option<Severity>,
}

/// A severity by the name of a rule; `None` switches it off.
type Settings = BTreeMap<&'static str, Option<Severity>>;

impl Levels {
    /// The levels that a project sets.
    ///
    /// # Errors
    /// A rule, level or path pattern does not exist; what is wrong and what to do.
    pub fn new(settings: &RuleSettings) -> Result<Self, String> {
        let overrides = settings.overrides.iter().map(|(paths, rules)| {
            let mut builder = GitignoreBuilder::new("");
            builder.allow_unclosed_class(false);
            for path in paths {
                builder.add_line(None, path).map_err(|error| format!("`{path}`: {error}"))?;
            }
            let paths = builder.build().map_err(|error| error.to_string())?;
            Ok((paths, read(rules)?))
        });
        let overrides = overrides.collect::<Result<_, String>>()?;
        Ok(Self { general: read(&settings.general)?, overrides, ..Self::default() })
    }

    /// The same with what the command line asks for: only some rules, not some rules, no findings below a severity.
    ///
    /// # Errors
    /// There is no such rule.
    pub fn asked(mut self, select: &[String], ignore: &[String], lowest: Option<Severity>) -> Result<Self, String> {
        let names = |all: &[String]| all.iter().map(|name| rule(name).map(|code| code.name)).collect::<Result<_, _>>();
        self.selected = if select.is_empty() { None } else { Some(names(select)?) };
        self.ignored = names(ignore)?;
        self.lowest = lowest;
        Ok(self)
    }

    /// How much a rule counts in a guide; `None` when it does not.
    #[must_use]
    pub fn of(&self, code: &'static Code, path: &Utf8Path) -> Option<Severity> {
        self.asked_of(code, self.set(code, path))
    }

    /// Whether no rule counts in any guide.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let set = |code: &'static Code| {
            let by_path = self.overrides.iter().filter_map(|(_, settings)| settings.get(code.name).copied());
            by_path.chain([self.set(code, Utf8Path::new(""))]).collect::<Vec<_>>()
        };
        codes().into_iter().all(|code| set(code).into_iter().all(|level| self.asked_of(code, level).is_none()))
    }

    /// What is left of the level that is set for a rule after what the command line asks for.
    fn asked_of(&self, code: &'static Code, set: Option<Severity>) -> Option<Severity> {
        let level = match &self.selected {
            Some(selected) if selected.contains(&code.name) => set.or(Some(code.severity)),
            Some(_) => None,
            None => set,
        };
        level.filter(|level| !self.ignored.contains(&code.name) && self.lowest.is_none_or(|lowest| *level >= lowest))
    }

    /// Whether a rule counts in a guide, but not for what the command line asks.
    #[must_use]
    pub fn leaves_out(&self, code: &'static Code, path: &Utf8Path) -> bool {
        self.set(code, path).is_some() && self.of(code, path).is_none()
    }

    /// How much a rule counts in a guide by itself and by what the project sets.
    fn set(&self, code: &'static Code, path: &Utf8Path) -> Option<Severity> {
        let own = (!code.off).then_some(code.severity);
        let mut level = self.general.get(code.name).copied().unwrap_or(own);
        for (paths, settings) in &self.overrides {
            if let Some(set) = settings.get(code.name)
                && paths.matched_path_or_any_parents(path, false).is_ignore()
            {
                level = *set;
            }
        }
        level
    }

    /// Gives the findings of a guide their severities, and takes away those that do not count. `path` is the guide's,
    /// below the project's folder.
    pub fn apply(&self, path: &Utf8Path, findings: &mut Vec<Diagnostic>) {
        findings.retain_mut(|finding| match self.of(finding.code, path) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
    }

    /// Every rule that counts somewhere, with its severity where no path sets another.
    #[must_use]
    pub fn active(&self) -> Vec<(&'static Code, Severity)> {
        codes().into_iter().filter_map(|code| Some((code, self.of(code, Utf8Path::new(""))?))).collect()
    }
}

fn read(settings: &BTreeMap<String, String>) -> Result<Settings, String> {
    settings
        .iter()
        .map(|(name, level)| {
            let severity = match level.as_str() {
                "off" => None,
                other => Some(Severity::of_name(other).ok_or_else(|| {
                    format!("`{name}`: `{other}` is no level; the levels are off, info, warning and error")
                })?),
            };
            Ok((rule(name)?.name, severity))
        })
        .collect()
}

fn rule(name: &str) -> Result<&'static Code, String> {
    code(name).map_err(|near| {
        let hint = spelling::hint(near, "`stepmark explain` lists all rules");
        format!("there is no rule `{name}`: {hint}")
    })
}
