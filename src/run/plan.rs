//! The stops of a run, in reading order: where the person has to do, read or decide something. What only informs is
//! shown on the way to the next stop; outcomes are shown with the step that they follow.

use crate::guide::Level;
use crate::workflow::{Action, Api, ChoiceOption, Figure, Item, Notice, QuoteRole, Section, Step, TimeLimit, Workflow};

/// All stops of a workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The stops.
    pub stops: Vec<Stop>,
    /// What is left to read behind the last stop.
    pub rest: Vec<String>,
}

/// A place where the person answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// The titles of the sections around it, outermost first.
    pub sections: Vec<String>,
    /// What to read on the way to it.
    pub context: Vec<String>,
    /// The decisions that lead here: the stop that asks, and the answer that it needs.
    pub branch: Vec<(usize, usize)>,
    /// What it asks.
    pub kind: StopKind,
}

/// What a stop asks.
#[derive(Debug, Clone, PartialEq)]
pub enum StopKind {
    /// To do something.
    Step(StepStop),
    /// To make an API call.
    Call(Api),
    /// To read a warning.
    Acknowledge {
        /// How loud it is.
        level: Level,
        /// What it says.
        texts: Vec<String>,
    },
    /// To take one of several ways, or none of them; with one option, whether to take it.
    Choose {
        /// Their titles; may be empty.
        options: Vec<String>,
    },
    /// To say whether a variant applies: option 0 is yes.
    Applies {
        /// When it does, in the guide's words.
        condition: String,
    },
}

/// A step as a run shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct StepStop {
    /// The step's id.
    pub id: String,
    /// What the guide says.
    pub text: String,
    /// What is operated.
    pub actions: Vec<Action>,
    /// The rows of a form: name, what to enter.
    pub fields: Vec<(String, String)>,
    /// The pictures.
    pub figures: Vec<Figure>,
    /// What should be seen then.
    pub outcomes: Vec<String>,
    /// Deadline or waiting time.
    pub time_limit: Option<TimeLimit>,
    /// Cannot be undone.
    pub irreversible: bool,
    /// May be left out.
    pub optional: bool,
}

impl Stop {
    /// The id of the step or call, or nothing.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.kind {
            StopKind::Step(step) => &step.id,
            StopKind::Call(api) => &api.id,
            StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => "",
        }
    }

    /// What the stop is about, in one text.
    #[must_use]
    pub fn summary(&self) -> String {
        match &self.kind {
            StopKind::Step(step) => step.text.clone(),
            StopKind::Call(api) => {
                let path = api.path.as_deref().or(api.section.as_deref()).unwrap_or_default();
                format!("{} {path}", api.method.as_deref().unwrap_or_default()).trim().to_owned()
            }
            StopKind::Acknowledge { texts, .. } => texts.first().cloned().unwrap_or_default(),
            StopKind::Choose { options } => options.join(" / "),
            StopKind::Applies { condition } => condition.clone(),
        }
    }

    /// Whether it is something to do, not something to read or decide.
    #[must_use]
    pub fn is_task(&self) -> bool {
        matches!(self.kind, StopKind::Step(_) | StopKind::Call(_))
    }

    /// The names in braces that have to be filled in.
    #[must_use]
    pub fn parameters(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut collect = |text: &str| {
            for part in text.split('{').skip(1) {
                let name = part.split('}').next().filter(|name| name.len() < part.len()).unwrap_or_default();
                let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                if plain && !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
        };
        match &self.kind {
            StopKind::Step(step) => collect(&step.text),
            StopKind::Call(api) => collect(api.path.as_deref().unwrap_or_default()),
            StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => {}
        }
        names
    }
}

impl Plan {
    /// The plan of a workflow.
    #[must_use]
    pub fn of(workflow: &Workflow) -> Self {
        let mut planner = Planner::default();
        planner.items(&workflow.items);
        workflow.sections.iter().for_each(|section| planner.section(section));
        Self { stops: planner.stops, rest: planner.context }
    }
}

#[derive(Default)]
struct Planner {
    stops: Vec<Stop>,
    sections: Vec<String>,
    context: Vec<String>,
    branch: Vec<(usize, usize)>,
}

impl Planner {
    fn section(&mut self, section: &Section) {
        self.sections.extend(Some(section.title.clone()).filter(|title| !title.is_empty()));
        self.items(&section.items);
        section.sections.iter().for_each(|inner| self.section(inner));
        if !section.title.is_empty() {
            self.sections.pop();
        }
    }

