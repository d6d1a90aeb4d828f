//! What no guide shows only has to be carried along.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;

rule!(Info, "unused-image", "an image that no guide shows", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let folder = among.guide.folder();
    // Beside a file that is not named like a guide others may lie that show it, and were not named.
    if !among.surroundings.leads(among.guide) {
        return;
    }
    let around = among.surroundings;
    for path in around.images_in(&folder.join("images")).iter().chain(around.images_in(folder)) {
        if !around.uses(path) {
            let name = path.strip_prefix(folder).unwrap_or(path);
            let message = format!("no guide shows the image `{name}`");
            found.push(Diagnostic::new(&RULE.code, among.guide.top, message).help("delete the file, or show it"));
        }
    }
}
