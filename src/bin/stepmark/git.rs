//! What git knows of a project: the program `git` is asked, so that its settings count.

use std::process::{Command, Stdio};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;

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

/// What git prints on standard output; its complaint when it fails.
fn ask(folder: &Utf8Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null()).env("LC_ALL", "C");
    let output = command.output().map_err(|cause| format!("`git` cannot be run: {cause}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|_| "git names files that are not UTF-8".to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().trim_start_matches("fatal: ").to_owned())
    }
}
