//! Readers who do not see an image read its description.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Info, "missing-alt", "an image without a description", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for image in subject.images.iter().filter(|image| image.alt.trim().is_empty()) {
        let message = format!("the image `{}` has no description", image.src);
        found.push(Diagnostic::new(&RULE.code, image.span, message).help("say between the brackets what it shows"));
    }
}
