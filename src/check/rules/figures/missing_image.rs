//! What a guide shows must be there.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::spelling;

rule!(Error, "missing-image", "an image that does not exist", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let folder = subject.folder();
    for image in subject.images.iter().filter(|image| !image.src.contains("://")) {
        let Some(place) = subject.surroundings.file_named(folder, &image.src) else { continue };
        if subject.surroundings.has_file(&place) {
            continue;
        }
        let around = place.parent().map(|folder| subject.surroundings.files_in(folder)).unwrap_or_default();
        if around.is_empty() && place.parent().is_some_and(|parent| parent.starts_with(folder)) {
            let message = format!("the folder of `{}` is not there", image.src);
            found.push(Diagnostic::new(&RULE.code, image.span, message).help("add the folder with its images"));
            return;
        }
        let near =
            spelling::nearest(place.file_name().unwrap_or_default(), around.iter().filter_map(|path| path.file_name()));
        let help = near
            .map_or_else(|| "add the file, or correct the path".to_owned(), |near| format!("did you mean `{near}`?"));
        let message = format!("there is no image `{}`", image.src);
        found.push(Diagnostic::new(&RULE.code, image.span, message).help(help));
    }
}
