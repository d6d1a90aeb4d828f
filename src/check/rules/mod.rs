//! The rules: one file each with its explanation beside it, in folders by what they look at.

/// Declares the rule of a file: its severity, its name (that of the explanation beside it), what it finds in one line,
/// and the function that finds it. `off` before the severity makes it one that has to be asked for, `among` before the
/// function one that looks at a guide among all others.
macro_rules! rule {
    (off $severity:ident, $($rest:tt)+) => { rule!(@ true, $severity, $($rest)+); };
    (@ $off:literal, $severity:ident, $name:literal, $summary:literal, among $find:path) => {
        rule!(@@ $off, $severity, $name, $summary, crate::check::Find::Among($find));
    };
    (@ $off:literal, $severity:ident, $name:literal, $summary:literal, $find:path) => {
        rule!(@@ $off, $severity, $name, $summary, crate::check::Find::Alone($find));
    };
    (@@ $off:literal, $severity:ident, $name:literal, $summary:literal, $find:expr) => {
        pub(super) static RULE: crate::check::Rule = crate::check::Rule {
            code: crate::diagnostic::Code {
                name: $name,
                severity: crate::diagnostic::Severity::$severity,
                off: $off,
                summary: $summary,
                explanation: include_str!(concat!($name, ".md")),
            },
            find: $find,
        };
    };
    ($severity:ident, $($rest:tt)+) => { rule!(@ false, $severity, $($rest)+); };
}

mod calls;
mod drift;
mod family;
mod figures;
mod links;
mod marks;
mod metadata;
mod procedure;
mod structure;
mod text;

use super::Rule;

/// All rules, group by group.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// Those that compare a guide with its reference.
pub(super) fn comparing() -> impl Iterator<Item = &'static Rule> {
    drift::RULES.iter().copied()
}

static GROUPS: &[&[&Rule]] = &[
    calls::RULES,
    drift::RULES,
    family::RULES,
    figures::RULES,
    links::RULES,
    marks::RULES,
    metadata::RULES,
    procedure::RULES,
    structure::RULES,
    text::RULES,
];
