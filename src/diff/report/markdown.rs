//! Changes as a table for a pull request.

use crate::diff::Change;
use crate::markup::cell;

use super::told::told;

/// The table; a sentence when nothing changed.
#[must_use]
pub fn markdown(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "No change for readers.\n".to_owned();
    }
    let mut text = "| severity | change | old | new |\n|---|---|---|---|\n".to_owned();
    for change in changes {
        let (told, weight) = (cell(&told(change)), change.severity.name());
        let sides =
            [&change.old, &change.new].map(|place| place.as_ref().map_or(String::new(), |place| cell(&place.text)));
        text += &format!("| {weight} | {told}: {} | {} | {} |\n", change.reason, sides[0], sides[1]);
    }
    text
}
