//! HTML that a guide holds, with nothing left in it that acts, asks another host or leaves its place.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::guide;
use crate::markup;

/// Elements within a line.
const PHRASING: &[&str] = &[
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "u", "var", "wbr",
];
/// Elements that make blocks. Headings are not among them: those of a page make its outline.
const FLOW: &[&str] = &[
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements of HTML of which only the content is kept. A name that is in none of the three lists is no element, but
/// something that a program printed or a reader has to fill in, such as `<none>`: it is text.
const DROPPED: &[&str] = &[
    "address",
    "article",
    "aside",
    "audio",
    "base",
    "big",
    "body",
    "button",
    "caption",
    "center",
    "col",
    "colgroup",
    "data",
    "dfn",
    "dialog",
    "dir",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "link",
    "main",
    "map",
    "marquee",
    "menu",
    "meta",
    "nav",
    "nobr",
    "noscript",
    "object",
    "optgroup",
    "option",
    "param",
    "picture",
    "section",
    "select",
    "source",
    "strike",
    "style",
    "script",
    "template",
    "textarea",
    "tfoot",
    "time",
    "title",
    "track",
    "tt",
    "video",
];

static INLINE: LazyLock<Builder<'static>> = LazyLock::new(|| builder(PHRASING.iter().copied().collect()));
static BLOCK: LazyLock<Builder<'static>> = LazyLock::new(|| builder(PHRASING.iter().chain(FLOW).copied().collect()));

/// Elements that end with themselves, or with the next one of their kind: they are not within each other.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "frame", "hr", "img", "input", "li", "link", "meta", "option",
    "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// HTML within a line, together with the marks of this program around it.
pub(super) fn inline(html: &str) -> String {
    clean(&INLINE, &unknown_as_text(&without_comments(html)))
}

/// HTML that stands by itself.
pub(super) fn block(html: &str) -> String {
    clean(&BLOCK, &frames_as_links(&unknown_as_text(&without_comments(html))))
}

/// Elements in each other. Each is looked for among all that are open: deeper ones would take the square of their number.
const DEEPEST: usize = 200;

/// Only what is harmless; HTML that is nested too deep is text.
fn clean(builder: &Builder<'_>, html: &str) -> String {
    if is_deep(html) { ammonia::clean_text(html) } else { builder.clean(html).to_string() }
}

/// Whether more elements are open somewhere than may be. An end of what is not open ends nothing.
fn is_deep(html: &str) -> bool {
    let mut open: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut depth = 0;
    for name in tags(html) {
        if let Some(ended) = name.strip_prefix(b"/") {
            if let Some(count) = open.get_mut(&ended.to_ascii_lowercase()).filter(|count| **count > 0) {
                (*count, depth) = (*count - 1, depth - 1);
            }
        } else if name.first().is_some_and(u8::is_ascii_alphabetic) && !is_among(FLAT, name) {
            *open.entry(name.to_ascii_lowercase()).or_default() += 1;
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The names behind each `<`, as far as names go, with the `/` of those that end.
fn tags(html: &str) -> impl Iterator<Item = &[u8]> {
    memchr::memchr_iter(b'<', html.as_bytes()).map(|at| {
        let inner = &html.as_bytes()[at + 1..];
        let slash = usize::from(inner.first() == Some(&b'/'));
        let ends = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>');
        let rest = &inner[slash..inner.len().min(slash + LONGEST)];
        &inner[..slash + rest.iter().position(ends).unwrap_or(rest.len())]
    })
}

fn is_among(list: &[&str], name: &[u8]) -> bool {
    list.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

fn builder(tags: HashSet<&'static str>) -> Builder<'static> {
    let own: HashSet<&str> = ["key", "callout", "param", "ref"].into();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", ["href"].into());
    attributes.insert("td", ["colspan", "rowspan"].into());
    attributes.insert("th", ["colspan", "rowspan"].into());
    attributes.insert("span", ["data-param", "data-callout"].into());
    let classes = ["kbd", "span", "a"].into_iter().map(|tag| (tag, own.clone())).collect();
    let mut builder = Builder::empty();
    builder
        .tags(tags)
        .clean_content_tags(HashSet::new())
        .tag_attributes(attributes)
        .generic_attributes(["lang", "dir"].into())
        .allowed_classes(classes)
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("a", "href") => inner_or_web(value),
            ("td" | "th", _) => value.parse::<u8>().is_ok().then_some(value.into()),
            _ => Some(value.into()),
        });
    builder
}

/// Links of raw HTML lead to a place of the page or to the web, and to no file.
fn inner_or_web(address: &str) -> Option<Cow<'_, str>> {
    let web = ["http://", "https://", "mailto:", "#"].iter().any(|start| address.starts_with(start));
    web.then_some(address.into())
}

/// Takes comments out, which the sanitizer would drop too, but in quadratic time where they open again and again.
pub(super) fn without_comments(html: &str) -> Cow<'_, str> {
    const OPEN: &str = "<!--";
    let Some(first) = html.find(OPEN) else { return Cow::Borrowed(html) };
    let mut out = html[..first].to_owned();
    let mut rest = &html[first + OPEN.len()..];
    while let Some(end) = rest.find("-->") {
        rest = &rest[end + 3..];
        let Some(next) = rest.find(OPEN) else { return Cow::Owned(out + rest) };
        out.push_str(&rest[..next]);
        rest = &rest[next + OPEN.len()..];
    }
    Cow::Owned(out)
}

/// Names of elements are shorter.
const LONGEST: usize = 16;

/// Makes text of what looks like a tag, and is none of HTML.
fn unknown_as_text(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (at, name) in memchr::memchr_iter(b'<', html.as_bytes()).zip(tags(html)) {
        let name = name.strip_prefix(b"/").unwrap_or(name);
        let letter = name.first().is_some_and(u8::is_ascii_alphabetic);
        if letter && ![PHRASING, FLOW, DROPPED].into_iter().any(|list| is_among(list, name)) {
            out.push_str(&html[copied..at]);
            out.push_str("&lt;");
            copied = at + 1;
        }
    }
    if copied == 0 { Cow::Borrowed(html) } else { Cow::Owned(out + &html[copied..]) }
}

/// What a frame would show, as a link to it.
fn frames_as_links(html: &str) -> Cow<'_, str> {
    let mut rest = html;
    let mut out = String::new();
    while let Some(at) = find_tag(rest, "<iframe") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        out.push_str(&rest[..at]);
        if let Some(address) = guide::attribute(&rest[at..end], "src") {
            let address = markup::escape_html(&address);
            out.push_str(&format!("<p><a href=\"{address}\">{address}</a></p>"));
        }
        rest = &rest[end..];
    }
    if out.is_empty() && rest.len() == html.len() { Cow::Borrowed(html) } else { Cow::Owned(out + rest) }
}

