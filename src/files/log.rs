//! The file of a run's journal.

use std::fs::TryLockError;
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

use crate::error::Error;

use super::read::read_text;

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
        self.file.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => {
                Error::format(&self.path, "somebody else is working on this run; ask them to quit it first")
            }
            TryLockError::Error(cause) => Error::file(&self.path, "lock", cause),
        })
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
