//! A translation of another generation of the guide.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Info, "drift-generation", "a translation of another generation of the guide", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Generation], found);
}