    fn stop(&mut self, kind: StopKind) -> usize {
        let context = std::mem::take(&mut self.context);
        self.stops.push(Stop { sections: self.sections.clone(), context, branch: self.branch.clone(), kind });
        self.stops.len() - 1
    }

    fn items(&mut self, items: &[Item]) {
        items.iter().for_each(|item| self.item(item));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Step(step) => self.step(step),
            Item::Api(api) => {
                self.stop(StopKind::Call(api.clone()));
            }
            Item::Notice(notice) => self.notice(notice),
            Item::Outcome(statement) => {
                match self.stops.last_mut().filter(|_| self.context.is_empty()).map(|stop| &mut stop.kind) {
                    Some(StopKind::Step(step)) => step.outcomes.push(statement.text.clone()),
                    _ => self.read(&statement.text),
                }
                self.items(&statement.items);
            }
            Item::Info(statement) => {
                self.read(&statement.text);
                self.items(&statement.items);
            }
            Item::List(list) => {
                for item in &list.items {
                    let before = self.context.len();
                    self.item(item);
                    if let (Item::Info(_), Some(text)) = (item, self.context.get_mut(before)) {
                        text.insert_str(0, "• ");
                    }
                }
            }
            Item::Choice(choice) => {
                let title = |option: &ChoiceOption| named(&option.title, &option.items);
                let options = choice.options.iter().map(title).collect();
                let at = self.stop(StopKind::Choose { options });
                for (number, option) in choice.options.iter().enumerate() {
                    let told = usize::from(option.title.is_empty() && option.items.first().is_some_and(only_says));
                    self.branch(at, number, &option.items[told..]);
                }
            }
            Item::Quote(quote) if quote.role == QuoteRole::Variant => {
                let condition = quote.condition.clone().unwrap_or_else(|| named(&quote.title, &quote.items));
                let at = self.stop(StopKind::Applies { condition });
                self.branch(at, 0, &quote.items);
            }
            Item::Quote(quote) => {
                self.read(&quote.title);
                self.items(&quote.items);
            }
            Item::Faq(faq) => {
                for question in &faq.questions {
                    self.read(&question.question);
                    self.items(&question.items);
                }
            }
            Item::Code(code) => self.read(&code.text),
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

    fn branch(&mut self, at: usize, number: usize, items: &[Item]) {
        self.branch.push((at, number));
        self.items(items);
        if !self.context.is_empty() {
            let context = std::mem::take(&mut self.context);
            let inside = self.stops.last_mut().filter(|stop| stop.branch == self.branch && stop.is_task());
            match inside.map(|stop| &mut stop.kind) {
                Some(StopKind::Step(step)) => step.outcomes.extend(context),
                _ => self.context = context,
            }
        }
        self.branch.pop();
    }

    fn read(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.context.push(text.to_owned());
        }
    }

    fn step(&mut self, step: &Step) {
        self.stop(StopKind::Step(StepStop {
            id: step.id.clone(),
            text: step.text.clone(),
            actions: step.actions.clone(),
            fields: step.fields.iter().map(|field| (field.name.clone(), field.enter.clone())).collect(),
            figures: step.figures.clone(),
            outcomes: Vec::new(),
            time_limit: step.time_limit,
            irreversible: step.irreversible,
            optional: step.optional,
        }));
        self.items(&step.items);
    }

    /// A loud notice is acknowledged; the steps of a quiet one are steps.
    fn notice(&mut self, notice: &Notice) {
        if notice.level < Level::Warning {
            return self.items(&notice.items);
        }
        let mut inner = Self { sections: self.sections.clone(), ..Self::default() };
        inner.items(&notice.items);
        let mut texts = Vec::new();
        for stop in inner.stops {
            texts.extend(stop.context.iter().cloned());
            texts.push(stop.summary());
            if let StopKind::Step(step) = stop.kind {
                texts.extend(step.outcomes);
            }
        }
        texts.extend(inner.context);
        self.stop(StopKind::Acknowledge { level: notice.level, texts });
    }
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
    let first = items.iter().find_map(|item| match item {
        Item::Step(step) => Some(&step.text),
        Item::Info(statement) | Item::Outcome(statement) => Some(&statement.text),
        _ => None,
    });
    if title.is_empty() { first.cloned().unwrap_or_default() } else { title.to_owned() }
}
