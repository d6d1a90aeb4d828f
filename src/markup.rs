//! Text from guides on its way into Markdown.

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
