//! The guides that translations are compared with. Their workflows are built when a rule first asks for them.

use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use crate::drift::Accepted;
use crate::guide;
use crate::language::Languages;
use crate::source::Source;
use crate::workflow::{self, Identity, Workflow};

/// References by their folder; empty when no rule compares locales.
#[derive(Debug, Default)]
pub struct Originals {
    by_folder: FxHashMap<Utf8PathBuf, Original>,
    /// The differences that are fine as they are.
    pub accepted: Accepted,
}

#[derive(Debug)]
struct Original {
    source: Source,
    identity: Identity,
    workflow: OnceLock<Workflow>,
}

impl Originals {
    /// Adds the reference of a folder, which begins at the root of the file system.
    pub fn add(&mut self, folder: Utf8PathBuf, source: Source, identity: Identity) {
        self.by_folder.insert(folder, Original { source, identity, workflow: OnceLock::new() });
    }

    /// The reference of a folder.
    pub(super) fn of(&self, folder: &Utf8Path, languages: &Languages) -> Option<&Workflow> {
        let original = self.by_folder.get(folder)?;
        Some(original.workflow.get_or_init(|| {
            let parsed = guide::parse(&original.source);
            workflow::build(&original.source, &parsed.value, languages, &original.identity).value
        }))
    }
}
