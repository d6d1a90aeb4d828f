//! What a guide shows must be there.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::spelling::{self, Guesses};

rule!(Error, "missing-image", "an image that does not exist", among find);

/// So many images of a folder are compared with each that is missing.
const COMPARED: usize = 300;

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    let folder = among.guide.folder();
    for (span, src) in among.guide.images.iter().filter(|(_, src)| !src.contains("://")) {
        let Some(place) = among.surroundings.file_named(folder, src) else { continue };
        if among.surroundings.has_file(&place) {
            continue;
        }
        let parent = place.parent().unwrap_or(folder);
        if !among.surroundings.has_folder(parent) && parent.starts_with(folder) {
            let message = format!("the folder of `{}` is not there", src);
            found.push(Diagnostic::new(&RULE.code, *span, message).help("add the folder with its images"));
            return;
        }
        let images = among.surroundings.images_in(parent).iter().take(COMPARED);
        let near = guesses.nearest(place.file_name().unwrap_or_default(), images.filter_map(|path| path.file_name()));
        let help = spelling::hint(near, "add the file, or correct the path");
        let message = format!("there is no image `{}`", src);
        found.push(Diagnostic::new(&RULE.code, *span, message).help(help));
    }
}
