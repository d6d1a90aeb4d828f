//! A change in words, the same in every form.

use crate::diff::{Change, Kind, Place};

/// What changed, and what happened to it.
pub(crate) fn told(change: &Change) -> String {
    format!("{} {}", name(change), what(change))
}

/// What changed, by its name in the new revision, else in the old one; what moved and what is no longer done, by its old
/// name.
fn name(change: &Change) -> &str {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let place = match change.kind {
        Kind::Moved | Kind::Removed => old.or(new),
        _ => new.or(old),
    };
    place.map_or("", |place| place.name.as_str())
}

/// What happened to it; of what moved, from where to where, and what it is called now.
fn what(change: &Change) -> String {
    let kind = change.kind.name();
    if change.kind == Kind::Moved {
        let behind = |place: &Option<Place>| place.as_ref().and_then(|place| place.behind.clone());
        let renamed = change.new.as_ref().map(|new| &new.name).filter(|new| *new != name(change));
        let renamed = renamed.map_or_else(String::new, |new| format!(", and is {new} now"));
        return match (behind(&change.old), behind(&change.new)) {
            (Some(from), Some(to)) if from != to => format!("{kind} from behind {from} to behind {to}{renamed}"),
            (None, Some(to)) => format!("{kind} from the beginning to behind {to}{renamed}"),
            (Some(from), None) => format!("{kind} from behind {from} to the beginning{renamed}"),
            _ => kind.to_owned() + &renamed,
        };
    }
    match kind.rsplit_once(' ') {
        Some((noun, happened)) if name(change).starts_with(noun) => happened.to_owned(),
        _ => kind.to_owned(),
    }
}
