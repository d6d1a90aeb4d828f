//! Two hundred kills: runs over pseudo-terminals, each ended at a random moment while somebody types.

use std::fs::File;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use super::{RUN, project};
use crate::support::Project;

const KILLS: u64 = 200;

/// The two ends of a pseudo-terminal: the person's, and the program's.
fn terminal() -> (File, File) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    (File::from(master), slave)
}

fn start(project: &Project, args: &[&str]) -> (std::process::Child, File, Receiver<Vec<u8>>) {
    let (person, program) = terminal();
    let mut command = project.command(args);
    command.stdin(program.try_clone().unwrap()).stdout(program.try_clone().unwrap()).stderr(program);
    let child = command.spawn().unwrap();
    drop(command);
    let (send, shown) = channel();
    let mut reader = person.try_clone().unwrap();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(read) = reader.read(&mut bytes) {
            if read == 0 || send.send(bytes[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    (child, person, shown)
}

fn prompts(shown: &[u8]) -> usize {
    shown.windows(3).filter(|end| end == b" > ").count()
}

/// Reads until so many prompts were shown; what was shown.
fn until(shown: &Receiver<Vec<u8>>, count: usize) -> Vec<u8> {
    let mut all = Vec::new();
    let end = Instant::now() + Duration::from_secs(20);
    while prompts(&all) < count {
        let left = end.saturating_duration_since(Instant::now());
        let more = shown.recv_timeout(left);
        all.extend(more.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&all))));
    }
    all
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
        let (mut child, mut person, shown) = start(&project, &["run", "--resume", "--plain", "--state", "state"]);
        until(&shown, 1);
        let sent: Vec<String> = (0..=random(&mut seed, 3)).map(|n| format!("note {kill}.{n}")).collect();
        for note in &sent {
            write!(person, "n\n{note}\n").unwrap();
        }
        std::thread::sleep(Duration::from_micros(random(&mut seed, 12_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        std::thread::sleep(Duration::from_millis(1));
        let output: Vec<u8> = shown.try_iter().flatten().collect();
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
