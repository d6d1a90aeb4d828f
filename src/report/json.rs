//! For programs: an array of objects, one a finding. Lines and columns count characters from 1.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Edit, Place, Related, Safety, Severity};
use crate::source::{Source, Span};

use super::Findings;

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    code: &'a str,
    severity: Severity,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mending<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    message: &'a str,
}

#[derive(Serialize)]
struct Mending<'a> {
    title: &'a str,
    safety: Safety,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
}

pub(super) fn write(findings: &Findings, _: bool) -> String {
    let rows = findings.diagnostics.iter().map(|diagnostic| {
        let start = findings.source.position(diagnostic.span.start);
        let end = findings.source.position(diagnostic.span.end);
        Row {
            path: findings.source.path().as_str(),
            code: diagnostic.code.name,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            related: related(&findings.source, diagnostic),
            fix: mending(&findings.source, diagnostic),
        }
    });
    rows.filter_map(|row| serde_json::to_string(&row).ok()).collect::<Vec<_>>().join(",\n")
}

fn related<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Vec<Other<'a>> {
    let other = |related: &'a Related| {
        let (path, line) = match &related.place {
            Place::Here(span) => (source.path().as_str(), Some(source.line(span.start))),
            Place::There(path, line) => (path.as_str(), *line),
        };
        Other { path, line, message: &related.message }
    };
    diagnostic.related.iter().map(other).collect()
}

fn mending<'a>(source: &Source, diagnostic: &'a Diagnostic) -> Option<Mending<'a>> {
    let fix = diagnostic.fix.as_ref()?;
    let change = |edit: &'a Edit| {
        let Span { start, end } = edit.span;
        let (start, end) = (source.position(start), source.position(end));
        Change { line: start.line, column: start.column, end_line: end.line, end_column: end.column, text: &edit.text }
    };
    Some(Mending { title: &fix.title, safety: fix.safety, edits: fix.edits.iter().map(change).collect() })
}
