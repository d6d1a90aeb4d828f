//! A guide tells one time for one thing.

use crate::check::{MANY, Subject};
use crate::diagnostic::Diagnostic;
use crate::workflow::{Lines, Prose, TimeLimit, TimeRole};
use std::collections::HashSet;

rule!(Warning, "contradicting-limits", "two deadlines for the same thing", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut limits: Vec<(Lines, TimeLimit, HashSet<String>)> = Vec::new();
    subject.workflow.visit_items(&mut |item| {
        let Some(Prose { lines, text, time_limit, .. }) = item.prose() else { return };
        if let Some(limit) = time_limit.filter(|limit| limit.role == TimeRole::Deadline && limits.len() < MANY) {
            limits.push((lines, limit, words_around(text, limit.value)));
        }
    });
    for (at, (lines, limit, words)) in limits.iter().enumerate() {
        let other =
            limits[..at].iter().find(|(_, before, said)| seconds(*before) != seconds(*limit) && is_same(words, said));
        if let Some((Lines(line, _), _, _)) = other {
            let message = format!("line {line} tells another time for the same thing");
            found.push(
                Diagnostic::new(&RULE.code, subject.first_line(*lines), message)
                    .help("tell the same time in both places"),
            );
        }
    }
}

/// The longer words of the sentence that tells a time.
fn words_around(text: &str, value: u32) -> HashSet<String> {
    let number = value.to_string();
    let sentence = text.split(['.', '!', '?', '\n']).find(|part| part.contains(&number)).unwrap_or_default();
    let words = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3);
    words.map(str::to_lowercase).collect()
}

/// Whether two sentences are about the same: most of their words are.
fn is_same(one: &HashSet<String>, two: &HashSet<String>) -> bool {
    let shared = one.intersection(two).count();
    shared >= 3 && shared * 4 >= one.len().max(two.len()) * 3
}

fn seconds(limit: TimeLimit) -> u64 {
    u64::from(limit.value) * limit.unit.seconds()
}
