//! "**Password**: enter it again": the name at the head of a list item is what the verb behind it operates, when the
//! list says what to choose or to fill in.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, Verb};

use super::context::{Context, Follower, Place};
use super::reading::Label;
use super::sentence::{Force, Heard, Operated, Rule, Spoken};
use super::tokens::{Frame, Kind, Token};

/// The names at the head of a text that a verb behind them operates.
pub(super) fn operated(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> Vec<Operated> {
    const NEAR: usize = 6;
    let introduction = context.introduction();
    let Some((names, length)) = names(tokens) else { return Vec::new() };
    let used = heard.iter().any(|heard| !heard.operated.is_empty());
    let conditional = names.iter().any(|name| is_condition(&tokens[name.clone()]));
    let asked = introduction
        .and_then(|introduction| introduction.asks)
        .filter(|_| !used && !conditional && !is_explained(tokens, context));
    let listed = asked.is_some() || introduction.is_some_and(|introduction| introduction.announces);
    let verb =
        heard.iter().find_map(|heard| heard.unused).filter(|(_, behind)| (length + 1..=length + NEAR).contains(behind));
    let doing = verb.map(|(doing, _)| doing).filter(|&doing| match doing {
        Doing::Enter => context.followed_by != Some(Follower::Code),
        Doing::Select => listed || tokens[names[0].start].kind == Kind::Open(Frame::Quote),
        Doing::Click | Doing::Navigate | Doing::Confirm | Doing::Other | Doing::Attend => false,
    });
    let is_field = |doing| {
        names.iter().all(|name| is_plain(&tokens[name.clone()]))
            && (doing != Doing::Enter || !is_deed(&tokens[names[0].clone()]))
    };
    let headed = doing.filter(|&doing| is_field(doing)).map(|doing| (doing, Rule::Headed));
    let Some((doing, rule)) = headed.or(asked.map(|doing| (doing, Rule::Introduced))) else { return Vec::new() };
    let named = |tokens| Operated { tokens, label: true, doing, callout: None, rule };
    names.into_iter().map(named).collect()
}

/// Names say nothing of when, why and by what means.
fn is_plain(tokens: &[Token<'_>]) -> bool {
    let opens = Marks::IF | Marks::WHEN | Marks::PURPOSE | Marks::MEANS;
    tokens
        .iter()
        .all(|token| token.meaning.verb.is_none_or(|verb| !verb.moods.intersects(Moods::GERUND)) && !token.means(opens))
}

/// "If you have none": under which condition something is done, and nothing to choose.
fn is_condition(name: &[Token<'_>]) -> bool {
    let first = name.iter().find(|token| token.is_word());
    first.is_some_and(|first| first.means(Marks::IF))
}

/// "Use another program": what is done, and no field that can be filled in.
fn is_deed(name: &[Token<'_>]) -> bool {
    let first = name.iter().find(|token| token.is_word()).and_then(|token| token.meaning.verb);
    first.is_some_and(|verb| verb.doing == Doing::Other && !verb.guessed)
}

/// How many tokens the names at the head of a text have, the colon included; none when they hold a marked label, or tell
/// to choose or to fill in something.
pub(super) fn length(tokens: &[Token<'_>], context: &Context<'_>) -> usize {
    let length = names(tokens).map_or(0, |(_, length)| length);
    let labels = tokens[..length].iter().any(|token| matches!(token.kind, Kind::Label(_)));
    if labels || tells_choice(tokens, context) { 0 } else { length }
}

/// "**Choose a name in the list**: …", below words that announce what can be done.
pub(super) fn tells_choice(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    const SHORTEST: usize = 3;
    let Some(introduction) = context.introduction() else { return false };
    let Some((_, length)) = names(tokens) else { return false };
    let infinitive = context.language.reading.infinitive_commands;
    let moods = Moods::COMMAND | Moods::BASE | if infinitive { Moods::INFINITIVE } else { Moods::default() };
    let mut words = tokens[..length].iter().filter(|token| token.is_word());
    let first = words.next().and_then(|first| first.meaning.verb);
    let chooses = |verb: Verb| matches!(verb.doing, Doing::Select | Doing::Enter) && verb.moods.intersects(moods);
    let announced = introduction.announces && introduction.asks.is_none();
    announced && first.is_some_and(chooses) && words.count() + 1 >= SHORTEST
}

/// The names at the head of a text, and the number of tokens up to the colon behind them.
fn names(tokens: &[Token<'_>]) -> Option<(Vec<Range<usize>>, usize)> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(Kind::Open(frame)) = tokens.get(at).map(|token| token.kind) {
        let Some(length) = tokens[at..].iter().position(|token| token.kind == Kind::Close(frame)) else { break };
        names.push(at..at + length + 1);
        at += length + 1;
        if tokens.get(at).is_some_and(|token| token.is_mark(&['/'])) {
            at += 1;
        }
    }
    let last = names.last()?;
    if tokens[last.end - 2].is_mark(&[':']) {
        return Some((names, at));
    }
    colon(&tokens[at..]).map(|colon| (names, at + colon))
}

/// The place behind a colon, perhaps with words in parentheses before it.
fn colon(tokens: &[Token<'_>]) -> Option<usize> {
    let mut at = 0;
    if tokens.first().is_some_and(|token| token.is_mark(&['('])) {
        at = tokens.iter().position(|token| token.is_mark(&[')']))? + 1;
    }
    tokens.get(at).filter(|token| token.is_mark(&[':'])).map(|_| at + 1)
}

/// "Enter the following: **name**: the name of your server", a field that is only explained where fields are to be filled
/// in. What stands alone behind a name, or in code, is the value to enter.
pub(super) fn is_explained(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    let Some(introduction) = context.introduction() else { return false };
    let Some(length) = names(tokens).map(|(_, length)| length).or_else(|| bare_name(tokens)) else { return false };
    let behind = &tokens[length..];
    let sentence = behind.iter().filter(|token| token.is_word()).count() > 1;
    let small = behind.iter().any(|token| token.kind == Kind::Word(false));
    let valued = behind.iter().any(|token| matches!(token.kind, Kind::Code(_)));
    introduction.asks == Some(Doing::Enter) && sentence && small && !valued
}

/// The number of tokens up to the colon behind a few words that tell nothing to do: a name without marks.
fn bare_name(tokens: &[Token<'_>]) -> Option<usize> {
    const LONGEST: usize = 7;
    let colon = tokens.iter().take(2 * LONGEST).position(|token| token.is_mark(&[':']))?;
    let head = &tokens[..colon];
    let words = head.iter().filter(|token| token.is_word()).count();
    let named = head.iter().all(|token| token.meaning.verb.is_none() && token.label().is_none());
    ((1..=LONGEST).contains(&words) && named && is_plain(head)).then_some(colon + 1)
}

/// "Enter a password like this: it must have eight letters", an item that says how what is filled in has to be.
pub(super) fn qualifies(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let Some(introduction) = context.introduction() else { return false };
    let named = tokens.iter().any(|token| token.is_mark(&[':']));
    let said_of_noun = |token: &&Token<'_>| token.is_mark(&['(']) || token.means(Marks::RELATIVE);
    let mut main = tokens.iter().take_while(|token| !said_of_noun(token));
    let modal = main.any(|token| token.means(Marks::MUST | Marks::CAN));
    let operated = heard.iter().any(|heard| !heard.operated.is_empty() || !heard.ungoverned.is_empty());
    introduction.asks == Some(Doing::Enter) && modal && !named && !operated
}

/// "For incoming mail", an item that only says what the items below it are for.
pub(super) fn groups(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    let said = |token: &Token<'_>| token.label().is_some() || token.meaning.verb.is_some_and(|verb| !verb.guessed);
    let first = tokens.iter().find(|token| token.is_word());
    let aims = first.is_some_and(|first| first.means(Marks::PURPOSE));
    aims && context.asked() == Some(Doing::Enter) && !tokens.iter().any(said)
}

/// "Calendar: change its options": an item of a list that says what something is for.
pub(super) fn defines(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    const LONGEST: usize = 3;
    let Some(introduction) = context.introduction() else { return false };
    let Some(colon) = tokens.iter().position(|token| token.is_mark(&[':'])) else { return false };
    let head = &tokens[..colon];
    let plain = head.iter().all(|token| !token.means(Marks::IF | Marks::WHEN | Marks::THEN | Marks::PURPOSE));
    let named = plain && head.iter().all(|token| token.meaning.verb.is_none() && token.meaning.unit.is_none());
    let operated = heard.iter().any(|heard| !heard.operated.is_empty() || heard.unused.is_some());
    let short = (1..=LONGEST).contains(&head.iter().filter(|token| token.is_word()).count());
    let told_later = heard.iter().skip(1).any(|heard| heard.instructs);
    introduction.label != Label::Step && introduction.announces && short && named && !operated && !told_later
}

/// "Delete: moves the message to the bin": a command alone before the colon is the name of what can be chosen, unless a
/// list asks for it or the words behind tell to do something else. Outside of lists, "Click: next" tells to do it.
pub(super) fn names_command(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let bare = |token: &&Token<'_>| !matches!(token.kind, Kind::Open(_) | Kind::Close(_));
    let Some(head) = tokens.iter().position(|token| bare(&token)) else { return false };
    let (moods, doing) = tokens[head].meaning.verb.map(|verb| (verb.moods, verb.doing)).unzip();
    let length = usize::from(tokens[head].meaning.length.max(1));
    let mut behind = tokens[head..].iter().filter(bare).skip(length);
    let titled = behind.next().is_some_and(|colon| colon.is_mark(&[':'])) && behind.next().is_some_and(Token::is_word);
    let word = |at: usize| context.source.slice(tokens[at].span).to_lowercase();
    let infinitive = |at: usize| tokens[at].meaning.verb.is_some_and(|verb| verb.moods == Moods::INFINITIVE);
    let says = |at: usize| word(at) == word(head) || tokens[at - 1].is_mark(&[':']) && infinitive(at);
    let tells = |verb: &Spoken| verb.at > head && verb.force == Force::Instructs && !says(verb.at);
    let told = |heard: &Heard| heard.verbs.iter().any(tells) || !heard.operated.is_empty();
    let listed = matches!(context.place, Place::List(_));
    let commands = moods.is_some_and(|moods| moods.intersects(Moods::COMMAND | Moods::BASE));
    let named = commands && titled && (listed || doing == Some(Doing::Other));
    context.asked().is_none() && named && !heard.iter().any(told)
}

/// "To rename: gives the folder another name": an infinitive with a colon close behind names what can be chosen, and the
/// words behind the colon say what that does.
pub(super) fn titles(tokens: &[Token<'_>]) -> bool {
    const LONGEST: usize = 6;
    let bare = || tokens.iter().filter(|token| !matches!(token.kind, Kind::Open(_) | Kind::Close(_)));
    let verb = bare().next().and_then(|first| first.meaning.verb);
    if !verb.is_some_and(|verb| verb.moods == Moods::INFINITIVE && !verb.guessed) {
        return false;
    }
    let bare: Vec<_> = bare().take(LONGEST + 2).collect();
    let Some(colon) = bare.iter().position(|token| token.is_mark(&[':'])) else { return false };
    let (name, behind) = bare.split_at(colon);
    let ends = name.last().is_some_and(|last| !last.means(Marks::MEANS));
    ends && name.iter().all(|token| token.is_word()) && behind.get(1).is_some_and(|next| next.is_word())
}

/// "To delete: deletes the copy": behind the infinitive that heads it, a form that commands a friend tells what is done then.
pub(super) fn explains(tokens: &[Token<'_>]) -> bool {
    let colon = tokens.iter().position(|token| token.is_mark(&[':'])).filter(|_| titles(tokens));
    let behind = colon.and_then(|colon| tokens[colon..].iter().find(|token| token.is_word()));
    behind.and_then(|word| word.meaning.verb).is_some_and(|verb| verb.ambiguous && verb.moods == Moods::COMMAND)
}

/// "Reply to all: lets you answer everyone": what the words behind a colon allow is done by what stands before it, which
/// is the name of something, though it begins with a verb. So is "Print it: opens a new window", in a list or where nothing
/// is operated.
pub(super) fn allows(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    const LONGEST: usize = 6;
    let Some(colon) = tokens.iter().position(|token| token.is_mark(&[':'])) else { return false };
    let (head, behind) = tokens.split_at(colon);
    let mut words = behind.iter().filter(|token| token.is_word());
    let verb = head.iter().find(|token| token.is_word()).and_then(|first| first.meaning.verb);
    let listed = matches!(context.place, Place::List(_));
    let deed = verb.is_some_and(|verb| listed || verb.doing == Doing::Other && !verb.guessed);
    let named = deed && context.asked().is_none();
    let does = |next: &Token<'_>| named && !next.means(Marks::MUST | Marks::OUTCOME);
    let lets = words.next().filter(|next| next.means(Marks::MENTION) && (next.means(Marks::CAN) || does(next)));
    let next = lets.and_then(|lets| words.nth(usize::from(lets.meaning.length).saturating_sub(1)));
    let goes_on = next.is_some_and(|next| !next.means(Marks::RELATIVE));
    let short = (1..=LONGEST).contains(&head.iter().filter(|token| token.is_word()).count());
    let told =
        heard.iter().any(|heard| !heard.operated.is_empty()) || heard.iter().skip(1).any(|heard| heard.instructs);
    goes_on && short && !told
}
