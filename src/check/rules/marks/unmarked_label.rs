//! What the reader operates is marked as a label.

use std::collections::HashSet;

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;
use crate::workflow::{Item, Op};

/// Each label is looked for in its line; nobody writes longer ones.
const LONGEST_LINE: usize = 10_000;

rule!(Info, "unmarked-label", "a label in quotes instead of `{.action}`", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let marked: HashSet<(u32, &str)> = subject
        .inlines
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Label(label) => Some((subject.source.line(inline.span.start), &**label)),
            _ => None,
        })
        .collect();
    subject.workflow.visit_items(&mut |item| {
        let Item::Step(step) = item else { return };
        for action in step.actions.iter().filter(|action| action.op == Op::Click) {
            let Some(target) = &action.target else { continue };
            let line = subject.source.line_text(action.line);
            if line.len() > LONGEST_LINE || marked.contains(&(action.line, target.as_str())) {
                continue;
            }
            let Some(at) = line.find(target.as_str()) else { continue };
            if line[..at].ends_with(['"', '“', '”', '„', '«', '\'', '‘', ' ', '\u{a0}', '*']) {
                let start = subject.source.line_start(action.line) as usize + at;
                let message = format!("“{target}” is clicked, but not marked as a label");
                let help = format!("write `` `{target}`{{.action}} ``");
                found.push(Diagnostic::new(&RULE.code, Span::new(start, start + target.len()), message).help(help));
            }
        }
    });
}
