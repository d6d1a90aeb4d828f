//! A terminal that the program fills: what guides say does not steer it, and it is given back however the program ends.

use std::io::Write;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};

use crate::support::Project;
use crate::support::pty::Window;

#[path = "../../src/bin/stepmark/borrowed.rs"]
#[expect(dead_code, reason = "the panic is tried, the signals are tried with the program")]
mod borrowed;
#[path = "../../src/bin/stepmark/fault.rs"]
mod fault;

const ENTERED: &str = "\u{1b}[?1049h";
const LEFT: &str = "\u{1b}[?1049l";
const CURSOR: &str = "\u{1b}[?25h";

/// Every place of a guide that the screen shows, each with what a terminal would obey.
const GUIDE: &str = "---\ntitle: \"Move \u{1b}]0;owned\u{7}\u{9b}5n it\u{202e}\"\n---\n\n## Instructions \u{1b}[5m\u{2066}\n\n> [!warning]\n>\n> Mind \u{1b}c \u{1b}[?1000h this \u{202d}one.\n>\n\nClick `Ser\u{1b}[5mvers\u{202e}`{.action} (1) \u{1b}[8m, then \u{9b}5n [x](https://a\u{1b}[5m.example).\n\n![a\u{1b}[5m](images/\u{1b}[5mx\u{202e}.png)\n\n```bash\necho \u{1b}]52;c;AAAA\u{7} \u{202e}\n```\n\n> [!api]\n>\n> @api {PO\u{1b}[5mST} /server/{server\u{1b}[5mName}/mo\u{202e}ve\n>\n\n### Via A \u{1b}[5m\n\nClick `A`{.action}.\n\n### Via B \u{202e}\n\nClick `B`{.action}.\n";

fn run(guide: &str) -> (Project, Window) {
    let project = Project::new();
    project.write("guide.en-gb.md", guide);
    let window = Window::open(&project.command(&["run", "guide.en-gb.md", "--state", "state"]));
    (project, window)
}

/// What stands between the escapes that our own screen is drawn with.
fn without_own_escapes(shown: &str) -> String {
    let own = regex::Regex::new(r"\x1b\[(\d+(;\d+)?H|[0-9;]*m|2J|\?1049[hl]|\?25[hl])").unwrap();
    let blinking = regex::Regex::new(r"\x1b\[([0-9;]*;)?[58](;[0-9;]*)?m").unwrap();
    assert!(!blinking.is_match(&shown.replace("38;5;", "").replace("48;5;", "")), "{shown:?}");
    own.replace_all(shown, "").into_owned()
}

