//! The only reader and writer of files in the library: bounded reading, atomic writing, walking in a fixed order.

use std::fs::FileType;
use std::io::{Read, Write};
use std::path::Path;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::error::Error;

/// A larger file is no guide, workflow or link table.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Reads a file.
///
/// # Errors
/// It cannot be read, is no regular file, or is larger than [`MAX_BYTES`].
pub fn read(path: &Utf8Path) -> Result<Vec<u8>, Error> {
    let failed = |cause| Error::file(path, "read", cause);
    // Asked before it is opened: to open a pipe that nobody writes to would never end.
    let size = std::fs::metadata(path).map_err(failed)?;
    if !size.is_file() {
        return Err(Error::format(path, "this is not a file"));
    }
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(size.len().min(MAX_BYTES) as usize + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::format(path, "larger than 16 MiB: this is no guide or workflow"));
    }
    Ok(bytes)
}

/// Reads a file as text.
///
/// # Errors
/// As [`read`]; and when it is not UTF-8.
pub fn read_text(path: &Utf8Path) -> Result<String, Error> {
    String::from_utf8(read(path)?).map_err(|_| Error::format(path, "this is not UTF-8 text"))
}

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

/// A file that only grows: private to its owner, locked while it is open, each entry on disk when `append` returns.
#[derive(Debug)]
pub struct Log {
    path: Utf8PathBuf,
    file: std::fs::File,
    length: u64,
}

impl Log {
    /// Makes a new log; `None` when the file is there already.
    ///
    /// # Errors
    /// The folder or the file cannot be made.
    pub fn create(path: &Utf8Path) -> Result<Option<Self>, Error> {
        let failed = |cause| Error::file(path, "write", cause);
        if let Some(folder) = path.parent() {
            private_folder(folder).map_err(failed)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.read(true).append(true).create_new(true);
        private(&mut options);
        match options.open(path) {
            Ok(file) => {
                let log = Self { path: path.to_owned(), file, length: 0 };
                log.lock()?;
                path.parent().map_or(Ok(()), keep_names).map_err(failed)?;
                Ok(Some(log))
            }
            Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => Ok(None),
            Err(cause) => Err(failed(cause)),
        }
    }

    /// Opens a log and reads its whole lines; what a crash left behind the last one is cut off.
    ///
    /// # Errors
    /// The file cannot be read or written, is no text, or somebody else has it open.
    pub fn open(path: &Utf8Path) -> Result<(Self, String), Error> {
        let failed = |cause| Error::file(path, "open", cause);
        let mut log = Self::hold(path)?;
        let mut text = read_text(path)?;
        text.truncate(text.rfind('\n').map_or(0, |end| end + 1));
        log.length = text.len() as u64;
        log.file.set_len(log.length).map_err(failed)?;
        Ok((log, text))
    }

    /// Keeps others out of a log, whatever is in it.
    ///
    /// # Errors
    /// The file cannot be opened, or somebody else has it open.
    pub fn hold(path: &Utf8Path) -> Result<Self, Error> {
        let file = std::fs::OpenOptions::new().read(true).append(true).open(path);
        let file = file.map_err(|cause| Error::file(path, "open", cause))?;
        let log = Self { path: path.to_owned(), file, length: 0 };
        log.lock()?;
        Ok(log)
    }

    /// Adds bytes to the end. When they cannot all be written, the log is left as it was.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        if let Err(cause) = written {
            let _ = self.file.set_len(self.length);
            return Err(Error::file(&self.path, "write", cause));
        }
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    fn lock(&self) -> Result<(), Error> {
        self.file
            .try_lock()
            .map_err(|_| Error::format(&self.path, "somebody else is working on this run; ask them to quit it first"))
    }
}

/// Makes the names of new files in a folder outlast a crash.
#[cfg(unix)]
fn keep_names(folder: &Utf8Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn keep_names(_: &Utf8Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn private(options: &mut std::fs::OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn private(_: &mut std::fs::OpenOptions) {}

#[cfg(unix)]
fn private_folder(folder: &Utf8Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn private_folder(folder: &Utf8Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}
