//! `[!api]`: calls of the provider's API, one a line, in the older form `@api {GET} /path` and in the newer one
//! `@api {v1} /section GET /path`. Everything else in the block is kept too, though some renderers drop it.

use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::codes;
use crate::guide::tree::{Block, BlockKind, Break, Call, CallPart, Inline, InlineKind};
use crate::source::Span;

use super::{Kind, Quote};

pub(super) static KIND: Kind = Kind { names: &["api"], build };

const METHODS: &[&str] = &["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// Whether a word is the method of a call.
pub(crate) fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

fn build(quote: &mut Quote<'_, '_>) -> BlockKind {
    let mut parts = Vec::new();
    for block in std::mem::take(&mut quote.body) {
        match block.kind {
            BlockKind::Paragraph(text) => parts.extend(lines(quote, text)),
            kind => parts.push(CallPart::Block(Block { span: block.span, kind })),
        }
    }
    if !parts.iter().any(|part| matches!(part, CallPart::Call(_))) {
        let note = Diagnostic::new(&codes::API_LINE, quote.marker, "this api block holds no call");
        quote.notes.push(note.help("add a line such as `> @api {v1} /section GET /section/{id}`"));
    }
    BlockKind::Calls(parts)
}

/// The calls of a paragraph, and the text between them.
fn lines(quote: &mut Quote<'_, '_>, text: Vec<Inline>) -> Vec<CallPart> {
    let mut parts: Vec<CallPart> = Vec::new();
    let mut open = false;
    for line in text.split(|inline| matches!(inline.kind, InlineKind::Break(_))) {
        let Some(span) = line.first().zip(line.last()).map(|(first, last)| first.span.to(last.span)) else { continue };
        if let Some(call) = call(quote, span) {
            parts.push(CallPart::Call(call));
            open = false;
            continue;
        }
        if let (true, Some(CallPart::Block(Block { span: before, kind: BlockKind::Paragraph(text) }))) =
            (open, parts.last_mut())
        {
            let gap = Span { start: before.end, end: span.start };
            text.push(Inline { span: gap, kind: InlineKind::Break(Break::Soft) });
            text.extend(line.iter().cloned());
            *before = before.to(span);
            continue;
        }
        if parts.iter().any(|part| matches!(part, CallPart::Call(_))) {
            let note = Diagnostic::new(
                &codes::TEXT_IN_API_BLOCK,
                span,
                "this text stands in an api block, where renderers drop it",
            );
            quote.notes.push(note.help("end the block with a blank line before it"));
        }
        parts.push(CallPart::Block(Block { span, kind: BlockKind::Paragraph(line.to_vec()) }));
        open = true;
    }
    parts
}

fn call(quote: &mut Quote<'_, '_>, span: Span) -> Option<Call> {
    let line = quote.source.slice(span);
    let rest = line.trim_end().strip_prefix("@api")?;
    let rest = rest.strip_prefix('(').and_then(|rest| Some(rest.split_once(')')?.1)).unwrap_or(rest).trim_start();
    let Some((braced, rest)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
        let note = Diagnostic::new(&codes::API_LINE, span, "this api line names no method or version in braces");
        quote.notes.push(note.help("write `@api {GET} /path` or `@api {v1} /section GET /path`"));
        return None;
    };
    let method = braced.trim().to_ascii_uppercase();
    let call = if is_method(&method) {
        if braced != method {
            let note = Diagnostic::new(&codes::API_LINE, span, format!("the method `{braced}` is not in upper case"));
            let start = span.start as usize + line.find(braced).unwrap_or(0);
            let fix = vec![Edit::new(Span::new(start, start + braced.len()), method.as_str())];
            let help = format!("write `{{{method}}}`");
            quote.notes.push(note.help(help.as_str()).fix(help, fix));
        }
        Call { span, version: None, section: None, method: Some(method), path: Some(path_of(quote, span, rest)) }
    } else {
        newer_form(quote, span, braced.trim(), rest)
    };
    Some(call)
}

fn newer_form(quote: &mut Quote<'_, '_>, span: Span, version: &str, rest: &str) -> Call {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let at = words.iter().position(|word| is_method(&word.to_ascii_uppercase()));
    let section = words[..at.unwrap_or(words.len())].join("");
    let after = at.map(|at| words[at + 1..].join(" ")).filter(|path| !path.is_empty());
    let path = after.map(|after| path_of(quote, span, &after));
    Call {
        span,
        version: Some(version.to_owned()),
        section: (!section.is_empty()).then(|| section.trim_end_matches('/').to_owned()),
        method: at.map(|at| words[at].to_ascii_uppercase()),
        path,
    }
}

/// The path as it was meant: without blanks, and without a method that was left behind a `#`.
fn path_of(quote: &mut Quote<'_, '_>, span: Span, written: &str) -> String {
    let written = written.trim();
    let (path, anchor) = written.split_once('#').unwrap_or((written, ""));
    let (path, anchor) = if anchor.starts_with('/') { (anchor, path) } else { (path, anchor) };
    let path = path.replace("%7B", "{").replace("%7D", "}");
    let clean: String = path.split_whitespace().collect();
    let slip = if clean != path.trim() {
        Some("has a blank in it")
    } else if !anchor.is_empty() {
        Some("holds a `#` with what is no part of it")
    } else if !clean.starts_with('/') {
        Some("does not begin with `/`")
    } else {
        None
    };
    if let Some(slip) = slip {
        let note = Diagnostic::new(&codes::API_LINE, span, format!("the path `{written}` {slip}"));
        quote.notes.push(note.help("write the path as the API's reference has it, `/section/{parameter}`"));
    }
    clean
}
