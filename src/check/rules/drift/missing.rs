//! Something that the reference has and a translation does not.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

rule!(off Warning, "drift-missing", "something that the reference has and a translation does not", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    super::report(&RULE, subject, &[Kind::Missing, Kind::Behind], found);
}
