//! Guides of the template have four sections.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::language::SectionName;

rule!(Warning, "missing-section", "a guide that lacks a section of the template", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.is_templated() {
        return;
    }
    let names = [
        (SectionName::Objective, "objective"),
        (SectionName::Requirements, "requirements"),
        (SectionName::Instructions, "instructions"),
        (SectionName::Further, "go further"),
    ];
    let known: Vec<SectionName> =
        subject.headings.iter().filter_map(|title| subject.section_name(&title.text)).collect();
    if known.len() < 2 {
        return;
    }
    let missing: Vec<&str> = names.iter().filter(|(name, _)| !known.contains(name)).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        let be = if missing.len() == 1 { "section is" } else { "sections are" };
        let message = format!("the following {be} not there: {}", missing.join(", "));
        found.push(
            Diagnostic::new(&RULE.code, subject.top(), message).help("add it, or write its title as other guides do"),
        );
    }
}
