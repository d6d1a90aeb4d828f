//! A step that the text names is there.

use std::cell::LazyCell;

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::{BlockKind, InlineKind};
use crate::source::Span;
use crate::workflow::Item;

rule!(Warning, "missing-step", "“go to step N” where there is no such step", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(last) = last_step(subject) else { return };
    for block in &subject.blocks {
        let BlockKind::Paragraph(text) = &block.kind else { continue };
        let names_step = LazyCell::new(|| subject.names_step(block.span));
        for inline in text.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(_))) {
            let written = subject.source.slice(inline.span);
            for named in subject.language.steps_named(written).into_iter().filter(|named| named.number > last) {
                if *names_step {
                    continue;
                }
                let start = inline.span.start as usize;
                let message = format!("there is no step {}: the last one has the number {last}", named.number);
                let place = Span::new(start + named.at.start, start + named.at.end);
                found.push(Diagnostic::new(&RULE.code, place, message).help("name the step that is meant"));
            }
        }
    }
}

/// The highest number that a heading or an ordered list has; `None` when there is neither.
fn last_step(subject: &Subject<'_>) -> Option<u32> {
    let mut last = subject.headings.iter().filter_map(|title| title.number).max();
    subject.workflow.visit_items(&mut |item| {
        if let Item::List(list) = item
            && let Some(start) = list.start
        {
            last = last.max(u32::try_from(start + list.items.len() as u64).ok().map(|end| end.saturating_sub(1)));
        }
    });
    last
}
