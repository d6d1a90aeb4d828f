//! The only reader and writer of files in the library: `read` reads with a bound, what is here writes whole files or
//! nothing; `walk` goes through folders in a fixed order, and `log` is a file that only grows.

mod log;
mod read;
mod walk;

use std::io::Write;

use camino::{Utf8Component, Utf8Path};

use crate::error::Error;

pub use log::Log;
pub use read::{MAX_BYTES, read, read_text};
pub use walk::{LINK, Listing, list, walk, walk_beside_links};

/// Writes a file whole or not at all, making the folders above it. Returns whether its content is new.
///
/// # Errors
/// A folder cannot be made, or the file cannot be written.
pub fn write(path: &Utf8Path, bytes: &[u8]) -> Result<bool, Error> {
    write_for(path, bytes, readable_by_all, Outlasting::PowerCut)
}

/// As [`write()`], for the owner's eyes only.
///
/// # Errors
/// As [`write()`].
pub fn write_private(path: &Utf8Path, bytes: &[u8]) -> Result<bool, Error> {
    write_for(path, bytes, |_| Ok(()), Outlasting::PowerCut)
}

/// As [`write()`], and only below a folder: links that lead out of it are not followed. This is for what can be made
/// again: nothing waits for the disk, so a file may be old or gone after a power cut.
///
/// # Errors
/// As [`write()`]; and when the path leads out of the folder, by its parts or by a link on the way.
pub fn write_below(root: &Utf8Path, path: &Utf8Path, bytes: &[u8]) -> Result<bool, Error> {
    let failed = |cause| Error::file(path, "write", cause);
    let plain = |part| matches!(part, Utf8Component::Normal(_) | Utf8Component::CurDir);
    if !path.strip_prefix(root).is_ok_and(|below| below.components().all(plain)) {
        return Err(Error::format(path, format!("this place is not below {root}")));
    }
    std::fs::create_dir_all(root).map_err(failed)?;
    if !is_below(root, path).map_err(failed)? {
        return Err(Error::format(path, format!("a folder on the way is a link that leads out of {root}: remove it")));
    }
    write_for(path, bytes, readable_by_all, Outlasting::Process)
}

/// Whether what there is of a path lies below a folder when all links are followed.
///
/// # Errors
/// A link leads nowhere, or the folder is not there.
pub fn is_below(root: &Utf8Path, path: &Utf8Path) -> std::io::Result<bool> {
    let here = |folder: &Utf8Path| if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder }.canonicalize();
    let there = path.ancestors().skip(1).find(|folder| folder.as_str().is_empty() || folder.symlink_metadata().is_ok());
    Ok(here(there.unwrap_or(root))?.starts_with(here(root)?))
}

/// Whether a file holds exactly this.
fn holds(path: &Utf8Path, bytes: &[u8]) -> bool {
    let same = std::fs::metadata(path).is_ok_and(|old| old.is_file() && old.len() == bytes.len() as u64);
    same && std::fs::read(path).is_ok_and(|old| old == bytes)
}

/// What a file outlasts once it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlasting {
    Process,
    PowerCut,
}

fn write_for(
    path: &Utf8Path,
    bytes: &[u8],
    permit: impl Fn(&std::fs::File) -> std::io::Result<()>,
    outlasting: Outlasting,
) -> Result<bool, Error> {
    if holds(path, bytes) {
        return Ok(false);
    }
    let failed = |cause| Error::file(path, "write", cause);
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::Builder::new().prefix(".stepmark-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    if outlasting == Outlasting::PowerCut {
        file.as_file().sync_data().map_err(failed)?;
    }
    permit(file.as_file()).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(true)
}

/// Adds bytes to the end of a file, making it and the folders above it.
///
/// # Errors
/// A folder cannot be made, or the file cannot be written, or what is there is a link or no file.
pub fn append(path: &Utf8Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause| Error::file(path, "write", cause);
    if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
        return Err(Error::format(path, "this is a link, pipe or device, and no file: remove it"));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
    file.and_then(|mut file| file.write_all(bytes)).map_err(failed)
}

/// Removes a file, and the folders between it and `root` that are empty then.
///
/// # Errors
/// The file cannot be removed.
pub fn remove(path: &Utf8Path, root: &Utf8Path) -> Result<(), Error> {
    std::fs::remove_file(path).map_err(|cause| Error::file(path, "remove", cause))?;
    let between = path.ancestors().skip(1).take_while(|folder| *folder != root && folder.starts_with(root));
    for folder in between {
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Temporary files are private to their owner; what a command writes is not.
#[cfg(unix)]
fn readable_by_all(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}
