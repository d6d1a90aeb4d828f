//! Where everything stands: title, outline, stop, next step, keys, and the box over them.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Text};
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Wrap};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::run::answer::Answer;
use crate::run::parameters;
use crate::run::state::State;
use crate::run::timers::Clock;
use crate::terminal::sanitize;
use crate::workflow::{is_secret, numbers};

use super::text::{Look, plain};
use super::{Ask, Dialog, Screen, View, keys, stop};

/// The most lines that the keys take.
const KEY_LINES: u16 = 3;

/// Longer lines are hard to read.
const READABLE: u16 = 100;

pub(super) fn screen(screen: &mut Screen<'_>, frame: &mut Frame<'_>, state: &State, clock: &Clock) {
    let width = frame.area().width;
    let key_lines = lines(&keys(screen, state, width), width).clamp(1, KEY_LINES);
    let rows = [Constraint::Length(1), Constraint::Min(3), Constraint::Length(1), Constraint::Length(key_lines)];
    let [top, middle, next, bottom] = Layout::vertical(rows).areas(frame.area());
    let outline_width = (middle.width / 3).clamp(16, 44);
    let columns = [Constraint::Length(outline_width), Constraint::Min(20)];
    let [left, right] = Layout::horizontal(columns).areas(middle);
    let look = Look { colours: screen.colours };
    frame.render_widget(Line::styled(title(screen, state), look.strong().add_modifier(Modifier::REVERSED)), top);
    outline(screen, frame, state, left);
    current(screen, frame, state, clock, right);
    frame.render_widget(hint_or_next(screen, state, next.width, look), next);
    frame.render_widget(wrapped(&keys(screen, state, width)), bottom);
    if let Some(dialog) = &screen.dialog {
        ask(screen, dialog, frame, state);
    }
}

fn title(screen: &Screen<'_>, state: &State) -> String {
    let (settled, all) = state.progress(screen.plan);
    format!(" {settled}/{all}  {} ", sanitize(screen.title))
}

/// The sections with their progress, and the tasks of the one that is shown.
fn outline(screen: &Screen<'_>, frame: &mut Frame<'_>, state: &State, area: Rect) {
    let look = Look { colours: screen.colours };
    let current = screen.at(state);
    let stops = &screen.plan.stops;
    let (columns, rows) = (usize::from(area.width.saturating_sub(2)), usize::from(area.height.saturating_sub(2)));
    let sections = stops.chunk_by(|one, other| one.sections == other.sections).count();
    let unfolded = sections + state.progress(screen.plan).1 <= rows;
    let mut lines = Vec::new();
    let mut here = 0;
    let mut at = 0;
    while at < stops.len() {
        let end = (at..stops.len()).find(|end| stops[*end].sections != stops[at].sections).unwrap_or(stops.len());
        let tasks = || (at..end).filter(|task| stops[*task].is_task() && state.on_path(&stops[*task]));
        let (settled, all) = (tasks().filter(|task| state.settled(*task)).count(), tasks().count());
        let name = screen.shown.stops[at].sections.last().map(|title| plain(title, state)).unwrap_or_default();
        let inside = current.is_some_and(|current| (at..end).contains(&current));
        if all > settled || !screen.open_only {
            let style = if inside { look.strong() } else { Style::new() };
            let mark = if all > 0 && settled == all { '✓' } else { ' ' };
            let progress = if all > 0 { format!("{settled}/{all} ") } else { String::new() };
            lines.push(Line::styled(shortened(&format!("{mark} {progress}{name}"), columns), style));
        }
        for task in tasks().filter(|task| (inside || unfolded) && !(screen.open_only && state.settled(*task))) {
            let shown = &screen.shown.stops[task];
            let numbers = numbers(screen.positions.shown(shown.id()), shown.list_number);
            let named = format!("{numbers} {}", plain(&shown.summary(), state));
            let text = format!("   {} {named}", mark(state, task));
            let chosen = current == Some(task);
            here = if chosen { lines.len() } else { here };
            let style = if chosen { Style::new().add_modifier(Modifier::REVERSED) } else { colour(state, task, look) };
            lines.push(Line::styled(shortened(&text, columns), style));
        }
        at = end;
    }
    let skip = u16::try_from(here.saturating_sub(rows.saturating_sub(1))).unwrap_or(0);
    frame.render_widget(Paragraph::new(Text::from(lines)).block(Block::bordered()).scroll((skip, 0)), area);
}

