//! What a guide shows must be there.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::spelling::Guesses;

rule!(Error, "missing-image", "an image that does not exist", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    let folder = among.guide.folder();
    for (span, src) in among.guide.images.iter().filter(|(_, src)| !src.contains("://")) {
        let Some(place) = among.surroundings.file_named(folder, src) else { continue };
        if among.surroundings.has_file(&place) {
            continue;
        }
        let around = place.parent().map(|folder| among.surroundings.files_in(folder)).unwrap_or_default();
        if around.is_empty() && place.parent().is_some_and(|parent| parent.starts_with(folder)) {
            let message = format!("the folder of `{}` is not there", src);
            found.push(Diagnostic::new(&RULE.code, *span, message).help("add the folder with its images"));
            return;
        }
        let near =
            guesses.nearest(place.file_name().unwrap_or_default(), around.iter().filter_map(|path| path.file_name()));
        let help = near
            .map_or_else(|| "add the file, or correct the path".to_owned(), |near| format!("did you mean `{near}`?"));
        let message = format!("there is no image `{}`", src);
        found.push(Diagnostic::new(&RULE.code, *span, message).help(help));
    }
}
