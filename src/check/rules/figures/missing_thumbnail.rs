//! Screenshots can be enlarged.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::{BlockKind, Image};
use crate::source::Span;

rule!(Info, "missing-thumbnail", "a screenshot without `{.thumbnail}`", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for block in &subject.blocks {
        let BlockKind::Figures(images) = &block.kind else { continue };
        let is_markdown = |image: &&Image| subject.source.slice(image.span).starts_with('!');
        let plain = images.iter().filter(|image| image.attributes.is_empty() && !image.src.contains("://"));
        for image in plain.filter(is_markdown) {
            let message = "this screenshot cannot be enlarged";
            let behind = Span { start: image.span.end, end: image.span.end };
            let note = Diagnostic::new(&RULE.code, image.span, message).help("write `{.thumbnail}` right behind it");
            found.push(note.unsafe_fix("add `{.thumbnail}`", vec![Edit::new(behind, "{.thumbnail}")]));
        }
    }
}
