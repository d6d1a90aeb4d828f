//! One letter, one character.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;

rule!(Info, "decomposed-accent", "an accent written as a character of its own", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.source.text();
    let mut behind = 0;
    for &(mark, _) in subject.odd.iter().filter(|(_, c)| matches!(c, '\u{300}'..='\u{36f}')) {
        if mark.start < behind {
            continue;
        }
        let word = word_around(text, mark);
        behind = word.end;
        let written = subject.source.slice(word);
        let composed: String = written.nfc().collect();
        if composed != written {
            let message = format!("the accents of `{composed}` are characters of their own");
            let note = Diagnostic::new(&RULE.code, word, message);
            let note = note.help("write each accented letter as one character (NFC)");
            found.push(note.fix(format!("write `{composed}`"), vec![Edit::new(word, composed)]));
        }
    }
}

fn word_around(text: &str, mark: Span) -> Span {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}');
    let before = &text[..mark.start as usize];
    let start = before.trim_end_matches(part).len();
    let behind = &text[mark.end as usize..];
    Span::new(start, mark.end as usize + (behind.len() - behind.trim_start_matches(part).len()))
}
