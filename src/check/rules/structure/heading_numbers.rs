//! Numbered headings count one by one.

use std::collections::{BTreeMap, HashMap};

use crate::check::Subject;
use crate::check::subject::Title;
use crate::diagnostic::Diagnostic;

rule!(Warning, "heading-numbers", "numbered headings that skip or repeat a number", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    // The last heading of each form under the same heading, level by level.
    let mut open: BTreeMap<u8, HashMap<String, &Title<'_>>> = BTreeMap::new();
    for title in &subject.headings {
        let level = title.heading.level;
        open.retain(|below, _| *below <= level);
        let before = open.entry(level).or_default().insert(form(&title.text), title);
        let Some(number) = title.number else { continue };
        let Some((before, last)) = before.and_then(|before| Some((before, before.number?))) else { continue };
        let text = match () {
            () if number == last && title.text.ends_with(')') => continue,
            () if number == last => format!("the number {number} is used a second time"),
            () if number > last + 1 => format!("the number {} is missing", last + 1),
            () if number < last && number != 1 => format!("the number {number} stands behind {last}"),
            () => continue,
        };
        let message = format!("{text}: the heading before it is “{}”", before.text);
        found.push(
            Diagnostic::new(&RULE.code, title.span, message)
                .help("count the headings anew, and see where they are referred to"),
        );
    }
}

/// What stands before the last part of the number: "Step ", "2.".
fn form(title: &str) -> String {
    let digits = title.find(|c: char| c.is_ascii_digit()).unwrap_or(title.len());
    let number: &str = title[digits..].split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
    let parent = number.trim_end_matches('.').rsplit_once('.').map_or("", |(parent, _)| parent);
    let shape = if number.trim_end_matches('.') == number { "" } else { "." };
    format!("{}{parent}{shape}", title[..digits].trim().to_lowercase())
}
