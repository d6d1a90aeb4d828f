//! A run that fills the terminal: what is shown, and what the keys mean. Drawing and keys know no terminal; the caller
//! reads the keys, draws on its own, and carries out the wishes.

mod asking;
mod draw;
mod keys;
mod stop;
mod text;

use std::collections::BTreeSet;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::language::{Language, fill};
use crate::workflow::Positions;

use super::answer::Answer;
use super::plan::Plan;
use super::state::{Consequences, State};
use super::stop::{Stop, StopKind};
use super::timers::Clock;
use super::view;
use asking::{Ask, Dialog};

/// What the person wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To answer at a stop.
    Answer(usize, Answer),
    /// To remark something at a stop.
    Note(usize, String),
    /// To prove something at a stop.
    Evidence(usize, String),
    /// To give a parameter its value.
    Set(String, String),
    /// To take the last answer back.
    Back,
    /// To see a picture; its path as the guide writes it.
    Picture(String),
    /// To go back to the shell for a while, with the program asleep.
    Suspend,
    /// To stop for now.
    Quit,
}

/// Which part of a long stop was drawn, in lines.
#[derive(Debug, Clone, Copy, Default)]
struct View {
    above: u16,
    below: u16,
    room: u16,
}

impl View {
    /// A step that leaves a line in sight.
    fn page(self) -> u16 {
        self.room.saturating_sub(1).max(1)
    }
}

/// What is on the screen besides the state of the run.
#[derive(Debug)]
pub struct Screen<'a> {
    title: &'a str,
    plan: &'a Plan,
    shown: &'a Plan,
    positions: Positions,
    language: &'a Language,
    api: Option<&'a str>,
    colours: bool,
    /// Where the person went; without it, where the run goes on.
    wanted: Option<usize>,
    open_only: bool,
    /// The lines above the first that is shown, when the person chose them.
    scroll: Option<u16>,
    view: View,
    dialog: Option<Dialog>,
    /// Why the last key did nothing, or what to know before the first one; may be empty.
    hint: String,
    /// Parameters that the person left open.
    left_open: BTreeSet<String>,
}

impl<'a> Screen<'a> {
    /// The screen of a run; `api` is where its calls go.
    #[must_use]
    pub fn new(title: &'a str, plan: &'a Plan, language: &'a Language, api: Option<&'a str>, colours: bool) -> Self {
        Self {
            title,
            plan,
            shown: plan,
            positions: Positions::of(plan.stops.iter().map(Stop::id)),
            language,
            api,
            colours,
            wanted: None,
            open_only: false,
            scroll: None,
            view: View::default(),
            dialog: None,
            hint: String::new(),
            left_open: BTreeSet::new(),
        }
    }

    /// The same with the texts of another plan: those of a translation.
    #[must_use]
    pub fn in_words_of(self, shown: &'a Plan) -> Self {
        Self { shown, ..self }
    }

    /// The same with something to know, shown until the first key.
    #[must_use]
    pub fn with_hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// Draws everything.
    pub fn draw(&mut self, frame: &mut ratatui::Frame<'_>, state: &State, clock: &Clock) {
        self.ask_for_parameters(state);
        draw::screen(self, frame, state, clock);
    }

    /// The stop that is shown; `None` when every stop is settled.
    #[must_use]
    pub fn at(&self, state: &State) -> Option<usize> {
        let wanted = self.wanted.filter(|at| state.on_path(&self.plan.stops[*at]));
        let at = wanted.or_else(|| state.next(self.plan))?;
        Some(state.guard(self.plan, at).unwrap_or(at))
    }

