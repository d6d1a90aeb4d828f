//! A link is `[text](address)`.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Warning, "malformed-link", "a link that is not written as one", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links() {
        if let Some(slip) = slip(&link.target) {
            let message = format!("the address `{}` {slip}", link.target);
            found.push(
                Diagnostic::new(&RULE.code, inline.span, message).help("write `https://` and the name of the site"),
            );
        }
    }
    for inline in subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(_))) {
        let text = subject.source.slice(inline.span);
        if memchr::memchr2(b'[', b']', text.as_bytes()).is_none() {
            continue;
        }
        let Some(at) =
            ["] (http", "](http", "](/", ")[http", "] (/"].into_iter().find_map(|pattern| text.find(pattern))
        else {
            continue;
        };
        let place = Span::new(inline.span.start as usize + at, inline.span.start as usize + at + 2);
        let message = "this was meant as a link, but is shown as it stands";
        found.push(
            Diagnostic::new(&RULE.code, place, message)
                .help("write `[text](address)`, without blanks between the brackets and in the address"),
        );
    }
}

/// What is wrong with an address.
fn slip(target: &str) -> Option<&'static str> {
    let lower = target.get(..16.min(target.len())).unwrap_or(target).to_ascii_lowercase();
    let scheme = lower.split(['/', ':']).next().unwrap_or_default();
    if matches!(scheme, "hhttp" | "hhttps" | "htpp" | "htpps" | "htttp" | "htttps" | "ttp" | "ttps" | "hthttp") {
        Some("has a slip in its scheme")
    } else if lower.strip_prefix("http").is_some_and(begins_again) {
        Some("begins twice")
    } else if lower.starts_with("http")
        && !lower.starts_with("http://")
        && !lower.starts_with("https://")
        && lower.contains(['/', ':'])
    {
        Some("lacks a colon or a slash")
    } else {
        target.contains(' ').then_some("holds a blank")
    }
}

/// Whether a scheme follows the beginning of one: `s://http:`, `:https:`.
fn begins_again(rest: &str) -> bool {
    let rest = rest.trim_start_matches('s').trim_start_matches([':', '/']);
    rest.starts_with("http:") || rest.starts_with("https:")
}
