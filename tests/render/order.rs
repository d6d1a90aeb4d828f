//! The rule that nothing is lost, proved on what is read: every word that the tree of a guide holds stands in its
//! runbook, in reading order. A screenshot is shown with the step that it belongs to, so what stands for it may stand
//! anywhere.
//!
//! The words come from the tree of the guide, not from its workflow, so that what gets lost or moved between the two is
//! noticed too. Those of the runbook come from what its readers use: a browser's text, or a Markdown parser's events.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, Tag};
use regex::Regex;
use stepmark::guide::{Block, BlockKind, CallPart, Cell, Inline, InlineKind, Titled, parse_text};
use stepmark::source::Source;

use crate::support::Built;

/// The words of a guide that a text does not hold, or not in the guide's order.
pub(crate) fn lost_words(built: &Built, shown: &str) -> Vec<String> {
    let mut said = Said { source: &built.source, texts: Vec::new(), pictures: Vec::new() };
    said.blocks(&built.guide.blocks);
    let mut rest = words(shown);
    let mut lost = Vec::new();
    for word in words(&said.texts.join("\n")) {
        let before = rest.clone();
        if !rest.any(|other| other == word) {
            lost.push(word.to_owned());
            rest = before;
        }
    }
    let flat = |text: &str| words(text).map(|word| format!(" {word}")).collect::<String>() + " ";
    let shown = flat(shown);
    lost.extend(said.pictures.into_iter().filter(|picture| !shown.contains(flat(picture).trim_end())));
    lost
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic))
}

/// The texts of a guide, as its readers are to see them.
struct Said<'a> {
    source: &'a Source,
    texts: Vec<String>,
    pictures: Vec<String>,
}

impl Said<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => self.text(&heading.title),
                BlockKind::Paragraph(text) => self.text(text),
                BlockKind::Figures(images) => self.pictures.extend(images.iter().map(|image| image.alt.clone())),
                BlockKind::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
                BlockKind::Quote(body) | BlockKind::Group(body) => self.blocks(body),
                BlockKind::Notice(notice) => self.blocks(&notice.body),
                BlockKind::Calls(parts) => parts.iter().for_each(|part| self.call(part)),
                BlockKind::Questions(all) | BlockKind::Tabs(all) => all.iter().for_each(|titled| self.titled(titled)),
                BlockKind::Aside(titled) => self.titled(titled),
                BlockKind::Region(region) => self.blocks(&region.body),
                BlockKind::Code(code) => self.texts.push(code.text.clone()),
                BlockKind::Table(table) => {
                    std::iter::once(&table.header).chain(&table.rows).for_each(|row| self.row(row));
                }
                BlockKind::Html => self.texts.push(raw(self.source.slice(block.span))),
                BlockKind::Comment | BlockKind::Rule => {}
            }
        }
    }

    fn text(&mut self, text: &[Inline]) {
        let mut plain = String::new();
        self.append(text, &mut plain);
        self.texts.push(plain);
    }

    fn append(&mut self, text: &[Inline], plain: &mut String) {
        for inline in text {
            match &inline.kind {
                InlineKind::Text(Some(decoded)) => plain.push_str(decoded),
                InlineKind::Text(None) | InlineKind::Callout(_) => plain.push_str(self.source.slice(inline.span)),
                InlineKind::Break(_) => plain.push(' '),
                InlineKind::Code(text) | InlineKind::Label(text) => plain.push_str(text),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                    self.append(inner, plain);
                }
                InlineKind::Link(link) => self.append(&link.text, plain),
                InlineKind::Image(image) => self.pictures.push(image.alt.clone()),
                InlineKind::Html | InlineKind::StrayAttribute => {}
            }
        }
    }

    fn titled(&mut self, titled: &Titled) {
        self.text(&titled.title);
        self.blocks(&titled.body);
    }

    fn row(&mut self, row: &[Cell]) {
        for cell in row {
            // Of cells that no header stands above, the tree holds the source.
            let source = Source::new("", self.source.slice(cell.span));
            let mut said = Said { source: &source, texts: Vec::new(), pictures: Vec::new() };
            said.text(&parse_text(&source));
            self.texts.append(&mut said.texts);
            self.pictures.append(&mut said.pictures);
        }
    }

    fn call(&mut self, part: &CallPart) {
        match part {
            CallPart::Call(call) => {
                self.texts.extend(
                    [&call.method, call.path.as_ref().map_or(&call.section, |_| &call.path)]
                        .into_iter()
                        .flatten()
                        .cloned(),
                );
            }
            CallPart::Block(block) => self.blocks(std::slice::from_ref(block)),
        }
    }
}

/// Raw text without comments, tags and entities: what a browser would show of it.
fn raw(text: &str) -> String {
    static HIDDEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?s)<!--.*?(-->|$)|</?[a-zA-Z!/?][^>]*(>|$)|&[#a-zA-Z0-9]+;").unwrap());
    HIDDEN.replace_all(text, " ").into_owned()
}

/// What a reader sees of a page: its text, and what stands for its pictures.
pub(crate) fn of_page(page: &str) -> String {
    static ALT: LazyLock<Regex> = LazyLock::new(|| Regex::new("<img [^>]*alt=\"([^\"]*)\"[^>]*>").unwrap());
    static WITHIN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("</?(code|strong|em|s|b|span|a|kbd|i|u|sup|sub)( [^>]*)?>").unwrap());
    static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new("</?[a-zA-Z][^>]*>").unwrap());
    let main = &page[page.find("<main").unwrap()..page.rfind("</main>").unwrap()];
    let text = ALT.replace_all(main, " $1 ").replace("<span class=\"callout\"", " <span");
    // Elements within a word do not end it.
    let text = WITHIN.replace_all(&text, "");
    let text = TAG.replace_all(&text, " ");
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x3D;", "="),
        ("&#x60;", "`"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.into_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// What a reader sees of Markdown.
#[expect(clippy::disallowed_methods, reason = "runbooks are read as other programs read them")]
pub(crate) fn of_markdown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut shown = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::End(end) if end_within(end) => {}
            _ => shown.push(' '),
        }
    }
    shown
}

/// Whether a word can go on behind the end of something.
fn end_within(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{Emphasis, Link, Strikethrough, Strong};
    matches!(end, Emphasis | Strong | Strikethrough | Link)
}