    /// What a key means now.
    pub fn press(&mut self, key: KeyEvent, state: &State) -> Option<Wish> {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            match key.code {
                KeyCode::Char('c') => return Some(Wish::Quit),
                KeyCode::Char('z') => return Some(Wish::Suspend),
                _ => {}
            }
        }
        let at = self.at(state)?;
        self.hint.clear();
        match self.dialog.take() {
            Some(Dialog::Line { ask, typed }) => self.type_in(ask, typed, key.code, at, state),
            Some(Dialog::Sure { question, answer }) => match key.code {
                KeyCode::Char('y') => self.answered(at, answer),
                KeyCode::Char('n') | KeyCode::Esc => None,
                _ => {
                    self.dialog = Some(Dialog::Sure { question, answer });
                    self.means_nothing(state)
                }
            },
            None => self.command(key.code, at, state),
        }
    }

    fn command(&mut self, key: KeyCode, at: usize, state: &State) -> Option<Wish> {
        match key {
            KeyCode::Char('q') => return Some(Wish::Quit),
            KeyCode::Char('b') if state.can_go_back() => {
                (self.wanted, self.scroll) = (None, None);
                return Some(Wish::Back);
            }
            KeyCode::Char('l') => self.open_only = !self.open_only,
            KeyCode::PageDown | KeyCode::Char(' ') => self.page_down(),
            KeyCode::PageUp => self.scroll = Some(self.view.above.saturating_sub(self.view.page())),
            KeyCode::Down | KeyCode::Char('j') => self.go(at, state, true),
            KeyCode::Up | KeyCode::Char('k') => self.go(at, state, false),
            KeyCode::Char('g') => return self.ask(Ask::GoTo),
            KeyCode::Char('v') if self.has_values(state) => return self.change_value(state),
            key => return self.reply(key, at, state),
        }
        None
    }

    fn page_down(&mut self) {
        self.scroll = Some(self.view.above.saturating_add(self.view.page()));
    }

    /// Says which keys count.
    fn means_nothing(&mut self, state: &State) -> Option<Wish> {
        let keys: Vec<String> = keys::now(self, state).into_iter().map(|(key, _)| key).collect();
        self.not_understood(&keys.join(", "));
        None
    }

    fn not_understood(&mut self, keys: &str) {
        self.hint = fill(&self.language.strings.not_understood, &[("keys", keys)]);
    }

    /// The keys by which a stop is answered. A warning is acknowledged when its end was seen.
    fn reply(&mut self, key: KeyCode, at: usize, state: &State) -> Option<Wish> {
        let KeyCode::Char(key) = key else { return self.means_nothing(state) };
        match (&self.plan.stops[at].kind, key) {
            (StopKind::Step(_) | StopKind::Call(_), key) => self.task(key, at, state),
            (_, '+') => self.ask(Ask::Note),
            (StopKind::Acknowledge { .. }, 'o') if self.view.below == 0 => self.answered(at, Answer::Acknowledged),
            (StopKind::Applies { .. }, 'y') => self.decided(at, Some(0), state),
            (StopKind::Applies { .. }, 'n') => self.decided(at, None, state),
            (StopKind::Choose { options }, '0'..='9') if options.len() > 9 => {
                self.dialog = Some(Dialog::Line { ask: Ask::Way, typed: key.to_string() });
                None
            }
            (StopKind::Choose { .. }, '0'..='9') => self.way(&key.to_string(), at, state),
            _ => self.means_nothing(state),
        }
    }

    /// The keys by which a task is answered.
    fn task(&mut self, key: char, at: usize, state: &State) -> Option<Wish> {
        match key {
            'd' if self.plan.stops[at].irreversible => {
                let question = self.language.strings.sure.clone();
                self.dialog = Some(Dialog::Sure { question, answer: Answer::Done });
                None
            }
            'd' => self.answered(at, Answer::Done),
            's' => self.ask(Ask::Skipped),
            'f' => self.ask(Ask::Failed),
            'x' => self.ask(Ask::Inapplicable),
            'w' => self.ask(Ask::Blocked),
            'n' => self.ask(Ask::Note),
            'e' => self.ask(Ask::Evidence),
            'p' if self.picture(at).is_some() => self.picture(at).map(Wish::Picture),
            _ => self.means_nothing(state),
        }
    }

    /// The way of a number, 0 for none of them.
    fn way(&mut self, typed: &str, at: usize, state: &State) -> Option<Wish> {
        let StopKind::Choose { options } = &self.plan.stops[at].kind else { return None };
        match typed.parse::<usize>() {
            Ok(number) if number <= options.len() => self.decided(at, number.checked_sub(1), state),
            _ => self.means_nothing(state),
        }
    }

    fn picture(&self, at: usize) -> Option<String> {
        match &self.plan.stops[at].kind {
            StopKind::Step(step) => step.figures.first().map(|figure| figure.src.clone()),
            StopKind::Call(_) | StopKind::Acknowledge { .. } | StopKind::Choose { .. } | StopKind::Applies { .. } => {
                None
            }
        }
    }

    /// A decision; one that was taken already and changes the path is confirmed.
    fn decided(&mut self, at: usize, option: Option<usize>, state: &State) -> Option<Wish> {
        let answer = Answer::Chose(option);
        let consequences = state.consequences(self.plan, at, &answer);
        if state.answers.contains_key(&at) && consequences != Consequences::default() {
            let question = view::consequences(self.plan, &consequences, &self.language.strings);
            self.dialog = Some(Dialog::Sure { question, answer });
            return None;
        }
        self.answered(at, answer)
    }

    fn answered(&mut self, at: usize, answer: Answer) -> Option<Wish> {
        let on_the_way = matches!(answer, Answer::Acknowledged);
        if !on_the_way {
            self.wanted = None;
        }
        self.scroll = None;
        Some(Wish::Answer(at, answer))
    }

    /// To the next or the last stop of the path; only open ones, when only those are shown.
    fn go(&mut self, at: usize, state: &State, forward: bool) {
        let wanted = |stop: &usize| state.on_path(&self.plan.stops[*stop]) && !(self.open_only && state.settled(*stop));
        let there = if forward { (at + 1..self.plan.stops.len()).find(wanted) } else { (0..at).rev().find(wanted) };
        (self.wanted, self.scroll) = (there.or(Some(at)), None);
    }
}
