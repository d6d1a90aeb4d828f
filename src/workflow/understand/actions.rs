//! What is operated, as it goes into the workflow.

use crate::guide::flowed;
use crate::language::{Doing, Marks, Moods};
use crate::source::{Source, Span};

use super::super::model::{Action, Op};
use super::sentence::{Operated, Rule};
use super::tokens::{Frame, Kind, Token};

/// All that is operated, as the workflow says it, in reading order.
pub(super) fn actions(operated: &[Operated], tokens: &[Token<'_>], source: &Source) -> Vec<Action> {
    let mut actions: Vec<Action> = operated.iter().map(|one| action(one, tokens, source)).collect();
    let joins = |token: &Token<'_>| token.is_mark(&[',']) || matches!(token.kind, Kind::Callout(_));
    let mut row = false;
    for at in (1..actions.len()).rev() {
        let between = tokens.get(operated[at - 1].tokens.end..operated[at].tokens.start).unwrap_or_default();
        row = is_alternative(between) || row && between.iter().all(joins);
        actions[at].or = row;
    }
    actions
}

/// "`A` or `B`", "`A` or, if it is not there, `B`": the word for it stands right behind the label, and nothing leads on.
fn is_alternative(between: &[Token<'_>]) -> bool {
    const NEAR: usize = 3;
    const FAR: usize = 16;
    let beside = |token: &&Token<'_>| {
        token.means(Marks::ELEMENT)
            || matches!(token.kind, Kind::Callout(_) | Kind::Open(_) | Kind::Close(_) | Kind::Mark(',' | '('))
    };
    let Some(joint) = between.get(between.iter().take(NEAR).take_while(beside).count()) else { return false };
    let leads = |token: &Token<'_>| token.means(Marks::AND | Marks::THEN) || token.is_mark(&['.', ';', '!', '?']);
    joint.means(Marks::OR) && between.len() <= FAR && !between.iter().any(leads)
}

/// What is operated, as the workflow says it.
pub(super) fn action(operated: &Operated, tokens: &[Token<'_>], source: &Source) -> Action {
    let untick = operated.doing == Doing::Select && unticks(operated, tokens);
    let op = match operated.doing {
        Doing::Navigate => Op::Navigate,
        Doing::Click => Op::Click,
        Doing::Select => Op::Select,
        Doing::Enter => Op::Enter,
        Doing::Confirm => Op::Confirm,
        Doing::Other | Doing::Attend => Op::Other,
    };
    let tokens = &tokens[operated.tokens.clone()];
    let text = match tokens[0].label() {
        Some(label) => label.to_owned(),
        None if operated.label => visible(tokens, source).trim_matches(is_around_name).to_owned(),
        None => visible(tokens, source).trim().to_owned(),
    };
    let (target, object) = if operated.label { (Some(text), None) } else { (None, Some(text)) };
    let (callout, line) = (operated.callout, source.line(tokens[0].span.start));
    Action { op, untick, or: false, target, object, callout, line }
}

/// "Untick the box `A`", "make sure that `A` is not ticked": the choice is taken back, or not made.
fn unticks(operated: &Operated, tokens: &[Token<'_>]) -> bool {
    const NEAR: usize = 10;
    let before =
        || tokens[..operated.tokens.start].iter().rev().take(NEAR).take_while(|token| !token.is_mark(&['.', ';']));
    let behind = || tokens[operated.tokens.end..].iter().take(NEAR).take_while(|token| !token.is_mark(&['.']));
    if operated.rule == Rule::Ensured {
        let parts = |token: &&Token<'_>| !token.is_mark(&[',']) && token.label().is_none();
        let mut around = before().take_while(parts).chain(behind().take_while(parts));
        let undone = |token: &Token<'_>| token.means(Marks::UNTICK) && token.meaning.verb.is_some();
        return around.any(|token| token.means(Marks::NEGATION) || undone(token));
    }
    let selects = |token: &&Token<'_>| token.meaning.verb.is_some_and(|verb| verb.doing == Doing::Select);
    let done = |token: &&Token<'_>| token.meaning.verb.is_some_and(|verb| verb.moods != Moods::NECESSIVE);
    let behind_it = || behind().filter(selects).find(done).or_else(|| behind().find(selects));
    let verb = before().find(selects).or_else(behind_it);
    // "Vink `A` uit": where verbs are taken apart, their end stands behind the label.
    let goes_on = |token: &&Token<'_>| token.is_word() && !token.means(Marks::AND | Marks::THEN);
    let particle = behind().take_while(goes_on).last();
    verb.into_iter().chain(particle).any(|word| word.means(Marks::UNTICK))
}

/// What may stand around a label that is not marked as one.
fn is_around_name(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | '«' | '»' | '“' | '”' | '„' | '‘' | '’')
}

/// What a reader sees of these tokens: the words without links, emphasis and other marks around them.
pub(super) fn visible(tokens: &[Token<'_>], source: &Source) -> String {
    joined(tokens, source, |token| token.label().unwrap_or_else(|| source.slice(token.span)))
}

/// These tokens as inline Markdown, in which labels, code and escapes stand as they were written; without links and
/// emphasis, of which the tokens may hold a half.
pub(super) fn written(tokens: &[Token<'_>], source: &Source) -> String {
    let escaped = |token: &Token<'_>| source.text()[..token.span.start as usize].ends_with('\\');
    flowed(&joined(tokens, source, |token| {
        let start = token.span.start - u32::from(escaped(token));
        source.slice(Span { start, ..token.span })
    }))
}

fn joined<'t>(tokens: &'t [Token<'_>], source: &Source, shown: impl Fn(&'t Token<'_>) -> &'t str) -> String {
    let mut text = String::new();
    let mut end: Option<u32> = None;
    for token in tokens {
        if matches!(token.kind, Kind::Open(frame) | Kind::Close(frame) if frame != Frame::Quote)
            || matches!(token.kind, Kind::Other | Kind::Break)
        {
            continue;
        }
        let apart = end.is_some_and(|end| end < token.span.start && has_blank(source, end, token.span.start));
        if apart && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(shown(token));
        end = Some(token.span.end);
    }
    text
}

fn has_blank(source: &Source, from: u32, to: u32) -> bool {
    source.text()[from as usize..to as usize].contains(char::is_whitespace)
}
