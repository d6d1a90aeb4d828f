//! Links into a page lead to a heading.

use crate::check::Subject;
use crate::check::links;
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::TargetKind;
use crate::source::Span;
use crate::spelling;

rule!(Warning, "missing-anchor", "a link to a section that does not exist", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links() {
        let anchor = link.target.split_once('#').map_or("", |(_, anchor)| anchor);
        if anchor.is_empty() && link.kind != TargetKind::Anchor
            || link.kind == TargetKind::Anchor && !link.target.contains('#')
        {
            continue;
        }
        let Some(anchors) = subject.anchors_behind(link) else { continue };
        if links::has_anchor(anchors, anchor) {
            continue;
        }
        let near = spelling::nearest(anchor, anchors.iter().map(String::as_str));
        let help = near.map_or_else(
            || "link to a heading as the table of contents does".to_owned(),
            |near| format!("did you mean `#{near}`?"),
        );
        let message = format!("there is no section `#{anchor}`");
        let note = Diagnostic::new(&RULE.code, inline.span, message).help(help);
        let written = format!("#{anchor}");
        let at = subject.source.slice(inline.span).rfind(&written).map(|at| inline.span.start as usize + at);
        found.push(match at.zip(near).filter(|_| !anchor.is_empty()) {
            Some((at, near)) => {
                let edit = Edit::new(Span::new(at, at + written.len()), format!("#{near}"));
                note.unsafe_fix(format!("link to `#{near}`"), vec![edit])
            }
            None => note,
        });
    }
}
