//! Something that the reference has and a translation does not.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::drift::Kind;

use super::tell::tell;

rule!(off Warning, "drift-missing", "something that the reference has and a translation does not", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    tell(&RULE, subject, &[Kind::Missing, Kind::Behind], found);
}
