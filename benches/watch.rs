//! From the save of a guide to what `--watch` says of it.
//!
//! `cargo bench --bench watch -- FOLDER [SAVES]`; without a folder, the guides that ship. The guides are copied to a
//! project of their own. What changed is saved as editors do: a new file takes the place of the old one.

use std::io::{BufRead, BufReader, PipeReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let own = format!("{}/guides", env!("CARGO_MANIFEST_DIR"));
    let folder = args.first().unwrap_or(&own);
    let saves: usize = args.get(1).map_or(20, |saves| saves.parse().unwrap());
    let project = tempfile::tempdir().unwrap();
    let guides = copy(Path::new(folder), &project.path().join("guides"));
    write(&project.path().join("stepmark.toml"), "");
    println!("{} guides, {saves} saves; milliseconds from the save: median, worst", guides.len());
    let guide = &guides[guides.len() / 2];
    for (name, args, said) in [
        ("check: the guide", &["check", "--watch"][..], "1 guide checked"),
        ("check: all of them", &["check", "--watch"], " guides checked"),
        ("build", &["build", "--watch"], "new or changed"),
        ("render --format html", &["render", "guides", "--format", "html", "--watch"], "new or changed"),
    ] {
        let mut taken = measure(project.path(), guide, args, said, saves);
        taken.sort();
        let of = |taken: Duration| taken.as_secs_f64() * 1e3;
        println!("{name:24} {:8.1} {:8.1}", of(taken[saves / 2]), of(taken[saves - 1]));
    }
}

/// How long it takes from each save until the program has said something.
fn measure(project: &Path, guide: &Path, args: &[&str], said: &str, saves: usize) -> Vec<Duration> {
    let (reader, writer) = std::io::pipe().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_stepmark"));
    command.args(args).current_dir(project).stdin(Stdio::null());
    let mut child = command.stdout(writer.try_clone().unwrap()).stderr(writer).spawn().unwrap();
    drop(command);
    let mut lines = BufReader::new(reader);
    until(&mut lines, "watching for changes");
    let text = std::fs::read_to_string(guide).unwrap();
    let taken = (0..saves).map(|save| {
        // What went on before is over.
        std::thread::sleep(Duration::from_secs(1));
        let fresh = project.join(".fresh");
        write(&fresh, &format!("{text}\nThis was saved {save} times.\n"));
        let begun = Instant::now();
        std::fs::rename(&fresh, guide).unwrap();
        until(&mut lines, said);
        begun.elapsed()
    });
    let taken = taken.collect();
    child.kill().unwrap();
    child.wait().unwrap();
    write(guide, &text);
    taken
}

fn until(lines: &mut BufReader<PipeReader>, said: &str) {
    let mut line = String::new();
    while !line.contains(said) {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0, "the program ended before it said `{said}`");
    }
}

/// Copies the guides of a folder, and returns where they are now.
fn copy(from: &Path, to: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![from.to_owned()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let copy = to.join(path.strip_prefix(from).unwrap());
                std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
                std::fs::copy(&path, &copy).unwrap();
                all.push(copy);
            }
        }
    }
    all.sort();
    all
}

#[expect(clippy::disallowed_methods, reason = "an editor does what the program may not")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}
