//! Slugs stand in addresses, where some characters are no good.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "unsafe-slug", "a slug with characters that addresses should not have", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(slug) = subject.guide.front_matter.text("slug") else { return };
    let unsafe_characters = |c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '/'));
    if let Some(c) = slug.chars().find(|&c| unsafe_characters(c)) {
        let message = format!("`{c}` does not belong into the slug `{slug}`");
        let place = subject.value_of("slug").unwrap_or_else(|| subject.top());
        found.push(Diagnostic::new(&RULE.code, place, message).help("use lower-case letters, digits and hyphens"));
    }
}
