//! GitHub workflow commands, which become annotations. The escapes are those of the runner's own toolkit
//! (`@actions/core`, `command.ts`).

use crate::diagnostic::{Diagnostic, Severity};

use super::Findings;

pub(super) fn write(findings: &Findings, _: bool) -> String {
    findings.diagnostics.iter().map(|diagnostic| command(findings, diagnostic)).collect()
}

fn command(findings: &Findings, diagnostic: &Diagnostic) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let start = findings.source.position(diagnostic.span.start);
    let end = findings.source.position(diagnostic.span.end);
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let columns = if start.line == end.line && end.column > start.column {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    format!(
        "::{name} file={},line={},endLine={}{columns},title={}::{}\n",
        property(findings.source.path().as_str()),
        start.line,
        end.line,
        property(diagnostic.code.name),
        data(&format!("{}{help}", diagnostic.message)),
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
