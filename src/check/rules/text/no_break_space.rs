//! No-break spaces are mostly left over from copying.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};

rule!(off Info, "no-break-space", "a no-break space where a plain one is meant", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let text = subject.source.text();
    for &(span, _) in subject.odd.iter().filter(|(_, c)| *c == '\u{a0}') {
        let before = text[..span.start as usize].chars().next_back();
        let after = text[span.end as usize..].chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if word(before) && word(after) || before == Some(' ') || after == Some(' ') {
            let message = "a no-break space stands between words";
            let note = Diagnostic::new(&RULE.code, span, message).help("put a plain blank there");
            found.push(note.fix("put a plain blank there", vec![Edit::new(span, " ")]));
        }
    }
}
