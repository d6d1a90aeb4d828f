//! Where sentences end.

use std::ops::Range;

use crate::language::Marks;

use super::tokens::{Frame, Kind, Token};

/// The sentences of a text, as ranges of its tokens.
pub(super) fn split(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = if tokens[at].kind == Kind::Break {
            Some(at + 1)
        } else if tokens[at].is_mark(&['.', '!', '?', '…']) {
            sentence_end(tokens, at)
        } else {
            None
        };
        if let Some(end) = end {
            sentences.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// The end of a sentence whose last mark stands at `at`, unless the mark belongs to an abbreviation, a number or a name.
fn sentence_end(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let abbreviates = |token: &Token<'_>| {
        let single = matches!(token.kind, Kind::Word(_)) && token.span.end - token.span.start == 1;
        single || token.meaning.marks.intersects(Marks::ABBREVIATION)
    };
    if at > 0 && abbreviates(&tokens[at - 1]) && at + 1 < tokens.len() {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && closes(tokens[end].kind) {
        end += 1;
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    let gap = tokens[end - 1].span.end < next.span.start || matches!(tokens[end - 1].kind, Kind::Close(_));
    let begins = match next.kind {
        Kind::Word(capital) => capital,
        Kind::Number(_) | Kind::Label(_) | Kind::Code(_) | Kind::Break | Kind::Open(_) | Kind::Other => true,
        // A menu is called "Settings …": behind it, a way through the menus goes on.
        Kind::Mark('-' | '>') => tokens[end - 1].kind != Kind::Close(Frame::Quote),
        Kind::Mark(mark) => matches!(mark, '¿' | '¡' | '(' | '['),
        Kind::Callout(_) | Kind::Close(_) => false,
    };
    (gap && begins).then_some(end)
}

fn closes(kind: Kind<'_>) -> bool {
    match kind {
        Kind::Close(frame) => match frame {
            Frame::Strong | Frame::Emphasis | Frame::Quote | Frame::Link => true,
        },
        Kind::Mark(mark) => matches!(mark, ')' | '.' | '!' | '?'),
        Kind::Word(_)
        | Kind::Number(_)
        | Kind::Label(_)
        | Kind::Code(_)
        | Kind::Callout(_)
        | Kind::Break
        | Kind::Open(_)
        | Kind::Other => false,
    }
}
