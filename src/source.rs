//! A text and the places in it.
//!
//! Inside stepmark every place is a [`Span`] of bytes; lines and columns exist only where people and editors read
//! them, and only this module computes them.

use std::ops::Range;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};

/// A file's path and text, with the starts of its lines.
#[derive(Debug, Clone)]
pub struct Source {
    path: Utf8PathBuf,
    text: String,
    line_starts: Vec<u32>,
    /// How many characters stand before each further [`STRIDE`] bytes; made when a long line wants it.
    counts: OnceLock<Vec<usize>>,
    invalid_utf8: Option<u32>,
}

/// Characters of so many bytes are counted at once.
const STRIDE: usize = 1024;

/// A half-open range of bytes of one [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: offset(start), end: offset(end) }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies in this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of `usize`.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl Source {
    /// A source of `text`; `path` is how diagnostics name it.
    #[must_use]
    pub fn new(path: impl Into<Utf8PathBuf>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| offset(at + 1))).collect();
        Self { path: path.into(), text, line_starts, counts: OnceLock::new(), invalid_utf8: None }
    }

    /// A source of any bytes: what is not UTF-8, and NUL, which no text holds, is replaced by U+FFFD, and its first place
    /// is remembered.
    #[must_use]
    pub fn from_bytes(path: impl Into<Utf8PathBuf>, bytes: Vec<u8>) -> Self {
        let nul = memchr::memchr(0, &bytes);
        let (text, broken) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(error.utf8_error().valid_up_to()))
            }
        };
        let text = if nul.is_some() { text.replace('\0', "\u{fffd}") } else { text };
        let first = nul.into_iter().chain(broken).min();
        Self { invalid_utf8: first.map(offset), ..Self::new(path, text) }
    }

    /// The same text under another path.
    #[must_use]
    pub fn at(self, path: impl Into<Utf8PathBuf>) -> Self {
        Self { path: path.into(), ..self }
    }

    /// The path as it was given.
    #[must_use]
    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the first byte that was not UTF-8, if there was one.
    #[must_use]
    pub fn invalid_utf8(&self) -> Option<Span> {
        self.invalid_utf8.map(|at| Span { start: at, end: at + 3 })
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The line of a byte offset, from 1.
    #[must_use]
    pub fn line(&self, at: u32) -> u32 {
        offset(self.line_starts.partition_point(|&start| start <= at))
    }

    /// First and last line of a span, from 1; a line end at the span's end does not count as a further line.
    #[must_use]
    pub fn lines(&self, span: Span) -> (u32, u32) {
        let text = self.slice(span);
        let end = span.start + offset(text.trim_end().len());
        (self.line(span.start), self.line(end.max(span.start + 1) - 1))
    }

    /// The offset at which a line begins; lines count from 1, a line behind the last begins at the end of the text.
    #[must_use]
    pub fn line_start(&self, line: u32) -> u32 {
        let end = offset(self.text.len());
        (line as usize).checked_sub(1).and_then(|index| self.line_starts.get(index)).copied().unwrap_or(end)
    }

    /// A line's text without its line end; lines count from 1.
    #[must_use]
    pub fn line_text(&self, line: u32) -> &str {
        let span = Span { start: self.line_start(line), end: self.line_start(line + 1) };
        self.slice(span).trim_end_matches(['\n', '\r'])
    }

    /// The position of a byte offset, as people count it.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        let line = self.line(at);
        let (start, at) = (self.line_start(line) as usize, at as usize);
        let before = if at - start < STRIDE {
            self.text[start..at].chars().count()
        } else {
            self.characters(at) - self.characters(start)
        };
        Position { line, column: offset(before + 1) }
    }

    /// How many characters stand before a byte.
    fn characters(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let counts = self.counts.get_or_init(|| {
            let parts = bytes.chunks(STRIDE).scan(0, |all, part| Some(std::mem::replace(all, *all + begun(part))));
            parts.chain([begun(bytes)]).collect()
        });
        counts[at / STRIDE] + begun(&bytes[at / STRIDE * STRIDE..at])
    }
}

/// Offsets are 32 bits wide: a guide of more than 4 GiB is refused when it is read.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters_from_one() {
        let source = Source::new("g.md", "é1\r\nzwei\n");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(5), Position { line: 2, column: 1 });
        assert_eq!(source.lines(Span::new(0, 10)), (1, 2));
        assert_eq!(source.line_text(1), "é1");
        assert_eq!(source.line_text(2), "zwei");
    }

    #[test]
    fn columns_of_long_lines_count_characters_too() {
        let line = "aé€𝄞".repeat(2_000);
        let text = format!("{line}\n{line}");
        let source = Source::new("g.md", text.as_str());
        let counted = |at: usize| text[..at].rsplit('\n').next().unwrap().chars().count() + 1;
        for (at, _) in text.char_indices().step_by(7).chain([(text.len(), ' ')]) {
            assert_eq!(source.position(at as u32).column as usize, counted(at), "{at}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_located() {
        let source = Source::from_bytes("g.md", b"ab\xffcd".to_vec());
        assert_eq!(source.text(), "ab\u{fffd}cd");
        assert_eq!(source.invalid_utf8(), Some(Span::new(2, 5)));
    }
}
