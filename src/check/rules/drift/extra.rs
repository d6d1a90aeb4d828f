//! Something that a translation has and the reference does not.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

rule!(off Info, "drift-extra", "something that a translation has and the reference does not", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    super::report(&RULE, subject, &[Kind::Extra], found);
}
