//! For people: the source line, underlined, with what is wrong and what to do.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

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
    let at = source.position(diagnostic.span.start);
    let start = source.line_start(at.line);
    let shown = source.line_text(at.line);
    let end = (diagnostic.span.end - start).min(shown.len() as u32) as usize;
    let begin = ((diagnostic.span.start - start) as usize).min(end);
    let near = near(shown, begin);
    let (clean, range) = cleaned(&shown[near.clone()], begin - near.start, end.min(near.end) - near.start);
    let (path, message) = (sanitize(source.path().as_str()), sanitize(&diagnostic.message));
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let snippet =
        Snippet::source(clean.as_str()).line_start(at.line as usize).annotation(AnnotationKind::Primary.span(range));
    let group = level.primary_title(message.as_ref()).id(diagnostic.code.name);
    let mut group = if near.start == 0 {
        group.element(snippet.path(path.as_ref()))
    } else {
        let place = Origin::path(path.as_ref()).line(at.line as usize).char_column(at.column as usize);
        group.element(place).element(snippet)
    };
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

/// So much of a long line is looked at before and behind the place: all of it for each finding would be too much.
const NEAR: usize = 500;

fn near(line: &str, begin: usize) -> Range<usize> {
    let boundary = |at: &usize| line.is_char_boundary(*at);
    let first = (begin.saturating_sub(NEAR)..=begin).find(boundary).unwrap_or(begin);
    first..(begin + NEAR..line.len()).find(boundary).unwrap_or(line.len())
}

/// The line without control characters, and the range in it; invisible marks become visible.
fn cleaned(line: &str, begin: usize, end: usize) -> (String, Range<usize>) {
    let [before, inside, after] = [&line[..begin], &line[begin..end], &line[end..]].map(|part| sanitize(part));
    let text = format!("{before}{inside}{after}");
    (text, before.len()..before.len() + inside.len())
}
