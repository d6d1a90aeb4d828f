//! A workflow as a row of passages: what can be added, removed, moved and changed on its own.

use std::cmp::Ordering;

use crate::workflow::{Item, Level, Lines, Op, Quote, Role, Section, Step, TimeLimit, Workflow};

use super::Place;
use super::facts::Facts;

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sort {
    Section,
    Step,
    Api,
    Notice(Level),
    Code,
    Figure,
    Table,
    Text,
}

impl Sort {
    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Step => "step",
            Self::Api => "API call",
            Self::Notice(_) => "notice",
            Self::Code => "piece of code",
            Self::Figure => "figure",
            Self::Table => "table",
            Self::Text => "text",
        }
    }

    /// Whether two passages may be versions of one: notices of all levels are.
    pub(crate) fn fits(self, other: Self) -> bool {
        match (self, other) {
            (Self::Notice(_), Self::Notice(_)) => true,
            _ => self == other,
        }
    }
}

/// A passage, with what is compared of it.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    pub(crate) sort: Sort,
    pub(crate) place: Place,
    /// What the section around it is for.
    pub(crate) within: Option<Role>,
    /// How deep its section is nested; of a section, its own depth.
    pub(crate) depth: usize,
    /// Of a section, what it is for.
    pub(crate) role: Option<Role>,
    /// Of a section, the number that its title states.
    pub(crate) number: Option<u32>,
    /// Of a step, whether it may be left out, and when it applies.
    pub(crate) terms: (bool, Option<String>),
    /// Whether it is an item of a list.
    pub(crate) listed: bool,
    /// What the text holds beside words.
    pub(crate) facts: Facts,
    pub(crate) actions: Vec<(Op, String)>,
    /// How many choices of a step are taken back, or not made.
    pub(crate) unticked: usize,
    pub(crate) limits: Vec<TimeLimit>,
    /// Of a table, its rows; of a step, the fields that it fills in.
    pub(crate) rows: usize,
}

impl Passage {
    /// Some passages as one; `None` of none.
    pub(crate) fn join(passages: &[Self], which: &[usize]) -> Option<Self> {
        let mut parts = which.iter().map(|&at| &passages[at]);
        let mut whole = parts.next()?.clone();
        for part in parts {
            whole.place.text = format!("{} {}", whole.place.text, part.place.text);
            whole.place.lines.1 = whole.place.lines.1.max(part.place.lines.1);
            whole.facts.append(&part.facts);
            whole.actions.extend_from_slice(&part.actions);
            whole.unticked += part.unticked;
            whole.limits.extend_from_slice(&part.limits);
            whole.rows += part.rows;
        }
        Some(whole)
    }

    /// The same, with the step or section that stands before it in its row. Steps have other numbers in the other row,
    /// so that it is told what they say.
    pub(super) fn behind(mut self, row: &[Self], which: &[usize]) -> Self {
        let before = which.first().map_or(&[][..], |&at| &row[..at]);
        let mark = |passage: &&Self| matches!(passage.sort, Sort::Section | Sort::Step | Sort::Api);
        self.place.behind = before.iter().rev().find(mark).map(|passage| match passage.sort {
            Sort::Section => format!("“{}”", passage.place.text),
            _ => format!("{} “{}”", passage.place.name, beginning(&passage.place.text)),
        });
        self
    }
}

/// The order of two rows by what they say: any order that does not depend on which revision is which.
pub(crate) fn order(old: &[Passage], new: &[Passage]) -> Ordering {
    let key = |passage: &Passage| (passage.sort, passage.place.text.clone());
    old.len().cmp(&new.len()).then_with(|| old.iter().map(key).cmp(new.iter().map(key)))
}

/// The passages of a workflow, in reading order.
pub(crate) fn passages(workflow: &Workflow) -> Vec<Passage> {
    let mut row = Row::default();
    row.items(&workflow.items);
    row.sections(&workflow.sections, None);
    row.passages
}

#[derive(Default)]
struct Row {
    passages: Vec<Passage>,
    within: Option<Role>,
    depth: usize,
    listed: bool,
}

