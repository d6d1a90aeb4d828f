//! A guide of instructions gives a checklist.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::{BlockKind, InlineKind, List};
use crate::workflow::{Item, Role};

rule!(Warning, "guide-without-step", "instructions in which no step is understood", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut tells = false;
    subject.workflow.visit_items(&mut |item| tells |= matches!(item, Item::Step(_) | Item::Api(_)));
    if !tells && subject.knows_language() && is_procedure(subject) {
        let message = "nothing is understood that has to be done: there is nothing to run";
        let help = format!(
            "tell the reader what to do; `stepmark inspect {}` shows how each text is read",
            subject.source.path()
        );
        found.push(Diagnostic::new(&RULE.code, subject.top(), message).help(help));
    }
}

/// Whether a guide looks like one that tells what to do: by a section for that, labels, or a numbered list.
fn is_procedure(subject: &Subject<'_>) -> bool {
    let listed = |list: &List| list.start.is_some() && list.items.len() > 1;
    subject.workflow.sections.iter().any(|section| section.role == Some(Role::Instructions))
        || subject.inlines.iter().any(|inline| matches!(inline.kind, InlineKind::Label(_)))
        || subject.blocks.iter().any(|block| matches!(&block.kind, BlockKind::List(list) if listed(list)))
}
