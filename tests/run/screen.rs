//! The screen: drawn into a buffer, and driven by keys.

use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use stepmark::language::Languages;
use stepmark::run::screen::{Screen, Wish};
use stepmark::run::{Clock, Event, Plan, State, What};

use super::{event, snapshot};

fn clock(now: &str) -> Clock {
    Clock { now: now.parse().unwrap(), zone: TimeZone::UTC }
}

fn key(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// Presses keys as a person would; `\n` is the enter key.
pub(super) fn press(screen: &mut Screen<'_>, plan: &Plan, state: &mut State, keys: &str) -> Vec<Wish> {
    let mut wishes = Vec::new();
    for c in keys.chars() {
        let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        let Some(wish) = screen.press(key(code), state) else { continue };
        match wish.clone() {
            Wish::Answer(stop, answer) => state.apply(plan, &event(plan, What::of(stop, answer))),
            Wish::Note(stop, text) => state.apply(plan, &event(plan, What::Noted { stop, text })),
            Wish::Evidence(stop, value) => state.apply(plan, &event(plan, What::Proved { stop, value })),
            Wish::Set(name, value) => state.apply(plan, &event(plan, What::Set { name, value })),
            Wish::Back => state.apply(plan, &event(plan, What::Back)),
            Wish::Picture(_) | Wish::Suspend | Wish::Quit => {}
        }
        wishes.push(wish);
    }
    wishes
}

pub(super) fn drawn(screen: &mut Screen<'_>, state: &State, size: (u16, u16), now: &str) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| screen.draw(frame, state, &clock(now))).unwrap();
    terminal.backend().to_string()
}

#[test]
fn the_screens_of_our_guides() {
    let languages = Languages::embedded();
    let guides = [
        ("network/load-balancer/renew_certificate/guide.en-gb.md", "d", (80, 24)),
        ("compute/server/terminate_server/guide.pl-pl.md", "o", (160, 50)),
        ("network/ip/api_reference/guide.en-gb.md", "", (80, 24)),
    ];
    for (path, keys, size) in guides {
        let built = crate::support::build(&crate::support::project("guides").join(path), &languages);
        let plan = Plan::of(&built.workflow);
        let code = path.rsplit("guide.").next().unwrap().split('-').next().unwrap();
        let mut screen = Screen::new(&built.workflow.title, &plan, languages.get(code).unwrap(), None, true);
        let mut state = State::default();
        press(&mut screen, &plan, &mut state, keys);
        let name = format!("screen-{}", path.split('/').nth(2).unwrap());
        snapshot(&name, &drawn(&mut screen, &state, size, "2026-11-21T10:00:00Z"));
    }
}

#[test]
fn a_whole_run_by_keys() {
    let workflow = super::workflow();
    let plan = Plan::of(&workflow);
    let languages = Languages::embedded();
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    press(&mut screen, &plan, &mut state, "dfo");
    assert_eq!(state.answers.len(), 1, "nothing but the warning can be answered first");
    press(&mut screen, &plan, &mut state, "s\n");
    assert!(drawn(&mut screen, &state, (80, 24), "2026-11-21T10:00:00Z").contains("Why is it skipped?"));
    press(&mut screen, &plan, &mut state, "broken\nn1");
    assert!(drawn(&mut screen, &state, (80, 24), "2026-11-21T10:00:00Z").contains("Value of serverName"));
    press(&mut screen, &plan, &mut state, "srv-7\n");
    let call = drawn(&mut screen, &state, (80, 24), "2026-11-21T10:00:00Z");
    assert!(call.contains("/server/srv-7/move"), "{call}");
    press(&mut screen, &plan, &mut state, "dd");
    assert!(drawn(&mut screen, &state, (80, 24), "2026-11-21T10:00:00Z").contains("Is it really done?"));
    press(&mut screen, &plan, &mut state, "yeproof.txt\nd");
    assert_eq!(screen.at(&state), None);
    assert_eq!(state.evidence.len(), 1);
    assert_eq!(state.next(&plan), None);
}

#[test]
fn any_size_can_be_drawn_and_control_c_leaves() {
    let workflow = super::workflow();
    let plan = Plan::of(&workflow);
    let languages = Languages::embedded();
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    for keys in ["", "o", "s", "\u{1b}"] {
        press(&mut screen, &plan, &mut state, keys);
        for size in [(1, 1), (5, 3), (20, 6), (40, 10), (300, 90)] {
            drawn(&mut screen, &state, size, "2026-11-21T10:00:00Z");
        }
    }
    let leave = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(screen.press(leave, &state), Some(Wish::Quit));
}

#[test]
fn a_deadline_runs_from_the_step_that_starts_it_until_the_next_is_settled() {
    let guide = "---\ntitle: Confirm\n---\n\n## Instructions\n\nClick `Send`{.action}.\n\nYou will receive an e-mail. The link in it is valid for 72 hours.\n\nClick `Confirm`{.action}.\n";
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &languages).workflow;
    let plan = Plan::of(&workflow);
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    press(&mut screen, &plan, &mut state, "d");
    assert!(drawn(&mut screen, &state, (80, 24), "2026-11-22T10:00:00Z").contains("until 2026-11-24 08:00"));
    assert!(drawn(&mut screen, &state, (80, 24), "2026-11-25T10:00:00Z").contains("ended 2026-11-24 08:00"));
    press(&mut screen, &plan, &mut state, "d");
    assert_eq!(stepmark::run::timers::running(&plan, &state, &TimeZone::UTC), []);
}

