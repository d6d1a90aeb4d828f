//! A slug tells what a guide is about.

use crate::check::links::Among;
use crate::diagnostic::{Diagnostic, Place};

rule!(Info, "shared-slug", "guides of several products with the same slug", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let own = among.guide;
    let Some(place) = own.slug_at else { return };
    if let Some(twin) = among.surroundings.namesake(own) {
        let message = format!("the slug `{}` is also that of {}", own.names.slug, among.surroundings.shown(&twin.path));
        let other = Place::There(among.surroundings.shown(&twin.path).to_owned(), None);
        let note = Diagnostic::new(&RULE.code, place, message).help("name the product in the slug");
        found.push(note.related(other, "the guide with the same slug"));
    }
}