fn find_tag(html: &str, tag: &str) -> Option<usize> {
    html.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| html.get(*at..at + tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_active_is_left() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "<a href=\"data:text/html,x\">a</a>",
            "<a href=\"//evil.example\">a</a>",
            "<p style=\"background:url(//evil.example)\">a</p>",
            "<style>@import '//evil.example'</style>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mi//xlink:href=\"data:x,alert(1)\">",
            "<form action=x><input name=a></form>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<base href=//evil.example>",
            "<div id=x class=step onclick=alert(1)>a",
        ];
        for html in hostile {
            let clean = block(html);
            let tags: Vec<&str> = clean.split('<').skip(1).collect();
            for bad in ["script", "img", "style", "svg", "math", "form", "input", "iframe", "base"] {
                assert!(!tags.iter().any(|tag| tag.starts_with(bad)), "{html}: {clean}");
            }
            for bad in ["onerror", "onclick", "href=\"javascript", "href=\"data", "href=\"//", "style=", "id="] {
                assert!(!tags.iter().any(|tag| tag.contains(bad)), "{html}: {clean}");
            }
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_text() {
        let nested = |deep: usize| format!("{}a{}", "<div>".repeat(deep), "</div>".repeat(deep));
        assert_eq!(block(&nested(200)), nested(200));
        let text = block(&nested(201));
        assert!(!text.contains('<') && text.matches("div").count() == 402, "{text}");
        let crooked = "<div></b></p>".repeat(201);
        assert!(!block(&crooked).contains('<'), "what is not open is not ended");
        let flat = "<p>a<br>".repeat(1_000);
        assert_eq!(block(&flat).matches("<p>").count(), 1_000);
    }

    #[test]
    fn words_stay_and_so_does_what_is_harmless() {
        assert_eq!(block("<script>some words</script>"), "some words");
        let frame = block("<iframe data-src='no' SRC=https://a.example/?b&amp;c></iframe>");
        assert!(frame.contains("href=\"https://a.example/?b&amp;c\"") && !frame.contains("no\""), "{frame}");
        assert_eq!(block("<div><b>bold</div>"), "<div><b>bold</b></div>");
        assert_eq!(block("<pre>Labels: <none>\nName: a</pre>"), "<pre>Labels: &lt;none&gt;\nName: a</pre>");
        let link = block("<IFRAME width=1 src=\"https://video.example/a\"></IFRAME>");
        assert!(link.contains("<a href=\"https://video.example/a\""), "{link}");
    }
}
