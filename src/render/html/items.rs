//! Items of a workflow → nodes of the view.

use std::cell::Cell;

use rustc_hash::FxHashSet;

use crate::language::Strings;
use crate::render::Options;
use crate::wording::{duration, verb};
use crate::workflow::parameters::{in_code, in_path};
use crate::workflow::{
    Action, Api, Choice, Figure, Item, Level, List, ListNumber, Positions, Quote, QuoteRole, Statement, Step,
    TimeLimit, TimeRole, Workflow,
};

use super::escape::escape;
use super::nodes::{
    ActionNode, ApiNode, ChoiceNode, FieldNode, MarkNode, Node, OptionNode, ParameterNode, Picture, QuestionNode,
    QuoteNode, StepNode, TextNode,
};
use super::session;
use super::text::{self, Around};
use super::values::Values;

/// Writes the items of one workflow, and counts what can be ticked off.
pub(super) struct Writer<'a> {
    options: &'a Options<'a>,
    around: Around<'a>,
    steps: Cell<usize>,
    choices: Cell<usize>,
    positions: Positions,
}

impl<'a> Writer<'a> {
    pub(super) fn new(workflow: &'a Workflow, options: &'a Options<'a>, values: &'a Values) -> Self {
        let around = Around {
            links: options.links,
            reader: options.reader,
            metadata: &workflow.metadata,
            pictures: options.pictures,
            guides: options.guides,
            values,
        };
        Self { options, around, steps: Cell::new(0), choices: Cell::new(0), positions: workflow.positions() }
    }

    /// How many steps and API calls were written.
    pub(super) fn counted(&self) -> usize {
        self.steps.get()
    }

    pub(super) fn title(&self, text: &str) -> String {
        text::title(text, self.around)
    }

    pub(super) fn html(&self, text: &str) -> String {
        text::html(text, self.around)
    }

    pub(super) fn nodes(&self, items: &[Item]) -> Vec<Node> {
        items.iter().map(|item| self.node(item, None)).filter(|node| !is_empty(node)).collect()
    }

    /// Code within other text, with its places to fill in.
    fn code(&self, code: &str) -> String {
        self.around.values.marked(code, &in_code("", code))
    }

