//! A warning stands before what it warns of.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::Level;
use crate::workflow::{Item, Op, Step, visit_items, visit_sections};

rule!(Warning, "late-warning", "a warning behind the action that it guards", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut check = |row: &[Item]| {
        for (at, item) in row.iter().enumerate() {
            let Item::Notice(notice) = item else { continue };
            if !goes_on(&row[at + 1..])
                && notice.level >= Level::Warning
                && is_done(&row[..at])
                && warns_of_loss(&notice.items)
            {
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

/// Whether something is done behind a warning that it may be about. To wait, or what to do in some case only, is none.
fn goes_on(row: &[Item]) -> bool {
    let mut found = false;
    visit_items(row, &mut |item| {
        found |= match item {
            Item::Step(step) => !step.actions.is_empty() || step.time_limit.is_none() && step.condition.is_none(),
            _ => matches!(item, Item::Api(_)),
        }
    });
    found
}

/// Whether a row of items ends with what cannot be taken back: a step with a click, or with a command.
fn is_done(row: &[Item]) -> bool {
    match row {
        [.., Item::Step(step)] => !step.optional && ends_with_click(step),
        [.., Item::Step(step), Item::Code(_)] => !step.optional,
        [.., Item::List(list)] => is_done(&list.items),
        _ => false,
    }
}

fn ends_with_click(step: &Step) -> bool {
    step.actions.last().is_some_and(|action| matches!(action.op, Op::Confirm | Op::Click))
}

fn warns_of_loss(notice: &[Item]) -> bool {
    let mut found = false;
    visit_items(notice, &mut |item| found |= item.prose().is_some_and(|prose| prose.irreversible));
    found
}
