//! What stands below a folder, in a fixed order.

use std::fs::FileType;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};

use crate::error::Error;

/// All files below a folder whose path `wanted` accepts, sorted; hidden folders and links are not entered.
///
/// # Errors
/// A folder cannot be read; or what is wanted is a link, no file, or has a name that cannot be shown.
pub fn walk(folder: &Utf8Path, wanted: &dyn Fn(&Utf8Path) -> bool) -> Result<Vec<Utf8PathBuf>, Error> {
    entries(folder, wanted, &mut |_, _, error| Err(error), &mut |_, error| Err(error))
}

/// As [`walk`], but links are no error: the files, then the links, sorted.
///
/// # Errors
/// A folder cannot be read; or what is wanted is no file, or has a name that cannot be shown.
pub fn walk_beside_links(
    folder: &Utf8Path,
    wanted: &dyn Fn(&Utf8Path) -> bool,
) -> Result<(Vec<Utf8PathBuf>, Vec<Utf8PathBuf>), Error> {
    let mut links = Vec::new();
    let mut keep = |path: &Path, kind: FileType, error| {
        let path =
            Utf8Path::from_path(path).filter(|path| kind.is_symlink() && !path.as_str().contains(char::is_control));
        links.push(path.ok_or(error)?.to_owned());
        Ok(())
    };
    let files = entries(folder, wanted, &mut keep, &mut |_, error| Err(error))?;
    links.sort();
    Ok((files, links))
}

/// What is said of a link where files belong.
pub const LINK: &str =
    "this is a link, and links are not followed: put the file itself here, or name it in `ignore` of stepmark.toml";

/// What stands below a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, sorted.
    pub files: Vec<Utf8PathBuf>,
    /// The links that lead to folders, which are not entered, sorted.
    pub linked_folders: Vec<Utf8PathBuf>,
    /// The folders that cannot be read, sorted.
    pub closed_folders: Vec<Utf8PathBuf>,
}

/// As [`walk`] for all files, but what it would refuse is passed over, and so are folders in it that cannot be read.
///
/// # Errors
/// The folder itself cannot be read.
pub fn list(folder: &Utf8Path) -> Result<Listing, Error> {
    let mut all = Listing::default();
    let mut refuse = |path: &Path, kind: FileType, _| {
        if kind.is_symlink() && path.is_dir() {
            all.linked_folders.push(Utf8PathBuf::from(path.to_string_lossy().into_owned()));
        }
        Ok(())
    };
    let mut close = |path: Option<Utf8PathBuf>, error| {
        all.closed_folders.push(path.filter(|path| path != folder).ok_or(error)?);
        Ok(())
    };
    all.files = entries(folder, &|_| true, &mut refuse, &mut close)?;
    all.linked_folders.sort();
    all.closed_folders.sort();
    Ok(all)
}

/// The files below a folder that are wanted, sorted; `refuse` decides on those that can be no guides, `close` on folders
/// that cannot be read.
fn entries(
    folder: &Utf8Path,
    wanted: &dyn Fn(&Utf8Path) -> bool,
    refuse: &mut dyn FnMut(&Path, FileType, Error) -> Result<(), Error>,
    close: &mut dyn FnMut(Option<Utf8PathBuf>, Error) -> Result<(), Error>,
) -> Result<Vec<Utf8PathBuf>, Error> {
    let mut all = Vec::new();
    let mut walker = ignore::WalkBuilder::new(folder);
    walker.standard_filters(false).hidden(true).follow_links(false).sort_by_file_name(Ord::cmp);
    for entry in walker.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let place = place_of(&error);
                let kind = error.io_error().map_or(std::io::ErrorKind::Other, std::io::Error::kind);
                close(place.clone(), Error::file(place.as_deref().unwrap_or(folder), "read", kind.into()))?;
                continue;
            }
        };
        let Some(kind) = entry.file_type().filter(|kind| !kind.is_dir()) else { continue };
        let path = entry.path();
        let shown = path.to_string_lossy();
        if !wanted(Utf8Path::new(shown.as_ref())) {
            continue;
        }
        let below = path.strip_prefix(folder).unwrap_or(path).to_string_lossy();
        let refused = if kind.is_symlink() {
            LINK
        } else if !kind.is_file() {
            "this is a device, pipe or socket, and no file: remove it"
        } else if below.contains(char::is_control) {
            "this name holds control characters: rename the file or its folder"
        } else if let Some(path) = Utf8Path::from_path(path) {
            all.push(path.to_owned());
            continue;
        } else {
            "this name is not UTF-8: rename the file or its folder"
        };
        refuse(path, kind, Error::format(shown.replace(char::is_control, "\u{fffd}"), refused))?;
    }
    Ok(all)
}

/// The folder that could not be read.
fn place_of(error: &ignore::Error) -> Option<Utf8PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Utf8PathBuf::from_path_buf(path.clone()).ok(),
        ignore::Error::WithDepth { err, .. } => place_of(err),
        _ => None,
    }
}
