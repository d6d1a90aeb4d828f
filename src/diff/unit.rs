//! A workflow as a row of units: what can be added, removed, moved and changed on its own.

use std::cmp::Ordering;

use crate::workflow::{Item, Level, Lines, Op, Role, Section, Step, TimeLimit, Workflow};

use super::Place;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    Section,
    Step,
    Api,
    Notice(Level),
    Code,
    Figure,
    Text,
}

impl Sort {
    /// Whether two units may be versions of one: notices of all levels are.
    pub(super) fn fits(self, other: Self) -> bool {
        match (self, other) {
            (Self::Notice(_), Self::Notice(_)) => true,
            _ => self == other,
        }
    }
}

/// A unit, with what is compared of it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) sort: Sort,
    pub(super) place: Place,
    /// Whether it stands among the requirements.
    pub(super) required: bool,
    pub(super) actions: Vec<(Op, String)>,
    pub(super) limits: Vec<TimeLimit>,
}

/// The order of two rows by what they say: any order that does not depend on which revision is which.
pub(super) fn order(old: &[Unit], new: &[Unit]) -> Ordering {
    let key = |unit: &Unit| (unit.sort, unit.place.text.clone());
    old.len().cmp(&new.len()).then_with(|| old.iter().map(key).cmp(new.iter().map(key)))
}

/// The units of a workflow, in reading order.
pub(super) fn units(workflow: &Workflow) -> Vec<Unit> {
    let mut row = Row { units: Vec::new(), required: false };
    row.items(&workflow.items);
    row.sections(&workflow.sections, None);
    row.units
}

struct Row {
    units: Vec<Unit>,
    required: bool,
}

impl Row {
    fn sections(&mut self, sections: &[Section], role: Option<Role>) {
        for section in sections {
            let role = section.role.or(role);
            self.required = role == Some(Role::Requirements);
            self.add(Sort::Section, "section", section.lines, &section.title);
            self.items(&section.items);
            self.sections(&section.sections, role);
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Step(step) => self.step(step),
            Item::Outcome(said) | Item::Info(said) => {
                let unit = self.add(Sort::Text, "text", said.lines, &said.text);
                unit.limits.extend(said.time_limit);
                for figure in &said.figures {
                    self.add(Sort::Figure, "figure", figure.lines, &figure.src);
                }
                self.items(&said.items);
            }
            Item::Notice(notice) => {
                let mut inside = Self { units: Vec::new(), required: false };
                inside.items(&notice.items);
                let text = inside.units.iter().map(|unit| unit.place.text.as_str()).collect::<Vec<_>>().join(" ");
                let unit = self.add(Sort::Notice(notice.level), level_name(notice.level), notice.lines, &text);
                for part in inside.units {
                    unit.actions.extend(part.actions);
                    unit.limits.extend(part.limits);
                }
            }
            Item::Api(api) => {
                let parts = [&api.version, &api.method, &api.path].into_iter().flatten();
                let mut call = parts.cloned().collect::<Vec<_>>();
                call.extend(api.path.is_none().then(|| api.section.clone()).flatten());
                call.extend(api.parameters.iter().filter(|one| one.required).map(|one| one.name.clone()));
                self.add(Sort::Api, &format!("API call {}", api.id), api.lines, &call.join(" "));
            }
            Item::List(list) => self.items(&list.items),
            Item::Choice(choice) => {
                for option in &choice.options {
                    self.titled(&option.title, option.lines, &option.items);
                }
            }
            Item::Quote(quote) => self.titled(&quote.title, quote.lines, &quote.items),
            Item::Faq(faq) => {
                for question in &faq.questions {
                    self.titled(&question.question, question.lines, &question.items);
                }
            }
            Item::Code(code) => drop(self.add(Sort::Code, "code", code.lines, &code.text)),
            Item::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten()).map(String::as_str);
                self.add(Sort::Text, "table", table.lines, &cells.collect::<Vec<_>>().join(" | "));
            }
            Item::Figure(figure) => drop(self.add(Sort::Figure, "figure", figure.lines, &figure.src)),
            Item::Raw(raw) => drop(self.add(Sort::Text, "text", raw.lines, &raw.text)),
        }
    }

    fn titled(&mut self, title: &str, lines: Lines, items: &[Item]) {
        if !title.is_empty() {
            self.add(Sort::Text, "title", lines, title);
        }
        self.items(items);
    }

    fn step(&mut self, step: &Step) {
        let entered = step.fields.iter().map(|field| format!(" | {}: {}", field.name, field.enter));
        let text = step.text.clone() + &entered.collect::<String>();
        let unit = self.add(Sort::Step, &format!("step {}", step.id), step.lines, &text);
        let what = step.actions.iter().map(|action| {
            let named = action.target.as_ref().or(action.object.as_ref());
            (action.op, named.cloned().unwrap_or_default())
        });
        unit.actions.extend(what);
        unit.limits.extend(step.time_limit);
        for figure in &step.figures {
            self.add(Sort::Figure, "figure", figure.lines, &figure.src);
        }
        self.items(&step.items);
    }

    fn add(&mut self, sort: Sort, name: &str, lines: Lines, text: &str) -> &mut Unit {
        let place = Place { name: name.to_owned(), lines, text: text.trim().to_owned() };
        let unit = Unit { sort, place, required: self.required, actions: Vec::new(), limits: Vec::new() };
        let at = self.units.len();
        self.units.push(unit);
        &mut self.units[at]
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Tip => "tip",
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Danger => "danger",
    }
}
