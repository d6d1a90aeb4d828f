//! Numbered headings count one by one.

use crate::check::Subject;
use crate::check::subject::Title;
use crate::diagnostic::Diagnostic;

rule!(Warning, "heading-numbers", "numbered headings that skip or repeat a number", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (at, title) in subject.headings.iter().enumerate() {
        let Some(number) = title.number else { continue };
        let Some(before) = sibling_before(&subject.headings[..at], title) else { continue };
        let Some(last) = before.number else { continue };
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

/// The numbered heading of the same form before this one, under the same heading.
fn sibling_before<'s, 'a>(before: &'s [Title<'a>], title: &Title<'a>) -> Option<&'s Title<'a>> {
    let level = title.heading.level;
    let under = before.iter().rposition(|one| one.heading.level < level).map_or(0, |at| at + 1);
    before[under..]
        .iter()
        .rev()
        .filter(|one| one.heading.level == level)
        .find(|one| form(&one.text) == form(&title.text))
}

/// What stands before the last part of the number: "Step ", "2.".
fn form(title: &str) -> String {
    let digits = title.find(|c: char| c.is_ascii_digit()).unwrap_or(title.len());
    let number: &str = title[digits..].split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
    let parent = number.trim_end_matches('.').rsplit_once('.').map_or("", |(parent, _)| parent);
    let shape = if number.trim_end_matches('.') == number { "" } else { "." };
    format!("{}{parent}{shape}", title[..digits].trim().to_lowercase())
}
