//! Labels or pictures that differ from the reference.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Info, "drift-action", "labels or pictures that differ from the reference", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Action, Kind::Figure, Kind::Label], found);
}
