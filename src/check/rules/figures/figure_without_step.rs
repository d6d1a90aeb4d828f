//! A figure shows how a step is done.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::workflow::{Item, Section, SectionKind, visit_items, visit_sections};

rule!(off Info, "figure-without-step", "a figure in a procedure without a step", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    visit_sections(&subject.workflow.sections, &mut |section| {
        if section.kind == Some(SectionKind::Phase) && !section.instructs() {
            report(subject, section, found);
        }
    });
}

fn report(subject: &Subject<'_>, section: &Section, found: &mut Vec<Diagnostic>) {
    visit_items(&section.items, &mut |item| {
        let figures = match item {
            Item::Figure(figure) => std::slice::from_ref(figure),
            Item::Step(_) => &[],
            other => other.prose().map_or(&[][..], |prose| prose.figures),
        };
        for figure in figures {
            let message =
                format!("`{}` shows a step, but the text before it tells the reader to do nothing", figure.src);
            let help = "say what the reader has to do where the figure shows it";
            found.push(Diagnostic::new(&RULE.code, subject.first_line(figure.lines), message).help(help));
        }
    });
}
