//! Names made of content: what is the same has the same name, on every machine.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
#[must_use]
pub fn hex(content: impl AsRef<[u8]>) -> String {
    let mut name = String::with_capacity(64);
    for byte in Sha256::digest(content) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// The first digits of [`hex`]: for names that people read.
#[must_use]
pub fn short(content: impl AsRef<[u8]>, digits: usize) -> String {
    let mut name = hex(content);
    name.truncate(digits);
    name
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_begin_alike_whatever_their_length() {
        let whole = super::hex("abc");
        assert_eq!(whole, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(super::short("abc", 12), whole[..12]);
    }
}
