//! Whoever is sent back has been there.

use crate::check::{MANY, Subject};
use crate::diagnostic::Diagnostic;
use crate::guide::{InlineKind, plain_text};

rule!(Warning, "unintroduced-label", "“go back to” a label that was never named", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut looked = 0;
    for (at, text) in subject.runs.iter().enumerate() {
        for pair in text.windows(2) {
            let (InlineKind::Text(_), InlineKind::Label(label)) = (&pair[0].kind, &pair[1].kind) else { continue };
            let before = subject.source.slice(pair[0].span);
            let led = subject.language.leads_back(before).is_some_and(|end| is_near(&before[end..]));
            looked += usize::from(led);
            if led && looked <= MANY && !is_named(subject, label, at) {
                let message = format!("the reader is sent back to `{label}`, but was never told of it");
                let help = "name it as it was named before, or say how to get there";
                found.push(Diagnostic::new(&RULE.code, pair[1].span, message).help(help));
            }
        }
    }
}

/// Whether a label stands in one of the first runs of text.
fn is_named(subject: &Subject<'_>, label: &str, runs: usize) -> bool {
    let label = label.to_lowercase();
    subject.runs.iter().take(runs).any(|text| plain_text(subject.source, text).to_lowercase().contains(&label))
}

/// Whether the words between "go back to" and the label are few.
fn is_near(between: &str) -> bool {
    between.split_whitespace().count() <= 3 && !between.contains(['.', ',', ';', ':'])
}