/// Without its seconds, "30 seconds" would be over before they have passed.
#[test]
fn the_end_of_a_short_time_has_its_seconds() {
    for (time, end) in [("30 seconds", "08:00:31"), ("5 minutes", "08:05:01"), ("2 hours", "10:00 ")] {
        let guide =
            format!("## Instructions\n\nClick `Send`{{.action}}. Wait {time}.\n\nClick `Confirm`{{.action}}.\n");
        let languages = Languages::embedded();
        let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &languages).workflow;
        let plan = Plan::of(&workflow);
        let mut state = State::default();
        let done = What::Done { stop: 0 };
        state.apply(&plan, &Event::new("2026-11-21T08:00:01Z", "ada", done, &plan));
        let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
        let shown = drawn(&mut screen, &state, (80, 24), "2026-11-21T08:00:02Z");
        assert!(shown.contains(&format!("until 2026-11-21 {end}")), "{shown}");
    }
}

#[test]
fn a_long_warning_is_read_to_its_end_before_it_is_acknowledged() {
    let sentence = "The server stops, and with it everything that runs on it. ".repeat(40);
    let guide = format!(
        "---\ntitle: Stop\n---\n\n## Instructions\n\n> [!warning]\n>\n> {sentence}\n>\n\nClick `Stop`{{.action}}.\n"
    );
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &languages).workflow;
    let plan = Plan::of(&workflow);
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    let draw = |screen: &mut Screen<'_>| drawn(screen, &State::default(), (80, 24), "2026-11-21T10:00:00Z");
    assert!(draw(&mut screen).contains("Space ↓"));
    press(&mut screen, &plan, &mut state, "o");
    assert!(state.answers.is_empty(), "its end was not seen");
    for _ in 0..4 {
        press(&mut screen, &plan, &mut state, " ");
        draw(&mut screen);
    }
    press(&mut screen, &plan, &mut state, "o");
    assert_eq!(state.answers.len(), 1);
}

#[test]
fn the_key_that_leaves_is_the_last_to_go() {
    let workflow = super::workflow();
    let plan = Plan::of(&workflow);
    let languages = Languages::embedded();
    for code in ["en", "de", "fi"] {
        let language = languages.get(code).unwrap();
        let mut screen = Screen::new(&workflow.title, &plan, language, None, false);
        let mut state = State::default();
        press(&mut screen, &plan, &mut state, "o");
        let shown = drawn(&mut screen, &state, (40, 15), "2026-11-21T10:00:00Z");
        for (key, word) in [("b", &language.strings.back), ("q", &language.strings.quit)] {
            let told = format!("{key} {}", word.replace(' ', "\u{a0}"));
            assert!(shown.contains(&told), "{code}: {told}\n{shown}");
        }
    }
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let asleep = KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL);
    assert_eq!(screen.press(asleep, &State::default()), Some(Wish::Suspend));
}

/// The line above the keys, and the keys.
fn footer(screen: &mut Screen<'_>, state: &State) -> String {
    let shown = drawn(screen, state, (100, 24), "2026-11-21T10:00:00Z");
    let lines: Vec<&str> = shown.lines().map(|line| line.trim_matches(['"', ' '])).collect();
    lines[lines.len() - 4..].join("\n")
}

#[test]
fn a_key_that_means_nothing_says_which_ones_count() {
    let workflow = super::workflow();
    let plan = Plan::of(&workflow);
    let languages = Languages::embedded();
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    let mut say = |keys: &str| {
        drawn(&mut screen, &state, (100, 24), "2026-11-21T10:00:00Z");
        let wishes = press(&mut screen, &plan, &mut state, keys);
        (wishes.len(), footer(&mut screen, &state))
    };
    let (wishes, told) = say("\n");
    assert!(wishes == 0 && told.contains("Please answer with one of: o, +, g ↑↓, l, q"), "{told}");
    let (_, told) = say("o");
    assert!(!told.contains("Please answer"), "{told}");
    assert!(say("b").1.contains("o I"), "there is an answer to take back");
    let (_, told) = say("b");
    assert!(told.contains("Please answer with one of: o"), "there is none to take back: {told}");
    say("o");
    let (_, told) = say("z");
    assert!(told.contains("Please answer with one of: d, s, f, x, w, n, e, p, g ↑↓"), "{told}");
    let (_, told) = say("s");
    assert!(told.contains("Enter accept · Esc cancel · Ctrl-C quit") && !told.contains("d done"), "{told}");
    let (_, told) = say("\n");
    assert!(told.contains("Please give one line of text"), "{told}");
    assert_eq!(say("there already\n").0, 1);
    let (_, told) = say("g9.9\n");
    assert!(told.contains("Please answer with one of: 2.3, 2.4"), "{told}");
    let (_, told) = say("7");
    assert!(told.contains("Please answer with one of: y, n, +"), "{told}");
    assert_eq!(say("+it is new\nn").0, 2);
    assert_eq!(state.notes.len(), 1);
}

#[test]
fn of_more_than_nine_ways_each_can_be_taken() {
    let tab = |at: u8| format!("> System {at}\n>>\n>> Click `Button {at}`{{.action}}.\n>>\n");
    let tabs: String = (1..=12).map(tab).collect();
    let guide = format!("---\ntitle: T\n---\n\n## Instructions\n\n> [!tabs]\n>\n{tabs}");
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.into(), &languages).workflow;
    let plan = Plan::of(&workflow);
    let mut screen = Screen::new(&workflow.title, &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    assert!(footer(&mut screen, &state).contains("0–12"), "{:?}", plan.stops[0]);
    press(&mut screen, &plan, &mut state, "13\n");
    assert!(footer(&mut screen, &state).contains("Please answer"));
    press(&mut screen, &plan, &mut state, "12\n");
    assert!(drawn(&mut screen, &state, (100, 24), "2026-11-21T10:00:00Z").contains("Button 12"));
}
