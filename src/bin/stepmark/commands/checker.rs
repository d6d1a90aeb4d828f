//! Reading guides once, and looking at each of them among all others.
//!
//! Of a guide that was read, only its findings and what others can know of it are kept: its text is read again when
//! there is something to show.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::check::{self, Baseline, Levels, Neighbour, Originals, Pending, Surroundings, Territory};
use stepmark::diagnostic::Diagnostic;
use stepmark::digest;
use stepmark::error::Error;
use stepmark::files;
use stepmark::language::Languages;
use stepmark::project::Project;
use stepmark::report::Findings;
use stepmark::source::Source;
use stepmark::workflow::Identity;

use super::check::Args;
use super::mend;
use crate::console::Console;
use crate::families::Families;
use crate::inputs::{self, Found};

/// What all guides are checked with.
pub(crate) struct Checker {
    pub(super) project: Project,
    pub(super) languages: Languages,
    pub(super) surroundings: Surroundings,
    pub(super) levels: Levels,
    pub(super) baseline: Baseline,
}

impl Checker {
    /// The findings of a guide that count.
    pub(crate) fn look(&self, source: &Source, identity: &Identity) -> Vec<Diagnostic> {
        self.counting(&identity.path, check::check(source, &self.languages, identity, &self.surroundings))
    }

    /// Whether the command line leaves a rule in; one that is there no more is asked for, to be forgotten.
    pub(super) fn asks(&self, rule: &str, path: &str) -> bool {
        check::code(rule).map_or(true, |code| !self.levels.leaves_out(code, Utf8Path::new(path)))
    }

    fn counting(&self, path: &str, mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
        self.levels.apply(Utf8Path::new(path), &mut all);
        all
    }

    fn say_what_is_passed_over(&self, territory: &Territory, console: &Console) {
        let say = |path: &Utf8Path, what: &str| {
            let path = path.strip_prefix(&self.project.root).unwrap_or(path);
            console.say(&format!("{path}: {what} or name it in `ignore` of stepmark.toml"));
        };
        for path in &territory.linked_folders {
            say(path, "a link to a folder, and links are not followed: put the folder itself here,");
        }
        for path in territory.closed_folders.iter().filter(|path| !self.project.ignores(path)) {
            say(path, "this folder cannot be read, and what it holds is not known: make it readable,");
        }
        for path in &territory.without_locale {
            say(path, "no guide by its name, and not looked at: name it like guide.en-gb.md,");
        }
    }

    /// Reads each guide once, and says which ones it cannot read. Those that are not to be checked can be linked to.
    pub(super) fn read(&mut self, paths: &[Found], args: &Args, console: &Console) -> Result<Vec<Kept>, Error> {
        let territory = inputs::territory(&self.project, &args.paths)?;
        self.say_what_is_passed_over(&territory, console);
        let originals = if self.levels.active().iter().any(|(code, _)| check::compares(code)) {
            Families::find(&self.project, &args.paths, None)?.originals(&self.project)?
        } else {
            Originals::default()
        };
        let done = AtomicUsize::new(0);
        let guide = |found: &Found| {
            let read = self.read_one(found, &originals);
            console.progress(done.fetch_add(1, Ordering::Relaxed) + 1, paths.len(), "guides");
            read
        };
        let read = inputs::each(paths, guide);
        let wanted: HashSet<Utf8PathBuf> = paths.iter().map(|found| inputs::absolute(&found.path)).collect();
        let others = territory.guides.iter().filter(|(path, _)| !wanted.contains(path));
        let mut guides = inputs::all_in_order(others, |(path, locale)| Neighbour::read(path, *locale))?;
        let mut kept = Vec::with_capacity(paths.len());
        for one in read {
            match one {
                Ok((guide, one)) => {
                    guides.push(guide);
                    kept.push(one);
                }
                Err(error) => console.error(&error.to_string()),
            }
        }
        console.progress_over();
        self.surroundings = territory.settled(&self.project, guides);
        self.surroundings.originals = originals;
        Ok(kept)
    }

    fn read_one(&self, found: &Found, originals: &Originals) -> Result<(Neighbour, Kept), Error> {
        let input = inputs::read(&self.project, found)?;
        let place = inputs::absolute(&found.path);
        let (guide, pending) = check::read(&input.source, &self.languages, &input.identity, &place, originals);
        Ok((guide, Kept { found: found.clone(), place, identity: input.identity, pending }))
    }

    /// Reads a guide again.
    pub(super) fn renew(&mut self, found: &Found) -> Result<Kept, Error> {
        let (guide, kept) = self.read_one(found, &self.surroundings.originals)?;
        self.surroundings.renew(guide);
        Ok(kept)
    }

    /// What is found in a guide that was read, or is left of it when it is to be mended.
    pub(super) fn findings(&self, kept: &Kept, args: &Args) -> Result<Checked, Error> {
        let path = kept.identity.path.clone();
        let (source, mended, mut diagnostics) = if args.fix || args.diff {
            let input = inputs::read(&self.project, &kept.found)?;
            let (source, mended) = mend::guide(self, &input, args)?;
            let diagnostics = self.look(&source, &input.identity);
            (source, mended, diagnostics)
        } else {
            let (source, diagnostics) = self.settled(kept)?;
            (source, mend::Mended::default(), diagnostics)
        };
        let all = diagnostics.len();
        let gone = if args.write_baseline {
            0
        } else {
            self.baseline.take(&path, &source, &mut diagnostics, |rule| self.asks(rule, &path))
        };
        let hidden = all - diagnostics.len();
        if !args.write_baseline {
            check::bound(&mut diagnostics);
        }
        Ok(Checked { findings: Findings { source, diagnostics }, path, mended, gone, hidden })
    }

    /// The findings of a guide among all others, and its text when there are any: it was let go after it was read.
    fn settled(&self, kept: &Kept) -> Result<(Source, Vec<Diagnostic>), Error> {
        let own = self.surroundings.guide(&kept.place);
        let all = own.map_or_else(Vec::new, |own| kept.pending.finish(own, &self.surroundings));
        let diagnostics = self.counting(&kept.identity.path, all);
        if diagnostics.is_empty() {
            return Ok((Source::new(&kept.found.path, ""), diagnostics));
        }
        let bytes = files::read(&kept.found.path)?;
        let sha256 = digest::hex(&bytes);
        let source = Source::from_bytes(&kept.found.path, bytes);
        if sha256 == kept.identity.sha256 {
            return Ok((source, diagnostics));
        }
        let diagnostics = self.look(&source, &Identity { sha256, ..kept.identity.clone() });
        Ok((source, diagnostics))
    }
}

/// A guide that was read.
pub(super) struct Kept {
    found: Found,
    /// Its path from the root of the file system.
    place: Utf8PathBuf,
    identity: Identity,
    pending: Pending,
}

/// A guide that was checked.
pub(super) struct Checked {
    pub(super) findings: Findings,
    /// Its path below the project's folder.
    pub(super) path: String,
    pub(super) mended: mend::Mended,
    /// How many of its known findings are not there any more.
    pub(super) gone: usize,
    /// How many of its findings are known, and not shown.
    pub(super) hidden: usize,
}
