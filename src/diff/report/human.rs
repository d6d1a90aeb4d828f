//! Changes to be read in a terminal: old above new, or side by side where it is wide, with the words that differ
//! highlighted.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_width::UnicodeWidthStr;

use crate::diff::{Change, Place, Weight};
use crate::terminal::sanitize;

use super::told::told;

/// How a terminal shows changes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Whether it takes colours.
    pub colours: bool,
    /// How many characters fit side by side, where that is wanted.
    pub width: Option<usize>,
}

const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";
const NONE: &str = "2";

/// A word with the blanks behind it, and whether the other side lacks it.
type Word<'t> = (&'t str, bool);

/// The changes, each with both texts. Nothing in them can steer the terminal.
#[must_use]
pub fn human(changes: &[Change], look: Look) -> String {
    let mut out = String::new();
    for change in changes {
        let severity = look.paint(change.severity.name(), severity_colour(change.severity));
        out += &format!("{severity}: {}: {}\n", sanitize(&told(change)), change.reason);
        let (old, new) = (text(change.old.as_ref()), text(change.new.as_ref()));
        let (one, two) = words(&old, &new, change.old.is_some() && change.new.is_some());
        let line = |place: &Option<Place>| place.as_ref().map_or(String::new(), |place| place.lines.0.to_string());
        let (at, there) = (line(&change.old), line(&change.new));
        match look.width {
            Some(width) => beside(&mut out, look, width, (&at, &one), (&there, &two)),
            None => {
                above(&mut out, look, '-', RED, (&at, &one));
                above(&mut out, look, '+', GREEN, (&there, &two));
            }
        }
        out.push('\n');
    }
    out
}

fn severity_colour(weight: Weight) -> &'static str {
    match weight {
        Weight::Breaking => "1;31",
        Weight::Notable => "1;33",
        Weight::Wording => NONE,
    }
}

impl Look {
    fn paint(self, text: &str, colour: &str) -> String {
        if self.colours && !text.is_empty() { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn text(place: Option<&Place>) -> String {
    place.map_or(String::new(), |place| sanitize(&place.text).into_owned())
}

/// The words of both texts; those that the other does not have in the same order are marked.
fn words<'t>(old: &'t str, new: &'t str, both: bool) -> (Vec<Word<'t>>, Vec<Word<'t>>) {
    let split = |text: &'t str| text.split_inclusive(char::is_whitespace).map(|word| (word, false)).collect::<Vec<_>>();
    let (mut one, mut two) = (split(old), split(new));
    if both {
        let plain = |words: &[Word<'t>]| words.iter().map(|(word, _)| word.trim_end()).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &plain(&one), &plain(&two)) {
            if op.tag() != DiffTag::Equal {
                one[op.old_range()].iter_mut().for_each(|word| word.1 = true);
                two[op.new_range()].iter_mut().for_each(|word| word.1 = true);
            }
        }
    }
    (one, two)
}

/// One text under the other, line by line as it was written.
fn above(out: &mut String, look: Look, mark: char, colour: &str, (at, words): (&str, &[Word<'_>])) {
    let mut line = String::new();
    let mut lines = Vec::new();
    for (word, marked) in words {
        let plain = word.trim_end_matches(['\n', '\r']);
        let (shown, blank) = plain.split_at(plain.trim_end().len());
        line += &if *marked { look.paint(shown, &format!("1;{colour}")) } else { shown.to_owned() };
        line += blank;
        if plain.len() < word.len() {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    for (number, line) in lines.iter().enumerate() {
        let place = if number == 0 { at } else { "" };
        *out += &format!("{place:>6} {} {line}\n", look.paint(&mark.to_string(), colour));
    }
}

/// Both texts in columns, folded to fit.
fn beside(out: &mut String, look: Look, width: usize, old: (&str, &[Word<'_>]), new: (&str, &[Word<'_>])) {
    const NUMBERS: usize = 7;
    let column = (width.saturating_sub(3) / 2).saturating_sub(NUMBERS).max(20);
    let (one, two) = (fold(look, RED, column, old.1), fold(look, GREEN, column, new.1));
    for row in 0..one.len().max(two.len()) {
        let numbers = |at: &str| if row == 0 { format!("{at:>6} ") } else { " ".repeat(NUMBERS) };
        let empty = (String::new(), 0);
        let (left, right) = (one.get(row).unwrap_or(&empty), two.get(row).unwrap_or(&empty));
        let pad = " ".repeat(column.saturating_sub(left.1));
        let bar = look.paint("│", YELLOW);
        *out += format!("{}{}{pad} {bar} {}{}", numbers(old.0), left.0, numbers(new.0), right.0).trim_end();
        out.push('\n');
    }
}

/// Words in lines that are not wider than a column, each with its width.
fn fold(look: Look, colour: &str, column: usize, words: &[Word<'_>]) -> Vec<(String, usize)> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for (word, marked) in words {
        let (shown, ends) = (word.trim_end(), word.contains('\n'));
        for part in parts(shown, column) {
            let wide = part.width();
            if used > 0 && used + 1 + wide > column {
                lines.push((std::mem::take(&mut line), std::mem::take(&mut used)));
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line += &if *marked { look.paint(part, &format!("1;{colour}")) } else { part.to_owned() };
            used += wide;
        }
        if ends {
            lines.push((std::mem::take(&mut line), std::mem::take(&mut used)));
        }
    }
    if used > 0 {
        lines.push((line, used));
    }
    lines
}

/// A word in pieces that fit into a column.
fn parts(word: &str, column: usize) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = word;
    while rest.width() > column {
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            if rest[..at + c.len_utf8()].width() > column {
                break;
            }
            end = at + c.len_utf8();
        }
        let (part, behind) = rest.split_at(end.max(rest.chars().next().map_or(1, char::len_utf8)));
        all.push(part);
        rest = behind;
    }
    if !rest.is_empty() {
        all.push(rest);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Kind;
    use crate::workflow::Lines;

    #[test]
    fn words_that_differ_are_highlighted_side_by_side() {
        let place = |text: &str| Place::new("step 1.2", Lines(7, 7), text);
        let change = Change {
            kind: Kind::Reworded,
            severity: Weight::Notable,
            reason: "a number in it changes",
            old: Some(place("Wait for 24 hours until the server is ready to be used again.")),
            new: Some(place("Wait for 72 hours until the \u{1b}[2Jserver is ready to be used again.")),
        };
        let plain = human(std::slice::from_ref(&change), Look { colours: false, width: Some(70) });
        assert_eq!(
            plain,
            "notable: step 1.2 reworded: a number in it changes\n     \
             7 Wait for 24 hours until    │      7 Wait for 72 hours until\n       \
             the server is ready to be  │        the \u{fffd}[2Jserver is ready to\n       \
             used again.                │        be used again.\n\n"
        );
        let coloured = human(&[change], Look { colours: true, width: None });
        assert!(coloured.contains("\u{1b}[1;31m24\u{1b}[0m") && coloured.contains("\u{1b}[1;32m72\u{1b}[0m"));
        assert!(!coloured.contains("\u{1b}[2J"));
    }

    #[test]
    fn long_words_are_folded() {
        assert_eq!(parts("abcdef", 4), ["abcd", "ef"]);
        assert_eq!(parts("ab", 4), ["ab"]);
    }
}
