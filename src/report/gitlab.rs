//! GitLab's code quality report: an array of issues, each with a fingerprint that survives edits elsewhere
//! (<https://docs.gitlab.com/ci/testing/code_quality/>).

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::digest;

use super::{Findings, Report};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(super) fn write(report: &Report<'_>) -> String {
    let mut seen = HashMap::new();
    let issues: Vec<Issue<'_>> = report
        .guides
        .iter()
        .flat_map(|findings| findings.diagnostics.iter().map(move |diagnostic| (findings, diagnostic)))
        .map(|(findings, diagnostic)| issue(findings, diagnostic, &mut seen))
        .collect();
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    text
}

fn issue<'a>(findings: &'a Findings, diagnostic: &'a Diagnostic, seen: &mut HashMap<String, u32>) -> Issue<'a> {
    let source = &findings.source;
    let path = source.path().as_str();
    let about = format!("{path}\0{}\0{}", diagnostic.code.name, source.slice(diagnostic.span));
    let count = seen.entry(about.clone()).or_default();
    *count += 1;
    let fingerprint = digest::hex(format!("{about}\0{count}"));
    let (begin, end) = source.lines(diagnostic.span);
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" ({help})"));
    Issue {
        description: format!("{}{help}", diagnostic.message),
        check_name: diagnostic.code.name,
        fingerprint,
        severity: match diagnostic.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location { path, lines: Lines { begin, end } },
    }
}
