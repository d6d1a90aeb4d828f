//! Images lie in the folder `images` beside the guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;

rule!(Warning, "image-path", "an image path that breaks easily", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for image in &subject.images {
        let path = image.src.as_str();
        if path.contains("://") || path.starts_with("data:") {
            continue;
        }
        let slip = if path.contains([' ', '\\']) || path.contains("%20") {
            "holds a blank or a backslash"
        } else if !path.contains('/') || !path.starts_with('/') && !path.contains("images/") {
            "leads to no folder `images`"
        } else {
            continue;
        };
        let message = format!("the path `{path}` {slip}");
        found.push(
            Diagnostic::new(&RULE.code, image.span, message)
                .help("keep images in `images/`, named with letters, digits and hyphens"),
        );
    }
}