impl Row {
    fn sections(&mut self, sections: &[Section], role: Option<Role>) {
        for section in sections {
            let role = section.role.or(role);
            self.within = role;
            self.depth += 1;
            let passage = self.add(Sort::Section, "section", section.lines, &section.title);
            (passage.role, passage.number) = (section.role, section.number);
            self.items(&section.items);
            self.sections(&section.sections, role);
            self.depth -= 1;
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
                let passage = self.add(Sort::Text, "text", said.lines, &said.text);
                passage.limits.extend(said.time_limit);
                for figure in &said.figures {
                    self.add(Sort::Figure, "figure", figure.lines, &figure.src);
                }
                self.items(&said.items);
            }
            Item::Notice(notice) => {
                let mut inside = Self::default();
                inside.items(&notice.items);
                let text =
                    inside.passages.iter().map(|passage| passage.place.text.as_str()).collect::<Vec<_>>().join(" ");
                let passage = self.add(Sort::Notice(notice.level), level_name(notice.level), notice.lines, &text);
                let figures = inside.passages.iter().filter(|part| part.sort == Sort::Figure);
                passage.facts.images.extend(figures.map(|part| part.place.text.clone()));
                for part in inside.passages {
                    passage.actions.extend(part.actions);
                    passage.unticked += part.unticked;
                    passage.limits.extend(part.limits);
                }
            }
            Item::Api(api) => {
                let parts = [&api.version, &api.method, &api.path].into_iter().flatten();
                let mut call = parts.cloned().collect::<Vec<_>>();
                call.extend(api.path.is_none().then(|| api.section.clone()).flatten());
                call.extend(api.parameters.iter().filter(|one| one.required).map(|one| one.name.clone()));
                let passage = self.add(Sort::Api, &format!("API call {}", api.id), api.lines, &call.join(" "));
                passage.facts.call =
                    api.method.as_ref().zip(api.path.as_ref()).map(|(method, path)| format!("{method} {path}"));
            }
            Item::List(list) => {
                let outer = std::mem::replace(&mut self.listed, true);
                self.items(&list.items);
                self.listed = outer;
            }
            Item::Choice(choice) => {
                for option in &choice.options {
                    self.titled(&option.title, option.lines, &option.items);
                }
            }
            Item::Quote(quote) => self.quote(quote),
            Item::Faq(faq) => {
                for question in &faq.questions {
                    self.titled(&question.question, question.lines, &question.items);
                }
            }
            Item::Code(code) => drop(self.add(Sort::Code, "code", code.lines, &code.text)),
            Item::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten()).map(String::as_str);
                let passage = self.add(Sort::Table, "table", table.lines, &cells.collect::<Vec<_>>().join(" | "));
                passage.rows = table.rows.len();
            }
            Item::Figure(figure) => drop(self.add(Sort::Figure, "figure", figure.lines, &figure.src)),
            Item::Raw(raw) => drop(self.add(Sort::Text, "text", raw.lines, &raw.text)),
        }
    }

    fn quote(&mut self, quote: &Quote) {
        if let Some(condition) = &quote.condition {
            let Lines(line, _) = quote.lines;
            self.add(Sort::Text, "condition", Lines(line, line), condition).terms.1 = Some(condition.clone());
        }
        self.titled(&quote.title, quote.lines, &quote.items);
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
        let passage = self.add(Sort::Step, &format!("step {}", step.id), step.lines, &text);
        let what = step.actions.iter().map(|action| {
            let named = action.target.as_ref().or(action.object.as_ref());
            (action.op, named.cloned().unwrap_or_default())
        });
        passage.actions.extend(what);
        passage.unticked += step.actions.iter().filter(|action| action.untick).count();
        passage.limits.extend(step.time_limit);
        let otherwise = || step.otherwise.then(|| "otherwise".to_owned());
        passage.terms = (step.optional, step.condition.clone().or_else(otherwise));
        passage.rows = step.fields.len();
        for figure in &step.figures {
            self.add(Sort::Figure, "figure", figure.lines, &figure.src);
        }
        self.items(&step.items);
    }

    fn add(&mut self, sort: Sort, name: &str, lines: Lines, text: &str) -> &mut Passage {
        let facts = match sort {
            Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text => Facts::of(text),
            Sort::Api | Sort::Code | Sort::Figure => Facts::default(),
        };
        let mut passage = Passage {
            sort,
            place: Place::new(name, lines, text.trim()),
            within: self.within,
            depth: self.depth,
            role: None,
            number: None,
            terms: (false, None),
            listed: self.listed,
            facts,
            actions: Vec::new(),
            unticked: 0,
            limits: Vec::new(),
            rows: 0,
        };
        // Pictures that stand within a text are passages of their own, as those between texts are.
        let images = match sort {
            Sort::Step | Sort::Text => std::mem::take(&mut passage.facts.images),
            Sort::Section | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Figure | Sort::Table => Vec::new(),
        };
        let before = images.len() * usize::from(text.trim_start().starts_with("!["));
        for image in &images[..before] {
            self.add(Sort::Figure, "figure", lines, image);
        }
        let at = self.passages.len();
        self.passages.push(passage);
        for image in &images[before..] {
            self.add(Sort::Figure, "figure", lines, image);
        }
        &mut self.passages[at]
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

/// The first words of a text.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 40;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = words.char_indices().nth(SHOWN) else { return words };
    words[..words[..end].rfind(' ').unwrap_or(end)].to_owned() + " …"
}