#[test]
fn nothing_in_a_guide_steers_a_terminal_that_is_filled() {
    let (_project, mut window) = run(GUIDE);
    let mut shown = window.until_text("Mind");
    // The warning, a note of escapes and marks that are pasted, the step, its call, everything in between.
    for keys in ["o", "n\u{1b}[31m\u{202e}owned\u{9b}5n\r", "d", "\u{1b}", "d", "l", "1", "d", "k", "d", "q"] {
        window.person.write_all(keys.as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60));
        shown.extend(window.rest());
    }
    window.person.write_all(&[3]).unwrap();
    shown.extend(window.end().0);
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.matches('\u{fffd}').count() > 20, "all of it was shown: {shown:?}");
    let left = without_own_escapes(&shown);
    let steers = |c: char| {
        c.is_control() && !matches!(c, '\r' | '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!left.contains(steers), "{left:?}");
    assert!(window.is_as_before());
}

const PLAIN: &str = "---\ntitle: Move a server\n---\n\n## Instructions\n\nClick `Move`{.action}.\n";

#[test]
fn where_the_screen_is_filled_one_key_answers_which_version_goes_on() {
    for (key, shows) in [("y", "Close"), ("n", "Move")] {
        let project = Project::new();
        project.write("guide.en-gb.md", PLAIN);
        assert_eq!(project.answer(&["run", "guide.en-gb.md", "--state", "state"], "q\n").code, 1);
        project.write("guide.en-gb.md", &PLAIN.replace("`Move`", "`Close`"));
        let resumed = project.command(&["run", "guide.en-gb.md", "--resume", "--state", "state"]);
        let mut window = Window::open(&resumed);
        window.until_text("q quit > ");
        window.person.write_all(key.as_bytes()).unwrap();
        let shown = window.until_text("evidence");
        assert!(String::from_utf8_lossy(&shown).contains(&format!("[{shows}]")), "{key}");
        window.person.write_all(b"q").unwrap();
        assert_eq!(window.end().1.code(), Some(1));
        assert!(window.is_as_before());
    }
}

#[test]
fn control_c_gives_the_terminal_back() {
    let (_project, mut window) = run(PLAIN);
    let mut shown = window.until_text("Move a server");
    assert!(!window.is_as_before(), "it was filled");
    window.person.write_all(&[3]).unwrap();
    let (rest, status) = window.end();
    shown.extend(rest);
    assert_eq!(status.code(), Some(1));
    assert!(given_back(&shown).contains("--resume"));
    assert!(window.is_as_before());
}

/// Editors, serial lines and the consoles of pipelines say that they obey no escapes.
#[test]
fn a_terminal_that_obeys_nothing_is_asked_line_by_line() {
    let project = Project::new();
    project.write("guide.en-gb.md", PLAIN);
    let mut command = project.command(&["run", "guide.en-gb.md", "--state", "state"]);
    let mut window = Window::open(command.env("TERM", "dumb"));
    let mut shown = window.until_text(" > ");
    window.person.write_all(b"q\n").unwrap();
    shown.extend(window.end().0);
    assert!(!shown.contains(&0x1b), "{}", String::from_utf8_lossy(&shown));
}

#[test]
fn an_open_run_of_the_same_guide_stands_on_the_screen_until_the_first_key() {
    let (project, mut first) = run(PLAIN);
    first.until_text("Move a server");
    first.person.write_all(b"q").unwrap();
    first.end();
    let mut second = Window::open(&project.command(&["run", "guide.en-gb.md", "--state", "state"]));
    let shown = second.until_text("quit");
    let screen = String::from_utf8_lossy(&shown).split_once(ENTERED).unwrap().1.to_owned();
    assert!(screen.contains("an open run has 0/1, by ada"), "{screen:?}");
    second.person.write_all(b"q").unwrap();
    second.end();
}

/// What is shown once the other screen was left; the cursor is there again.
fn given_back(shown: &[u8]) -> String {
    let text = String::from_utf8_lossy(shown);
    let (screen, after) = text.split_once(LEFT).unwrap_or_else(|| panic!("the other screen is left: {text:?}"));
    assert!(screen.contains(ENTERED), "{text:?}");
    let cursor = |sign: &str| text.rfind(sign).unwrap_or_default();
    assert!(cursor(CURSOR) > cursor("\u{1b}[?25l"), "the cursor is shown: {text:?}");
    after.to_owned()
}

/// Ends the program by a signal; the program that `setsid` became.
fn end_by(window: &mut Window, signal: Signal) -> Vec<u8> {
    use std::os::unix::process::ExitStatusExt;
    kill_process(Pid::from_child(&window.child), signal).unwrap();
    let (shown, status) = window.end();
    assert_eq!(status.signal(), Some(signal.as_raw()), "it ends by the signal itself");
    assert!(window.is_as_before(), "{signal:?}");
    shown
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let (_project, mut window) = run(PLAIN);
        let mut shown = window.until_text("Move a server");
        assert!(!window.is_as_before(), "it was filled");
        shown.extend(end_by(&mut window, signal));
        given_back(&shown);
    }
}

#[test]
fn a_signal_while_a_secret_is_typed_gives_the_echo_back() {
    let project = Project::new();
    let call = "## Instructions\n\n> [!api]\n>\n> @api {POST} /server/{apiToken}/move\n>\n";
    project.write("guide.en-gb.md", call);
    let mut window = Window::open(&project.command(&["run", "guide.en-gb.md", "--plain", "--state", "state"]));
    let mut shown = window.until_text(" > ");
    while window.is_as_before() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    shown.extend(end_by(&mut window, Signal::TERM));
    assert!(!String::from_utf8_lossy(&shown).contains(LEFT), "the screen was not another one");
}

/// Set for the process below, so that nobody's terminal is filled by accident.
const HELPER: &str = "STEPMARK_TEST_PANICS";

/// What the test below runs in a terminal: the program's own way to fill it, with work that panics.
#[test]
#[ignore = "it is run by another test"]
fn work_that_panics() {
    if std::env::var_os(HELPER).is_none() {
        return;
    }
    let ended = fault::guarded(|| {
        borrowed::filled(|terminal| {
            terminal.draw(|frame| frame.render_widget("full of work", frame.area())).unwrap();
            let guide = "a guide \u{1b}]0;owned\u{7}\u{202e}";
            assert!(guide.is_empty(), "byte index 3 is not within `{guide}`");
        })
    });
    std::process::exit(if ended.is_none() { 2 } else { 0 });
}

#[test]
fn a_panic_gives_the_terminal_back_and_says_whose_fault_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "hard::terminal::work_that_panics", "--ignored", "--nocapture"]);
    command.env(HELPER, "1").env("RUST_BACKTRACE", "0").current_dir(folder.path());
    let mut window = Window::open(&command);
    let (shown, status) = window.end();
    let after = given_back(&shown);
    assert_eq!(status.code(), Some(2), "{after}");
    assert!(after.contains("this is a fault of stepmark") && after.contains("byte index 3"), "{after}");
    assert!(!without_own_escapes(&after).contains(['\u{1b}', '\u{7}', '\u{202e}']), "{after:?}");
    assert!(window.is_as_before());
}
