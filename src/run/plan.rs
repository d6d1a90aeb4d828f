//! The stops of a run, in reading order: where the person has to do, read or decide something. What only informs is
//! shown on the way to the next stop; outcomes are shown with the step that they follow.

use super::stop::{Reading, StepStop, Stop, StopKind};
use super::title::Title;
use crate::guide::Level;
use crate::workflow::{
    Choice, ChoiceOption, Item, Notice, Question, QuoteRole, Section, Statement, Step, Workflow, rows,
};

/// All stops of a workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The stops.
    pub stops: Vec<Stop>,
    /// What is left to read behind the last stop.
    pub rest: Vec<Reading>,
}

impl Plan {
    /// The plan of a workflow.
    #[must_use]
    pub fn of(workflow: &Workflow) -> Self {
        let mut planner = Planner::default();
        planner.items(&workflow.items);
        planner.sections(&workflow.sections);
        Self { stops: planner.stops, rest: planner.context }
    }
}

#[derive(Default)]
struct Planner {
    stops: Vec<Stop>,
    sections: Vec<Title>,
    context: Vec<Reading>,
    /// The sections of the last stop or reading.
    told: Vec<Title>,
    branch: Vec<(usize, usize)>,
    /// A text on the way to the next task says that it cannot be undone.
    irreversible: bool,
}

impl Planner {
    fn sections(&mut self, sections: &[Section]) {
        for row in rows(sections) {
            match row {
                [section] => self.section(section),
                options => self.options(options),
            }
        }
    }

    fn options(&mut self, sections: &[Section]) {
        let at =
            self.stop(StopKind::Choose { options: sections.iter().map(|section| section.title.clone()).collect() });
        for (number, section) in sections.iter().enumerate() {
            self.branch(at, number, |planner| planner.section(section));
        }
    }

    fn section(&mut self, section: &Section) {
        self.irreversible = false;
        self.sections.extend(Some(Title::from(section.title.as_str())).filter(|title| !title.is_empty()));
        self.items(&section.items);
        self.sections(&section.sections);
        if !section.title.is_empty() {
            self.sections.pop();
        }
    }

    fn stop(&mut self, kind: StopKind) -> usize {
        let context = self.context();
        self.told.clone_from(&self.sections);
        let task = matches!(kind, StopKind::Step(_) | StopKind::Call(_));
        let irreversible = task && std::mem::take(&mut self.irreversible);
        self.stops.push(Stop {
            irreversible,
            sections: self.sections.clone(),
            context,
            after: Vec::new(),
            branch: self.branch.clone(),
            kind,
            foreign: None,
        });
        self.stops.len() - 1
    }

    /// What was read on the way; the title of the section that is shown with the stop anyway does not head it.
    fn context(&mut self) -> Vec<Reading> {
        let mut context = std::mem::take(&mut self.context);
        if matches!(context.first(), Some(Reading::Title(title)) if self.sections.last() == Some(title)) {
            context.remove(0);
        }
        context
    }

