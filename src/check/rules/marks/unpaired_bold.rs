//! Bold text stands between two pairs of asterisks.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Warning, "unpaired-bold", "`**` without its partner", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for run in &subject.runs {
        let texts = run.iter().filter(|inline| inline.kind == InlineKind::Text(None));
        let stray =
            texts.filter_map(|text| pair(subject.source.slice(text.span)).map(|at| text.span.start as usize + at));
        if let Some(at) = stray.into_iter().next() {
            let message = "these asterisks make nothing bold, and are shown";
            let help = "write `**text**`, without blanks at the inner sides of the asterisks";
            found.push(Diagnostic::new(&RULE.code, Span::new(at, at + 2), message).help(help));
        }
    }
}

/// Where exactly two asterisks stand in a text, and a word beside them.
fn pair(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr(b'*', bytes)?;
    text.match_indices("**").map(|(at, _)| at).find(|&at| {
        let alone = (at == 0 || !matches!(bytes[at - 1], b'*' | b'\\' | b'/'))
            && !matches!(bytes.get(at + 2), Some(b'*' | b'/'));
        alone && text.chars().any(char::is_alphabetic)
    })
}
