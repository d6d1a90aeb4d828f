//! A text, heard sentence by sentence.

use std::ops::Range;

use crate::guide::Inline;
use crate::language::Language;

use super::context::{Context, Place};
use super::opening::opening;
use super::sentence::{self, Heard, Opening};
use super::tokens::Token;
use super::{leads, sentences, tokens};

/// A text, sentence by sentence, with what each was heard to tell.
pub(super) struct Hearing<'a> {
    /// Where it stands; the language is the one that it was heard in.
    pub(super) context: Context<'a>,
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) sentences: Vec<Range<usize>>,
    pub(super) heard: Vec<Heard>,
}

/// Hears a text, in the language that it is written in.
pub(super) fn hear<'a>(text: &'a [Inline], context: &Context<'a>) -> Hearing<'a> {
    let mut context = *context;
    let mut tokens = tokens::tokenize(text, context.source, context.language);
    if let Some(language) = written_language(&tokens, &context) {
        context.language = language;
        tokens = tokens::tokenize(text, context.source, language);
    }
    let sentences = sentences::split(&tokens);
    let opening = opening(&tokens, &context);
    let head = match context.place {
        Place::List(introduction) if introduction.is_none_or(|introduction| !introduction.recommends) => {
            leads::length(&tokens, &context)
        }
        Place::List(_)
        | Place::Task
        | Place::Section
        | Place::Notice
        | Place::Quote
        | Place::Answer
        | Place::Option => 0,
    };
    let listen = |range: &Range<usize>| {
        let behind_head = range.start.max(head.min(range.end))..range.end;
        let opening = match opening {
            Opening::Obliges | Opening::Offers if range.start > 0 => Opening::Names,
            opening => opening,
        };
        sentence::listen(&tokens, behind_head, context.language, opening)
    };
    let heard = sentences.iter().map(listen).collect();
    Hearing { context, tokens, sentences, heard }
}

/// The language of a text, when it is clearly another than the guide's: hardly a word of that one stands in it.
fn written_language<'a>(tokens: &[Token<'_>], context: &Context<'a>) -> Option<&'a Language> {
    const ENOUGH: usize = 8;
    const KNOWN: usize = 6;
    let words = || tokens.iter().filter(|token| token.is_word());
    let known = words().filter(|word| word.meaning.length > 0).count();
    if words().take(ENOUGH).count() < ENOUGH || known * KNOWN > words().count() {
        return None;
    }
    let written = words().map(|word| context.source.slice(word.span));
    let language = context.languages.detect_words(written, context.language, ENOUGH / 2)?;
    (!std::ptr::eq(language, context.language)).then_some(language)
}
