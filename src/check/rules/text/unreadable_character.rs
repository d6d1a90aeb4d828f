//! U+FFFD stands where a character could not be read.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "unreadable-character", "a character that was lost", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.source.invalid_utf8().is_some() {
        return;
    }
    for &(span, c) in &subject.odd {
        if matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') {
            let message = format!("U+{:04X} stands here, which no font can show", u32::from(c));
            found.push(Diagnostic::new(&RULE.code, span, message).help("write the character that was meant"));
        }
    }
}
