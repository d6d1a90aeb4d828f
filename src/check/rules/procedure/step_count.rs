//! A guide has as many steps as it says.

use crate::check::{MANY, Subject};
use crate::diagnostic::Diagnostic;
use crate::guide::{Block, BlockKind, plain_text};
use crate::workflow::{Section, SectionKind};

rule!(Warning, "step-count", "a number of steps that is not that of the steps", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let counting = |block: &Block| {
        matches!(block.kind, BlockKind::Paragraph(_))
            && subject.language.may_count_steps(subject.source.slice(block.span))
    };
    for (at, block) in subject.blocks.iter().enumerate().filter(|(_, block)| counting(block)).take(MANY) {
        let BlockKind::Paragraph(text) = &block.kind else { continue };
        for counted in subject.language.steps_counted(&plain_text(subject.source, text)) {
            let list = subject.blocks.get(at + 1).and_then(|next| match &next.kind {
                BlockKind::List(list) if list.start.is_some() => Some(list.items.len()),
                _ => None,
            });
            let line = subject.source.line(block.span.start);
            let Some(steps) = list.or_else(|| phases(&subject.workflow.sections, line)) else { continue };
            if steps != counted.number as usize {
                let message = format!("the text says {} steps, but there are {steps}", counted.number);
                found.push(
                    Diagnostic::new(&RULE.code, block.span, message)
                        .help("correct the number, or see which step is missing"),
                );
            }
        }
    }
}

/// How many numbered sections there are below the section of a line: the innermost row of them.
fn phases(sections: &[Section], line: u32) -> Option<usize> {
    let around = sections.iter().find(|section| (section.lines.0..=section.lines.1).contains(&line))?;
    let inner = phases(&around.sections, line);
    let own = |row: &[Section]| row.iter().filter(|section| section.kind == Some(SectionKind::Phase)).count();
    let below = Some(own(&around.sections)).filter(|&count| count > 1);
    inner.or(below)
}
