//! What is asked for in a box over the screen, and what is typed there.

use ratatui::crossterm::event::KeyCode;

use crate::run::answer::Answer;
use crate::run::parameters;
use crate::run::state::State;

use super::{Screen, Wish};

/// What is asked for in a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    Skipped,
    Failed,
    Inapplicable,
    Blocked,
    Note,
    Evidence,
    GoTo,
    /// The number of a way, where one digit is not enough.
    Way,
    /// The number or name of a parameter.
    Value,
    Parameter(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dialog {
    /// A line of text.
    Line { ask: Ask, typed: String },
    /// Yes or no.
    Sure { question: String, answer: Answer },
}

impl Screen<'_> {
    pub(super) fn ask(&mut self, ask: Ask) -> Option<Wish> {
        self.dialog = Some(Dialog::Line { ask, typed: String::new() });
        None
    }

    /// Asks once more, and says why.
    fn ask_for_text(&mut self, ask: Ask) -> Option<Wish> {
        self.hint.clone_from(&self.language.strings.bad_value);
        self.ask(ask)
    }

    /// The parameters of the stop come first.
    pub(super) fn ask_for_parameters(&mut self, state: &State) {
        if self.dialog.is_some() {
            return;
        }
        let Some(at) = self.at(state) else { return };
        let names = self.plan.stops[at].parameters();
        let open = |name: &String| !state.parameters.contains_key(name) && !self.left_open.contains(name);
        if let Some(name) = names.into_iter().find(open) {
            self.dialog = Some(Dialog::Line { ask: Ask::Parameter(name), typed: String::new() });
        }
    }

    pub(super) fn type_in(
        &mut self,
        ask: Ask,
        mut typed: String,
        key: KeyCode,
        at: usize,
        state: &State,
    ) -> Option<Wish> {
        match key {
            KeyCode::Esc => {
                if let Ask::Parameter(name) = ask {
                    self.left_open.insert(name);
                }
                return None;
            }
            KeyCode::Enter => return self.typed(ask, typed.trim().to_owned(), at, state),
            KeyCode::Backspace => {
                typed.pop();
            }
            KeyCode::Char(c) if !c.is_control() && typed.len() < 1000 => typed.push(c),
            _ => {}
        }
        self.dialog = Some(Dialog::Line { ask, typed });
        None
    }

    /// What was typed, when it will do; else it is asked for again.
    fn typed(&mut self, ask: Ask, typed: String, at: usize, state: &State) -> Option<Wish> {
        if typed.is_empty() {
            return match ask {
                Ask::Parameter(name) => {
                    self.left_open.insert(name);
                    None
                }
                Ask::Skipped | Ask::Failed | Ask::Inapplicable | Ask::Blocked => self.ask_for_text(ask),
                Ask::Note | Ask::Evidence | Ask::GoTo | Ask::Way | Ask::Value => None,
            };
        }
        match ask {
            Ask::Skipped => self.answered(at, Answer::Skipped { reason: typed }),
            Ask::Failed => self.answered(at, Answer::Failed { reason: typed }),
            Ask::Inapplicable => self.answered(at, Answer::Inapplicable { reason: typed }),
            Ask::Blocked => self.answered(at, Answer::Blocked { reason: typed }),
            Ask::Note => Some(Wish::Note(at, typed)),
            Ask::Evidence => Some(Wish::Evidence(at, typed)),
            Ask::Parameter(name) if parameters::is_value(&typed) => {
                let told = parameters::done_before(self.plan, state, &name, &typed, &self.language.strings);
                self.hint = told.unwrap_or_default();
                Some(Wish::Set(name, typed))
            }
            Ask::Parameter(name) => self.ask_for_text(Ask::Parameter(name)),
            Ask::Way => self.way(&typed, at, state),
            Ask::GoTo => self.go_to(&typed, state),
            Ask::Value => {
                let names = self.values(state);
                match parameters::chosen(&names, &typed) {
                    Some(name) => self.ask(Ask::Parameter(name.clone())),
                    None => {
                        self.not_understood(&format!("1–{}", names.len()));
                        None
                    }
                }
            }
        }
    }

    /// Whether there is a value to change.
    pub(super) fn has_values(&self, state: &State) -> bool {
        !(state.parameters.is_empty() && self.left_open.is_empty())
    }

    /// The parameters that were asked for.
    pub(super) fn values(&self, state: &State) -> Vec<String> {
        parameters::asked(self.plan, state, &self.left_open)
    }

    pub(super) fn change_value(&mut self, state: &State) -> Option<Wish> {
        match &mut self.values(state)[..] {
            [] => self.means_nothing(state),
            [one] => self.ask(Ask::Parameter(std::mem::take(one))),
            _ => self.ask(Ask::Value),
        }
    }

    /// To the step of an id, when the path has it.
    fn go_to(&mut self, id: &str, state: &State) -> Option<Wish> {
        let stops = &self.plan.stops;
        match state.stop_called(self.plan, id) {
            Some(stop) => (self.wanted, self.scroll) = (Some(stop), None),
            None => {
                let open: Vec<&str> =
                    state.open(self.plan).map(|at| stops[at].id()).filter(|id| !id.is_empty()).collect();
                self.not_understood(&open.join(", "));
            }
        }
        None
    }
}
