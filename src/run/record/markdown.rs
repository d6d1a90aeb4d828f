//! A record as Markdown.

use crate::guide::plain;
use crate::language::{Language, Strings};
use crate::markup::inert;
use crate::terminal::sanitize;

use super::{Entry, Record};

pub(super) fn write(record: &Record, language: &Language) -> String {
    let strings = &language.strings;
    let colon = &strings.colon;
    let mut out = format!("# {}{colon} {}\n\n", strings.run_of, one_line(&record.title));
    for (name, value) in record.facts(language) {
        out.push_str(&format!("- {}{colon} {}\n", one_line(&name), one_line(&value)));
    }
    for (title, entries) in record.sections(strings) {
        out.push_str(&if title.is_empty() { "\n".to_owned() } else { format!("\n## {}\n\n", one_line(title)) });
        entries.iter().for_each(|entry| write_entry(&mut out, entry, record.is_revised(), strings));
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry, revised: bool, strings: &Strings) {
    let tick = if entry.said.is_ticked() { 'x' } else { ' ' };
    let text = format!("{} {}", entry.numbers(), one_line(&entry.plain()));
    out.push_str(&format!("- [{tick}] {} — *{}*", text.trim(), one_line(&entry.outcome(strings))));
    entry.said.who(revised, strings).for_each(|who| out.push_str(&format!(", {}", one_line(&who))));
    out.push('\n');
    for code in entry.code_on_path() {
        let caption = code.caption.as_ref().map(|caption| format!("\n  {}\n", one_line(&plain(caption))));
        out.push_str(&format!("{}\n{}\n", caption.unwrap_or_default(), indented(&code.text)));
    }
    for remark in entry.remarks(revised, strings) {
        out.push_str(&format!("  - {}\n", one_line(&remark)));
    }
}

/// Code as it is, in the item of a list.
fn indented(code: &str) -> String {
    sanitize(code).lines().map(|line| format!("      {line}\n")).collect()
}

/// Text from outside on one line, with no HTML and no links in it.
fn one_line(text: &str) -> String {
    inert(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
