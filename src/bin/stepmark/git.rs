//! What git knows of a project: the program `git` is asked, so that its settings count.

use std::collections::HashMap;
use std::process::{Command, Stdio};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;

/// A file that differs between two states: where it was and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    pub(crate) old: Option<Utf8PathBuf>,
    pub(crate) new: Option<Utf8PathBuf>,
}

/// A work tree.
#[derive(Debug)]
pub(crate) struct Git {
    root: Utf8PathBuf,
}

impl Git {
    /// The work tree that a folder lies in.
    pub(crate) fn of(folder: &Utf8Path) -> Result<Self, Error> {
        let root = ask(folder, &["rev-parse", "--show-toplevel"])
            .map_err(|reason| Error::Usage(format!("{folder} is in no git work tree ({reason})")))?;
        Ok(Self { root: Utf8PathBuf::from(root.trim_end_matches('\n')) })
    }

    /// The files that differ between a revision and the work tree, untracked ones included, as absolute paths.
    pub(crate) fn changed_since(&self, revision: &str) -> Result<Vec<Utf8PathBuf>, Error> {
        self.commit(revision)?;
        let changed = ["diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--"];
        let untracked = ["ls-files", "-z", "--others", "--exclude-standard"];
        let mut all = Vec::new();
        for arguments in [&changed[..], &untracked[..]] {
            let names = ask(&self.root, arguments).map_err(Error::Usage)?;
            all.extend(names.split('\0').filter(|name| !name.is_empty()).map(|name| self.root.join(name)));
        }
        all.sort();
        all.dedup();
        Ok(all)
    }

    /// The root of the work tree, links followed.
    pub(crate) fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// The files below a folder that differ between two revisions, or a revision and the work tree: the old and the new
    /// path, from the root, where there is one.
    pub(crate) fn changes(&self, old: &str, new: Option<&str>, below: &Utf8Path) -> Result<Vec<Changed>, Error> {
        for revision in [Some(old), new].into_iter().flatten() {
            self.commit(revision)?;
        }
        let place = self.place(below);
        let mut arguments =
            vec!["diff", "--name-status", "--find-renames", "--no-relative", "-z", "--end-of-options", old];
        arguments.extend(new);
        arguments.extend(["--", place.as_str()]);
        let text = ask(&self.root, &arguments).map_err(Error::Usage)?;
        let mut fields = text.split('\0').filter(|field| !field.is_empty());
        let mut all = Vec::new();
        while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
            let path = Some(Utf8PathBuf::from(path));
            all.push(match status.as_bytes().first() {
                Some(b'A') => Changed { old: None, new: path },
                Some(b'D') => Changed { old: path, new: None },
                Some(b'R' | b'C') => Changed { old: path, new: fields.next().map(Utf8PathBuf::from) },
                Some(_) | None => Changed { old: path.clone(), new: path },
            });
        }
        Ok(all)
    }

    /// What a file held in a revision; its path is from the root.
    pub(crate) fn show(&self, revision: &str, path: &Utf8Path) -> Result<Vec<u8>, Error> {
        self.commit(revision)?;
        let name = format!("{revision}:{path}");
        run(&self.root, &["cat-file", "blob", &name]).map_err(|reason| Error::Usage(format!("{name}: {reason}")))
    }

    /// The files below a folder, from the root, that a revision has.
    pub(crate) fn files(&self, revision: &str, below: &Utf8Path) -> Result<Vec<Utf8PathBuf>, Error> {
        self.commit(revision)?;
        let place = self.place(below);
        let names =
            ask(&self.root, &["ls-tree", "-r", "-z", "--name-only", "--end-of-options", revision, "--", &place])
                .map_err(Error::Usage)?;
        Ok(names.split('\0').filter(|name| !name.is_empty()).map(Utf8PathBuf::from).collect())
    }

    /// The last commit that touched each file below a folder; paths are from the root.
    pub(crate) fn last_commits(&self, below: &Utf8Path) -> Result<HashMap<Utf8PathBuf, String>, Error> {
        let place = self.place(below);
        let text = ask(&self.root, &["log", "--no-renames", "--format=%x01%H", "--name-only", "-z", "--", &place])
            .map_err(Error::Usage)?;
        let mut all = HashMap::new();
        for entry in text.split('\u{1}').filter(|entry| !entry.is_empty()) {
            let mut fields = entry.split(['\0', '\n']).filter(|field| !field.is_empty());
            let Some(commit) = fields.next() else { continue };
            for path in fields {
                all.entry(Utf8PathBuf::from(path)).or_insert_with(|| commit.to_owned());
            }
        }
        Ok(all)
    }

    /// A file below a folder as git names it, from the root; the file need not be there.
    pub(crate) fn path(&self, folder: &Utf8Path, file: &Utf8Path) -> Utf8PathBuf {
        let whole = folder.join(file);
        let real = folder.canonicalize_utf8().unwrap_or_else(|_| folder.to_owned());
        let below = whole.strip_prefix(folder).map_or_else(|_| whole.clone(), |below| real.join(below));
        below.strip_prefix(&self.root).map_or_else(|_| file.to_owned(), Utf8Path::to_owned)
    }

    /// A folder of the file system as git names it, from the root.
    fn place(&self, below: &Utf8Path) -> String {
        let real = below.canonicalize_utf8().unwrap_or_else(|_| below.to_owned());
        match real.strip_prefix(&self.root) {
            Ok(inside) if inside.as_str().is_empty() => ".".to_owned(),
            Ok(inside) => inside.to_string(),
            Err(_) => real.to_string(),
        }
    }

    /// Whether there is such a commit here; else what to fetch.
    fn commit(&self, revision: &str) -> Result<(), Error> {
        let name = format!("{revision}^{{commit}}");
        if ask(&self.root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]).is_ok() {
            return Ok(());
        }
        let shallow =
            ask(&self.root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|text| text.trim() == "true");
        let advice = if shallow {
            let branch = revision.strip_prefix("origin/").unwrap_or(revision);
            format!("this clone is shallow: run `git fetch --depth=1 origin {branch}`, or `git fetch --unshallow`")
        } else {
            "`git log` and `git branch --all` show what there is".to_owned()
        };
        Err(Error::Usage(format!("git knows no revision `{revision}`: {advice}")))
    }
}

/// What git prints on standard output, as text; its complaint when it fails.
fn ask(folder: &Utf8Path, arguments: &[&str]) -> Result<String, String> {
    String::from_utf8(run(folder, arguments)?).map_err(|_| "git names files that are not UTF-8".to_owned())
}

fn run(folder: &Utf8Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).arg("--literal-pathspecs").args(arguments).stdin(Stdio::null()).env("LC_ALL", "C");
    let output = command.output().map_err(|cause| format!("`git` cannot be run: {cause}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("fatal: ").to_owned())
    }
}
