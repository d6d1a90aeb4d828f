//! A translation of another generation of the guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

rule!(off Info, "drift-generation", "a translation of another generation of the guide", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    super::report(&RULE, subject, &[Kind::Generation], found);
}
