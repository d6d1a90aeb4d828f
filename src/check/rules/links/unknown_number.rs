//! Old numbers lead to guides by their front matter.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::guide::{Names, TargetKind};

rule!(Info, "unknown-number", "a link to an old guide number that nobody has", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    if !among.surroundings.has_numbers() {
        return;
    }
    for link in among.guide.links.iter().filter(|link| link.kind == TargetKind::Legacy) {
        let number = Names::number_in(&link.target);
        let locales: Vec<_> = among.surroundings.with_number(number).map(|guide| guide.locale).collect();
        let message = if locales.is_empty() {
            format!("no guide has the number {number}")
        } else if locales.contains(&among.guide.locale) {
            continue;
        } else {
            format!("the guide with the number {number} does not exist in {}", among.guide.locale)
        };
        found.push(Diagnostic::new(&RULE.code, link.span, message).help("link to the folder of the guide"));
    }
}
