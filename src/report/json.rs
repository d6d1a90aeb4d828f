//! For programs: an array of objects, one a finding. Lines and columns count characters from 1.

use serde::Serialize;

use crate::diagnostic::Severity;

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
}

pub(super) fn write(findings: &Findings, _: bool) -> String {
    let rows = findings.diagnostics.iter().map(|diagnostic| {
        let start = findings.source.position(diagnostic.span.start);
        let end = findings.source.position(diagnostic.span.end);
        Row {
            path: findings.source.path().as_str(),
            code: diagnostic.code.name,
            severity: diagnostic.code.severity,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    });
    rows.filter_map(|row| serde_json::to_string(&row).ok()).collect::<Vec<_>>().join(",\n")
}
