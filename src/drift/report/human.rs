//! Findings to be read in a terminal.

use crate::diff::Place;
use crate::drift::Finding;
use crate::drift::family::{Family, Translation};
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
    let Finding { severity, confidence, kind, id, .. } = finding;
    let name = finding.translation.as_ref().or(finding.reference.as_ref()).map_or("", |place| place.name.as_str());
    let message = finding.told();
    // What is missing or moved names itself.
    let name = if name.is_empty() || message.contains(name) { String::new() } else { format!("{name}: ") };
    let mut text = format!("  {}[{}]: {name}{message}\n", severity.name(), kind.name());
    for (locale, place, values) in [
        (family.reference, &finding.reference, &finding.expected),
        (translation.locale, &finding.translation, &finding.found),
    ] {
        text += &side(locale, place.as_ref(), values);
    }
    text + &format!("    = confidence {}, id {id}\n\n", confidence.name())
}

/// The text of one side, as much of it as fits around what differs; values alone where there is no place.
fn side(locale: Locale, place: Option<&Place>, values: &[String]) -> String {
    let shown = match place {
        Some(place) => excerpt(&place.text.split_whitespace().collect::<Vec<_>>().join(" "), values),
        None if values.is_empty() => return String::new(),
        None => excerpt(&values.join(", "), &[]),
    };
    let line = place.map_or(String::new(), |place| place.lines.0.to_string());
    format!("    {locale:<7}{line:>5} | {shown}\n")
}

fn excerpt(text: &str, values: &[String]) -> String {
    const LONG: usize = 160;
    const BEFORE: usize = 60;
    let all = text.chars().count();
    let differs = values.iter().filter_map(|value| text.find(value.as_str())).min().unwrap_or(0);
    let differs = text[..differs].chars().count();
    let last = all.saturating_sub(LONG);
    let first = if differs + BEFORE < LONG { 0 } else { (differs - BEFORE).min(last) };
    let shown: String = text.chars().skip(first).take(LONG).collect();
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!("{}{shown}{}", dots(first > 0), dots(first + LONG < all))
}
