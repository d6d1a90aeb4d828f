//! Which keys count now, with their words.

use crate::run::state::State;
use crate::run::stop::{Stop, StopKind};
use crate::run::view::task_keys;

use super::{Dialog, Screen};

/// The keys of the box that is open, else those of the stop.
pub(super) fn now<'a>(screen: &'a Screen<'_>, state: &State) -> Vec<(String, &'a str)> {
    let strings = &screen.language.strings;
    let keys: &[(&str, &str)] = match &screen.dialog {
        Some(Dialog::Sure { .. }) => &[("y", &strings.yes), ("n", &strings.no)],
        Some(Dialog::Line { .. }) => &[("Enter", &strings.accept), ("Esc", &strings.cancel), ("Ctrl-C", &strings.quit)],
        None => return screen.at(state).map_or_else(Vec::new, |at| of_stop(screen, at, state)),
    };
    keys.iter().map(|(key, word)| ((*key).to_owned(), *word)).collect()
}

fn of_stop<'a>(screen: &'a Screen<'_>, at: usize, state: &State) -> Vec<(String, &'a str)> {
    let strings = &screen.language.strings;
    let stop = &screen.plan.stops[at];
    let mut all = answers(screen, stop);
    let moves = [
        ("+", &strings.remark, !stop.is_task()),
        ("p", &strings.open_picture, screen.picture(at).is_some()),
        ("g ↑↓", &strings.go_to, true),
        ("l", &strings.open_only, true),
        ("v", &strings.change_value, screen.has_values(state)),
        ("b", &strings.back, state.can_go_back()),
        ("q", &strings.quit, true),
    ];
    let there = moves.iter().filter(|(_, _, there)| *there);
    all.extend(there.map(|(key, word, _)| ((*key).to_owned(), word.as_str())));
    all
}

fn answers<'a>(screen: &'a Screen<'_>, stop: &Stop) -> Vec<(String, &'a str)> {
    let strings = &screen.language.strings;
    let one = |key: &str, word: &'a str| (key.to_owned(), word);
    match &stop.kind {
        StopKind::Step(_) | StopKind::Call(_) => task_keys(strings).map(|(key, word)| one(key, word)).into(),
        StopKind::Acknowledge { .. } if screen.view.below > 0 => vec![one("Space", "↓")],
        StopKind::Acknowledge { .. } => vec![one("o", &strings.ok)],
        StopKind::Choose { options } => vec![one(&format!("0–{}", options.len()), &strings.choose)],
        StopKind::Applies { .. } => vec![one("y", &strings.yes), one("n", &strings.no)],
    }
}
