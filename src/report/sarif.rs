//! SARIF 2.1.0 (OASIS standard): results with their rules and fixes, for code scanning.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Edit, Place, Safety, Severity};
use crate::source::{Source, Span};

use super::{Findings, Report};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn write(report: &Report<'_>) -> String {
    let rules: Vec<Value> = report
        .rules
        .iter()
        .map(|(code, severity)| {
            json!({
                "id": code.name,
                "shortDescription": { "text": code.summary },
                "help": { "text": code.explanation, "markdown": code.explanation },
                "defaultConfiguration": { "level": level(*severity) },
            })
        })
        .collect();
    let results: Vec<Value> = report
        .guides
        .iter()
        .flat_map(|findings| findings.diagnostics.iter().map(|diagnostic| result(report, findings, diagnostic)))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "stepmark",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(report: &Report<'_>, findings: &Findings, diagnostic: &Diagnostic) -> Value {
    let source = &findings.source;
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let mut result = json!({
        "ruleId": diagnostic.code.name,
        "level": level(diagnostic.severity),
        "message": { "text": format!("{}{help}", diagnostic.message) },
        "locations": [{ "physicalLocation": place(source, diagnostic.span) }],
    });
    if let Some(index) = report.rules.iter().position(|(code, _)| *code == diagnostic.code) {
        result["ruleIndex"] = json!(index);
    }
    let related: Vec<Value> = diagnostic
        .related
        .iter()
        .map(|related| {
            let physical = match &related.place {
                Place::Here(span) => place(source, *span),
                Place::There(path, line) => elsewhere(path.as_str(), *line),
            };
            json!({ "physicalLocation": physical, "message": { "text": related.message } })
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) {
        let replacements: Vec<Value> = fix.edits.iter().map(|edit| replacement(source, edit)).collect();
        let change = json!({ "artifactLocation": artifact(source.path().as_str()), "replacements": replacements });
        result["fixes"] = json!([{ "description": { "text": fix.title }, "artifactChanges": [change] }]);
    }
    result
}

fn replacement(source: &Source, edit: &Edit) -> Value {
    json!({ "deletedRegion": region(source, edit.span), "insertedContent": { "text": edit.text } })
}

fn place(source: &Source, span: Span) -> Value {
    json!({ "artifactLocation": artifact(source.path().as_str()), "region": region(source, span) })
}

fn elsewhere(path: &str, line: Option<u32>) -> Value {
    let mut place = json!({ "artifactLocation": artifact(path) });
    if let Some(line) = line {
        place["region"] = json!({ "startLine": line });
    }
    place
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

/// What stands for something else in the path of a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path as a URI reference, relative to the root of the sources; as a whole URI for a file outside.
fn artifact(path: &str) -> Value {
    let uri = utf8_percent_encode(path, PATH);
    if path.starts_with('/') {
        json!({ "uri": format!("file://{uri}") })
    } else {
        json!({ "uri": uri.to_string(), "uriBaseId": "%SRCROOT%" })
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
