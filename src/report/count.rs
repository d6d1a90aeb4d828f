//! Counts in the words of reports, and of the program.

/// How many there are of what a word names.
#[must_use]
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
