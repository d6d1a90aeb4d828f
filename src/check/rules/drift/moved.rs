//! Steps and warnings that stand in another order than in the reference.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Warning, "drift-moved", "a step or warning in another place than in the reference", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Moved], found);
}
