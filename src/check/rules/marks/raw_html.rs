//! Guides are Markdown; HTML in them is not checked by anybody.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::{BlockKind, InlineKind};
use crate::source::Span;

rule!(Info, "raw-html", "HTML within Markdown", find);

/// Elements that Markdown has no form for.
const NEEDED: &[&str] = &["a", "br", "style", "sup", "sub", "kbd", "iframe", "video", "source", "details", "summary"];

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // Images can be written in HTML too: what does not begin with a tag is passed over.
    let blocks = subject.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Html | BlockKind::Figures(_)));
    let inlines =
        subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Html | InlineKind::Image(_)));
    let (blocks, inlines) = (blocks.map(|block| block.span), inlines.map(|inline| inline.span));
    for place in blocks.chain(inlines) {
        report(subject, place, found);
    }
}

fn report(subject: &Subject<'_>, place: Span, found: &mut Vec<Diagnostic>) {
    let Some(rest) = subject.source.slice(place).strip_prefix('<') else { return };
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    if !name.is_empty() && !NEEDED.contains(&name.to_ascii_lowercase().as_str()) {
        let end = rest.find(['>', '\n']).map_or(rest.len(), |end| end + usize::from(rest.as_bytes()[end] == b'>'));
        let tag = Span { start: place.start, end: place.start + 1 + end as u32 };
        let message = format!("`<{name}>` is HTML");
        found.push(
            Diagnostic::new(&RULE.code, tag, message)
                .help("write it in Markdown; a placeholder belongs into backticks"),
        );
    }
}
