//! Old numbers lead to guides by their front matter.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;

rule!(Info, "unknown-number", "a link to an old guide number that nobody has", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.surroundings.has_numbers() {
        return;
    }
    for (inline, link) in subject.links().filter(|(_, link)| link.kind == TargetKind::Legacy) {
        let number = link.target.trim_start_matches("{legacy}").split(['#', '?', '/']).next().unwrap_or_default();
        let locales: Vec<_> = subject.surroundings.with_number(number).map(|guide| guide.locale).collect();
        let message = if locales.is_empty() {
            format!("no guide has the number {number}")
        } else if locales.contains(&subject.locale) {
            continue;
        } else {
            format!("the guide with the number {number} does not exist in {}", subject.locale)
        };
        found.push(Diagnostic::new(&RULE.code, inline.span, message).help("link to the folder of the guide"));
    }
}
