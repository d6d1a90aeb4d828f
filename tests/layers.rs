//! The direction of dependencies, and what must not stand in the sources.

mod rings;

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Each module may use those of the rows above its own, and its own.
const LAYERS: &[&[&str]] = &[
    &["source", "locale", "spelling", "terminal", "markup", "digest"],
    &["diagnostic", "error"],
    &["yaml", "files", "localize"],
    &["guide", "language", "family"],
    &["workflow"],
    &["project", "wording"],
    &["diff"],
    &["drift"],
    &["check", "report", "render", "run"],
    &["site"],
];

fn sources() -> Vec<PathBuf> {
    let mut all = Vec::new();
    let mut open = vec![crate::support::project("src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

fn module(path: &std::path::Path) -> String {
    let below = path.strip_prefix(crate::support::project("src")).unwrap();
    below.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn modules_depend_in_one_direction() {
    let layer = |module: &str| LAYERS.iter().position(|row| row.contains(&module));
    for path in sources() {
        let own = module(&path);
        if matches!(own.as_str(), "bin" | "lib") {
            continue;
        }
        let own_layer = layer(&own).unwrap_or_else(|| panic!("{own} stands in no layer"));
        let text = std::fs::read_to_string(&path).unwrap();
        let code = without_tests(&text);
        assert!(!code.contains("use crate::{"), "{}: name the module right behind `crate::`", path.display());
        for part in code.split("crate::").skip(1) {
            let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(used_layer) = layer(&used) else { continue };
            assert!(used == own || used_layer < own_layer, "{}: {own} must not use {used}", path.display());
        }
    }
}

/// The code of a file without the module of its tests, which stands last.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// Whether a file holds tests only.
fn is_test(path: &std::path::Path) -> bool {
    let below = path.strip_prefix(crate::support::project("src")).unwrap();
    below.ends_with("tests.rs") || below.iter().any(|part| part == "tests")
}

/// Words that only one human language has: those with a letter beyond ASCII.
#[test]
fn no_word_of_a_human_language_stands_in_the_code() {
    let mut words = BTreeSet::new();
    for entry in std::fs::read_dir(crate::support::project("languages")).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap().to_lowercase();
        let foreign =
            |word: &&str| word.chars().count() > 3 && word.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        words.extend(text.split(|c: char| !c.is_alphabetic()).filter(foreign).map(str::to_owned));
    }
    assert!(words.len() > 500);
    for path in sources().into_iter().filter(|path| !is_test(path)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = without_tests(&text);
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let found = line.to_lowercase();
            let found = found.split(|c: char| !c.is_alphabetic()).find(|word| words.contains(*word));
            assert_eq!(found, None, "{}: {line}", path.display());
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}"];
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = marks.iter().find(|mark| text.contains(**mark));
        assert_eq!(found, None, "{}", path.display());
    }
}
