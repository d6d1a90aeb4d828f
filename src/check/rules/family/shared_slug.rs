//! A slug tells what a guide is about.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Place};

rule!(Info, "shared-slug", "guides of several products with the same slug", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(own) = subject.surroundings.guide(&subject.path).filter(|own| own.named) else { return };
    let product = own.folder().parent();
    let twin = subject
        .surroundings
        .with_slug(&own.slug)
        .find(|guide| guide.named && guide.locale == own.locale && guide.folder().parent() != product);
    if let Some(twin) = twin {
        let message = format!("the slug `{}` is also that of {}", own.slug, subject.surroundings.shown(&twin.path));
        let place = subject.value_of("slug").unwrap_or_else(|| subject.top());
        let other = Place::There(subject.surroundings.shown(&twin.path).to_owned(), None);
        let note = Diagnostic::new(&RULE.code, place, message).help("name the product in the slug");
        found.push(note.related(other, "the guide with the same slug"));
    }
}
