//! Two hundred kills: runs over pseudo-terminals, each ended at a random moment while somebody types.

use std::io::Write;
use std::time::Duration;

use super::{RUN, project};
use crate::support::pty::Window;

const KILLS: u64 = 200;

fn prompts(shown: &[u8]) -> usize {
    shown.windows(3).filter(|end| end == b" > ").count()
}

/// Reads until so many prompts were shown; what was shown.
fn until(window: &Window, count: usize) -> Vec<u8> {
    window.until(|all| prompts(all) >= count)
}

/// The notes in a journal, and whether its last line is whole.
fn notes(journal: &std::path::Path) -> Vec<String> {
    let text = std::fs::read_to_string(journal).unwrap();
    let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
    let event = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let noted = whole.lines().map(event).filter(|event| event["event"] == "noted");
    noted.map(|event| event["text"].as_str().unwrap().to_owned()).collect()
}

/// A random number below a bound, the same in every run of the tests.
fn random(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

fn killed_again_and_again(mut seed: u64) {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nq\n").code, 1);
    let journal = std::fs::read_dir(project.path("state")).unwrap().flatten().map(|entry| entry.path());
    let journal = journal.into_iter().find(|path| path.extension().is_some_and(|e| e == "jsonl")).unwrap();
    let mut kept: Vec<String> = Vec::new();
    for kill in 0..KILLS / 2 {
        let mut window = Window::open(&project.command(&["run", "--resume", "--plain", "--state", "state"]));
        until(&window, 1);
        let sent: Vec<String> = (0..=random(&mut seed, 3)).map(|n| format!("note {kill}.{n}")).collect();
        for note in &sent {
            write!(window.person, "n\n{note}\n").unwrap();
        }
        std::thread::sleep(Duration::from_micros(random(&mut seed, 12_000)));
        window.child.kill().unwrap();
        window.child.wait().unwrap();
        std::thread::sleep(Duration::from_millis(1));
        let output = window.rest();
        let acknowledged = prompts(&output) / 2;
        let now = notes(&journal);
        assert_eq!(now[..kept.len()], kept, "nothing that was kept is lost");
        let new = &now[kept.len()..];
        assert!(new.len() >= acknowledged, "{acknowledged} were acknowledged, {new:?} kept");
        assert!(sent.starts_with(new), "{new:?} of {sent:?}");
        kept = now;
    }
    assert!(!kept.is_empty());
    let resumed = project.answer(&["run", "--resume", "--state", "state"], "q\n");
    assert_eq!(resumed.code, 1, "{resumed:?}");
}

#[test]
fn two_hundred_kills_lose_no_acknowledged_answer_and_invent_none() {
    std::thread::scope(|scope| {
        scope.spawn(|| killed_again_and_again(1));
        scope.spawn(|| killed_again_and_again(2));
    });
}

#[test]
fn a_secret_is_not_echoed_and_not_written() {
    let project = project();
    project.write(
        "guide.en-gb.md",
        "---\ntitle: T\n---\n\n## Instructions\n\n> [!api]\n>\n> @api {POST} /server/{apiToken}/move\n>\n",
    );
    let mut window = Window::open(&project.command(&["run", "guide.en-gb.md", "--plain", "--state", "state"]));
    let mut all = until(&window, 1);
    window.person.write_all(b"hunter2\n").unwrap();
    all.extend(until(&window, 1));
    window.person.write_all(b"d\n").unwrap();
    let (rest, status) = window.end();
    all.extend(rest);
    assert!(status.success(), "{}", String::from_utf8_lossy(&all));
    assert!(!String::from_utf8_lossy(&all).contains("hunter2"), "{}", String::from_utf8_lossy(&all));
    for file in std::fs::read_dir(project.path("state")).unwrap().flatten() {
        assert!(!std::fs::read_to_string(file.path()).unwrap().contains("hunter2"), "{:?}", file.path());
    }
}

/// A limit on the size of files fails as a full disk does: in the middle of a write.
#[test]
fn a_full_disk_is_a_clear_error_and_loses_nothing() {
    let project = project();
    let program = env!("CARGO_BIN_EXE_stepmark");
    let shell = format!("trap '' XFSZ; ulimit -f 16; exec '{program}' run guide.en-gb.md --state state");
    let mut command = std::process::Command::new("bash");
    command.args(["-c", &shell]).current_dir(project.path(""));
    command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || {
        let _ = stdin.write_all(b"o\n");
        (0..200).all(|note| write!(stdin, "n\nnote {note} {}\n", "x".repeat(400)).is_ok());
    });
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("could not be written") || said.contains("cannot write"), "{said}");
    let acknowledged = prompts(&output.stdout);
    let journal = std::fs::read_dir(project.path("state")).unwrap().flatten().map(|entry| entry.path());
    let journal = journal.into_iter().find(|path| path.extension().is_some_and(|e| e == "jsonl")).unwrap();
    let kept = notes(&journal);
    assert!(kept.len() > 5 && kept.len() >= (acknowledged - 1) / 2 - 1, "{} of {acknowledged}", kept.len());
    assert!(std::fs::read_to_string(&journal).unwrap().ends_with('\n'), "no half of a line is left");
    let resumed = project.answer(&["run", "--resume", "--state", "state"], "q\n");
    assert_eq!(resumed.code, 1, "{resumed:?}");
}
