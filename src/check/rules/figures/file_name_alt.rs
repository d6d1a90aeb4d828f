//! A description says what is to be seen.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use camino::Utf8Path;

rule!(Info, "file-name-alt", "an image described by its file name", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for image in subject.images.iter().filter(|image| !image.alt.is_empty() && !image.alt.contains(' ')) {
        let path = Utf8Path::new(&image.src);
        let named = |name: Option<&str>| name.is_some_and(|name| letters(name).eq(letters(&image.alt)));
        if named(path.file_stem()) || named(path.file_name()) {
            let message = format!("the description `{}` is the name of the file", image.alt);
            found.push(Diagnostic::new(&RULE.code, image.span, message).help("say between the brackets what it shows"));
        }
    }
}

/// The letters and digits of a text, in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
