//! One line a finding: `path:line:column: severity[rule]: message`, as editors and `grep` know it.

use crate::terminal::sanitize;

use super::Findings;

pub(super) fn write(findings: &Findings, _: bool) -> String {
    let line = |diagnostic: &crate::diagnostic::Diagnostic| {
        let start = findings.source.position(diagnostic.span.start);
        format!(
            "{}:{}:{}: {}[{}]: {}\n",
            sanitize(findings.source.path().as_str()),
            start.line,
            start.column,
            diagnostic.severity.name(),
            diagnostic.code.name,
            sanitize(&diagnostic.message)
        )
    };
    findings.diagnostics.iter().map(line).collect()
}
