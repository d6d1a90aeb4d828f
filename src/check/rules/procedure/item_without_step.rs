//! Among the steps of a numbered list, every item tells the reader to do something.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, List, Statement, visit_items};

rule!(Info, "item-without-step", "an item of a numbered list of steps that is no step", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.knows_language() {
        return;
    }
    subject.workflow.visit_items(&mut |item| {
        let Item::List(list) = item else { return };
        for item in &list.items {
            if let Item::Info(info) = item
                && lists_steps(list)
                && says_alone(info)
            {
                let line = info.lines.0;
                let message = "this item stands among steps, but nothing is understood that has to be done: no run or page asks for it";
                let help = format!("begin it with what has to be done, or take it out of the list; `stepmark inspect --line {line}` shows how it is read");
                found.push(Diagnostic::new(&RULE.code, subject.first_line(info.lines), message).help(help));
            }
        }
    });
}

/// Whether the numbers of a list are those of steps: half of its items or more are some.
fn lists_steps(list: &List) -> bool {
    let steps = list.items.iter().filter(|item| matches!(item, Item::Step(_))).count();
    list.start.is_some() && list.items.len() > 1 && steps * 2 >= list.items.len()
}

/// Whether an item says something that is no case, and holds no step.
fn says_alone(info: &Statement) -> bool {
    let mut holds_step = false;
    visit_items(&info.items, &mut |item| holds_step |= matches!(item, Item::Step(_)));
    !info.text.is_empty() && info.condition.is_none() && !info.otherwise && !holds_step
}
