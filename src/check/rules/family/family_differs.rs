//! The locales of a guide say the same.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;

rule!(off Info, "family-differs", "a guide built differently from its other locales", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let own = &among.guide.shape;
    let (around, folder) = (among.surroundings, among.guide.folder());
    let main =
        around.main_locale.and_then(|locale| around.nearest(folder, locale).filter(|guide| guide.locale == locale));
    let Some(reference) = main.or_else(|| around.in_language(folder, "en")) else { return };
    if reference.path == among.guide.path {
        return;
    }
    let other = &reference.shape;
    let rows = [
        ("headings", own.headings.len(), other.headings.len(), own.headings == other.headings),
        ("notices", own.notices, other.notices, own.notices == other.notices),
        ("API calls", own.calls.len(), other.calls.len(), own.calls == other.calls),
        ("pieces of code", own.code, other.code, own.code == other.code),
        ("labels", own.labels, other.labels, own.labels == other.labels),
        ("images", own.images, other.images, own.images == other.images),
    ];
    let differences: Vec<String> = rows
        .iter()
        .filter(|(_, _, _, same)| !same)
        .map(
            |(name, own, other, _)| {
                if own == other { format!("other {name}") } else { format!("{own} {name} instead of {other}") }
            },
        )
        .collect();
    if !differences.is_empty() {
        let message = format!("this guide has {}: compared with {}", differences.join(", "), reference.locale);
        found.push(
            Diagnostic::new(&RULE.code, among.guide.top, message).help("`stepmark drift` shows what is missing where"),
        );
    }
}
