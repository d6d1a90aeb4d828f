//! Which files of a folder stepmark made, so that stale ones can go and nobody else's are touched.
//!
//! The manifest has the form that `sha256sum --check` reads. While a site is being written it only grows, each line before
//! its page: whoever interrupts that leaves old pages and new ones, and the manifest knows both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::digest;
use crate::error::Error;
use crate::files;

/// The name of the manifest, in the folder of the site.
pub const MANIFEST: &str = ".stepmark-site";

/// A site that is being written to its folder, by any number of threads.
#[derive(Debug)]
pub struct Writing {
    folder: Utf8PathBuf,
    /// By path, the hashes of what stepmark has written there, in this and former runs.
    old: BTreeMap<String, BTreeSet<String>>,
    /// By path, the hash of what is there now, and whether it is new.
    new: Mutex<BTreeMap<String, (String, bool)>>,
}

/// What became of the files of a site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// How many there are.
    pub files: usize,
    /// New or changed.
    pub changed: usize,
    /// Stale, and removed.
    pub removed: usize,
    /// Stale, but changed by somebody since, and left alone.
    pub kept: usize,
}

impl Writing {
    /// Begins with what is in the folder.
    ///
    /// # Errors
    /// The manifest is there and cannot be read.
    pub fn begin(folder: &Utf8Path) -> Result<Self, Error> {
        let path = folder.join(MANIFEST);
        let mut old: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let text = if path.is_file() { files::read_text(&path)? } else { String::new() };
        for (hash, name) in text.lines().filter_map(|line| line.split_once("  ")) {
            old.entry(name.to_owned()).or_default().insert(hash.to_owned());
        }
        Ok(Self { folder: folder.to_owned(), old, new: Mutex::default() })
    }

    /// Writes a file of the site, given by its path below the folder; one that would not change is left alone.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn write(&self, name: &str, text: &[u8]) -> Result<(), Error> {
        let hash = digest::hex(text);
        if !self.old.get(name).is_some_and(|hashes| hashes.contains(&hash)) {
            let _one_at_a_time = self.new.lock().unwrap_or_else(PoisonError::into_inner);
            files::append(&self.folder.join(MANIFEST), line(&hash, name).as_bytes())?;
        }
        let changed = files::write_below(&self.folder, &self.folder.join(name), text)?;
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        let before = new.get(name).is_some_and(|(_, changed)| *changed);
        new.insert(name.to_owned(), (hash, changed || before));
        Ok(())
    }

    /// Removes the files that stepmark made and that were not written again, unless somebody changed them.
    ///
    /// # Errors
    /// A file cannot be read, removed or written.
    pub fn finish(self) -> Result<Written, Error> {
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        let changed = new.values().filter(|(_, changed)| *changed).count();
        let mut written = Written { files: new.len(), changed, ..Written::default() };
        for (name, hashes) in self.old.iter().filter(|(name, _)| !new.contains_key(*name)) {
            let Some(path) = inside(&self.folder, name).filter(|path| path.is_file()) else { continue };
            if hashes.contains(&digest::hex(&files::read(&path)?)) {
                files::remove(&path, &self.folder)?;
                written.removed += 1;
            } else {
                written.kept += 1;
            }
        }
        list(&self.folder, new.iter().map(|(name, (hash, _))| (name, hash)))?;
        Ok(written)
    }

    /// Ends without removing anything: what was not written again is still wanted.
    ///
    /// # Errors
    /// The manifest cannot be written.
    pub fn finish_part(self) -> Result<Written, Error> {
        let new = self.new.into_inner().unwrap_or_else(PoisonError::into_inner);
        let changed = new.values().filter(|(_, changed)| *changed).count();
        let old = self.old.iter().filter(|(name, _)| !new.contains_key(*name));
        let old = old.flat_map(|(name, hashes)| hashes.iter().map(move |hash| (name, hash)));
        let all: BTreeSet<(&String, &String)> = old.chain(new.iter().map(|(name, (hash, _))| (name, hash))).collect();
        list(&self.folder, all)?;
        Ok(Written { files: new.len(), changed, ..Written::default() })
    }
}

