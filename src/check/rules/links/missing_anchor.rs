//! Links into a page lead to a heading.

use crate::check::anchors::has_anchor;
use crate::check::links::Among;
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::TargetKind;
use crate::spelling::{self, Guesses};

rule!(Warning, "missing-anchor", "a link to a section that does not exist", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    for link in &among.guide.links {
        let anchor = link.target.split_once('#').map_or("", |(_, anchor)| anchor);
        if anchor.is_empty() && link.kind != TargetKind::Anchor
            || link.kind == TargetKind::Anchor && !link.target.contains('#')
        {
            continue;
        }
        let Some(anchors) = among.anchors_behind(link) else { continue };
        if has_anchor(anchors, anchor) {
            continue;
        }
        let near = guesses.nearest(anchor, anchors.iter().map(String::as_str));
        let meant = near.map(|near| format!("#{near}"));
        let help = spelling::hint(meant.as_deref(), "link to a heading as the table of contents does");
        let message = format!("there is no section `#{anchor}`");
        let note = Diagnostic::new(&RULE.code, link.span, message).help(help);
        found.push(match link.anchor.zip(near).filter(|_| !anchor.is_empty()) {
            Some((at, near)) => {
                let edit = Edit::new(at, format!("#{near}"));
                note.unsafe_fix(format!("link to `#{near}`"), vec![edit])
            }
            None => note,
        });
    }
}