/// As much of a text as fits.
fn shortened(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= columns
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn mark(state: &State, at: usize) -> char {
    match state.answers.get(&at).map(|given| &given.answer) {
        None => '○',
        Some(Answer::Done | Answer::Acknowledged | Answer::Chose(_)) => '✓',
        Some(Answer::Skipped { .. }) => '–',
        Some(Answer::Failed { .. }) => '✗',
        Some(Answer::Inapplicable { .. }) => '·',
        Some(Answer::Blocked { .. }) => '…',
    }
}

fn colour(state: &State, at: usize, look: Look) -> Style {
    match state.answers.get(&at).map(|given| &given.answer) {
        Some(Answer::Failed { .. }) => look.coloured(Color::Red),
        Some(Answer::Blocked { .. }) => look.coloured(Color::Yellow),
        Some(
            Answer::Done
            | Answer::Acknowledged
            | Answer::Chose(_)
            | Answer::Skipped { .. }
            | Answer::Inapplicable { .. },
        ) => look.faint(),
        None => Style::new(),
    }
}

fn current(screen: &mut Screen<'_>, frame: &mut Frame<'_>, state: &State, clock: &Clock, area: Rect) {
    let Some(at) = screen.at(state) else { return };
    let section = screen.shown.stops[at].sections.last().map(|title| plain(title, state)).unwrap_or_default();
    let (lines, own) = stop::told(screen, at, state, clock);
    let margin = area.width.saturating_sub(2 + READABLE).max(1);
    let (width, room) = (area.width.saturating_sub(3 + margin), area.height.saturating_sub(2));
    let page = |lines: &[Line<'static>]| Paragraph::new(Text::from(lines.to_vec())).wrap(Wrap { trim: false });
    let height = |lines: &[Line<'static>]| u16::try_from(page(lines).line_count(width)).unwrap_or(u16::MAX);
    let hidden = height(&lines).saturating_sub(room);
    let read_first = screen.plan.stops[at].is_warning();
    let begin = if read_first { 0 } else { height(&lines[..own]).min(hidden) };
    let above = screen.scroll.map_or(begin, |above| above.min(hidden));
    screen.view = View { above, below: hidden - above, room };
    let page = page(&lines);
    let more = match (above > 0, above < hidden) {
        (true, true) => " ↑ PgUp · ↓ PgDn ",
        (true, false) => " ↑ PgUp ",
        (false, true) => " ↓ PgDn ",
        (false, false) => "",
    };
    let padding = Padding { left: 1, right: margin, top: 0, bottom: 0 };
    let block = Block::bordered()
        .padding(padding)
        .title(format!(" {} ", shortened(&section, usize::from(area.width.saturating_sub(4)))))
        .title_bottom(Line::from(more).right_aligned());
    frame.render_widget(page.scroll((above, 0)).block(block), area);
}

/// Why the last key did nothing; else what comes then.
fn hint_or_next(screen: &Screen<'_>, state: &State, columns: u16, look: Look) -> Line<'static> {
    if screen.hint.is_empty() {
        return Line::styled(following(screen, state, columns), look.faint());
    }
    let hint = format!(" {}", sanitize(&screen.hint));
    Line::styled(shortened(&hint, usize::from(columns)), look.coloured(Color::Yellow))
}

/// One line about what comes then.
fn following(screen: &Screen<'_>, state: &State, columns: u16) -> String {
    let strings = &screen.language.strings;
    let next = screen.at(state).and_then(|at| state.following(screen.plan, at));
    next.map_or_else(String::new, |next| {
        let stop = &screen.shown.stops[next];
        let named = stop.headed(&plain(&stop.summary(), state));
        let text = format!(" {}{} {named}", strings.next, strings.colon);
        shortened(&text, usize::from(columns))
    })
}

fn wrapped(keys: &[String]) -> Paragraph<'static> {
    Paragraph::new(format!(" {}", keys.join(" · "))).wrap(Wrap { trim: true })
}

fn lines(keys: &[String], width: u16) -> u16 {
    u16::try_from(wrapped(keys).line_count(width)).unwrap_or(u16::MAX)
}

/// The keys with their meaning, as far as they fit: how to go back and how to leave go last.
fn keys(screen: &Screen<'_>, state: &State, width: u16) -> Vec<String> {
    const KEPT: usize = 2;
    let word = |(key, word): &(String, &str)| format!("{key} {}", word.replace(' ', "\u{a0}"));
    let mut keys: Vec<String> = keys::now(screen, state).iter().map(word).collect();
    while keys.len() > 1 && lines(&keys, width) > KEY_LINES {
        keys.remove(keys.len().saturating_sub(KEPT + 1));
    }
    keys
}

/// A box over everything else.
fn ask(screen: &Screen<'_>, dialog: &Dialog, frame: &mut Frame<'_>, state: &State) {
    let strings = &screen.language.strings;
    let (question, answer) = match dialog {
        Dialog::Sure { question, .. } => (question.clone(), format!("y {} · n {}", strings.yes, strings.no)),
        Dialog::Line { ask, typed } => {
            let question = match ask {
                Ask::Skipped => strings.ask_reason.clone(),
                Ask::Failed => strings.ask_failed.clone(),
                Ask::Inapplicable => strings.ask_inapplicable.clone(),
                Ask::Blocked => strings.ask_blocked.clone(),
                Ask::Note => strings.ask_note.clone(),
                Ask::Evidence => strings.ask_evidence.clone(),
                Ask::GoTo => strings.ask_go_to.clone(),
                Ask::Way => strings.choose.clone(),
                Ask::Value => {
                    let listed = parameters::listed(&screen.values(state), state);
                    format!("{} {}", strings.ask_value, listed.join(" · "))
                }
                Ask::Parameter(name) => parameters::question(name, state, strings),
            };
            let secret = matches!(ask, Ask::Parameter(name) if is_secret(name));
            let shown = if secret { "•".repeat(typed.chars().count()) } else { sanitize(typed).into_owned() };
            (question, format!("{shown}▏"))
        }
    };
    let area = frame.area();
    let width = area.width.saturating_sub(8).clamp(20, 70).min(area.width);
    let text = Text::from(vec![Line::styled(question, Look { colours: screen.colours }.strong()), Line::raw(answer)]);
    let page = Paragraph::new(text).wrap(Wrap { trim: false });
    let height =
        u16::try_from(page.line_count(width.saturating_sub(2))).unwrap_or(2).saturating_add(2).min(area.height);
    let place = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    frame.render_widget(Clear, place);
    frame.render_widget(page.block(Block::bordered().border_style(Style::new().add_modifier(Modifier::BOLD))), place);
}
