//! A run at the terminal, line by line; a pipe works the same.

use std::collections::BTreeSet;

use stepmark::error::Error;
use stepmark::language::Strings;
use stepmark::run::view::{self, Style};
use stepmark::run::{Answer, Clock, Consequences, StopKind, What, parameters};
use stepmark::terminal::sanitize;
use stepmark::workflow::is_secret;

use crate::console::Console;
use crate::live::{Live, clock};
use crate::prompt::{Prompt, is};

pub(crate) struct Session<'a, 'b> {
    live: &'b mut Live<'a>,
    console: &'b Console,
    prompt: Prompt<'b>,
}

/// What the person wants at a stop.
enum Wish {
    Answer(Answer),
    Back,
    Note,
    Evidence,
    GoTo,
    Open,
    Value,
    Quit,
}

/// A key, and the word for it.
type Key<'a> = (&'static str, &'a String);

impl<'a: 'b, 'b> Session<'a, 'b> {
    pub(crate) fn new(live: &'b mut Live<'a>, console: &'b Console) -> Self {
        let prompt = Prompt::new(console, &live.language.strings);
        Self { live, console, prompt }
    }

    /// Works until every stop is settled (`true`), or the person stops (`false`).
    pub(crate) fn work(&mut self) -> Result<bool, Error> {
        let title = sanitize(&self.live.workflow.title).into_owned();
        self.print(&format!("{title}\n\n"));
        let mut wanted = None;
        while let Some(at) = wanted.take().or_else(|| self.live.state.next(self.live.plan)) {
            let at = self.live.state.guard(self.live.plan, at).unwrap_or(at);
            if !self.parameters(at)? {
                return Ok(false);
            }
            self.show(at);
            match self.ask(at)? {
                Wish::Answer(answer) => {
                    if !self.keep(at, answer)? {
                        return Ok(false);
                    }
                }
                Wish::Back => self.live.back()?,
                Wish::Note => match self.prompt.line(&self.strings().ask_note)? {
                    Some(text) if text.is_empty() => wanted = Some(at),
                    Some(text) => {
                        self.live.append(What::Noted { stop: at, text })?;
                        wanted = Some(at);
                    }
                    None => return Ok(false),
                },
                Wish::Evidence => match self.prompt.line(&self.strings().ask_evidence)? {
                    Some(value) if value.is_empty() => wanted = Some(at),
                    Some(value) => {
                        self.live.append(What::Proved { stop: at, value })?;
                        wanted = Some(at);
                    }
                    None => return Ok(false),
                },
                Wish::GoTo => match self.prompt.line(&self.strings().ask_go_to)? {
                    Some(id) => wanted = Some(self.stop_of(&id).unwrap_or(at)),
                    None => return Ok(false),
                },
                Wish::Open => {
                    self.list_open();
                    wanted = Some(at);
                }
                Wish::Value => {
                    if !self.change_value()? {
                        return Ok(false);
                    }
                    wanted = Some(at);
                }
                Wish::Quit => return Ok(false),
            }
        }
        let clock = clock();
        for reading in &self.live.shown.rest {
            self.print(&format!("{}\n\n", view::reading(reading, &self.live.state, &self.style(&clock))));
        }
        self.live.finish()
    }

    fn style<'c>(&'c self, clock: &'c Clock) -> Style<'c> {
        Style {
            language: self.live.language,
            colours: self.console.colours(),
            width: self.prompt.width,
            api: self.live.api,
            clock,
        }
    }

    fn show(&self, at: usize) {
        let clock = clock();
        let style = self.style(&clock);
        self.print(&format!("{}\n", view::stop(self.live.plan, self.live.shown, &self.live.state, at, &style)));
    }

    /// Keeps an answer; one that changes a path that was taken already wants a second yes. `false` at the end of the
    /// input.
    fn keep(&mut self, at: usize, answer: Answer) -> Result<bool, Error> {
        let (plan, strings) = (self.live.plan, self.strings());
        if self.live.state.answers.contains_key(&at) {
            let consequences = self.live.state.consequences(plan, at, &answer);
            if consequences != Consequences::default() {
                self.print(&format!("{}\n", view::consequences(plan, &consequences, strings)));
                match self.prompt.key(&[("y", &strings.yes), ("n", &strings.no)])? {
                    "y" => {}
                    "n" => return Ok(true),
                    _ => return Ok(false),
                }
            }
        }
        self.live.answer(at, answer)?;
        Ok(true)
    }

    /// The steps that are left to do, a line each.
    fn list_open(&self) {
        let shown = self.live.shown;
        for stop in self.live.state.open(self.live.plan).map(|at| &shown.stops[at]).filter(|stop| stop.is_task()) {
            self.print(&format!("  {}\n", stop.headed(&view::plain(&stop.summary()))));
        }
        self.print("\n");
    }

    /// The stop of the path with an id.
    fn stop_of(&self, id: &str) -> Option<usize> {
        let plan = self.live.plan;
        let found = self.live.state.stop_called(plan, id);
        if found.is_none() {
            let open: Vec<&str> = self.live.state.open(plan).map(|at| plan.stops[at].id()).collect();
            let open: Vec<&str> = open.into_iter().filter(|id| !id.is_empty()).collect();
            self.prompt.not_understood(&open.join(", "));
        }
        found
    }

    fn strings(&self) -> &'a Strings {
        self.live.strings()
    }

    fn print(&self, text: &str) {
        self.console.result(text);
    }

    /// Asks for the parameters of a stop that have no value yet; `false` at the end of the input.
    fn parameters(&mut self, at: usize) -> Result<bool, Error> {
        let names = self.live.plan.stops[at].parameters();
        let open: Vec<_> = names.iter().filter(|name| !self.live.state.parameters.contains_key(*name)).collect();
        if !open.is_empty() {
            let stop = &self.live.shown.stops[at];
            self.print(&format!("{}\n", stop.headed(&view::plain(&stop.summary()))));
        }
        for name in open {
            if !self.value(name)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks for the value of a parameter; without an answer it stays as it is. `false` at the end of the input.
    fn value(&mut self, name: &str) -> Result<bool, Error> {
        let strings = self.strings();
        let question = parameters::question(name, &self.live.state, strings);
        let question = format!("{question} · q {}", strings.quit);
        loop {
            let asked = if is_secret(name) { self.prompt.secret(&question) } else { self.prompt.line(&question) };
            match asked?.as_deref() {
                None | Some("q") => return Ok(false),
                Some("") => return Ok(true),
                Some(value) if parameters::is_value(value) => {
                    let told = parameters::done_before(self.live.plan, &self.live.state, name, value, strings);
                    self.live.set(name, value)?;
                    told.iter().for_each(|told| self.print(&format!("{told}\n")));
                    return Ok(true);
                }
                Some(_) => self.print(&format!("{}\n", strings.bad_value)),
            }
        }
    }

    /// Asks for another value of a parameter; `false` at the end of the input.
    fn change_value(&mut self) -> Result<bool, Error> {
        let names = parameters::asked(self.live.plan, &self.live.state, &BTreeSet::new());
        if let [name] = &names[..] {
            return self.value(name);
        }
        for listed in parameters::listed(&names, &self.live.state) {
            self.print(&format!("  {listed}\n"));
        }
        let Some(typed) = self.prompt.line(&self.strings().ask_value)? else { return Ok(false) };
        match parameters::chosen(&names, &typed) {
            Some(name) => self.value(name),
            None => {
                self.prompt.not_understood(&format!("1–{}", names.len()));
                Ok(true)
            }
        }
    }

    /// The keys that always count, behind those of a stop; a value can be changed when there is one.
    fn with_moves(&self, own: &[Key<'a>]) -> Vec<Key<'a>> {
        let strings = self.strings();
        let value = (!self.live.state.parameters.is_empty()).then_some(("v", &strings.change_value));
        own.iter().copied().chain(value).chain([("b", &strings.back), ("q", &strings.quit)]).collect()
    }

    fn ask(&mut self, at: usize) -> Result<Wish, Error> {
        let plan = self.live.plan;
        match &plan.stops[at].kind {
            StopKind::Step(_) | StopKind::Call(_) => self.ask_task(plan.stops[at].irreversible),
            StopKind::Acknowledge { .. } => self.ask_acknowledged(),
            StopKind::Choose { options } => self.ask_way(options.len()),
            StopKind::Applies { .. } => {
                let strings = self.strings();
                let keys = [("y", &strings.yes), ("n", &strings.no), ("+", &strings.remark)];
                match self.prompt.key(&self.with_moves(&keys))? {
                    "y" => Ok(Wish::Answer(Answer::Chose(Some(0)))),
                    "n" => Ok(Wish::Answer(Answer::Chose(None))),
                    "+" => Ok(Wish::Note),
                    "v" => Ok(Wish::Value),
                    "b" => Ok(Wish::Back),
                    _ => Ok(Wish::Quit),
                }
            }
        }
    }

    fn ask_task(&mut self, irreversible: bool) -> Result<Wish, Error> {
        let strings = self.strings();
        let moves = [("g", &strings.go_to), ("l", &strings.open_only)];
        let keys = [&view::task_keys(strings)[..], &moves].concat();
        match self.prompt.key(&self.with_moves(&keys))? {
            "d" if irreversible => {
                self.print(&format!("{}\n", strings.sure));
                match self.prompt.key(&[("y", &strings.yes), ("n", &strings.no)])? {
                    "y" => Ok(Wish::Answer(Answer::Done)),
                    "n" => self.ask_task(irreversible),
                    _ => Ok(Wish::Quit),
                }
            }
            "d" => Ok(Wish::Answer(Answer::Done)),
            "s" => self.because(&strings.ask_reason, |reason| Answer::Skipped { reason }),
            "f" => self.because(&strings.ask_failed, |reason| Answer::Failed { reason }),
            "x" => self.because(&strings.ask_inapplicable, |reason| Answer::Inapplicable { reason }),
            "w" => self.because(&strings.ask_blocked, |reason| Answer::Blocked { reason }),
            "n" => Ok(Wish::Note),
            "e" => Ok(Wish::Evidence),
            "g" => Ok(Wish::GoTo),
            "l" => Ok(Wish::Open),
            "v" => Ok(Wish::Value),
            "b" => Ok(Wish::Back),
            _ => Ok(Wish::Quit),
        }
    }

    /// Asks until a reason is given.
    fn because(&self, question: &str, answer: impl Fn(String) -> Answer) -> Result<Wish, Error> {
        loop {
            match self.prompt.line(question)? {
                None => return Ok(Wish::Quit),
                Some(reason) if reason.is_empty() => {}
                Some(reason) => return Ok(Wish::Answer(answer(reason))),
            }
        }
    }

    fn ask_acknowledged(&mut self) -> Result<Wish, Error> {
        let strings = self.strings();
        match self.prompt.key(&self.with_moves(&[("o", &strings.ok), ("+", &strings.remark)]))? {
            "o" => Ok(Wish::Answer(Answer::Acknowledged)),
            "+" => Ok(Wish::Note),
            "v" => Ok(Wish::Value),
            "b" => Ok(Wish::Back),
            _ => Ok(Wish::Quit),
        }
    }

    fn ask_way(&mut self, count: usize) -> Result<Wish, Error> {
        let strings = self.strings();
        loop {
            let keys = self.with_moves(&[("+", &strings.remark)]);
            let keys: String = keys.iter().map(|(key, word)| format!(" · {key} {word}")).collect();
            let prompt = format!("0–{count}{keys}");
            let Some(line) = self.prompt.line(&prompt)? else { return Ok(Wish::Quit) };
            match line.parse::<usize>() {
                Ok(0) => return Ok(Wish::Answer(Answer::Chose(None))),
                Ok(number) if number <= count => {
                    return Ok(Wish::Answer(Answer::Chose(Some(number - 1))));
                }
                _ if is(&line, "+", &strings.remark) => return Ok(Wish::Note),
                _ if is(&line, "v", &strings.change_value) => return Ok(Wish::Value),
                _ if is(&line, "b", &strings.back) => return Ok(Wish::Back),
                _ if is(&line, "q", &strings.quit) => return Ok(Wish::Quit),
                _ => self.prompt.not_understood(&format!("0–{count}, +, b, q")),
            }
        }
    }
}
