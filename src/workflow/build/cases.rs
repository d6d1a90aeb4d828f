//! Sections for one case only: their first sentence says so ("Use this procedure only if …"), or their title ("If it fails").

use crate::language::{Language, Way};
use crate::workflow::model::{Item, Role, Section, SectionKind};

use super::draft::{self, Draft, statement};

/// The case that the first text of a section limits it to.
pub(super) fn told(drafts: &[Draft]) -> Option<String> {
    drafts.first()?.reading.as_ref()?.limits_to.clone()
}

/// Gives the list behind a text the case that the end of the text names.
pub(super) fn below(drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let case = drafts[at - 1].reading.as_ref().and_then(|reading| reading.case_below.clone());
        let next = &mut drafts[at].item;
        let Item::List(list) = next else { continue };
        let Some(case) = case.filter(|_| list.items.iter().any(Item::instructs)) else { continue };
        let told = statement(list.lines, String::new());
        let list = std::mem::replace(next, Item::Info(told));
        if let Item::Info(told) = next {
            (told.condition, told.items) = (Some(case), vec![list]);
        }
    }
}

/// Gives a section its case. What says so is nothing to do, unless nothing else is to be done there.
pub(super) fn open(section: &mut Section, case: Option<String>) {
    let Some(case) = case else { return };
    let Some((first, rest)) = section.items.split_first_mut() else { return };
    let instructs = rest.iter().any(Item::instructs) || section.sections.iter().any(Section::instructs);
    let told = match first {
        _ if !instructs => return,
        Item::Step(step) if step.items.is_empty() && step.figures.is_empty() && step.fields.is_empty() => {
            draft::told(std::mem::replace(step, draft::bare_step(step.lines, String::new())))
        }
        Item::Info(told) if told.items.is_empty() => {
            (told.condition, told.otherwise) = (None, false);
            section.condition = Some(case);
            return;
        }
        _ => return,
    };
    *first = Item::Info(told);
    section.condition = Some(case);
}

/// Gives sections whose titles name a case their condition, unless they are ways of which one is taken.
pub(super) fn titled(sections: &mut [Section], language: &Language) {
    for section in sections {
        let top = section.role.is_some_and(|role| role != Role::Other);
        let plain = section.kind != Some(SectionKind::Option) && !top && section.condition.is_none();
        if plain && section.instructs() && language.way(&section.title) == Some(Way::Case) {
            section.condition = Some(section.title.clone());
        }
        titled(&mut section.sections, language);
    }
}
