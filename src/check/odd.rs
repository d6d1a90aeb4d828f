//! Characters that hardly anybody writes on purpose, found once for all rules about them.

use memchr::memchr3_iter;

use crate::guide::{Block, BlockKind};
use crate::source::{Source, Span};

/// Odd characters that are kept: long before, it is told that there are too many.
const MOST_ODD: usize = 100_000;

/// Blanks that are none, characters without a width, accents on their own, and what no font shows.
pub(super) fn odd(source: &Source, blocks: &[&Block]) -> Vec<(Span, char)> {
    let text = source.text();
    let controls =
        text.bytes().enumerate().filter(|(_, byte)| is_control(*byte)).map(|(at, byte)| (at, char::from(byte)));
    if text.is_ascii() && controls.clone().next().is_none() {
        return Vec::new();
    }
    // The bytes that odd characters begin with: most letters with accents begin with others.
    let [two, three] = [(0xc2, 0xcc, 0xcd), (0xe2, 0xee, 0xef)].map(|(a, b, c)| memchr3_iter(a, b, c, text.as_bytes()));
    let beginnings = two.chain(three);
    let characters = beginnings.filter_map(|at| text[at..].chars().next().map(|c| (at, c)));
    let found = characters.filter(|&(at, c)| is_odd(c) && !(at == 0 && c == '\u{feff}')).chain(controls);
    let mut found: Vec<(Span, char)> = found.map(|(at, c)| (Span::new(at, at + c.len_utf8()), c)).collect();
    if !found.is_empty() {
        found.sort_unstable();
        let code = |block: &&&Block| matches!(block.kind, BlockKind::Code(_));
        let mut code: Vec<Span> = blocks.iter().filter(code).map(|block| block.span).collect();
        code.sort();
        let last = |at: Span| code[..code.partition_point(|code| code.start <= at.start)].last();
        found.retain(|(span, _)| !last(*span).is_some_and(|code| code.contains(*span)));
        found.truncate(MOST_ODD);
    }
    found
}

/// Whether a byte steers a terminal, and is no blank or line end.
fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)
}

fn is_odd(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{a0}' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202f}'
        | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fffd}')
}