/// Writes the manifest: names and hashes, sorted by name.
fn list<'m>(folder: &Utf8Path, files: impl IntoIterator<Item = (&'m String, &'m String)>) -> Result<(), Error> {
    let text: String = files.into_iter().map(|(name, hash)| line(hash, name)).collect();
    files::write(&folder.join(MANIFEST), text.as_bytes()).map(|_| ())
}

fn line(hash: &str, name: &str) -> String {
    format!("{hash}  {name}\n")
}

/// A path below the folder; a manifest may have been tampered with.
fn inside(folder: &Utf8Path, name: &str) -> Option<Utf8PathBuf> {
    let name = Utf8Path::new(name);
    let mut above = name.ancestors().skip(1);
    let plain = name.components().all(|part| matches!(part, Utf8Component::Normal(_)));
    let linked = above.any(|part| folder.join(part).is_symlink() && part != "");
    (plain && !linked).then(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(folder: &Utf8Path, files: &[(&str, &str)]) -> Written {
        let writing = Writing::begin(folder).unwrap();
        files.iter().for_each(|(name, text)| writing.write(name, text.as_bytes()).unwrap());
        writing.finish().unwrap()
    }

    fn of(files: usize, changed: usize, removed: usize, kept: usize) -> Written {
        Written { files, changed, removed, kept }
    }

    #[test]
    fn only_changed_pages_are_written_and_only_own_stale_ones_removed() {
        let place = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(place.path()).unwrap();
        assert_eq!(written(folder, &[("a/b.html", "1"), ("c.html", "2"), ("d/e.html", "3")]), of(3, 3, 0, 0));
        assert_eq!(written(folder, &[("a/b.html", "1"), ("c.html", "4"), ("d/e.html", "3")]), of(3, 1, 0, 0));
        files::write(&folder.join("theirs.html"), b"5").unwrap();
        files::write(&folder.join("d/e.html"), b"changed").unwrap();
        assert_eq!(written(folder, &[("c.html", "4")]), of(1, 0, 1, 1));
        assert!(!folder.join("a").exists() && folder.join("d/e.html").exists() && folder.join("theirs.html").exists());
    }

    #[test]
    fn a_part_that_is_written_again_leaves_the_rest_known() {
        let place = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(place.path()).unwrap();
        written(folder, &[("a.html", "1"), ("b.html", "1")]);
        let part = Writing::begin(folder).unwrap();
        part.write("a.html", b"2").unwrap();
        assert_eq!(part.finish_part().unwrap(), of(1, 1, 0, 0));
        assert!(folder.join("b.html").exists());
        let listed = files::read_text(&folder.join(MANIFEST)).unwrap();
        assert_eq!(listed, line(&digest::hex(b"2"), "a.html") + &line(&digest::hex(b"1"), "b.html"));
        assert_eq!(written(folder, &[("a.html", "2")]), of(1, 0, 1, 0));
    }

    #[test]
    fn whoever_interrupts_leaves_pages_that_are_known() {
        let place = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(place.path()).unwrap();
        written(folder, &[("a.html", "1"), ("b.html", "1")]);
        let interrupted = Writing::begin(folder).unwrap();
        interrupted.write("a.html", b"2").unwrap();
        interrupted.write("c.html", b"2").unwrap();
        drop(interrupted);
        assert_eq!(written(folder, &[("d.html", "1")]), of(1, 1, 3, 0));
    }

    #[test]
    fn a_manifest_reaches_nothing_outside_its_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(place.path()).unwrap();
        files::write(&folder.join("outside.html"), b"1").unwrap();
        let site = folder.join("site");
        let tampered = format!(
            "{}{}",
            line(&digest::hex(b"1"), "../outside.html"),
            line(&digest::hex(b"1"), "a/../../outside.html")
        );
        files::write(&site.join(MANIFEST), tampered.as_bytes()).unwrap();
        assert_eq!(written(&site, &[]), of(0, 0, 0, 0));
        assert!(folder.join("outside.html").exists());
    }
}
