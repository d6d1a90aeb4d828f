//! Findings to be read in a terminal.

use crate::diff::Place;
use crate::drift::Finding;
use crate::drift::project::{Family, Translation};
use crate::locale::Locale;

/// What is said of a family: each translation with its findings, and the texts that differ.
#[must_use]
pub fn human(family: &Family) -> String {
    family.translations.iter().map(|translation| of_translation(family, translation)).collect()
}

fn of_translation(family: &Family, translation: &Translation) -> String {
    let alike = (translation.alike * 100.0).floor();
    let mut text = format!(
        "{}\n  {} compared with {}, {alike} % alike\n\n",
        translation.path, translation.locale, family.reference
    );
    for finding in &translation.findings {
        text += &of_finding(finding, family, translation);
    }
    text
}

fn of_finding(finding: &Finding, family: &Family, translation: &Translation) -> String {
    let Finding { severity, confidence, kind, message, id, .. } = finding;
    let name = finding.translation.as_ref().or(finding.reference.as_ref()).map_or("", |place| place.name.as_str());
    let name = if name.is_empty() { String::new() } else { format!("{name}: ") };
    let mut text = format!("  {}[{}]: {name}{message}\n", severity.name(), kind.name());
    for (locale, place, values) in [
        (family.reference, &finding.reference, &finding.expected),
        (translation.locale, &finding.translation, &finding.found),
    ] {
        text += &side(locale, place.as_ref(), values);
    }
    text + &format!("    = confidence {}, id {id}\n\n", confidence.name())
}

/// The text of one side, cut where it is long; values alone where there is no place.
fn side(locale: Locale, place: Option<&Place>, values: &[String]) -> String {
    const LONG: usize = 160;
    let shown = match place {
        Some(place) => place.text.split_whitespace().collect::<Vec<_>>().join(" "),
        None if values.is_empty() => return String::new(),
        None => values.join(", "),
    };
    let cut: String = shown.chars().take(LONG).collect();
    let dots = if cut.len() < shown.len() { "…" } else { "" };
    let line = place.map_or(String::new(), |place| place.lines.0.to_string());
    format!("    {locale:<7}{line:>5} | {cut}{dots}\n")
}
