//! Text for HTML. It is apart from `text`, since `values` writes HTML too, which `text` fills in.

use crate::markup::escape_html;
use crate::terminal;

/// Stands for a picture while the HTML around it is sanitized. No text of a guide holds it then,
/// and no tag a numeric reference, which the sanitizer would resolve to it.
pub(super) const STAND_IN: char = '\u{e000}';

/// Text for HTML, in content and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let escaped = escape_html(&terminal::sanitize(text));
    if escaped.contains(STAND_IN) { escaped.replace(STAND_IN, "\u{fffd}") } else { escaped }
}
