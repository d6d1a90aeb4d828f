//! A link leads somewhere.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;

rule!(Error, "empty-link", "a link without a target", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (inline, link) in subject.links() {
        let placeholder = link.kind == TargetKind::Placeholder && link.target.ends_with('}');
        if link.kind == TargetKind::Empty || placeholder {
            let message = if placeholder {
                format!("the link leads to the placeholder `{}`", link.target)
            } else {
                "the link leads nowhere".to_owned()
            };
            found.push(
                Diagnostic::new(&RULE.code, inline.span, message).help("write the address between the round brackets"),
            );
        }
    }
}
