//! The built program and the floor, side by side in one run: reading the same guides and parsing their Markdown with the
//! bare parser, with the same options and every event drained.
//!
//! `cargo bench --bench ratio -- FOLDER [RUNS]`; without a folder, the guides that ship. Each figure is a whole process:
//! processor time (user and system), the median of the runs; the two take turns, so that a machine that is busy with
//! other things is busy for both.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use stepmark::locale::Locale;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["measure", program, rest @ ..] => measure(program, rest),
        ["floor", folder] => floor(Path::new(folder), None),
        ["floor", folder, out, bytes] => floor(Path::new(folder), Some((Path::new(out), bytes.parse().unwrap()))),
        [] => compare(&format!("{}/guides", env!("CARGO_MANIFEST_DIR")), 3),
        [folder] => compare(folder, 3),
        [folder, runs, ..] => compare(folder, runs.parse().unwrap()),
    }
}

/// Reads and parses all guides; with a folder, also writes each as a page of so many bytes.
#[expect(clippy::disallowed_methods, reason = "the floor does what the program may not")]
fn floor(folder: &Path, out: Option<(&Path, usize)>) {
    let events: usize = guides(folder)
        .par_iter()
        .enumerate()
        .map(|(number, path)| {
            let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
            let Some((out, bytes)) = out else {
                return Parser::new_ext(&text, OPTIONS).into_offset_iter().count();
            };
            let mut page = String::new();
            html::push_html(&mut page, Parser::new_ext(&text, OPTIONS));
            page.extend(std::iter::repeat_n(' ', bytes.saturating_sub(page.len())));
            std::fs::write(out.join(format!("{number}.html")), page).unwrap();
            1
        })
        .sum();
    assert!(events > 0);
}

fn guides(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if entry.file_type().unwrap().is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

/// Runs a program and prints what it took: microseconds of processor time, kilobytes at the peak. It works in an empty
/// folder, so that it reads no settings but those of the guides.
fn measure(program: &str, args: &[&str]) {
    let place = tempfile::tempdir().unwrap();
    let mut command = Command::new(program);
    command.current_dir(place.path()).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap().wait().unwrap();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let time = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    println!("{time} {}", usage.max_rss());
}

#[derive(Clone, Copy)]
struct Taken {
    /// Seconds of processor time.
    time: f64,
    /// Megabytes.
    memory: f64,
}

fn taken(program: &str, args: &[&str], threads: usize) -> Taken {
    let own = std::env::current_exe().unwrap();
    let mut command = Command::new(own);
    let output =
        command.arg("measure").arg(program).args(args).env("RAYON_NUM_THREADS", threads.to_string()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().unwrap());
    Taken { time: numbers.next().unwrap() / 1e6, memory: numbers.next().unwrap() / 1024.0 }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Both in turn, and a line about them.
fn row(name: &str, runs: usize, ours: &dyn Fn() -> Taken, floor: &dyn Fn() -> Taken) {
    let (mut times, mut floors, mut ratios, mut peak) = (Vec::new(), Vec::new(), Vec::new(), 0.0_f64);
    for _ in 0..runs {
        let (one, two) = (ours(), floor());
        times.push(one.time);
        floors.push(two.time);
        ratios.push(one.time / two.time);
        peak = peak.max(one.memory);
    }
    let (time, floor, ratio) = (median(times), median(floors), median(ratios));
    println!("{name:34} {time:8.3} s {floor:8.3} s {ratio:7.1} {peak:8.1} MB");
}

fn compare(folder: &str, runs: usize) {
    let folder = std::fs::canonicalize(folder).unwrap();
    let folder = folder.to_str().unwrap();
    let ours = env!("CARGO_BIN_EXE_stepmark");
    let own = std::env::current_exe().unwrap();
    let own = own.to_str().unwrap();
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    let count = guides(Path::new(folder)).len();
    println!("{count} guides in {folder}, median of {runs} runs\n");
    println!("{:34} {:>10} {:>10} {:>7} {:>11}", "", "stepmark", "floor", "ratio", "peak memory");
    let fresh = || tempfile::tempdir().unwrap();
    let floor = |threads| taken(own, &["floor", folder], threads);
    for threads in [1, all] {
        let check = || taken(ours, &["check", folder], threads);
        row(&format!("check, {threads} threads"), runs, &check, &|| floor(threads));
    }
    let into = |args: &[&str], out: &Path| {
        taken(ours, &[&args[..1], &[folder], &args[1..], &["--output", out.to_str().unwrap()]].concat(), all)
    };
    row("build", runs, &|| into(&["build"], fresh().path()), &|| floor(all));
    let site = fresh();
    into(&["render", "--format", "html"], site.path());
    let bytes = size(site.path()) / count.max(1);
    let pages = || taken(own, &["floor", folder, fresh().path().to_str().unwrap(), &bytes.to_string()], all);
    row("render, fresh folder", runs, &|| into(&["render", "--format", "html"], fresh().path()), &pages);
    row("render, nothing to change", runs, &|| into(&["render", "--format", "html"], site.path()), &pages);
    if let Some(one) = median_guide(folder) {
        let alone = fresh();
        let copy = alone.path().join("guide.en-gb.md");
        let bytes = std::fs::copy(one, &copy).unwrap();
        let place = alone.path().to_str().unwrap();
        row(
            &format!("check, one guide of {bytes} bytes"),
            runs * 5,
            &|| taken(ours, &["check", copy.to_str().unwrap()], 1),
            &|| taken(own, &["floor", place], 1),
        );
    }
}

/// The guide that half of the guides are longer than.
fn median_guide(folder: &str) -> Option<PathBuf> {
    let mut all = guides(Path::new(folder));
    all.retain(|path| Locale::of_file_name(&path.file_name().unwrap_or_default().to_string_lossy()).is_some());
    all.sort_by_cached_key(|path| std::fs::metadata(path).map_or(0, |file| file.len()));
    all.get(all.len() / 2).cloned()
}

fn size(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let of = |entry: std::fs::DirEntry| {
        if entry.file_type().unwrap().is_dir() { size(&entry.path()) } else { entry.metadata().unwrap().len() as usize }
    };
    entries.map(of).sum()
}
