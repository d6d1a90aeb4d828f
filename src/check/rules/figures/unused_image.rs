//! What no guide shows only has to be carried along.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;

rule!(Info, "unused-image", "an image that no guide shows", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let folder = among.guide.folder();
    let first = among.surroundings.family(folder).map(|guide| &guide.path).min();
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
