//! For people: the source line, underlined, with what is wrong and what to do.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::terminal::sanitize;

use super::Findings;

pub(super) fn write(findings: &Findings, colours: bool) -> String {
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for diagnostic in &findings.diagnostics {
        text.push_str(&one(findings, diagnostic, &renderer));
        text.push_str("\n\n");
    }
    text
}

fn one(findings: &Findings, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let source = &findings.source;
    let line = source.line(diagnostic.span.start);
    let start = source.line_start(line);
    let shown = source.line_text(line);
    let end = (diagnostic.span.end - start).min(shown.len() as u32) as usize;
    let begin = ((diagnostic.span.start - start) as usize).min(end);
    let (clean, range) = cleaned(shown, begin, end);
    let (path, message) = (sanitize(source.path().as_str()), sanitize(&diagnostic.message));
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let snippet = Snippet::source(clean.as_str())
        .line_start(line as usize)
        .path(path.as_ref())
        .annotation(AnnotationKind::Primary.span(range));
    let mut group = level.primary_title(message.as_ref()).id(diagnostic.code.name).element(snippet);
    let help = diagnostic.help.as_deref().map(sanitize);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_ref()));
    }
    renderer.render(&[group])
}

/// The line without control characters, and the range in it; invisible marks become visible.
fn cleaned(line: &str, begin: usize, end: usize) -> (String, std::ops::Range<usize>) {
    let [before, inside, after] = [&line[..begin], &line[begin..end], &line[end..]].map(|part| sanitize(part));
    let text = format!("{before}{inside}{after}");
    (text, before.len()..before.len() + inside.len())
}
