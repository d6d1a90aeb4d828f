//! Guides as they were in a git revision.

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::project::Project;
use stepmark::source::Source;
use stepmark::workflow::{self, Workflow, format};

use crate::git::Git;
use crate::inputs;

/// A guide or workflow file, of now or of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A file.
    Now(Utf8PathBuf),
    /// Of a revision, a path as on the command line.
    Then(String, Utf8PathBuf),
}

impl Place {
    /// A path, or `REV:path`.
    pub(crate) fn parse(text: &str) -> Self {
        match text.split_once(':') {
            Some((revision, path)) if !Utf8Path::new(text).exists() && !revision.is_empty() && !path.is_empty() => {
                Self::Then(revision.to_owned(), Utf8PathBuf::from(path))
            }
            Some(_) | None => Self::Now(Utf8PathBuf::from(text)),
        }
    }

    /// The path without the revision.
    pub(crate) fn path(&self) -> &Utf8Path {
        match self {
            Self::Now(path) | Self::Then(_, path) => path,
        }
    }

    /// What stands there.
    pub(crate) fn workflow(&self, project: &Project, languages: &Languages) -> Result<Workflow, Error> {
        match self {
            Self::Now(path) => inputs::workflow(project, languages, path),
            Self::Then(revision, path) => {
                let git = Git::of(&inputs::nearest_folder(path))?;
                let absolute = inputs::absolute(path);
                let inside = inputs::real(&absolute);
                let inside = inside.strip_prefix(git.root()).map_or(path.clone(), Utf8Path::to_owned);
                then(project, languages, &git, revision, &inside)
            }
        }
    }
}

/// A guide or workflow file of a revision; its path is from the root of the work tree. What is no text there is read as
/// far as it can be: nobody can mend a revision, and what mends the file is compared with it.
pub(crate) fn then(
    project: &Project,
    languages: &Languages,
    git: &Git,
    revision: &str,
    path: &Utf8Path,
) -> Result<Workflow, Error> {
    let bytes = git.show(revision, path)?;
    if inputs::is_workflow(path) {
        let text = String::from_utf8_lossy(&bytes);
        return format::from_yaml(&text).map_err(|problem| Error::format(path, problem.to_string()));
    }
    let place = project_path(project, git, path);
    let identity = project.identity(&place, &bytes, None);
    let source = Source::from_bytes(place, bytes);
    let parsed = guide::parse(&source);
    Ok(workflow::build(&source, &parsed.value, languages, &identity).value)
}

/// A path from the root of the work tree as the project has it.
pub(crate) fn project_path(project: &Project, git: &Git, path: &Utf8Path) -> Utf8PathBuf {
    let inner = inputs::real(&project.root);
    inner
        .strip_prefix(git.root())
        .ok()
        .and_then(|inner| path.strip_prefix(inner).ok())
        .map_or_else(|| git.root().join(path), |below| project.root.join(below))
}
