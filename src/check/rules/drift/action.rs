//! Labels, pictures or an order that differ from the reference.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

rule!(off Info, "drift-action", "labels, pictures or an order that differ from the reference", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    super::report(&RULE, subject, &[Kind::Action, Kind::Moved, Kind::Figure, Kind::Label], found);
}
