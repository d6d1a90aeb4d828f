//! The little that is understood of HTML: pictures, and collapsibles with a summary.

use std::ops::Range;

use crate::source::Span;

use super::tree::Image;

/// What an `<img>` tag shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The place of the tag in the text that it was found in.
    pub place: Range<usize>,
    /// The path or address.
    pub src: String,
    /// The alternative text.
    pub alt: String,
}

impl Picture {
    /// The picture as an image of a guide; `base` is where the text that it was found in begins.
    pub(super) fn image(self, base: u32) -> Image {
        let span = Span::new(base as usize + self.place.start, base as usize + self.place.end);
        Image { span, alt: self.alt, src: self.src, attributes: Vec::new(), reference: None }
    }
}

/// Elements that only lay out what stands in them.
const LAYOUT: [&str; 7] = ["p", "div", "center", "figure", "picture", "span", "br"];

/// The value of an attribute of a tag; what is decoded are the entities that quoted values need.
pub(crate) fn attribute(tag: &str, key: &str) -> Option<String> {
    value(tag, key).map(decoded)
}

/// The anchors that the tags of a piece of HTML set.
pub(crate) fn anchors(html: &str) -> impl Iterator<Item = String> + '_ {
    let tags = tags(html).map(|place| &html[place]);
    tags.flat_map(|tag| ["id", "name"].into_iter().filter_map(move |key| attribute(tag, key)))
}

/// The pictures of a piece of HTML, in order. A tag that is not closed is none.
#[must_use]
pub fn pictures(html: &str) -> Vec<Picture> {
    tags(html).filter_map(|place| picture(html, place)).collect()
}

/// The pictures of HTML that is made of nothing else, but for what lays them out, and to which no link leads.
pub(super) fn pictures_alone(html: &str) -> Option<Vec<Picture>> {
    let mut all = Vec::new();
    let mut behind = 0;
    for place in tags(html) {
        if !html[behind..place.start].trim().is_empty() {
            return None;
        }
        behind = place.end;
        let name = name(&html[place.clone()]).trim_start_matches('/');
        let led_to = ["id", "name"].iter().any(|key| value(&html[place.clone()], key).is_some());
        match picture(html, place) {
            Some(picture) if !led_to => all.push(picture),
            None if !led_to && LAYOUT.iter().any(|layout| layout.eq_ignore_ascii_case(name)) => {}
            _ => return None,
        }
    }
    (!all.is_empty() && html[behind..].trim().is_empty()).then_some(all)
}

/// The place of the summary in HTML that opens a collapsible and holds no more than that; an empty one without it.
pub(super) fn opens_details(html: &str) -> Option<Range<usize>> {
    let rest = html.trim_end();
    let first = tags(rest).next().filter(|first| first.start == 0 && name(&rest[first.clone()]) == "details")?;
    if rest[first.end..].trim().is_empty() {
        return Some(first.end..first.end);
    }
    let open = rest[first.end..].find("<summary>").map(|at| first.end + at)?;
    let title = open + "<summary>".len()..rest.strip_suffix("</summary>")?.len();
    let alone = rest[first.end..open].trim().is_empty() && title.start <= title.end;
    (alone && !rest[title.clone()].contains("<summary>")).then_some(title)
}

/// Whether HTML is the end of a collapsible, and nothing else.
pub(super) fn closes_details(html: &str) -> bool {
    html.trim().eq_ignore_ascii_case("</details>")
}

/// The places of all tags, of those that end too.
fn tags(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = |at: &usize| html[at + 1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic());
        let start = memchr::memchr_iter(b'<', &html.as_bytes()[at..]).map(|found| at + found).find(begins)?;
        let end = start + end_of_tag(&html[start..])?;
        at = end;
        Some(start..end)
    })
}

/// Behind the `>` that ends a tag; those within quoted values do not.
fn end_of_tag(html: &str) -> Option<usize> {
    let mut quote = None;
    html.bytes()
        .position(|byte| {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
            quote.is_none() && byte == b'>'
        })
        .map(|at| at + 1)
}

/// The name of a tag; that of one that ends begins with a slash.
fn name(tag: &str) -> &str {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let slash = usize::from(inner.starts_with('/'));
    &inner[..inner[slash..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(inner.len(), |end| slash + end)]
}

fn picture(html: &str, place: Range<usize>) -> Option<Picture> {
    let tag = &html[place.clone()];
    if !name(tag).eq_ignore_ascii_case("img") {
        return None;
    }
    Some(Picture { src: attribute(tag, "src")?, alt: attribute(tag, "alt").unwrap_or_default(), place })
}

/// The value of an attribute of a tag.
fn value<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let inner = tag.strip_prefix('<').unwrap_or(tag);
    let mut rest = inner[name(tag).len()..].trim_end_matches('>').trim_end_matches('/');
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '=' | '"' | '\''));
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (own, behind) = rest.split_at(end);
        if own.is_empty() {
            return None;
        }
        let Some(given) = behind.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = behind;
            continue;
        };
        let (value, further) = match given.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => given[1..].split_once(quote).unwrap_or((&given[1..], "")),
            None => given.split_at(given.find(char::is_whitespace).unwrap_or(given.len())),
        };
        if own.eq_ignore_ascii_case(key) {
            return Some(value);
        }
        rest = further;
    }
}

/// A value without the entities that quoted values need.
fn decoded(value: &str) -> String {
    let named = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    named.iter().fold(value.to_owned(), |value, (entity, meant)| value.replace(entity, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_a_path_and_perhaps_a_text() {
        let html =
            "<p align=center><IMG width=2 alt='a > b &amp; c' src=\"images/a.png\"/> <img alt=none><img src=b.png>";
        let found: Vec<(String, String)> = pictures(html).into_iter().map(|one| (one.src, one.alt)).collect();
        let pair = |src: &str, alt: &str| (src.to_owned(), alt.to_owned());
        assert_eq!(found, [pair("images/a.png", "a > b & c"), pair("b.png", "")]);
        for html in ["<img src=", "<img", "<", "<img src=\"a>", "<img =\"\" '' =>", "<image src=a>", "</img src=a>"] {
            assert_eq!(pictures(html), [], "{html}");
        }
    }

    #[test]
    fn anchors_are_told_with_and_without_quotes() {
        let html = "<div ID=top><a name='of \"it\"'></a><p data-id=\"x9\" title=\"id=no\">id=text</p><a id=\"end\">";
        assert_eq!(anchors(html).collect::<Vec<_>>(), ["top", "of \"it\"", "end"]);
    }

    #[test]
    fn pictures_among_words_are_not_alone() {
        assert_eq!(pictures_alone("<p>\n<img src=a.png>\n</p>\n").unwrap().len(), 1);
        for html in
            ["<p>A <img src=a.png></p>", "<a href=b><img src=a.png></a>", "<p></p>", "<p \"\"></>", "<img src=a.png> b"]
        {
            assert_eq!(pictures_alone(html), None, "{html}");
        }
    }

    #[test]
    fn details_open_with_a_summary_or_none() {
        let title = |html: &'static str| opens_details(html).map(|place| &html[place]);
        assert_eq!(title("<details open>\n<summary>More <b>of it</b></summary>\n"), Some("More <b>of it</b>"));
        assert_eq!(title("<details>\n"), Some(""));
        for html in
            ["</details>", "<details>\n<summary>A</summary>\nText", "text <details>", "<details><p>A</p>", "<detail>"]
        {
            assert_eq!(title(html), None, "{html}");
        }
    }
}
