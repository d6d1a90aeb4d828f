//! Findings for a pull request or a wiki: which locales are behind, and why.

use crate::diff::Place;
use crate::drift::family::Family;
use crate::markup::cell;

/// A section for each family, with a table.
#[must_use]
pub fn markdown(families: &[Family]) -> String {
    if families.is_empty() {
        return "The locales of all guides say the same.\n".to_owned();
    }
    let mut text = String::new();
    for family in families {
        text += &format!("## {}\n\n", cell(&family.id));
        text += "| locale | severity | what | reference | translation |\n|---|---|---|---|---|\n";
        for translation in &family.translations {
            for finding in &translation.findings {
                let side = |place: &Option<Place>, values: &[String]| {
                    let lines = place.as_ref().map_or(String::new(), |place| format!("line {} ", place.lines.0));
                    let said = if values.is_empty() {
                        place.as_ref().map_or("", |place| &place.text).to_owned()
                    } else {
                        values.join(", ")
                    };
                    lines + &cell(&short(&said))
                };
                text += &format!(
                    "| {} | {} | {} | {} | {} |\n",
                    translation.locale,
                    finding.severity.name(),
                    cell(&finding.told()),
                    side(&finding.reference, &finding.expected),
                    side(&finding.translation, &finding.found),
                );
            }
        }
        text.push('\n');
    }
    text
}

fn short(text: &str) -> String {
    const LONG: usize = 120;
    let cut: String = text.chars().take(LONG).collect();
    if cut.len() < text.len() { cut + "…" } else { cut }
}
