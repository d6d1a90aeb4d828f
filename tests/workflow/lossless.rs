//! The rule that nothing is lost, as a check on one guide: each word of the body stands in a text of the workflow whose
//! lines cover the word's line, unless it is named markup: markers, attributes, the info of rules, the date line.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;
use stepmark::guide::{BlockKind, Heading, plain_text};

use crate::support::Built;

/// The words of the body that no text of the workflow holds at their line, as `line: word`.
pub(crate) fn lost_words(built: &Built) -> Vec<String> {
    let mut held: HashMap<u32, String> = HashMap::new();
    let document = serde_json::to_value(&built.workflow).unwrap();
    for key in ["items", "sections"] {
        if let Some(part) = document.get(key) {
            collect(part, (0, 0), &mut held);
        }
    }
    let title = built.guide.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some((heading, built.source.line(block.span.start))),
        _ => None,
    });
    let says_title = |heading: &Heading| plain_text(&built.source, &heading.title) == built.workflow.title.trim();
    let title = title.filter(|(heading, _)| heading.level == 1 && says_title(heading)).map(|(_, line)| line);
    let date = built.guide.date_line.as_ref().map(|line| built.source.line(line.span.start));
    let first = match built.guide.front_matter.span {
        span if span.is_empty() => 1,
        span => built.source.line(span.end) + 1,
    };
    let last = built.source.text().lines().count() as u32;
    let mut lost = Vec::new();
    for line in (first..=last).filter(|line| ![date, title].contains(&Some(*line))) {
        let text = markup_free(built.source.line_text(line));
        let held = held.get(&line).map_or("", String::as_str);
        for word in words(&text) {
            if !held.contains(&word.to_lowercase()) {
                lost.push(format!("{line}: {word}"));
            }
        }
    }
    lost
}

/// Gathers every text under the lines of the nearest node around it.
fn collect(value: &Value, lines: (u32, u32), held: &mut HashMap<u32, String>) {
    match value {
        Value::Object(map) => {
            let own = map
                .get("lines")
                .and_then(Value::as_array)
                .and_then(|pair| Some((pair.first()?.as_u64()? as u32, pair.get(1)?.as_u64()? as u32)));
            let lines = own.unwrap_or(lines);
            for (key, value) in map.iter().filter(|(key, _)| !matches!(key.as_str(), "kind" | "lines" | "id")) {
                if key == "actions" {
                    continue;
                }
                collect(value, lines, held);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| collect(value, lines, held)),
        Value::String(text) => (lines.0..=lines.1).for_each(|line| {
            let entry = held.entry(line).or_default();
            entry.push_str(&text.to_lowercase());
            entry.push('\n');
        }),
        Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// A line without markup that has a form of its own in the workflow.
fn markup_free(line: &str) -> String {
    let line = line.replace("/console/#", "").replace("%7B", "{").replace("%7D", "}");
    let line = line.as_str();
    let bare = line.trim_start_matches(['>', ' ', '\t', '\\']);
    let bare = bare
        .strip_prefix("![!")
        .or_else(|| bare.strip_prefix("[!"))
        .and_then(|rest| rest.split_once(']'))
        .map_or(line, |(_, rest)| rest);
    let mut text = bare.replace("@api", " ").replace("{v1}", " v1 ").replace("{v2}", " v2 ");
    static ATTRIBUTE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"\{[./: ]*(thumbnail|action|external|ref|manager)( [.#\w="-]+)*"#).unwrap());
    text = ATTRIBUTE.replace_all(&text, " ").into_owned();
    if let Some((_, task)) = text.split_once("- [x] ") {
        text = task.to_owned();
    }
    if text.trim_start().starts_with("<!--") && (text.contains("-START:") || text.contains("-END:")) {
        text.clear();
    }
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^ {0,3}\[[^\]]+\]: *\S+").unwrap());
    static TAG: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)</?(details|summary|p|center)[^<>]*>|<img\b|\b(src|alt|width)=").unwrap());
    text = TAG.replace_all(&text, " ").into_owned();
    if DEFINITION.is_match(&text) {
        text.clear();
    }
    if let Some((_, title)) = text.strip_prefix("///").and_then(|rest| rest.split_once('|')) {
        text = title.to_owned();
    }
    text
}

/// Runs of letters and digits; entities and numbers of list markers are no words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic))
}
