//! Text for HTML. It is apart from `text`, since `values` writes HTML too, which `text` fills in.

use crate::terminal;

/// Stands for a picture while the HTML around it is sanitized. No text of a guide holds it then,
/// and no tag a numeric reference, which the sanitizer would resolve to it.
pub(super) const STAND_IN: char = '\u{e000}';

/// Text for HTML, in content and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in terminal::sanitize(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            STAND_IN => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
