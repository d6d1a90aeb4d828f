//! What the tests of several stages need.

#[cfg(unix)]
pub(crate) mod pty;

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
    let identity =
        Identity { id: "test".to_owned(), locale, assumed: false, path: name.to_owned(), sha256: String::new() };
    let built = workflow::build(&source, &parsed.value, languages, &identity);
    let notes = parsed.notes.into_iter().chain(built.notes).collect();
    Built { source, guide: parsed.value, workflow: built.value, notes }
}

/// A folder of its own for the built program to work in, removed afterwards.
pub(crate) struct Project {
    root: PathBuf,
    _folder: Option<tempfile::TempDir>,
}

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { root: folder.path().to_owned(), _folder: Some(folder) }
    }

    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root, _folder: None }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.answer(args, "")
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn answer(&self, args: &[&str], input: &str) -> Ran {
        use std::io::Write;
        let mut child = self.command(args).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    pub(crate) fn command(&self, args: &[&str]) -> std::process::Command {
        use std::process::Stdio;
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_stepmark"));
        command
            .args(args)
            .current_dir(&self.root)
            .env("USER", "ada")
            .env("TERM", "xterm-256color")
            .env_remove("XDG_STATE_HOME")
            .env("HOME", &self.root);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}