    fn items(&mut self, items: &[Item]) {
        for (at, item) in items.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| &items[before]);
            let alone = std::slice::from_ref(item);
            match (before.and_then(condition), condition(item)) {
                (Some(condition), _) if item.instructs() => self.case(condition, alone),
                (_, Some(condition))
                    if items.get(at + 1).is_some_and(Item::instructs) && says_only(item, condition) => {}
                _ if before.is_some_and(announces) => self.of_step(alone),
                _ => self.item(item),
            }
        }
    }

    /// What has to be done in one case only is asked about once.
    fn case(&mut self, condition: &str, items: &[Item]) {
        let at = self.stop(StopKind::Applies { condition: condition.to_owned() });
        self.branch(at, 0, |planner| planner.items(items));
    }

    /// What the step above announces or holds is read with it, not on the way to the next one.
    fn of_step(&mut self, items: &[Item]) {
        let stops = self.stops.len();
        let above = self.step_above().is_some();
        self.items(items);
        if above && self.stops.len() == stops {
            let readings = std::mem::take(&mut self.context);
            self.stops.last_mut().into_iter().for_each(|stop| stop.after.extend_from_slice(&readings));
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Step(step) => self.step(step),
            Item::Api(api) => {
                self.stop(StopKind::Call(api.clone()));
            }
            Item::Notice(notice) => self.notice(notice),
            Item::Outcome(statement) => self.outcome(statement),
            Item::Info(statement) => {
                self.irreversible |= statement.irreversible;
                match &statement.condition {
                    Some(condition) if statement.items.iter().any(Item::instructs) => {
                        if !says_only(item, condition) {
                            self.read(&statement.text);
                        }
                        self.case(condition, &statement.items);
                    }
                    _ => {
                        self.read(&statement.text);
                        self.items(&statement.items);
                    }
                }
            }
            Item::List(list) => {
                for item in &list.items {
                    let before = self.context.len();
                    self.item(item);
                    let first = self.context.iter_mut().skip(before).find_map(|reading| match reading {
                        Reading::Text(text) => Some(text),
                        Reading::Title(_) | Reading::Code(_) => None,
                    });
                    if let (Item::Info(_), Some(text)) = (item, first) {
                        text.insert_str(0, "• ");
                    }
                }
            }
            Item::Choice(choice) => self.choice(choice),
            Item::Quote(quote) if quote.role == QuoteRole::Variant => {
                let condition = quote.condition.clone().unwrap_or_else(|| named(&quote.title, &quote.items));
                self.case(&condition, &quote.items);
            }
            Item::Quote(quote) => {
                self.read(&quote.title);
                self.items(&quote.items);
            }
            Item::Faq(faq) => {
                faq.questions.iter().for_each(|question| self.question(question));
            }
            Item::Code(code) => match self.step_above() {
                Some((step, _)) => step.code.push(code.text.clone()),
                None => self.reading(Reading::Code(code.text.clone())),
            },
            Item::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    self.read(&row.join(" | "));
                }
            }
            Item::Figure(figure) => self.read(&figure.src),
            Item::Raw(raw) if raw.text.starts_with("<!--") => {}
            Item::Raw(raw) => self.read(&raw.text),
        }
    }

    fn outcome(&mut self, statement: &Statement) {
        match self.step_above() {
            Some((step, irreversible)) => {
                step.outcomes.push(statement.text.clone());
                step.limits.extend(statement.time_limit);
                *irreversible |= statement.irreversible;
            }
            None => {
                self.irreversible |= statement.irreversible;
                self.read(&statement.text);
            }
        }
        self.items(&statement.items);
    }

    /// An answer that tells to do something is for those who have the question.
    fn question(&mut self, question: &Question) {
        if question.items.iter().any(Item::instructs) {
            self.case(&question.question, &question.items);
        } else {
            self.read(&question.question);
            self.items(&question.items);
        }
    }

    fn choice(&mut self, choice: &Choice) {
        let title = |option: &ChoiceOption| named(&option.title, &option.items);
        let options = choice.options.iter().map(title).collect();
        let at = self.stop(StopKind::Choose { options });
        let irreversible = self.irreversible;
        for (number, option) in choice.options.iter().enumerate() {
            self.irreversible = irreversible;
            let told = usize::from(option.title.is_empty() && option.items.first().is_some_and(only_says));
            self.branch(at, number, |planner| planner.items(&option.items[told..]));
        }
    }

    /// The step that what comes now belongs to, and whether it cannot be undone: nothing stands between them.
    fn step_above(&mut self) -> Option<(&mut StepStop, &mut bool)> {
        let last = self.stops.last_mut().filter(|_| self.context.is_empty())?;
        let here = last.sections == self.sections && last.branch.starts_with(&self.branch);
        match &mut last.kind {
            StopKind::Step(step) if here => Some((step, &mut last.irreversible)),
            StopKind::Step(_)
            | StopKind::Call(_)
            | StopKind::Acknowledge { .. }
            | StopKind::Choose { .. }
            | StopKind::Applies { .. } => None,
        }
    }

    fn branch(&mut self, at: usize, number: usize, walk: impl FnOnce(&mut Self)) {
        self.branch.push((at, number));
        walk(self);
        self.end_way();
        self.branch.pop();
    }

    /// What is left to read at the end of a way is read on this way only: with its last stop, unless a decision can pass
    /// that one over.
    fn end_way(&mut self) {
        let mut readings = std::mem::take(&mut self.context).into_iter();
        if self.stops.last().is_none_or(|last| last.branch != self.branch) {
            let Some(first) = readings.find(|reading| !matches!(reading, Reading::Title(_))) else { return };
            self.stop(StopKind::Acknowledge { level: Level::Note, texts: vec![first.into_text()] });
        }
        self.stops.last_mut().into_iter().for_each(|last| last.after.extend(readings.by_ref()));
    }

    fn read(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.reading(Reading::Text(text.to_owned()));
        }
    }

    fn reading(&mut self, reading: Reading) {
        if self.told != self.sections {
            self.told.clone_from(&self.sections);
            self.context.extend(self.sections.last().cloned().map(Reading::Title));
        }
        self.context.push(reading);
    }

    /// A step that applies in one case only is asked about first.
    fn step(&mut self, step: &Step) {
        let asked = step.condition.clone().map(|condition| self.stop(StopKind::Applies { condition }));
        self.branch.extend(asked.map(|at| (at, 0)));
        self.irreversible |= step.irreversible;
        self.stop(StopKind::Step(StepStop {
            id: step.id.clone(),
            text: step.text.clone(),
            actions: step.actions.clone(),
            fields: step.fields.iter().map(|field| (field.name.clone(), field.enter.clone())).collect(),
            figures: step.figures.clone(),
            code: Vec::new(),
            outcomes: Vec::new(),
            limits: step.time_limit.into_iter().collect(),
            optional: step.optional,
        }));
        self.of_step(&step.items);
        if asked.is_some() {
            self.branch.pop();
        }
    }

    /// A loud notice is acknowledged; the steps of a quiet one are steps.
    fn notice(&mut self, notice: &Notice) {
        if notice.level < Level::Warning {
            return self.items(&notice.items);
        }
        let mut inner = Self { sections: self.sections.clone(), told: self.sections.clone(), ..Self::default() };
        inner.items(&notice.items);
        let mut texts = Vec::new();
        for stop in inner.stops {
            let summary = stop.summary();
            texts.extend(stop.context.into_iter().map(Reading::into_text));
            texts.push(summary);
            if let StopKind::Step(step) = stop.kind {
                texts.extend(step.outcomes);
            }
            texts.extend(stop.after.into_iter().map(Reading::into_text));
        }
        texts.extend(inner.context.into_iter().map(Reading::into_text));
        self.stop(StopKind::Acknowledge { level: notice.level, texts });
    }
}

/// Whether an item is a step that tells of what stands behind it.
fn announces(item: &Item) -> bool {
    matches!(item, Item::Step(step) if step.text.trim_end().ends_with(':'))
}

/// The condition under which what follows applies, when an item only tells that.
fn condition(item: &Item) -> Option<&str> {
    match item {
        Item::Info(statement) if statement.items.is_empty() => statement.condition.as_deref(),
        _ => None,
    }
}

/// Whether nothing but its condition stands in an item, so that it is told with the question.
fn says_only(item: &Item, condition: &str) -> bool {
    item.prose().is_some_and(|prose| prose.text.trim_end_matches([':', ' ', '\u{a0}']) == condition)
}

/// Whether an item operates nothing, so that naming it in a question is all there is to it.
fn only_says(item: &Item) -> bool {
    match item {
        Item::Step(step) => step.actions.is_empty() && step.fields.is_empty() && step.items.is_empty(),
        Item::Info(statement) => statement.items.is_empty(),
        _ => false,
    }
}

/// A title, or else the first text of what stands under it.
fn named(title: &str, items: &[Item]) -> String {
    if !title.is_empty() {
        return title.to_owned();
    }
    items.iter().find_map(Item::prose).map_or_else(String::new, |prose| prose.text.to_owned())
}
