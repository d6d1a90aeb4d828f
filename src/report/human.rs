//! For people: the source line, underlined, with what is wrong and what to do.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Place, Related, Safety, Severity};
use crate::source::Source;
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
    let level = match diagnostic.severity {
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
    let related: Vec<String> = diagnostic.related.iter().map(|related| elsewhere(source, related)).collect();
    for related in &related {
        group = group.element(Level::NOTE.message(related.as_str()));
    }
    if let Some(fix) = &diagnostic.fix {
        let how = match fix.safety {
            Safety::Safe => "`--fix` does it",
            Safety::Unsafe => "`--fix --unsafe` does it: look at the result",
        };
        group = group.element(Level::NOTE.message(how));
    }
    renderer.render(&[group])
}

/// `guide.fr-fr.md:12: what is there`
fn elsewhere(source: &Source, related: &Related) -> String {
    let (path, line) = match &related.place {
        Place::Here(span) => (source.path(), Some(source.line(span.start))),
        Place::There(path, line) => (path.as_path(), *line),
    };
    let line = line.map_or_else(String::new, |line| format!(":{line}"));
    sanitize(&format!("{path}{line}: {}", related.message)).into_owned()
}

/// The line without control characters, and the range in it; invisible marks become visible.
fn cleaned(line: &str, begin: usize, end: usize) -> (String, std::ops::Range<usize>) {
    let [before, inside, after] = [&line[..begin], &line[begin..end], &line[end..]].map(|part| sanitize(part));
    let text = format!("{before}{inside}{after}");
    (text, before.len()..before.len() + inside.len())
}
