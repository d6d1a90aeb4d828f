//! The stops of a run, in reading order: where the person has to do, read or decide something. What only informs is
//! shown on the way to the next stop; outcomes are shown with the step that they follow.

use super::case::{self, Case, named, only_says};
use super::held;
use super::stop::{Reading, StepStop, Stop, StopKind, Turn};
use super::title::Title;
use crate::guide::Level;
use crate::workflow::{
    Choice, ChoiceOption, Item, List, ListNumber, Notice, Question, QuoteRole, Section, Statement, Step, TimeRole,
    Workflow, rows,
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
struct Planner<'w> {
    stops: Vec<Stop>,
    sections: Vec<Title>,
    /// How many sections were begun.
    begun: usize,
    context: Vec<Reading>,
    /// The sections of the last stop or reading.
    told: Vec<Title>,
    branch: Vec<Turn>,
    /// What leads to where the condition above does not hold.
    opposite: Option<Vec<Turn>>,
    /// The number of the list item that is planned, until something of it is shown.
    list_number: Option<ListNumber>,
    /// A text on the way to the next task says that it cannot be undone.
    irreversible: bool,
    /// The warnings of the step that is planned, which stand before it.
    warned: Vec<&'w Notice>,
}

impl<'w> Planner<'w> {
    fn sections(&mut self, sections: &'w [Section]) {
        for row in rows(sections) {
            match row {
                [section] => self.section(section),
                options => self.options(options),
            }
        }
    }

    fn options(&mut self, sections: &'w [Section]) {
        let at =
            self.stop(StopKind::Choose { options: sections.iter().map(|section| section.title.clone()).collect() });
        for (number, section) in sections.iter().enumerate() {
            self.branch((at, Some(number)), |planner| planner.section(section));
        }
    }

    fn section(&mut self, section: &'w Section) {
        (self.irreversible, self.opposite) = (false, None);
        self.begun += 1;
        self.sections.extend(Some(Title::new(&section.title, self.begun)).filter(|title| !title.is_empty()));
        let first = self.stops.len();
        let within = |planner: &mut Self| {
            planner.items(&section.items);
            planner.sections(&section.sections);
        };
        match &section.condition {
            Some(condition) => self.asked(condition, within),
            None => within(self),
        }
        if self.stops.len() > first {
            self.end_step();
        } else if self.irreversible {
            self.acknowledge();
        }
        if !section.title.is_empty() {
            self.sections.pop();
        }
    }

    /// What a section says that holds nothing to do, when it says that something cannot be undone: no task of its own asks
    /// about that.
    fn acknowledge(&mut self) {
        let titled = self.context.iter().rposition(|reading| matches!(reading, Reading::Title(_)));
        let readings = self.context.split_off(titled.map_or(0, |at| at + 1));
        self.context.truncate(titled.unwrap_or(0));
        self.irreversible = false;
        self.stop(StopKind::Acknowledge { level: Level::Warning, readings });
    }

