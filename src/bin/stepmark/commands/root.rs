//! Paths as those services name files that read reports: from the root of the repository.

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::diagnostic::Place;
use stepmark::project::Project;
use stepmark::report::Findings;

use crate::git::Git;
use crate::inputs;

/// Where paths begin: at the root of the repository, else in the project's folder.
pub(super) struct Root {
    git: Option<Git>,
    project: Utf8PathBuf,
}

impl Root {
    pub(super) fn of(project: &Project) -> Self {
        Self { git: Git::of(&project.root).ok(), project: project.root.clone() }
    }

    /// The findings of a guide, with all paths from the root.
    pub(super) fn named(&self, findings: &Findings) -> Findings {
        let place = inputs::absolute(findings.source.path());
        let source = findings.source.clone().at(self.path(&place));
        let mut diagnostics = findings.diagnostics.clone();
        for related in diagnostics.iter_mut().flat_map(|one| &mut one.related) {
            if let Place::There(path, _) = &mut related.place {
                *path = self.path(path);
            }
        }
        Findings { source, diagnostics }
    }

    /// A path that begins in the project's folder or at the root of the file system; one outside stays as it is.
    fn path(&self, path: &Utf8Path) -> Utf8PathBuf {
        let below = path.strip_prefix(&self.project).unwrap_or(path);
        self.git.as_ref().map_or_else(|| below.to_owned(), |git| git.path(&self.project, below))
    }
}
