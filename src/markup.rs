//! Text from guides on its way into Markdown and HTML.

/// Text for HTML, in content and in quoted attributes. (That of handlebars escapes `=` and backticks too, which are
/// many in commands.)
#[must_use]
pub fn escape_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}

/// The text as a cell of a table: it can end no cell and be no markup.
#[must_use]
pub fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => cell += "&amp;",
            '<' => cell += "&lt;",
            '>' => cell += "&gt;",
            '\n' | '\r' => cell.push(' '),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '#' | '@' => cell.extend(['\\', c]),
            c => cell.push(c),
        }
    }
    cell
}

/// What no address in angle brackets can hold.
const UNFIT: [char; 4] = ['<', '>', '\n', '\r'];

/// An address as links and images have it between their round brackets.
#[must_use]
pub fn destination(address: &str) -> String {
    let plain = !address.is_empty() && !address.contains(['(', ')', ' ']) && !address.contains(UNFIT);
    if plain { address.to_owned() } else { in_angles(address) }
}

/// An address between angle brackets, which its own cannot close.
#[must_use]
pub fn in_angles(address: &str) -> String {
    format!("<{}>", address.replace('<', "%3C").replace('>', "%3E").replace(UNFIT, ""))
}

/// What stands behind the text of a link or image: `](address "title")`.
#[must_use]
pub fn behind_text(address: &str, title: &str) -> String {
    let destination = destination(address);
    if title.is_empty() {
        return format!("]({destination})");
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
    format!("]({destination} \"{title}\")")
}

/// The text with what marks it has, but nothing in it begins a tag, leads elsewhere, or says where others lead.
#[must_use]
pub fn inert(text: &str) -> String {
    text.replace('<', "&lt;").replace("](", "]\\(").replace("]:", "]\\:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markup() {
        assert_eq!(cell("a | <b>\n[c](d)"), "a \\| &lt;b&gt; \\[c\\](d)");
    }
}
