//! Guides are Markdown; the marks of forums are just text there.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Warning, "bbcode", "marks of a forum", find);

/// The names of marks that forums know.
const NAMES: &[&str] = &[
    "b", "i", "u", "s", "url", "img", "color", "size", "quote", "code", "center", "list", "blue", "red", "green",
    "font",
];

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for inline in subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(_))) {
        let text = subject.source.slice(inline.span);
        for at in memchr::memchr_iter(b'[', text.as_bytes()) {
            let Some(length) = mark(&text[at..]) else { continue };
            let start = inline.span.start as usize + at;
            let place = Span::new(start, start + length);
            let message =
                format!("`{}` is the mark of a forum, and is shown as it stands", subject.source.slice(place));
            found.push(
                Diagnostic::new(&RULE.code, place, message)
                    .help("write it in Markdown: `**bold**`, `*italic*`, `[text](address)`"),
            );
        }
    }
}

/// The length of `[b]`, `[/b]`, `[/ blue]`, `[color=red]` at the start of a text.
fn mark(text: &str) -> Option<usize> {
    let end = text.find(']')?;
    let inner = &text[1..end];
    let closes = inner.strip_prefix('/').map(str::trim_start);
    let name = closes.unwrap_or(inner);
    let name = name.split('=').next().unwrap_or_default().to_ascii_lowercase();
    let linked = text[end + 1..].starts_with(['(', '[', ':']);
    (NAMES.contains(&name.as_str()) && !linked && !text[..end].contains('\n')).then_some(end + 1)
}
