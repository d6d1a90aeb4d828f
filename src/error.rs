//! "Could not do it": what ends a command with exit code 2. What is wrong *in a guide* is a diagnostic, not an error.

use camino::Utf8PathBuf;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path}: cannot {action}: {cause}")]
    File {
        /// The file or folder.
        path: Utf8PathBuf,
        /// What was tried: `read`, `write` …
        action: &'static str,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file is not what it has to be.
    #[error("{path}: {message}")]
    Format {
        /// The file.
        path: Utf8PathBuf,
        /// What is wrong where, and what to do.
        message: String,
    },
    /// The call makes no sense.
    #[error("{0}")]
    Usage(String),
}

impl Error {
    /// A file that could not be read, written, removed …
    #[must_use]
    pub fn file(path: impl Into<Utf8PathBuf>, action: &'static str, cause: std::io::Error) -> Self {
        Self::File { path: path.into(), action, cause }
    }

    /// A file that is not what it has to be.
    #[must_use]
    pub fn format(path: impl Into<Utf8PathBuf>, message: impl Into<String>) -> Self {
        Self::Format { path: path.into(), message: message.into() }
    }
}
