//! A text as a row of tokens: words with their meaning, marks, labels, callouts, and where emphasis, links and quotation
//! marks open and close.

use std::ops::Range;

use crate::guide::{Break, Inline, InlineKind};
use crate::language::{Language, Marks, Meaning, fold_into, pieces};
use crate::source::{Source, Span};

use super::aligned::Places;

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) span: Span,
    pub(super) meaning: Meaning,
}

impl Token<'_> {
    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    /// Whether it is one of these marks.
    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.kind, Kind::Mark(mark) if marks.contains(&mark))
    }

    /// Whether it means one of these.
    pub(super) fn means(&self, marks: Marks) -> bool {
        self.meaning.marks.intersects(marks)
    }

    /// What is typed, and not clicked: code, or a command that is marked as a label.
    pub(super) fn typed(&self) -> Option<&str> {
        match self.kind {
            Kind::Code(code) => Some(code),
            Kind::Label(label) if self.means(Marks::COMMAND_LINE) => Some(label),
            _ => None,
        }
    }

    /// What a label or code says.
    pub(super) fn label(&self) -> Option<&str> {
        if let Kind::Label(text) | Kind::Code(text) = self.kind { Some(text) } else { None }
    }
}

/// The kinds of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A word; `true` when it begins with a capital letter.
    Word(bool),
    Number(u32),
    Mark(char),
    Label(&'a str),
    Code(&'a str),
    Callout(u32),
    /// A line end that the author forced.
    Break,
    Open(Frame),
    Close(Frame),
    /// An image or tag.
    Other,
}

/// What surrounds words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    Strong,
    Emphasis,
    Link,
    Quote,
}

/// The tokens of a text, with the meaning of every phrase at its first word.
pub(super) fn tokenize<'a>(text: &'a [Inline], source: &Source, language: &Language) -> Vec<Token<'a>> {
    const BYTES_PER_TOKEN: usize = 5;
    let length = text.first().zip(text.last()).map_or(0, |(first, last)| (last.span.end - first.span.start) as usize);
    let tokens = length / BYTES_PER_TOKEN + 1;
    let mut row = Row {
        source,
        elisions: language.reading.elisions,
        tokens: Vec::with_capacity(tokens),
        words: Vec::with_capacity(tokens),
        folded: String::with_capacity(length),
        quoted: false,
    };
    row.inlines(text);
    let Row { mut tokens, words, folded, .. } = row;
    mean(&mut tokens, &words, &folded, language);
    commands(&mut tokens);
    tokens
}

/// "The command `lsblk`", "run `fdisk -l`": what authors mark as a label though it is typed in a terminal.
fn commands(tokens: &mut [Token<'_>]) {
    let options = |label: &str| label.contains(" -") && !label.contains(" - ") || label.contains(" | ");
    for at in 0..tokens.len() {
        let Kind::Label(label) = tokens[at].kind else { continue };
        let named = tokens[..at].iter().rev().find(|token| !token.is_mark(&[':']));
        let is_named = named.is_some_and(|noun| noun.means(Marks::COMMAND_LINE));
        if is_named && label.starts_with(|first: char| first.is_ascii_lowercase()) || options(label) {
            tokens[at].meaning = Meaning::mark(Marks::COMMAND_LINE);
        }
    }
}

struct Row<'a, 's> {
    source: &'s Source,
    elisions: bool,
    tokens: Vec<Token<'a>>,
    /// The words, each with the place of its token and that of its looked-up form.
    words: Vec<(usize, Range<usize>)>,
    /// Where the looked-up forms of all words stand.
    folded: String,
    /// A quotation mark is open.
    quoted: bool,
}

impl<'a> Row<'a, '_> {
    fn inlines(&mut self, text: &'a [Inline]) {
        for inline in text {
            let span = inline.span;
            match &inline.kind {
                InlineKind::Text(Some(text)) => {
                    let places = Places::new(text, self.source, span);
                    self.text(text, |piece| places.of(piece));
                }
                InlineKind::Text(None) => {
                    let source = self.source;
                    self.text(source.slice(span), |piece| {
                        let start = span.start as usize + piece.start;
                        Span::new(start, start + piece.len())
                    });
                }
                InlineKind::Break(Break::Hard) => self.push(Kind::Break, span),
                InlineKind::Break(Break::Soft) | InlineKind::StrayAttribute => {}
                InlineKind::Code(code) => self.push(Kind::Code(code), span),
                InlineKind::Label(label) => self.push(Kind::Label(label), span),
                InlineKind::Callout(number) => self.push(Kind::Callout(*number), span),
                InlineKind::Emphasis(text) => self.framed(Frame::Emphasis, text, span),
                InlineKind::Strong(text) => self.framed(Frame::Strong, text, span),
                InlineKind::Link(link) => self.framed(Frame::Link, &link.text, span),
                // What is struck out is not said.
                InlineKind::Image(_) | InlineKind::Html | InlineKind::Strikethrough(_) => self.push(Kind::Other, span),
            }
        }
    }

    fn framed(&mut self, frame: Frame, text: &'a [Inline], span: Span) {
        self.push(Kind::Open(frame), span);
        self.inlines(text);
        self.push(Kind::Close(frame), span);
    }

    fn text(&mut self, text: &str, place: impl Fn(Range<usize>) -> Span) {
        let lower = self.folded.len();
        self.folded.push_str(text);
        self.folded[lower..].make_ascii_lowercase();
        for piece in pieces(text, self.elisions) {
            let single = || {
                let alone = piece.at == 0 || text[..piece.at].ends_with([' ', '(']);
                self.quoted || alone && text[piece.at + piece.text.len()..].starts_with(char::is_uppercase)
            };
            let span = place(piece.at..piece.at + piece.text.len());
            let first = piece.text.chars().next().unwrap_or(' ');
            let kind = match first {
                'a'..='z' => Kind::Word(false),
                'A'..='Z' => Kind::Word(true),
                '0'..='9' => piece.text.parse().map_or(Kind::Word(false), Kind::Number),
                '«' | '“' | '„' if !(first == '“' && self.quoted) => Kind::Open(Frame::Quote),
                '”' if !self.quoted => Kind::Open(Frame::Quote),
                '»' | '”' | '“' => Kind::Close(Frame::Quote),
                '"' if self.quoted => Kind::Close(Frame::Quote),
                '\'' | '‘' | '’' if single() => {
                    if self.quoted {
                        Kind::Close(Frame::Quote)
                    } else {
                        Kind::Open(Frame::Quote)
                    }
                }
                '"' => Kind::Open(Frame::Quote),
                _ if first.is_alphabetic() => Kind::Word(first.is_uppercase()),
                _ => Kind::Mark(first),
            };
            if let Kind::Open(_) | Kind::Close(_) = kind {
                self.quoted = matches!(kind, Kind::Open(_));
            }
            if matches!(kind, Kind::Word(_)) {
                let mut form = lower + piece.at..lower + piece.at + piece.text.len();
                if !piece.text.is_ascii() {
                    form.start = self.folded.len();
                    fold_into(&mut self.folded, piece.text);
                    form.end = self.folded.len();
                }
                self.words.push((self.tokens.len(), form));
            }
            self.push(kind, span);
        }
    }

    fn push(&mut self, kind: Kind<'a>, span: Span) {
        self.tokens.push(Token { kind, span, meaning: Meaning::default() });
    }
}

