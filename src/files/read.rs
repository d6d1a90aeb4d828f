//! Reading, of what is no larger than a guide or workflow can be.

use std::io::Read;

use camino::Utf8Path;

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
        return Err(Error::format(path, format!("larger than {} MiB: such files are not read", MAX_BYTES >> 20)));
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
