//! A run at the terminal, line by line; a pipe works the same.

use std::io::{BufRead, IsTerminal};

use stepmark::error::Error;
use stepmark::language::{Language, fill};
use stepmark::run::view::{self, Style};
use stepmark::run::{Journal, Plan, State, StopKind, What};
use stepmark::terminal::sanitize;
use stepmark::workflow::Workflow;

use crate::commands::run::event;
use crate::console::Console;

/// Parameters whose names hold one of these are asked for, but never written to disk.
const SECRETS: [&str; 4] = ["token", "password", "secret", "apikey"];

pub(crate) struct Session<'a> {
    workflow: &'a Workflow,
    plan: &'a Plan,
    journal: &'a mut Journal,
    state: State,
    person: &'a str,
    style: Style<'a>,
    console: &'a Console,
}

/// What the person wants at a stop.
enum Wish {
    Answer(What),
    Back,
    Note,
    Quit,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        workflow: &'a Workflow,
        plan: &'a Plan,
        language: &'a Language,
        journal: &'a mut Journal,
        person: &'a str,
        api: Option<&'a str>,
        console: &'a Console,
    ) -> Self {
        let state = State::replay(plan, &journal.events);
        let style = Style { language, colours: console.colours(), width: width(), api };
        Self { workflow, plan, journal, state, person, style, console }
    }

    /// Works until every stop has an answer (`true`), or the person stops (`false`).
    pub(crate) fn work(&mut self) -> Result<bool, Error> {
        let title = sanitize(&self.workflow.title).into_owned();
        self.print(&format!("{title}\n\n"));
        loop {
            let Some(at) = self.state.open(self.plan).next() else { break };
            if !self.parameters(at)? {
                return Ok(false);
            }
            self.print(&format!("{}\n", view::stop(self.plan, &self.state, at, &self.style)));
            match self.ask(at)? {
                Wish::Answer(what) => self.append(what)?,
                Wish::Back if self.state.can_go_back() => self.append(What::Back)?,
                Wish::Back => {}
                Wish::Note => match self.line(&self.strings().ask_note.clone())? {
                    Some(text) if !text.is_empty() => self.append(What::Noted { stop: at, text })?,
                    Some(_) => {}
                    None => return Ok(false),
                },
                Wish::Quit => return Ok(false),
            }
        }
        let rest = self.plan.rest.iter().map(|text| sanitize(text).into_owned() + "\n\n").collect::<String>();
        self.print(&rest);
        if !self.journal.events.iter().any(|event| event.what == What::Finished) {
            self.append(What::Finished)?;
        }
        Ok(true)
    }

    fn strings(&self) -> &'a stepmark::language::Strings {
        &self.style.language.strings
    }

    fn print(&self, text: &str) {
        self.console.result(text);
    }

    /// On disk first, then in memory: what is shown as answered is kept.
    fn append(&mut self, what: What) -> Result<(), Error> {
        let event = event(self.person, what);
        self.journal.append(event.clone())?;
        self.state.apply(self.plan, &event);
        Ok(())
    }

    /// Asks for the parameters of a stop that have no value yet; `false` at the end of the input.
    fn parameters(&mut self, at: usize) -> Result<bool, Error> {
        for name in self.plan.stops[at].parameters() {
            if self.state.parameters.contains_key(&name) {
                continue;
            }
            let question = fill(&self.strings().ask_parameter, &[("name", &name)]);
            let Some(value) = self.line(&question)? else { return Ok(false) };
            if value.is_empty() {
                continue;
            }
            if SECRETS.iter().any(|secret| name.to_lowercase().contains(secret)) {
                self.state.parameters.insert(name, value);
            } else {
                self.append(What::Set { name, value })?;
            }
        }
        Ok(true)
    }

    fn ask(&mut self, at: usize) -> Result<Wish, Error> {
        let plan = self.plan;
        match &plan.stops[at].kind {
            StopKind::Step(step) => self.ask_task(at, step.irreversible),
            StopKind::Call(_) => self.ask_task(at, false),
            StopKind::Acknowledge { .. } => self.ask_acknowledged(at),
            StopKind::Choose { options } => self.ask_way(at, options.len()),
            StopKind::Applies { .. } => {
                let strings = self.strings();
                match self.key(&[
                    ("y", &strings.yes),
                    ("n", &strings.no),
                    ("b", &strings.back),
                    ("q", &strings.quit),
                ])? {
                    "y" => Ok(Wish::Answer(What::Chose { stop: at, option: Some(0) })),
                    "n" => Ok(Wish::Answer(What::Chose { stop: at, option: None })),
                    "b" => Ok(Wish::Back),
                    _ => Ok(Wish::Quit),
                }
            }
        }
    }

    fn ask_task(&mut self, stop: usize, irreversible: bool) -> Result<Wish, Error> {
        let strings = self.strings();
        let keys = [
            ("d", &strings.done),
            ("s", &strings.skip),
            ("n", &strings.remark),
            ("b", &strings.back),
            ("q", &strings.quit),
        ];
        match self.key(&keys)? {
            "d" if irreversible => {
                self.print(&format!("{}\n", strings.sure));
                match self.key(&[("y", &strings.yes), ("n", &strings.no)])? {
                    "y" => Ok(Wish::Answer(What::Done { stop })),
                    "n" => self.ask_task(stop, irreversible),
                    _ => Ok(Wish::Quit),
                }
            }
            "d" => Ok(Wish::Answer(What::Done { stop })),
            "s" => loop {
                match self.line(&strings.ask_reason)? {
                    None => return Ok(Wish::Quit),
                    Some(reason) if reason.is_empty() => {}
                    Some(reason) => return Ok(Wish::Answer(What::Skipped { stop, reason })),
                }
            },
            "n" => Ok(Wish::Note),
            "b" => Ok(Wish::Back),
            _ => Ok(Wish::Quit),
        }
    }

    fn ask_acknowledged(&mut self, stop: usize) -> Result<Wish, Error> {
        let strings = self.strings();
        match self.key(&[("o", &strings.ok), ("b", &strings.back), ("q", &strings.quit)])? {
            "o" => Ok(Wish::Answer(What::Acknowledged { stop })),
            "b" => Ok(Wish::Back),
            _ => Ok(Wish::Quit),
        }
    }

    fn ask_way(&mut self, stop: usize, count: usize) -> Result<Wish, Error> {
        let strings = self.strings();
        loop {
            let prompt = format!("0–{count} · b {} · q {}", strings.back, strings.quit);
            let Some(line) = self.line(&prompt)? else { return Ok(Wish::Quit) };
            match line.parse::<usize>() {
                Ok(0) => return Ok(Wish::Answer(What::Chose { stop, option: None })),
                Ok(number) if number <= count => {
                    return Ok(Wish::Answer(What::Chose { stop, option: Some(number - 1) }));
                }
                _ if is(&line, "b", &strings.back) => return Ok(Wish::Back),
                _ if is(&line, "q", &strings.quit) => return Ok(Wish::Quit),
                _ => self.not_understood(&format!("0–{count}, b, q")),
            }
        }
    }

    /// Asks until one of the keys, or the word for it, is given; the end of the input is `q`.
    fn key(&mut self, keys: &[(&'static str, &String)]) -> Result<&'static str, Error> {
        let prompt = keys.iter().map(|(key, word)| format!("{key} {word}")).collect::<Vec<_>>().join(" · ");
        loop {
            let Some(line) = self.line(&prompt)? else { return Ok("q") };
            match keys.iter().find(|(key, word)| is(&line, key, word)) {
                Some((key, _)) => return Ok(key),
                None => self.not_understood(&keys.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ")),
            }
        }
    }

    fn not_understood(&self, keys: &str) {
        self.print(&format!("{}\n", fill(&self.strings().not_understood, &[("keys", keys)])));
    }

    /// Asks for a line; `None` at the end of the input.
    fn line(&self, prompt: &str) -> Result<Option<String>, Error> {
        self.print(&format!("{prompt} > "));
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        let read = read.map_err(|cause| Error::file("standard input", "read", cause))?;
        if read == 0 || !std::io::stdin().is_terminal() {
            self.print("\n");
        }
        Ok((read > 0).then(|| line.trim().to_owned()))
    }
}

fn is(line: &str, key: &str, word: &str) -> bool {
    line.eq_ignore_ascii_case(key) || line.to_lowercase() == word.to_lowercase()
}

/// The columns of the terminal, as far as lines are good to read.
#[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    columns.unwrap_or(80).clamp(40, 100)
}