/// Looks up the phrases; hyphens and frames within a phrase do not count, and a phrase hides those that begin in it. What
/// ends a phrase of place ("on the page") stays the name of an element.
fn mean(tokens: &mut [Token<'_>], words: &[(usize, Range<usize>)], folded: &str, language: &Language) {
    const LONGEST: usize = 8;
    let forms: Vec<&str> = words.iter().map(|(_, form)| &folded[form.clone()]).collect();
    let mut hidden_until = 0;
    let mut joined_until = 0;
    for at in 0..words.len() {
        if joined_until <= at {
            joined_until = at + 1;
        }
        while let Some(next) = words.get(joined_until).filter(|_| joined_until < at + LONGEST)
            && tokens[words[joined_until - 1].0 + 1..next.0].iter().all(|token| is_joint(token.kind))
        {
            joined_until += 1;
        }
        if at < hidden_until {
            continue;
        }
        let meaning = language.reading.lexicon.look_up(&forms[at..joined_until]);
        tokens[words[at].0].meaning = meaning;
        if inverts(tokens, words[at].0, &forms[at..joined_until], language) {
            tokens[words[at].0].meaning.marks |= Marks::INVERTED;
        }
        hidden_until = at + usize::from(meaning.length);
        if meaning.length > 1 && meaning.marks.intersects(Marks::PLACE) {
            let last = hidden_until - 1;
            let noun = language.reading.lexicon.look_up(&forms[last..=last]).marks;
            tokens[words[last].0].meaning = Meaning::mark(noun & (Marks::ELEMENT | Marks::BUTTON | Marks::FIELD));
        }
    }
}

/// "Is the lamp red": a word that may begin a sentence and opens a condition there with the word behind it.
fn inverts(tokens: &[Token<'_>], at: usize, forms: &[&str], language: &Language) -> bool {
    let begins = tokens[at].kind == Kind::Word(true) && (at == 0 || !tokens[at - 1].is_word());
    matches!(forms, [word, next, ..] if begins && language.reading.lexicon.inverts(word, next))
}

fn is_joint(kind: Kind<'_>) -> bool {
    match kind {
        Kind::Mark('-') | Kind::Open(Frame::Strong | Frame::Emphasis | Frame::Link) => true,
        Kind::Close(Frame::Strong | Frame::Emphasis | Frame::Link) => true,
        Kind::Word(_)
        | Kind::Number(_)
        | Kind::Mark(_)
        | Kind::Label(_)
        | Kind::Code(_)
        | Kind::Callout(_)
        | Kind::Break
        | Kind::Open(Frame::Quote)
        | Kind::Close(Frame::Quote)
        | Kind::Other => false,
    }
}

/// Whether any of these tokens means one of these.
pub(super) fn marked_in(tokens: &[Token<'_>], marks: Marks) -> bool {
    tokens.iter().any(|token| token.means(marks))
}

/// Whether a text ends by announcing what follows: with a colon, or words for that.
pub(super) fn announces(tokens: &[Token<'_>]) -> bool {
    let last = tokens.iter().rev().find(|token| !matches!(token.kind, Kind::Close(_) | Kind::Other | Kind::Break));
    matches!(last.map(|token| token.kind), Some(Kind::Mark(':')))
        || tokens.iter().any(|token| token.means(Marks::ANNOUNCE))
}
