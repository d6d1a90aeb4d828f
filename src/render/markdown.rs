//! Items → blocks of GitHub-flavoured Markdown.

use crate::language::{Language, Strings};
use crate::locale::Locale;
use crate::wording::{duration, verb};
use crate::workflow::{
    Action, Api, Choice, Figure, Item, Level, ListNumber, Notice, Quote, QuoteRole, Statement, Step, Table, TimeLimit,
    TimeRole, Workflow,
};

use super::Options;
use super::text::{Around, code_mark, label_mark, picture, plain_markdown, verbatim};

/// Writes the items of one workflow.
pub(super) struct Writer<'a> {
    language: &'a Language,
    reader: Locale,
    around: Around<'a>,
    api: Option<&'a str>,
    console: Option<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(workflow: &'a Workflow, options: &Options<'a>) -> Self {
        let around = Around {
            links: options.links,
            reader: options.reader,
            images: options.images,
            pictures: options.pictures,
            guides: options.guides,
            metadata: &workflow.metadata,
        };
        Self {
            language: options.language,
            reader: options.reader,
            around,
            api: options.api,
            console: options.api_console,
        }
    }

    pub(super) fn strings(&self) -> &'a Strings {
        &self.language.strings
    }

    pub(super) fn text(&self, text: &str) -> String {
        plain_markdown(text, self.around)
    }

    pub(super) fn blocks(&self, items: &[Item]) -> Vec<String> {
        items.iter().map(|item| self.block(item)).filter(|block| !block.is_empty()).collect()
    }

    fn block(&self, item: &Item) -> String {
        match item {
            Item::Step(step) => self.step(step, None),
            Item::Outcome(statement) => {
                self.statement(statement, &format!("**{}{}** ", self.strings().you_should_see, self.strings().colon))
            }
            Item::Info(statement) => self.statement(statement, ""),
            Item::Notice(notice) => self.notice(notice),
            Item::Api(api) => self.call(api, None),
            Item::List(list) => {
                list.numbered().map(|(number, item)| self.entry(item, number)).collect::<Vec<_>>().join("\n")
            }
            Item::Choice(choice) => self.choice(choice),
            Item::Quote(quote) => self.quote(quote),
            Item::Faq(faq) => {
                let answer = |question: &crate::workflow::Question| {
                    let title = format!("**{}**", self.text(&question.question).trim_matches('*'));
                    std::iter::once(title)
                        .filter(|title| title != "****")
                        .chain(self.blocks(&question.items))
                        .collect::<Vec<_>>()
                        .join("\n\n")
                };
                faq.questions.iter().map(answer).collect::<Vec<_>>().join("\n\n")
            }
            Item::Code(code) => fenced(&code.language, &code.text),
            Item::Table(table) => self.table(table),
            Item::Figure(figure) => self.figure(figure),
            Item::Raw(raw) if raw.text.trim_start().starts_with("<!--") => String::new(),
            Item::Raw(raw) => fenced("html", &raw.text),
        }
    }

    fn step(&self, step: &Step, number: Option<ListNumber>) -> String {
        let mut parts = vec![format!("{} {}", numbers(&step.id, number), self.text(&step.text))];
        parts.extend(self.marks(step));
        let several = step.actions.len() > 1 || step.actions.iter().any(|action| action.object.is_some());
        if several {
            parts.push(
                step.actions.iter().map(|action| format!("- {}", self.action(action))).collect::<Vec<_>>().join("\n"),
            );
        }
        if !step.fields.is_empty() {
            let rows = step.fields.iter().map(|field| vec![field.name.clone(), field.enter.clone()]).collect();
            parts.push(self.table(&Table { lines: step.lines, header: step.columns.clone(), rows }));
        }
        parts.extend(step.figures.iter().map(|figure| self.figure(figure)));
        parts.extend(self.blocks(&step.items));
        format!("- [ ] {}", indented(&parts.join("\n\n"), "  "))
    }

    /// One line for what a step is besides its text.
    fn marks(&self, step: &Step) -> Option<String> {
        let strings = self.strings();
        let mut marks = Vec::new();
        if step.irreversible {
            marks.push(format!("⚠ **{}**", strings.irreversible));
        }
        if strings.adds_optional(step.optional, &step.text) {
            marks.push(strings.optional.clone());
        }
        if let Some(condition) = step.condition.as_deref().filter(|condition| !step.text.contains(condition)) {
            marks.push(format!("{}{} {}", strings.only_if, strings.colon, self.text(condition)));
        }
        marks.extend(
            step.outcomes
                .iter()
                .map(|outcome| format!("**{}{}** {}", strings.you_should_see, strings.colon, self.text(outcome))),
        );
        marks.extend(step.time_limit.map(|limit| self.time_limit(limit)));
        (!marks.is_empty()).then(|| marks.join("\\\n"))
    }

    fn time_limit(&self, limit: TimeLimit) -> String {
        let strings = self.strings();
        let word = match limit.role {
            TimeRole::Deadline => &strings.deadline,
            TimeRole::Wait => &strings.wait,
        };
        format!("⏱ {word}{} {}", strings.colon, duration(strings, self.reader, limit))
    }

    fn action(&self, action: &Action) -> String {
        let verb = verb(self.strings(), action);
        let what = action
            .target
            .as_deref()
            .map_or_else(|| self.text(action.object.as_deref().unwrap_or_default()), label_mark);
        let callout = action.callout.map_or_else(String::new, |number| format!(" ({number})"));
        format!("{verb} {what}{callout}")
    }

    fn statement(&self, statement: &Statement, before: &str) -> String {
        let mut parts = vec![format!("{before}{}", self.text(&statement.text))];
        let mut marks = Vec::new();
        if statement.irreversible {
            marks.push(format!("⚠ **{}**", self.strings().irreversible));
        }
        marks.extend(statement.time_limit.map(|limit| self.time_limit(limit)));
        if !marks.is_empty() {
            parts.push(marks.join("\\\n"));
        }
        parts.extend(statement.figures.iter().map(|figure| self.figure(figure)));
        parts.extend(self.blocks(&statement.items));
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// A list item; steps and calls bring a tick box of their own.
    fn entry(&self, item: &Item, number: Option<ListNumber>) -> String {
        match (item, number) {
            (Item::Step(step), _) => self.step(step, number),
            (Item::Api(api), _) => self.call(api, number),
            (_, Some(number)) => format!("{number} {}", indented(&self.block(item), "   ")),
            (_, None) => format!("- {}", indented(&self.block(item), "  ")),
        }
    }

    fn notice(&self, notice: &Notice) -> String {
        let strings = self.strings();
        let (alert, word) = match notice.level {
            Level::Danger => ("CAUTION", &strings.danger),
            Level::Warning => ("WARNING", &strings.warning),
            Level::Note => ("NOTE", &strings.note),
            Level::Tip => ("TIP", &strings.tip),
        };
        let body = self.blocks(&notice.items).join("\n\n");
        let own = body.strip_prefix("**").is_some_and(|own| own.to_lowercase().starts_with(&word.to_lowercase()));
        let title = if own { String::new() } else { format!("**{word}**\n\n") };
        quoted(&format!("[!{alert}]\n{title}{body}"))
    }

    fn call(&self, api: &Api, number: Option<ListNumber>) -> String {
        let strings = self.strings();
        let path = api.place();
        let method = api.method.as_deref().unwrap_or_default();
        let version = api.version.as_deref().map_or_else(String::new, |version| format!(" ({})", verbatim(version)));
        let call = code_mark(format!("{method} {path}").trim());
        let mut parts = vec![format!("{} {}{version}: {call}", numbers(&api.id, number), strings.with_api)];
        if !api.parameters.is_empty() {
            let row = |parameter: &crate::workflow::Parameter| {
                let required = if parameter.required { format!(" ({})", strings.required) } else { String::new() };
                let about = if parameter.description.is_empty() {
                    String::new()
                } else {
                    format!(": {}", self.text(&parameter.description))
                };
                format!("- {}{required}{about}", code_mark(&parameter.name))
            };
            parts.push(format!(
                "{}{}\n\n{}",
                strings.parameters,
                strings.colon,
                api.parameters.iter().map(row).collect::<Vec<_>>().join("\n")
            ));
        }
        if let Some(curl) = api.curl(self.api) {
            parts.push(fenced("bash", &curl));
        }
        parts.extend(api.console(self.console).map(|address| format!("[{}]({address})", strings.open_console)));
        format!("- [ ] {}", indented(&parts.join("\n\n"), "  "))
    }

    /// What stands before one of several ways that have sections of their own.
    pub(super) fn way(&self, at: usize) -> String {
        if at > 0 { format!("*{}*", self.strings().or) } else { self.either() }
    }

    fn either(&self) -> String {
        format!("**{}{}**", self.strings().either, self.strings().colon)
    }

    fn choice(&self, choice: &Choice) -> String {
        let strings = self.strings();
        let mut parts = Vec::new();
        if choice.options.len() > 1 {
            parts.push(self.either());
        }
        for (at, option) in choice.options.iter().enumerate() {
            let or = if at > 0 || choice.options.len() == 1 { format!("*{}* ", strings.or) } else { String::new() };
            let title = self.text(&option.title);
            let heading = format!("{or}**{}**", title.trim_matches('*'));
            let heading = heading.trim_end_matches("****").trim_end().to_owned();
            let body = std::iter::once(heading).filter(|heading| !heading.is_empty()).chain(self.blocks(&option.items));
            parts.push(format!("- {}", indented(&body.collect::<Vec<_>>().join("\n\n"), "  ")));
        }
        parts.join("\n\n")
    }

    fn quote(&self, quote: &Quote) -> String {
        let strings = self.strings();
        let mut parts = Vec::new();
        match quote.role {
            QuoteRole::Variant => parts.push(format!("**{}**", strings.variant)),
            QuoteRole::Message => parts.push(format!("**{}{}**", strings.message, strings.colon)),
            QuoteRole::Note => {}
        }
        if !quote.title.is_empty() {
            parts.push(format!("**{}**", self.text(&quote.title)));
        }
        parts.extend(quote.condition.as_deref().map(|condition| self.text(condition)));
        parts.extend(self.blocks(&quote.items));
        quoted(&parts.join("\n\n"))
    }

    fn table(&self, table: &Table) -> String {
        let width = table.rows.iter().map(Vec::len).chain([table.header.len(), 1]).max().unwrap_or(1);
        // Cells without a header above them would not be shown.
        let row = |cells: &[String]| {
            let cell = |cell: &String| self.text(cell).replace('|', "\\|").replace("\\\n", "<br>").replace('\n', " ");
            let mut cells: Vec<String> = cells.iter().map(cell).collect();
            cells.resize(width, String::new());
            format!("| {} |", cells.join(" | "))
        };
        let rule = format!("|{}", "---|".repeat(width));
        let rows = table.rows.iter().map(|cells| row(cells));
        [row(&table.header), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    }

    fn figure(&self, figure: &Figure) -> String {
        let alt = if figure.alt.is_empty() { &self.strings().screenshot } else { &figure.alt };
        picture(&figure.src, alt, self.around)
    }
}

/// The id of a step, and beside it the number of its list, where that is another one.
fn numbers(id: &str, number: Option<ListNumber>) -> String {
    let beside = number.and_then(|number| number.beside(id));
    format!("**{}**{}", verbatim(id), beside.map_or_else(String::new, |number| format!(" ({number})")))
}

fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language = language.replace(['`', '\n', '\r'], " ");
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn quoted(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

/// All lines but the first moved to the right.
fn indented(text: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(by);
            }
        }
        out.push_str(line);
    }
    out
}
