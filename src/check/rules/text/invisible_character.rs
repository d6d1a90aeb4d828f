//! Characters without a width break searches and commands.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;

rule!(Warning, "invisible-character", "a character that nobody sees", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for &(span, c) in &subject.odd {
        if !is_invisible(c) || c == '\u{200d}' && joins_pictures(subject.source.text(), span.start as usize) {
            continue;
        }
        let message = format!("an invisible character, U+{:04X}, stands here", u32::from(c));
        let note = Diagnostic::new(&RULE.code, span, message).help("delete it");
        let (title, edits) = ("delete the invisible character", vec![Edit::new(span, "")]);
        let joins = is_within_word(subject.source.text(), span);
        found.push(if joins { note.unsafe_fix(title, edits) } else { note.fix(title, edits) });
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_ascii_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a zero-width joiner stands behind a picture character, where it has a meaning.
fn joins_pictures(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c as u32 > 0x2190)
}

/// So many invisible characters in a row are looked across.
const FAR: usize = 100;

/// Whether two words become one when the character goes.
fn is_within_word(text: &str, place: Span) -> bool {
    let mut before = text[..place.start as usize].chars().rev().take(FAR);
    let mut behind = text[place.end as usize..].chars().take(FAR);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_letter(before.find(|c| !is_invisible(*c))) && is_letter(behind.find(|c| !is_invisible(*c)))
}
