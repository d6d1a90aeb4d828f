//! A value that differs from the reference.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Warning, "drift-value", "a value that differs from the reference", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Value, Kind::ApiCall, Kind::Code], found);
}
