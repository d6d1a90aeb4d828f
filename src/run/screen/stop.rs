//! What the large part of the screen says of one stop.

use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::guide::Level;
use crate::run::answer::Answer;
use crate::run::state::State;
use crate::run::stop::{Code, Reading, StepStop, Stop, StopKind};
use crate::run::timers::{self, Clock};
use crate::run::{parameters, view};
use crate::terminal::sanitize;
use crate::wording;
use crate::workflow::{Action, Api, TimeRole};

use super::Screen;
use super::text::{Look, lines};

/// The lines of a stop, and how many of them only lead to it.
pub(super) fn told(screen: &Screen<'_>, at: usize, state: &State, clock: &Clock) -> (Vec<Line<'static>>, usize) {
    let stop = &screen.shown.stops[at];
    let mut page = Page { screen, state, look: Look { colours: screen.colours }, all: Vec::new() };
    for timer in timers::running(screen.plan, state, &clock.zone) {
        let colour = if timer.is_over(clock) { Color::Red } else { Color::Blue };
        let told = sanitize(&timer.told(screen.plan, clock, &screen.language.strings)).into_owned();
        page.all.push(Line::styled(told, page.look.coloured(colour)));
    }
    if let Some(locale) = &stop.foreign {
        page.line(&format!("[{locale}]"), page.look.faint());
    }
    page.gap();
    page.readings(&stop.context);
    let own = page.all.len();
    match &stop.kind {
        StopKind::Step(step) => page.step(stop, step),
        StopKind::Call(api) => {
            page.irreversible(stop.irreversible);
            page.call(stop, api);
        }
        StopKind::Acknowledge { level, readings } => page.warning(*level, readings),
        StopKind::Choose { options } => page.ways(stop, options),
        StopKind::Applies { condition } => {
            page.text(&stop.headed(condition), "", Style::new());
            page.gap();
            page.line(&screen.language.strings.applies, page.look.strong());
        }
    }
    page.gap();
    page.readings(&stop.after);
    page.said(at, stop);
    (page.all, own)
}

struct Page<'a> {
    screen: &'a Screen<'a>,
    state: &'a State,
    look: Look,
    all: Vec<Line<'static>>,
}

