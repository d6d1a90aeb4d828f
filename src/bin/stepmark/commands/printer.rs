//! What `stepmark check` prints of findings, and what it need not print again.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use camino::Utf8PathBuf;
use stepmark::check::Levels;
use stepmark::project::Project;
use stepmark::report::{Findings, Format, Report, Writer};

use super::root::Root;
use crate::console::Console;
use crate::inputs::Found;
use crate::watch::Scope;

/// The findings that are on the screen: a hash of their text, by guide.
#[derive(Debug, Default)]
pub(super) struct Shown(HashMap<Utf8PathBuf, u64>);

impl Shown {
    /// Shows those of the guides in the scope again, whatever they are.
    pub(super) fn forget(&mut self, scope: &Scope) {
        self.0.retain(|path, _| !scope.wants(path));
    }

    /// Forgets those of guides that are gone.
    pub(super) fn keep(&mut self, guides: &[Found]) {
        let guides: HashSet<&Utf8PathBuf> = guides.iter().map(|found| &found.path).collect();
        self.0.retain(|path, _| guides.contains(path));
    }

    /// Notes what is shown of a guide, and returns whether something else was shown before.
    fn differs(&mut self, path: Utf8PathBuf, text: &str) -> bool {
        let hash = |text: &str| {
            let mut hasher = DefaultHasher::new();
            text.hash(&mut hasher);
            hasher.finish()
        };
        self.0.insert(path, hash(text)).unwrap_or_else(|| hash("")) != hash(text)
    }
}

/// Prints findings as they come, or all at the end, as the format wants it.
pub(super) struct Printer<'a> {
    console: &'a Console,
    writer: Writer,
    first: bool,
    kept: Vec<Findings>,
    /// Where paths begin, when the format wants them from the root of the repository.
    root: Option<Root>,
    shown: Option<&'a mut Shown>,
}

impl<'a> Printer<'a> {
    /// Prints what is not `shown`, when told what is.
    pub(super) fn new(
        format: &Format,
        console: &'a Console,
        shown: Option<&'a mut Shown>,
        project: &'a Project,
    ) -> Self {
        let root = format.from_root.then(|| Root::of(project));
        Self { console, writer: format.writer, first: true, kept: Vec::new(), root, shown }
    }

    /// The findings of a guide as they are printed; empty when the format writes all of them at once.
    pub(super) fn written(&self, findings: &Findings) -> String {
        match self.writer {
            Writer::Guides { guide, .. } => match &self.root {
                Some(root) if !findings.diagnostics.is_empty() => guide(&root.named(findings), self.console.colours()),
                Some(_) | None => guide(findings, self.console.colours()),
            },
            Writer::Whole(_) => String::new(),
        }
    }

    /// Takes the findings of the next guide, and prints what was [`Self::written`] of them.
    pub(super) fn guide(&mut self, findings: Findings, text: &str) {
        let Writer::Guides { frame: (before, between, _), .. } = self.writer else {
            let named = self.root.as_ref().map(|root| root.named(&findings));
            return self.kept.push(named.unwrap_or(findings));
        };
        let path = findings.source.path();
        if let Some(shown) = &mut self.shown {
            if !shown.differs(path.to_owned(), text) {
                return;
            }
            if text.is_empty() {
                self.console.say(&format!("{path}: nothing found any more"));
            }
        }
        if !text.is_empty() {
            self.console.result(if self.first { before } else { between });
            self.console.result(text);
            self.first = false;
        }
    }

    pub(super) fn end(self, levels: &Levels) {
        match self.writer {
            Writer::Guides { frame: (before, _, behind), .. } => {
                self.console.result(if self.first { before } else { "" });
                self.console.result(behind);
            }
            Writer::Whole(write) => {
                let rules = levels.active();
                self.console.result(&write(&Report { guides: &self.kept, rules: &rules }));
            }
        }
    }
}
