//! A label is written as the control panel shows it.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Info, "padded-label", "a label with blanks inside its backticks", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for inline in subject.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Label(_))) {
        let written = subject.source.slice(inline.span);
        let marks = written.len() - written.trim_start_matches('`').len();
        let inner = &written[marks..];
        let inner = inner.find('`').map_or(inner, |end| &inner[..end]);
        let label = inner.trim();
        if label != inner && !label.is_empty() && !label.contains('\n') {
            let start = inline.span.start as usize + marks;
            let edit = Edit::new(Span::new(start, start + inner.len()), label);
            let message = format!("blanks stand beside the label `{label}`");
            let note =
                Diagnostic::new(&RULE.code, inline.span, message).help("put the backticks right beside the label");
            found.push(note.fix(format!("write `{label}`"), vec![edit]));
        }
    }
}
