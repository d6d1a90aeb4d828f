//! Something that a translation has and the reference does not.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Info, "drift-extra", "something that a translation has and the reference does not", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Extra], found);
}