    fn strings(&self) -> &'a Strings {
        &self.options.language.strings
    }

    fn node(&self, item: &Item, number: Option<ListNumber>) -> Node {
        match item {
            Item::Step(step) => Node::Step(Box::new(self.step(step, number))),
            Item::Outcome(statement) => Node::Outcome(self.statement(statement)),
            Item::Info(statement) => Node::Info(self.statement(statement)),
            Item::Notice(notice) => {
                let (level, label) = level(self.strings(), notice.level);
                Node::Notice { level, label: label.to_owned(), items: self.nodes(&notice.items) }
            }
            Item::Api(api) => Node::Api(Box::new(self.call(api, number))),
            Item::List(list) => {
                Node::List { ordered: list.start.is_some(), start: list.start.unwrap_or(1), items: self.entries(list) }
            }
            Item::Choice(choice) => Node::Choice(self.choice(choice)),
            Item::Quote(quote) => Node::Quote(self.quote(quote)),
            Item::Faq(faq) => {
                let answer = |question: &crate::workflow::Question| QuestionNode {
                    question_html: self.html(&question.question),
                    items: self.nodes(&question.items),
                };
                Node::Faq { questions: faq.questions.iter().map(answer).collect() }
            }
            Item::Code(code) => Node::Code {
                language: code.language.clone(),
                html: session::html(&code.language, code.text.trim_end_matches('\n'), self.around.values),
            },
            Item::Table(table) => {
                let cells = |cells: &Vec<String>| cells.iter().map(|cell| self.html(cell)).collect::<Vec<_>>();
                Node::Table { header: cells(&table.header), rows: table.rows.iter().map(cells).collect() }
            }
            Item::Figure(figure) => Node::Figure(self.figure(figure)),
            Item::Raw(raw) => Node::Raw { html: text::raw(&raw.text, self.around) },
        }
    }

    fn entries(&self, list: &List) -> Vec<Node> {
        list.numbered().map(|(number, item)| self.node(item, number)).filter(|node| !is_empty(node)).collect()
    }

    fn step(&self, step: &Step, number: Option<ListNumber>) -> StepNode {
        self.steps.set(self.steps.get() + 1);
        let html = self.html(without_end(&step.text, &step.outcomes));
        let told = step.actions.len() > 1 || step.actions.iter().any(|action| action.object.is_some());
        let mut marks = self.marks(step.irreversible, None);
        if self.strings().adds_optional(step.optional, &step.text) {
            marks.push(mark("optional", &self.strings().optional, String::new()));
        }
        let condition = step.condition.as_deref().filter(|condition| !step.text.contains(*condition));
        marks.extend(condition.map(|condition| mark("condition", &self.strings().only_if, self.html(condition))));
        let outcome = |outcome: &String| mark("outcome", &self.strings().you_should_see, self.html(outcome));
        marks.extend(step.outcomes.iter().map(outcome));
        marks.extend(self.marks(false, step.time_limit));
        StepNode {
            id: step.id.clone(),
            number: self.positions.shown(&step.id).to_owned(),
            list_number: beside(&step.id, number),
            html,
            lang: step.language.clone().unwrap_or_default(),
            marks,
            actions: step.actions.iter().filter(|_| told).map(|action| self.action(action)).collect(),
            columns: step.columns.iter().map(|column| self.html(column)).collect(),
            fields: step
                .fields
                .iter()
                .map(|field| FieldNode { name_html: self.html(&field.name), enter_html: self.html(&field.enter) })
                .collect(),
            figures: step.figures.iter().map(|figure| self.figure(figure)).collect(),
            items: self.nodes(&step.items),
        }
    }

    fn statement(&self, statement: &Statement) -> TextNode {
        TextNode {
            html: self.html(&statement.text),
            lang: statement.language.clone().unwrap_or_default(),
            marks: self.marks(statement.irreversible, statement.time_limit),
            figures: statement.figures.iter().map(|figure| self.figure(figure)).collect(),
            items: self.nodes(&statement.items),
        }
    }

    fn marks(&self, irreversible: bool, limit: Option<TimeLimit>) -> Vec<MarkNode> {
        let strings = self.strings();
        let irreversible = irreversible.then(|| mark("irreversible", &strings.irreversible, String::new()));
        let limit = limit.map(|limit| {
            let how_long = escape(&duration(strings, self.options.reader, limit));
            match limit.role {
                TimeRole::Deadline => mark("deadline", &strings.deadline, how_long),
                TimeRole::Wait => mark("wait", &strings.wait, how_long),
            }
        });
        irreversible.into_iter().chain(limit).collect()
    }

    fn action(&self, action: &Action) -> ActionNode {
        let object = action.object.as_deref().filter(|_| action.target.is_none()).unwrap_or_default();
        ActionNode {
            op: action.op.name(),
            verb: verb(self.strings(), action).into_owned(),
            target: action.target.clone().unwrap_or_default(),
            target_html: self.code(action.target.as_deref().unwrap_or_default()),
            object_html: self.html(object),
            callout: action.callout.map_or_else(String::new, |number| number.to_string()),
        }
    }

    fn call(&self, api: &Api, number: Option<ListNumber>) -> ApiNode {
        self.steps.set(self.steps.get() + 1);
        let path = api.place();
        let path_html = self.around.values.marked(path, &in_path(path));
        let needed: FxHashSet<&str> = api.in_path().collect();
        let parameter = |parameter: &crate::workflow::Parameter| {
            let description_html = self.html(&parameter.description);
            if needed.contains(parameter.name.as_str()) {
                self.around.values.describe(&parameter.name, &description_html);
            }
            ParameterNode { name: parameter.name.clone(), required: parameter.required, description_html }
        };
        ApiNode {
            id: api.id.clone(),
            number: self.positions.shown(&api.id).to_owned(),
            list_number: beside(&api.id, number),
            method: api.method.clone().unwrap_or_default(),
            path_html,
            version: api.version.clone().unwrap_or_default(),
            parameters: api.parameters.iter().map(parameter).collect(),
            console: api
                .console(self.options.api_console)
                .filter(|address| text::followed(address))
                .unwrap_or_default(),
            curl_html: self.code(&api.curl(self.options.api).unwrap_or_default()),
        }
    }

    /// The `id` of one more choice.
    pub(super) fn new_choice(&self) -> String {
        self.choices.set(self.choices.get() + 1);
        format!("choice-{}", self.choices.get())
    }

    fn choice(&self, choice: &Choice) -> ChoiceNode {
        let id = self.new_choice();
        let option = |(at, option): (usize, &crate::workflow::ChoiceOption)| OptionNode {
            id: format!("{id}-{}", at + 1),
            title_html: self.html(option.title.trim_matches('*')),
            items: self.nodes(&option.items),
        };
        let options: Vec<OptionNode> = choice.options.iter().enumerate().map(option).collect();
        let single = options.len() == 1;
        let tabs = !single && options.iter().all(|option| !option.title_html.is_empty());
        ChoiceNode { tabs, single, options, id }
    }

    fn quote(&self, quote: &Quote) -> QuoteNode {
        let (role, label) = match quote.role {
            QuoteRole::Variant => ("variant", self.strings().variant.clone()),
            QuoteRole::Message => ("message", self.strings().message.clone()),
            QuoteRole::Note => ("note", String::new()),
        };
        QuoteNode {
            role,
            label,
            title_html: self.html(&quote.title),
            condition_html: self.html(quote.condition.as_deref().unwrap_or_default()),
            items: self.nodes(&quote.items),
        }
    }

    fn figure(&self, figure: &Figure) -> Picture {
        let shown = (self.around.pictures)(&figure.src).unwrap_or_default();
        let web = shown.src.is_empty() && crate::guide::TargetKind::of(&figure.src) == crate::guide::TargetKind::Web;
        let alt = if figure.alt.trim().is_empty() { &self.strings().screenshot } else { &figure.alt };
        Picture {
            src: shown.src,
            alt: crate::terminal::sanitize(alt).into_owned(),
            outside: if web { figure.src.clone() } else { String::new() },
            width: shown.width,
            height: shown.height,
        }
    }
}

fn is_empty(node: &Node) -> bool {
    matches!(node, Node::Raw { html } if html.trim().is_empty())
}

/// The number of a list, where it is to be shown beside the id.
fn beside(id: &str, number: Option<ListNumber>) -> String {
    number.and_then(|number| number.beside(id)).map_or_else(String::new, |number| number.to_string())
}

fn mark(mark: &'static str, label: &str, html: String) -> MarkNode {
    MarkNode { mark, label: label.to_owned(), html }
}

/// A text without the sentences at its end, which are shown by themselves.
fn without_end<'t>(text: &'t str, sentences: &[String]) -> &'t str {
    sentences.iter().rev().fold(text, |text, sentence| {
        let text = text.trim_end();
        text.strip_suffix(sentence.trim()).filter(|rest| !rest.trim().is_empty()).map_or(text, str::trim_end)
    })
}

fn level(strings: &Strings, level: Level) -> (&'static str, &str) {
    match level {
        Level::Danger => ("danger", &strings.danger),
        Level::Warning => ("warning", &strings.warning),
        Level::Note => ("note", &strings.note),
        Level::Tip => ("tip", &strings.tip),
    }
}
