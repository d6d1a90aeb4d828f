//! What the reader operates is marked as a label.

use crate::check::{Subject, items};
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;
use crate::workflow::{Item, Op};

rule!(Info, "unmarked-label", "a label in quotes instead of `{.action}`", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let marked: Vec<(u32, &str)> = subject
        .inlines
        .iter()
        .filter_map(|inline| match &inline.kind {
            InlineKind::Label(label) => Some((subject.source.line(inline.span.start), &**label)),
            _ => None,
        })
        .collect();
    items::of_workflow(subject.workflow, &mut |item| {
        let Item::Step(step) = item else { return };
        for action in step.actions.iter().filter(|action| action.op == Op::Click) {
            let Some(target) = &action.target else { continue };
            let line = subject.source.line_text(action.line);
            let Some(at) = line.find(target.as_str()) else { continue };
            let is_marked = marked.iter().any(|(on, label)| *on == action.line && label == target);
            if !is_marked && line[..at].ends_with(['"', '“', '”', '„', '«', '\'', '‘', ' ', '\u{a0}', '*']) {
                let start = subject.source.line_start(action.line) as usize + at;
                let message = format!("“{target}” is clicked, but not marked as a label");
                let help = format!("write `` `{target}`{{.action}} ``");
                found.push(Diagnostic::new(&RULE.code, Span::new(start, start + target.len()), message).help(help));
            }
        }
    });
}