impl Page<'_> {
    fn gap(&mut self) {
        if self.all.last().is_some_and(|line| line.width() > 0) {
            self.all.push(Line::default());
        }
    }

    fn readings(&mut self, all: &[Reading]) {
        for reading in all {
            match reading {
                Reading::Title(title) => self.text(title, "", self.look.strong()),
                Reading::Text(_) | Reading::Item(..) => self.text(&reading.shown(), "", Style::new()),
                Reading::Code(code) => self.code(code),
            }
            self.gap();
        }
    }

    fn line(&mut self, text: &str, style: Style) {
        self.all.push(Line::styled(sanitize(text).into_owned(), style));
    }

    fn text(&mut self, text: &str, indent: &str, style: Style) {
        self.all.extend(lines(text, self.state, self.look, indent, style));
    }

    fn code(&mut self, code: &Code) {
        let text = parameters::fill_code(code, &self.state.parameters);
        for line in sanitize(text.trim_end()).lines() {
            self.line(&line.replace('\t', "    "), self.look.coloured(Color::Green));
        }
    }

    /// What is said of a task that cannot be undone.
    fn irreversible(&mut self, is: bool) {
        if is {
            let text = format!("! {}", self.screen.language.strings.irreversible);
            self.line(&text, self.look.coloured(Color::Red));
        }
    }

    fn step(&mut self, stop: &Stop, step: &StepStop) {
        let strings = &self.screen.language.strings;
        self.text(&stop.headed(&step.text), "", self.look.strong());
        self.gap();
        step.actions.iter().for_each(|action| self.action(action));
        for (name, enter) in &step.fields {
            self.text(&format!("{name}{} {enter}", strings.colon), "  • ", Style::new());
        }
        self.gap();
        step.code.iter().for_each(|code| self.code(code));
        if strings.adds_optional(step.optional, &step.text) {
            self.line(&strings.optional, self.look.faint());
        }
        self.irreversible(stop.irreversible);
        for limit in step.stated() {
            let word = if limit.role == TimeRole::Deadline { &strings.deadline } else { &strings.wait };
            let told = wording::duration(strings, self.screen.language.locale, limit);
            self.line(&format!("{word}{} {told}", strings.colon), self.look.coloured(Color::Yellow));
        }
        for figure in &step.figures {
            self.line(&format!("{}{} {}", strings.screenshot, strings.colon, figure.src), self.look.faint());
        }
        if !step.outcomes.is_empty() {
            self.gap();
            self.line(&format!("{}{}", strings.you_should_see, strings.colon), self.look.strong());
            step.outcomes.iter().for_each(|outcome| self.text(outcome, "  ", Style::new()));
        }
    }

    fn action(&mut self, action: &Action) {
        let strings = &self.screen.language.strings;
        let word = wording::verb(strings, action);
        let label = self.look.coloured(Color::Cyan);
        let mut spans = vec![Span::raw(format!("  → {word} "))];
        spans.extend(action.target.as_ref().map(|target| Span::styled(format!("[{}]", sanitize(target)), label)));
        spans.extend(action.object.as_ref().map(|object| Span::raw(sanitize(object).into_owned())));
        spans.extend(action.callout.map(|number| Span::styled(format!(" ({number})"), self.look.strong())));
        self.all.push(Line::from(spans));
    }

    fn call(&mut self, stop: &Stop, api: &Api) {
        let strings = &self.screen.language.strings;
        let path = api.place();
        let path = parameters::fill_text(path, &self.state.parameters);
        let method = api.method.as_deref().unwrap_or_default();
        let call = format!("{method} {path}");
        let text = format!("{}{} {}", strings.with_api, strings.colon, call.trim());
        self.line(&stop.headed(&text), self.look.strong());
        for parameter in &api.parameters {
            self.text(&format!("{} {}", parameter.name, parameter.description), "  • ", Style::new());
        }
        self.gap();
        for line in view::curl(api, self.state, self.screen.api) {
            self.line(&line, self.look.coloured(Color::Green));
        }
    }

    fn warning(&mut self, level: Level, readings: &[Reading]) {
        let strings = &self.screen.language.strings;
        let (word, colour) = match level {
            Level::Danger => (&strings.danger, Color::Red),
            Level::Warning => (&strings.warning, Color::Yellow),
            Level::Note => (&strings.note, Color::Blue),
            Level::Tip => (&strings.tip, Color::Green),
        };
        let style = self.look.coloured(colour);
        self.line(&format!("! {} — {}", word.to_uppercase(), strings.acknowledge), style);
        self.gap();
        for reading in readings {
            match reading {
                Reading::Code(code) => self.code(code),
                Reading::Title(_) | Reading::Text(_) | Reading::Item(..) => self.text(&reading.shown(), "", style),
            }
            self.gap();
        }
    }

    fn ways(&mut self, stop: &Stop, options: &[String]) {
        let strings = &self.screen.language.strings;
        self.line(&stop.headed(&strings.choose), self.look.strong());
        for (number, option) in (1..).zip(options) {
            let option = if option.is_empty() { &strings.or } else { option };
            self.text(option, &format!("  {number} "), Style::new());
        }
        self.line(&format!("  0 {}", strings.none_of_them), Style::new());
    }

    /// What was said at the stop before.
    fn said(&mut self, at: usize, stop: &Stop) {
        let strings = &self.screen.language.strings;
        self.gap();
        if let Some(given) = self.state.answers.get(&at) {
            let word = match (&given.answer, &stop.kind) {
                (Answer::Done, _) => &strings.done,
                (Answer::Skipped { .. }, _) => &strings.skipped,
                (Answer::Failed { .. }, _) => &strings.failed,
                (Answer::Inapplicable { .. }, _) => &strings.inapplicable,
                (Answer::Blocked { .. }, _) => &strings.blocked,
                (Answer::Acknowledged, _) => &strings.acknowledged,
                (Answer::Chose(Some(_)), StopKind::Applies { .. }) => &strings.yes,
                (Answer::Chose(None), StopKind::Applies { .. }) => &strings.no,
                (Answer::Chose(Some(way)), StopKind::Choose { options }) => {
                    options.get(*way).unwrap_or(&strings.none_of_them)
                }
                (Answer::Chose(_), _) => &strings.none_of_them,
            };
            let reason = given.answer.reason().map_or_else(String::new, |why| format!("{} {why}", strings.colon));
            self.line(&format!("{word}{reason} ({}, {})", given.by, given.at), self.look.faint());
        }
        for (word, texts) in [(&strings.remark, &self.state.notes), (&strings.evidence, &self.state.evidence)] {
            for (_, text) in texts.iter().filter(|(of, _)| *of == at) {
                self.line(&format!("{word}{} {text}", strings.colon), self.look.faint());
            }
        }
    }
}
