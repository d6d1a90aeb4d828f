//! What `stepmark check` says at the end.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use stepmark::diagnostic::Severity;

use super::check::Args;
use super::checker::Checked;
use crate::Outcome;
use crate::console::plural;

/// So many findings are read one by one; of more, it is told what they are.
const READABLE: usize = 50;

/// What was found in all guides together.
#[derive(Default)]
pub(super) struct Tally {
    guides: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    unread: usize,
    mended: usize,
    changed: usize,
    gone: usize,
    hidden: usize,
    by_rule: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Nothing yet, but so many guides that could not be read.
    pub(super) fn new(unread: usize) -> Self {
        Self { unread, ..Self::default() }
    }

    /// A further guide could not be read.
    pub(super) fn unread(&mut self) {
        self.unread += 1;
    }

    /// So many known findings are gone with their guides.
    pub(super) fn gone(&mut self, count: usize) {
        self.gone += count;
    }

    pub(super) fn all_read(&self) -> bool {
        self.unread == 0
    }

    pub(super) fn add(&mut self, checked: &Checked) {
        self.guides += 1;
        self.gone += checked.gone;
        self.hidden += checked.hidden;
        self.mended += checked.mended.count;
        self.changed += usize::from(checked.mended.count > 0);
        for diagnostic in &checked.findings.diagnostics {
            *self.by_rule.entry(diagnostic.code.name).or_default() += 1;
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
    }

    pub(super) fn summary(&self, args: &Args, seconds: f32) -> String {
        let unread = if self.unread > 0 { format!(", {} not read", self.unread) } else { String::new() };
        let mended = match (self.mended, args.diff) {
            (0, _) => String::new(),
            (count, true) => format!("{count} can be mended in {}; ", plural(self.changed, "guide")),
            (count, false) => format!("{count} mended in {}; ", plural(self.changed, "guide")),
        };
        let hidden = match self.hidden {
            0 => String::new(),
            count => format!(", {} not shown", plural(count, "known finding")),
        };
        let gone = match self.gone {
            0 => String::new(),
            count => {
                format!("\n{} not there any more: `--write-baseline` forgets them", plural(count, "known finding"))
            }
        };
        format!(
            "{} checked{unread}: {mended}{}, {}, {}{hidden} ({seconds:.2} s){gone}{}",
            plural(self.guides, "guide"),
            plural(self.errors, "error"),
            plural(self.warnings, "warning"),
            plural(self.infos, "info"),
            self.most(),
        )
    }

    /// The rules that were met most often, when there is more than anybody reads.
    fn most(&self) -> String {
        if self.errors + self.warnings + self.infos <= READABLE {
            return String::new();
        }
        let mut rules: Vec<(&str, usize)> = self.by_rule.iter().map(|(rule, count)| (*rule, *count)).collect();
        rules.sort_by_key(|(_, count)| Reverse(*count));
        let most: Vec<String> = rules.iter().take(5).map(|(rule, count)| format!("{rule} {count}")).collect();
        format!("\nmost of them: {}; `--level`, `--ignore` and `--write-baseline` show less", most.join(", "))
    }

    pub(super) fn outcome(&self, args: &Args) -> Outcome {
        if !self.all_read() {
            Outcome::Failed
        } else if self.errors + self.warnings > 0 || args.diff && self.mended > 0 {
            Outcome::Findings
        } else {
            Outcome::Fine
        }
    }
}
