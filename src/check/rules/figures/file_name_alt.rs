//! A description says what is to be seen.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use camino::Utf8Path;

rule!(Info, "file-name-alt", "an image described by its file name", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for image in subject.images.iter().filter(|image| !image.alt.is_empty()) {
        let path = Utf8Path::new(&image.src);
        if path.file_stem() == Some(image.alt.as_str()) || path.file_name() == Some(image.alt.as_str()) {
            let message = format!("the description `{}` is the name of the file", image.alt);
            found.push(Diagnostic::new(&RULE.code, image.span, message).help("say between the brackets what it shows"));
        }
    }
}
