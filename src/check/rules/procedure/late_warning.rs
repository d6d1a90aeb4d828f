//! A warning stands before what it warns of.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::Level;
use crate::workflow::{Item, Op, Step, visit_items, visit_sections};

rule!(Warning, "late-warning", "a warning behind the action that it guards", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut check = |row: &[Item]| {
        for (at, pair) in row.windows(2).enumerate() {
            let (Item::Step(step), Item::Notice(notice)) = (&pair[0], &pair[1]) else { continue };
            let last = !row[at + 2..].iter().any(|item| matches!(item, Item::Step(_) | Item::Api(_)));
            if last && notice.level >= Level::Warning && is_done(step) && warns_of_loss(&notice.items) {
                let message = "this warning stands behind the step that it warns of";
                found.push(
                    Diagnostic::new(&RULE.code, subject.first_line(notice.lines), message)
                        .help("put it before the step"),
                );
            }
        }
    };
    check(&subject.workflow.items);
    visit_sections(&subject.workflow.sections, &mut |section| check(&section.items));
}

/// Whether a step ends with a click that cannot be taken back.
fn is_done(step: &Step) -> bool {
    !step.optional && step.actions.last().is_some_and(|action| matches!(action.op, Op::Confirm | Op::Click))
}

fn warns_of_loss(notice: &[Item]) -> bool {
    let mut found = false;
    visit_items(notice, &mut |item| found |= item.prose().is_some_and(|prose| prose.irreversible));
    found
}
