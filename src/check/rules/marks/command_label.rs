//! Labels are what the reader operates in the control panel.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;

rule!(Info, "command-label", "a command or value marked as a label", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for inline in &subject.inlines {
        let InlineKind::Label(label) = &inline.kind else { continue };
        if is_command(label) {
            let message = format!("`{label}` looks like a command or a value, not like a label");
            found.push(Diagnostic::new(&RULE.code, inline.span, message).help("leave `{.action}` out"));
        }
    }
}

/// Paths, addresses, commands with options, assignments.
fn is_command(label: &str) -> bool {
    let word = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_.-".contains(&byte))
    };
    let path = label.strip_prefix('/').is_some_and(|rest| rest.split('/').all(word));
    let option = label
        .split(' ')
        .skip(1)
        .any(|part| part.strip_prefix('-').is_some_and(|rest| word(rest.trim_start_matches('-'))) && part.len() > 1);
    let command = word(label.split(' ').next().unwrap_or_default()) && option;
    path || command || label.contains("://") || label.starts_with("sudo ")
}
