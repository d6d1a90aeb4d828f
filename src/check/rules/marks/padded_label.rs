//! A label is written as the control panel shows it.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;

rule!(Info, "padded-label", "a label with blanks inside its backticks", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for inline in subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Label(_))) {
        let written = subject.source.slice(inline.span);
        let inner = written.trim_start_matches('`');
        let inner = inner.find('`').map_or(inner, |end| &inner[..end]);
        if inner.trim() != inner && !inner.trim().is_empty() {
            let message = format!("blanks stand beside the label `{}`", inner.trim());
            found.push(
                Diagnostic::new(&RULE.code, inline.span, message).help("put the backticks right beside the label"),
            );
        }
    }
}
