//! A summary for a pull request: counts, the worst first, the guides folded.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Severity};

use super::count::plural;
use super::{Findings, Report};

/// More findings of a guide than these are only counted.
const SHOWN: usize = 20;

pub(super) fn write(report: &Report<'_>) -> String {
    let counts =
        [Severity::Error, Severity::Warning, Severity::Info].map(|severity| (severity, count(report, severity)));
    let mut out = String::from("## stepmark check\n\n");
    let guides = report.guides.len();
    if counts.iter().all(|(_, count)| *count == 0) {
        let _ = writeln!(out, "{}: nothing found.", plural(guides, "guide"));
        return out;
    }
    let said: Vec<String> = counts.iter().map(|(severity, count)| plural(*count, severity.name())).collect();
    let _ = writeln!(out, "{}: {}.\n", plural(guides, "guide"), said.join(", "));
    let mut found: Vec<&Findings> = report.guides.iter().filter(|guide| !guide.diagnostics.is_empty()).collect();
    found.sort_by_key(|guide| std::cmp::Reverse(weight(guide)));
    for guide in found {
        write_guide(&mut out, guide);
    }
    out
}

fn write_guide(out: &mut String, guide: &Findings) {
    let worst = guide.diagnostics.iter().map(|one| one.severity).max();
    let open = if worst == Some(Severity::Error) { " open" } else { "" };
    let head = plural(guide.diagnostics.len(), "finding");
    let path = html(guide.source.path().as_str());
    let _ = writeln!(out, "<details{open}><summary><code>{path}</code>: {head}</summary>\n");
    out.push_str("| line | | rule | what |\n|---:|---|---|---|\n");
    let mut sorted: Vec<&Diagnostic> = guide.diagnostics.iter().collect();
    sorted.sort_by_key(|one| std::cmp::Reverse(one.severity));
    for one in sorted.iter().take(SHOWN) {
        let line = guide.source.line(one.span.start);
        let help = one.help.as_ref().map_or_else(String::new, |help| format!("<br>{}", told(help)));
        let (severity, rule) = (one.severity.name(), one.code.name);
        let _ = writeln!(out, "| {line} | {severity} | `{rule}` | {}{help} |", told(&one.message));
    }
    if sorted.len() > SHOWN {
        let _ = writeln!(out, "\n… and {} more", sorted.len() - SHOWN);
    }
    out.push_str("\n</details>\n\n");
}

/// Errors weigh more than any number of warnings, and these more than remarks.
fn weight(guide: &Findings) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| guide.diagnostics.iter().filter(|one| one.severity == severity).count())
}

fn count(report: &Report<'_>, severity: Severity) -> usize {
    report.guides.iter().flat_map(|guide| &guide.diagnostics).filter(|one| one.severity == severity).count()
}

/// What is told of a guide, in a cell: what stands between backticks is code.
fn told(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, code, behind)) = code_in(rest) {
        out += &format!("{}<code>{}</code>", escaped(before), escaped(code));
        rest = behind;
    }
    out + &escaped(rest)
}

/// The text before the first piece of code, that piece, and the text behind it.
fn code_in(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, behind) = rest.split_once('`')?;
    Some((before, code, behind))
}

/// Text of a guide that must neither end a table cell nor become markup or a mention.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in html(text).chars() {
        match c {
            '@' => out.push_str("&#64;"),
            '`' => out.push_str("&#96;"),
            '|' | '*' | '_' | '[' | ']' | '\\' | '#' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// Text between the tags of HTML, where marks of Markdown mean nothing.
fn html(text: &str) -> String {
    on_one_line(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn on_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}
