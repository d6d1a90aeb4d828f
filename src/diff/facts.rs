//! What a text holds beside words: labels, code, links, callouts, pictures. None of it needs a language to be compared.

use crate::guide::{Inline, InlineKind, TargetKind, parse_text, plain_text};
use crate::source::Source;

/// The facts of a text, each kind in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// What a reader reads, without labels, code and callouts.
    pub(crate) words: String,
    pub(crate) labels: Vec<String>,
    /// What is set in bold, as many guides set labels.
    pub(crate) bold: Vec<String>,
    pub(crate) code: Vec<String>,
    pub(crate) callouts: Vec<u32>,
    pub(crate) links: Vec<(TargetKind, String)>,
    /// Pictures within the text.
    pub(crate) images: Vec<String>,
    /// Of an API call, method and path.
    pub(crate) call: Option<String>,
}

impl Facts {
    /// The facts of inline Markdown.
    pub(crate) fn of(text: &str) -> Self {
        let source = Source::new("", text);
        let mut facts = Self::default();
        facts.read(&source, &parse_text(&source));
        facts
    }

    /// Of an API call, the path.
    pub(crate) fn path(&self) -> Option<&str> {
        self.call.as_deref().and_then(|call| call.split_once(' ')).map(|(_, path)| path)
    }

    /// Adds those of a text behind this one.
    pub(crate) fn append(&mut self, more: &Self) {
        self.words.push(' ');
        self.words.push_str(&more.words);
        self.labels.extend_from_slice(&more.labels);
        self.bold.extend_from_slice(&more.bold);
        self.code.extend_from_slice(&more.code);
        self.callouts.extend_from_slice(&more.callouts);
        self.links.extend_from_slice(&more.links);
        self.images.extend_from_slice(&more.images);
    }

    fn read(&mut self, source: &Source, text: &[Inline]) {
        for inline in text {
            match &inline.kind {
                InlineKind::Text(Some(text)) => self.words.push_str(text),
                InlineKind::Text(None) => self.words.push_str(source.slice(inline.span)),
                InlineKind::Break(_) | InlineKind::Html => self.words.push(' '),
                InlineKind::Image(image) => {
                    self.images.push(image.src.clone());
                    self.words.push(' ');
                }
                InlineKind::StrayAttribute => {}
                InlineKind::Code(code) => {
                    self.code.push(code.trim().to_owned());
                    self.words.push('\u{fffc}');
                }
                InlineKind::Label(label) => {
                    self.labels.push(label.trim().to_owned());
                    self.words.push('\u{fffc}');
                }
                InlineKind::Callout(number) => self.callouts.push(*number),
                InlineKind::Strong(inner) => {
                    self.bold.push(plain_text(source, inner).trim().to_owned());
                    self.read(source, inner);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => self.read(source, inner),
                InlineKind::Link(link) => {
                    self.links.push((link.kind, link.target.clone()));
                    self.read(source, &link.text);
                }
            }
        }
    }
}
