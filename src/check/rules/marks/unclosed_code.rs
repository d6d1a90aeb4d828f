//! Code stands between two backticks.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::source::Span;

rule!(Error, "unclosed-code", "a backtick without its partner", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for run in &subject.runs {
        let texts = run.iter().filter(|inline| matches!(inline.kind, InlineKind::Text(_)));
        let stray = texts.filter_map(|text| {
            let written = subject.source.slice(text.span);
            let at = written.match_indices('`').map(|(at, _)| at).find(|&at| !written[..at].ends_with('\\'))?;
            Some(Span::new(text.span.start as usize + at, text.span.start as usize + at + 1))
        });
        if let Some(place) = stray.into_iter().next() {
            let message = "this backtick has no partner, so the marks behind it do not work";
            found.push(
                Diagnostic::new(&RULE.code, place, message)
                    .help("close the code or label with a backtick, or delete this one"),
            );
        }
    }
}
