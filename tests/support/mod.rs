//! What the tests of several stages need.

use std::path::{Path, PathBuf};

use stepmark::guide::{self, Guide};
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::source::Source;
use stepmark::workflow::{self, Identity, Workflow};

/// A folder of the project.
pub(crate) fn project(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// All guides below a folder, sorted.
pub(crate) fn guides(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                open.push(path);
            } else if Locale::of_file_name(&name).is_some() {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

/// A guide's source, tree and workflow.
pub(crate) struct Built {
    pub(crate) source: Source,
    pub(crate) guide: Guide,
    pub(crate) workflow: Workflow,
    pub(crate) notes: Vec<stepmark::diagnostic::Diagnostic>,
}

pub(crate) fn build(path: &Path, languages: &Languages) -> Built {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    build_bytes(&name, bytes, languages)
}

pub(crate) fn build_bytes(name: &str, bytes: Vec<u8>, languages: &Languages) -> Built {
    let source = Source::from_bytes(name, bytes);
    let parsed = guide::parse(&source);
    let locale = Locale::of_file_name(name).unwrap_or(Locale::parse("en-gb").unwrap());
    let identity = Identity { id: "test".to_owned(), locale, path: name.to_owned(), sha256: String::new() };
    let built = workflow::build(&source, &parsed.value, languages, &identity);
    let notes = parsed.notes.into_iter().chain(built.notes).collect();
    Built { source, guide: parsed.value, workflow: built.value, notes }
}
