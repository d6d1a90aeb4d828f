//! A step tells the reader to do something.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, Role, Section, SectionKind, visit_sections};

rule!(off Info, "phase-without-step", "a numbered section that tells the reader to do nothing", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.workflow.sections.iter().all(|section| section.role != Some(Role::Instructions)) {
        return;
    }
    visit_sections(&subject.workflow.sections, &mut |section| {
        let filled = !section.items.is_empty() || !section.sections.is_empty();
        if section.kind == Some(SectionKind::Phase) && filled && !section.instructs() && !shows_how(section) {
            let message = format!("“{}” is numbered as a step, but tells the reader to do nothing", section.title);
            let help = "say what has to be done, or leave the number out";
            found.push(Diagnostic::new(&RULE.code, subject.first_line(section.lines), message).help(help));
        }
    });
}

/// Whether a section shows by other means what has to be done: code, a list, alternatives.
fn shows_how(section: &Section) -> bool {
    let mut found = false;
    section.visit_items(&mut |item| {
        found |= matches!(item, Item::Code(_) | Item::List(_) | Item::Choice(_) | Item::Faq(_) | Item::Table(_));
    });
    found
}