    fn stop(&mut self, kind: StopKind) -> usize {
        if !matches!(kind, StopKind::Acknowledge { .. }) {
            self.opposite = None;
        }
        let context = self.context();
        self.told.clone_from(&self.sections);
        let task = matches!(kind, StopKind::Step(_) | StopKind::Call(_));
        let irreversible = task && std::mem::take(&mut self.irreversible);
        let list_number = self.list_number.take_if(|_| !matches!(kind, StopKind::Acknowledge { .. }));
        self.stops.push(Stop {
            irreversible,
            list_number,
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

    fn items(&mut self, items: &'w [Item]) {
        let mut rest = items;
        let mut before: Option<&Item> = None;
        while let [item, behind @ ..] = rest {
            let (held, after) = behind.split_at(held::behind(item, behind));
            let tells = Case::told_by(item).filter(|_| after.first().is_some_and(Item::instructs));
            match (before.and_then(Case::told_by), tells) {
                (Some(case), _) if item.instructs() => self.case(case, |planner| planner.item(item, held)),
                (_, Some(case)) if case.is_all() && self.asks(&case) => {}
                _ => self.item(item, held),
            }
            before = Some(item);
            rest = after;
        }
    }

    /// What has to be done in one case only is asked about once, and what has to be done otherwise with it.
    fn case(&mut self, case: Case<'_>, walk: impl FnOnce(&mut Self)) {
        let asks = self.asks(&case);
        let way = self.opposite.take().filter(|_| case.otherwise).unwrap_or_else(|| self.branch.clone());
        let outer = std::mem::replace(&mut self.branch, way);
        if asks {
            self.asked(case.question(), walk);
        } else {
            walk(self);
            self.end_way();
            self.opposite = None;
        }
        self.branch = outer;
    }

    /// Whether a case needs a question of its own.
    fn asks(&self, case: &Case<'_>) -> bool {
        !case.otherwise || case.condition.is_some() || self.opposite.is_none()
    }

    fn asked(&mut self, question: &str, walk: impl FnOnce(&mut Self)) {
        let at = self.stop(StopKind::Applies { condition: question.to_owned() });
        self.branch((at, Some(0)), walk);
        self.opposite = Some(self.branch.iter().copied().chain([(at, None)]).collect());
    }

    /// An item, and what stands behind it and belongs to its last step.
    fn item(&mut self, item: &'w Item, behind: &'w [Item]) {
        match item {
            Item::Step(step) => self.step(step, behind),
            Item::Api(api) => {
                self.stop(StopKind::Call(api.clone()));
            }
            Item::Notice(notice) => self.notice(notice),
            Item::Outcome(statement) => self.outcome(statement),
            Item::Info(statement) => self.info(statement, ""),
            Item::List(list) => self.list(list, behind),
            Item::Choice(choice) => self.choice(choice),
            Item::Quote(quote) if quote.role == QuoteRole::Variant => {
                let condition = quote.condition.clone().unwrap_or_else(|| named(&quote.title, &quote.items));
                self.asked(&condition, |planner| planner.items(&quote.items));
            }
            Item::Quote(quote) => {
                self.read(&quote.title);
                self.items(&quote.items);
            }
            Item::Faq(faq) => faq.questions.iter().for_each(|question| self.question(question)),
            Item::Code(code) => match self.step_above() {
                Some((step, _)) => step.code.push(code.into()),
                None => self.reading(Reading::Code(code.into())),
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

    fn info(&mut self, statement: &'w Statement, bullet: &str) {
        self.irreversible |= statement.irreversible;
        let case = Case::of_info(statement).filter(|_| statement.items.iter().any(Item::instructs));
        let is_told = case.is_some_and(|case| case.is_all() && self.asks(&case));
        if !is_told {
            self.read_item(&statement.text, bullet);
        }
        let Some(case) = case else { return self.items(&statement.items) };
        let (own, opposite) = case::split(&statement.items);
        self.case(case, |planner| planner.items(own));
        self.items(opposite);
    }

    fn list(&mut self, list: &'w List, behind: &'w [Item]) {
        for (at, (number, item)) in list.numbered().enumerate() {
            self.list_number = number;
            match item {
                Item::Info(statement) => {
                    let irreversible = self.irreversible;
                    self.info(statement, "• ");
                    // An item speaks of itself, and not of the next.
                    self.irreversible = irreversible;
                }
                _ if at + 1 == list.items.len() => self.item(item, behind),
                _ => self.item(item, &[]),
            }
        }
        self.list_number = None;
    }

    fn outcome(&mut self, statement: &'w Statement) {
        match self.step_above() {
            Some((step, irreversible)) => {
                step.outcomes.push(statement.text.clone());
                step.limits.extend(statement.time_limit);
                *irreversible |= statement.irreversible;
            }
            None => {
                self.irreversible |= statement.irreversible;
                self.read_item(&statement.text, "");
            }
        }
        self.items(&statement.items);
    }

    /// An answer that tells to do something is for those who have the question.
    fn question(&mut self, question: &'w Question) {
        if question.items.iter().any(Item::instructs) {
            self.asked(&question.question, |planner| planner.items(&question.items));
        } else {
            self.read(&question.question);
            self.items(&question.items);
        }
    }

    fn choice(&mut self, choice: &'w Choice) {
        let title = |option: &ChoiceOption| named(&option.title, &option.items);
        let options = choice.options.iter().map(title).collect();
        let at = self.stop(StopKind::Choose { options });
        let irreversible = self.irreversible;
        for (number, option) in choice.options.iter().enumerate() {
            self.irreversible = irreversible;
            let told = usize::from(option.title.is_empty() && option.items.first().is_some_and(only_says));
            self.branch((at, Some(number)), |planner| planner.items(&option.items[told..]));
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

    fn branch(&mut self, turn: Turn, walk: impl FnOnce(&mut Self)) {
        self.branch.push(turn);
        walk(self);
        self.end_way();
        self.branch.pop();
        self.opposite = None;
    }

    /// What is left to read at the end of a way is read on this way only: with its last stop, unless a decision can pass
    /// that one over.
    fn end_way(&mut self) {
        let mut readings = std::mem::take(&mut self.context).into_iter();
        if self.stops.last().is_none_or(|last| last.branch != self.branch) {
            let Some(first) = readings.find(|reading| !matches!(reading, Reading::Title(_))) else { return };
            self.stop(StopKind::Acknowledge { level: Level::Note, readings: vec![first] });
        }
        self.stops.last_mut().into_iter().for_each(|last| last.after.extend(readings.by_ref()));
    }

    fn read(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.reading(Reading::Text(text.to_owned()));
        }
    }

    /// What may be an item of a list: its number stands before it, else a bullet.
    fn read_item(&mut self, text: &str, bullet: &str) {
        if text.is_empty() {
            return;
        }
        match self.list_number.take() {
            Some(number) => self.reading(Reading::Item(number, text.to_owned())),
            None => self.read(&format!("{bullet}{text}")),
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
    fn step(&mut self, step: &'w Step, behind: &'w [Item]) {
        let Some(case) = Case::of_step(step) else { return self.task(step, [&step.items, behind]) };
        let (own, opposite) = case::split(&step.items);
        let list_number = self.list_number.take();
        self.case(case, |planner| {
            planner.list_number = list_number;
            planner.task(step, [own, behind]);
        });
        self.items(opposite);
    }

    /// A step with what it holds, inside and behind it: what warns of it stands before it, all else is read with it.
    fn task(&mut self, step: &Step, held: [&'w [Item]; 2]) {
        let warnings: Vec<&Notice> = held.into_iter().flat_map(held::warnings).collect();
        warnings.iter().for_each(|notice| self.warning(notice));
        self.irreversible |= step.irreversible || held.into_iter().any(held::loses);
        self.stop(StopKind::Step(StepStop {
            id: step.id.clone(),
            text: step.text.clone(),
            actions: step.actions.clone(),
            fields: step.fields.iter().map(|field| (field.name.clone(), field.enter.clone())).collect(),
            figures: step.figures.clone(),
            code: Vec::new(),
            outcomes: Vec::new(),
            deadline: step.time_limit.filter(|limit| limit.role == TimeRole::Deadline),
            limits: step.time_limit.into_iter().filter(|limit| limit.role == TimeRole::Wait).collect(),
            optional: step.optional,
        }));
        let outer = std::mem::replace(&mut self.warned, warnings);
        held.into_iter().for_each(|items| self.items(items));
        self.warned = outer;
        self.irreversible = false;
        self.end_step();
    }

    /// What is left to read at the end of a step is read with the last stop in it, unless a decision can pass that one over.
    fn end_step(&mut self) {
        if let Some(last) = self.stops.last_mut().filter(|last| last.branch == self.branch) {
            last.after.append(&mut self.context);
        }
    }

    /// A loud notice is acknowledged; the steps of a quiet one are steps.
    fn notice(&mut self, notice: &'w Notice) {
        if notice.level < Level::Warning {
            self.items(&notice.items);
        } else if !self.warned.iter().any(|warned| std::ptr::eq(*warned, notice)) {
            self.warning(notice);
        }
    }

    fn warning(&mut self, notice: &'w Notice) {
        let mut inner = Self { sections: self.sections.clone(), told: self.sections.clone(), ..Self::default() };
        inner.items(&notice.items);
        let mut readings: Vec<Reading> = inner.stops.into_iter().flat_map(Stop::into_readings).collect();
        readings.append(&mut inner.context);
        self.stop(StopKind::Acknowledge { level: notice.level, readings });
    }
}
