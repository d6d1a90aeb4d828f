//! A step tells the reader to do something.

use crate::check::{Subject, items};
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, Role, Section, SectionKind};

rule!(off Info, "phase-without-step", "a numbered section that tells the reader to do nothing", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if subject.workflow.sections.iter().all(|section| section.role != Some(Role::Instructions)) {
        return;
    }
    items::sections(&subject.workflow.sections, &mut |section| {
        let filled = !section.items.is_empty() || !section.sections.is_empty();
        if section.kind == Some(SectionKind::Phase) && filled && !items::instructs(section) && !shows_how(section) {
            let message = format!("“{}” is numbered as a step, but tells the reader to do nothing", section.title);
            let help = "say what has to be done, or leave the number out";
            found.push(Diagnostic::new(&RULE.code, subject.first_line(section.lines), message).help(help));
        }
    });
}

/// Whether a section shows by other means what has to be done: code, a list, alternatives.
fn shows_how(section: &Section) -> bool {
    let mut found = false;
    items::of_sections(std::slice::from_ref(section), &mut |item| {
        found |= matches!(item, Item::Code(_) | Item::List(_) | Item::Choice(_) | Item::Faq(_) | Item::Table(_));
    });
    found
}
