//! What no guide shows only has to be carried along.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;

rule!(Info, "unused-image", "an image that no guide shows", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let folder = among.guide.folder();
    // Beside a file that is not named like a guide others may lie that show it, and were not named.
    let family = among.surroundings.family(folder).map(|guide| &guide.path);
    let first = family.filter(|path| Locale::is_named(path)).min();
    if first.is_none_or(|first| *first != among.guide.path) {
        return;
    }
    let around = among.surroundings;
    for path in around.files_in(&folder.join("images")).iter().chain(around.files_in(folder)) {
        let image = matches!(path.extension(), Some("png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "PNG" | "JPG"));
        if image && !among.surroundings.uses(path) {
            let name = path.strip_prefix(folder).unwrap_or(path);
            let message = format!("no guide shows the image `{name}`");
            found.push(Diagnostic::new(&RULE.code, among.guide.top, message).help("delete the file, or show it"));
        }
    }
}
