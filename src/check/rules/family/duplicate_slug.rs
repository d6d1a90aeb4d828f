//! A slug is the address of one guide.

use crate::check::links::Among;
use crate::diagnostic::{Diagnostic, Place};

rule!(Error, "duplicate-slug", "two guides of one product with the same slug", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let own = among.guide;
    let Some(place) = own.slug_at else { return };
    if let Some(twin) = among.surroundings.twin(own) {
        let message = format!("the slug `{}` is also that of {}", own.names.slug, among.surroundings.shown(&twin.path));
        let other = Place::There(among.surroundings.shown(&twin.path).to_owned(), None);
        let note = Diagnostic::new(&RULE.code, place, message).help("give each guide a slug of its own");
        found.push(note.related(other, "the guide with the same slug"));
    }
}
