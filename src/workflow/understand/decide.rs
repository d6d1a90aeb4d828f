//! What a text is: a step, an outcome or information, from what its sentences tell and where it stands.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, NoticeHeading, Verb};

use super::super::model::{Role, TimeLimit, TimeRole};
use super::context::{Context, Follower, Place};
use super::leads;
use super::paths::{is_next_click, is_path};
use super::reading::Ground;
use super::sentence::{Clause, Force, Heard, Spoken};
use super::tokens::{Frame, Kind, Token, announces};

/// Why a text is what it is; `waits` is the deadline or waiting time in it.
pub(super) fn decide(tokens: &[Token<'_>], heard: &[Heard], waits: Option<TimeLimit>, context: &Context<'_>) -> Ground {
    if is_path(tokens) && context.role == Role::Requirements && matches!(context.place, Place::List(_)) {
        return Ground::Path;
    }
    match (context.role, context.place) {
        (_, Place::Task) => return Ground::Box,
        (Role::Objective | Role::Further, _) => return Ground::Section,
        (Role::Requirements, Place::Section | Place::List(_) | Place::Quote | Place::Answer | Place::Option) => {
            return Ground::Section;
        }
        (Role::Requirements, Place::Notice) | (Role::Instructions | Role::Other, _) => {}
    }
    if let Some(ground) = named(tokens, heard, context) {
        return ground;
    }
    if context.role == Role::Requirements && heard.iter().all(|heard| heard.operated.is_empty()) {
        return Ground::Section;
    }
    if is_advice(tokens, heard, context) {
        return Ground::Advice;
    }
    if is_remedy(tokens, heard, context) {
        return Ground::Remedy;
    }
    told(heard)
        .or_else(|| done(tokens, heard, context))
        .or_else(|| placed(tokens, heard, context))
        .unwrap_or_else(|| stated(tokens, heard, waits, context))
}

/// A text that only names something.
fn named(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> Option<Ground> {
    let names = leads::defines(tokens, heard, context)
        || leads::names_command(tokens, heard, context)
        || leads::allows(tokens, heard, context)
        || leads::explains(tokens)
        || is_name(tokens);
    let leads_on = || is_link(tokens) || is_entry(tokens, heard, context);
    if names { Some(Ground::Name) } else { leads_on().then_some(Ground::Link) }
}

/// A sentence speaks to the reader.
fn told(heard: &[Heard]) -> Option<Ground> {
    let instructs = heard.iter().position(|heard| heard.instructs).map(Ground::Told);
    instructs.or_else(|| heard.iter().position(|heard| heard.offers).map(Ground::Offered))
}

/// A command, below or in the text, is how that is done which it speaks of.
fn done(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> Option<Ground> {
    let last = heard.last();
    if last.is_some_and(|last| is_done_below(tokens, last, context)) || goes_on(tokens, context) {
        return Some(Ground::Announced);
    }
    let inside = last.is_some_and(|last| is_done_at_end(tokens, last, context)) || offers_command(tokens, heard);
    inside.then_some(Ground::Command)
}

/// Where it stands makes a step of it.
fn placed(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> Option<Ground> {
    if is_path(tokens) || is_next_click(tokens) {
        return Some(Ground::Path);
    }
    let asked = context.asked().is_some()
        && !announces(tokens)
        && !leads::is_explained(tokens, context)
        && !leads::qualifies(tokens, heard, context)
        && !leads::groups(tokens, context);
    if asked {
        return Some(Ground::Asked);
    }
    (context.among_steps && is_told_by_its_place(tokens, heard, context)).then_some(Ground::Listed)
}

/// What a text is that tells to do nothing.
fn stated(tokens: &[Token<'_>], heard: &[Heard], waits: Option<TimeLimit>, context: &Context<'_>) -> Ground {
    if announces(tokens) && heard.first().is_some_and(|first| states_case(tokens, first)) {
        return Ground::Case;
    }
    if matches!(context.place, Place::Notice) && tokens.iter().any(|token| token.means(Marks::IRREVERSIBLE)) {
        return Ground::Warning;
    }
    if leads::titles(tokens) {
        return Ground::Name;
    }
    let outcomes = heard.iter().filter(|heard| heard.is_outcome()).count();
    if heard.first().is_some_and(Heard::is_outcome) || outcomes * 2 >= heard.len().max(1) {
        return Ground::Happens;
    }
    let waits = waits.is_some_and(|limit| limit.role == TimeRole::Wait);
    if waits { Ground::Waits } else { Ground::Nothing }
}

/// "3. Table the question", among the steps of a numbered list: nothing is stated, or the command stands below.
fn is_told_by_its_place(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let coded = context.is_done_by_code();
    let states = Marks::MENTION | Marks::MUST | Marks::CAN | Marks::SUBJECT | Marks::NEGATION | Marks::IF;
    let stated = tokens.iter().any(|token| token.means(states));
    let attended = |verb: &Spoken| verb.force == Force::Instructs;
    let told = heard.iter().any(|heard| heard.verbs.iter().any(attended));
    let conditional = told && tokens.iter().any(|token| token.means(Marks::IF));
    if conditional {
        return true;
    }
    let said = told || heard.iter().any(|heard| heard.outcome);
    let begins = |token: &&Token<'_>| token.is_word() || token.is_mark(&['(']);
    let aside = tokens.iter().find(begins).is_some_and(|first| first.is_mark(&['(']));
    !said && !aside && (coded || !stated)
}

/// "You can check it with the following command:", "The file must contain:", and there is the command or the text.
fn is_done_below(tokens: &[Token<'_>], last: &Heard, context: &Context<'_>) -> bool {
    announces(tokens) && is_done_with(tokens, last, context.followed_by, context) || names_deed(tokens, context)
}

/// Whether what follows is how that is done which the last sentence speaks of.
fn is_done_with(tokens: &[Token<'_>], last: &Heard, follower: Option<Follower>, context: &Context<'_>) -> bool {
    match follower {
        Some(Follower::Code | Follower::Call) => {
            last.can
                || last.demands && !last.outcome
                || tells_deed(tokens, last)
                || is_aim(tokens, context)
                || is_case(tokens, last)
        }
        Some(Follower::Figure) => last.can && !last.outcome,
        Some(Follower::Form | Follower::List) | None => false,
    }
}

/// "We list the disks with this command: `lsblk`.", where the command ends the text itself.
fn is_done_at_end(tokens: &[Token<'_>], last: &Heard, context: &Context<'_>) -> bool {
    let ends = |token: &Token<'_>| matches!(token.kind, Kind::Mark('.') | Kind::Close(_));
    let end = tokens.iter().rposition(|token| !ends(token)).unwrap_or(0);
    let introduced = matches!(&tokens[..=end.min(tokens.len().saturating_sub(1))], [_, .., colon, code]
        if colon.is_mark(&[':']) && code.typed().is_some_and(|code| code.contains(' ')));
    introduced && is_done_with(&tokens[..end], last, Some(Follower::Code), context)
}

/// "Creation of the folder:", "Via the command line:", "Command for Linux:", "1. Restarting the server", a caption of the
/// command below it: the name of what is done, or by what means, and nothing else.
fn names_deed(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    const LONGEST: usize = 8;
    let words = || tokens.iter().filter(|token| token.is_word());
    let listed = matches!(context.place, Place::List(_));
    let acts = |verb: Verb| listed && !verb.guessed && verb.moods.intersects(Moods::INFINITIVE | Moods::GERUND);
    let first = words().find(|word| !word.means(Marks::ADVERB));
    let captioned = Marks::MEANS | Marks::COMMAND_LINE;
    let means = |first: &Token<'_>| announces(tokens) && first.means(captioned) && words().count() > 1;
    let begins =
        first.is_some_and(|first| first.means(Marks::DEED) || means(first) || first.meaning.verb.is_some_and(acts));
    let ends = context.language.reading.verb_last && words().next_back().is_some_and(|last| last.means(Marks::DEED));
    let says = Marks::MENTION | Marks::OUTCOME | Marks::SUBJECT | Marks::IF;
    let coded = context.is_done_by_code();
    let captions = listed || announces(tokens);
    coded && captions && (begins || ends) && words().count() <= LONGEST && !words().any(|word| word.means(says))
}

/// "If the disk was replaced:", a case, and what is done in it stands below. "If you have:" and "If you get the following
/// error:" are none: what stands below is what the reader has or sees.
pub(super) fn is_case(tokens: &[Token<'_>], last: &Heard) -> bool {
    const SHORTEST: usize = 4;
    let Some(condition) = &last.condition else { return false };
    let words = || tokens[condition.clone()].iter().filter(|token| token.is_word());
    let named = words().skip(1).any(|word| word.kind == Kind::Word(true));
    let long = words().count() + usize::from(named) >= SHORTEST;
    let shows = tokens[condition.clone()].iter().any(|token| token.means(Marks::OUTCOME | Marks::ANNOUNCE));
    long && !shows && !tokens[condition.end..].iter().any(|token| token.is_word() || token.label().is_some())
}

/// "If the server is not back within ten minutes:", a condition and nothing else.
fn states_case(tokens: &[Token<'_>], heard: &Heard) -> bool {
    let says = |token: &Token<'_>| token.is_word() || token.label().is_some();
    let around = |condition: &Range<usize>| tokens[..condition.start].iter().chain(&tokens[condition.end..]).any(says);
    heard.condition.as_ref().is_some_and(|condition| !around(condition))
}

/// "To see the disks, you can use the command `lsblk`", "you can use the command `lsblk` to see them": that is how it is
/// done.
fn offers_command(tokens: &[Token<'_>], heard: &[Heard]) -> bool {
    const NEAR: usize = 12;
    let aims = |token: &Token<'_>| token.means(Marks::PURPOSE);
    let early = tokens.iter().find(|token| token.is_word()).is_some_and(aims);
    let offered = |verb: &Spoken| {
        let behind = behind_command(&tokens[verb.at..]).filter(|_| verb.force == Force::Offers);
        behind.is_some_and(|behind| early || behind.iter().take(NEAR).any(aims))
    };
    heard.iter().flat_map(|heard| &heard.verbs).any(offered)
}

/// What stands behind "use the command `lsblk`".
fn behind_command<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    const NEAR: usize = 5;
    let code = tokens.iter().take(NEAR).position(|token| token.typed().is_some())?;
    let (words, behind) = tokens.split_at(code);
    let named = words.iter().skip(1).any(|token| token.means(Marks::COMMAND_LINE));
    (named && words.iter().all(Token::is_word)).then_some(behind)
}

/// "Or:", "Then:", "And the client:", and there is the command.
fn goes_on(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    const SHORT: usize = 6;
    let joint = Marks::OR | Marks::THEN | Marks::ALTERNATIVE;
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let first = tokens.iter().find(|token| token.is_word());
    let small =
        tokens.iter().filter(|token| token.is_word()).all(|token| token.means(joint | Marks::AND | Marks::ADVERB));
    let all = first
        .is_some_and(|first| first.means(joint | Marks::AND) && (small || usize::from(first.meaning.length) == words));
    let plain = !tokens.iter().any(|token| matches!(token.kind, Kind::Label(_) | Kind::Code(_)));
    let told = |token: &Token<'_>| {
        token.meaning.verb.is_some() || token.means(Marks::MENTION | Marks::OUTCOME | Marks::IF | Marks::WHEN)
    };
    let more = first.is_some_and(|first| first.means(Marks::AND | joint)) && words <= SHORT && announces(tokens);
    (all || more && !tokens.iter().any(told)) && plain && context.is_done_by_code()
}

/// "We now start the server:", a statement of what is done to something, and of nothing else.
fn tells_deed(tokens: &[Token<'_>], last: &Heard) -> bool {
    let known = |verb: Verb| !verb.guessed && matches!(verb.doing, Doing::Other | Doing::Enter);
    let deed = |verb: &Spoken| {
        let stated = verb.force == Force::Describes && verb.clause == Clause::Main;
        stated && tokens[verb.at].meaning.verb.is_some_and(known)
    };
    let says = Marks::MENTION | Marks::OUTCOME | Marks::NEGATION;
    let will = |token: &Token<'_>| token.means(Marks::SUBJECT) && !token.means(Marks::OUTCOME | Marks::NEGATION);
    let says = |token: &Token<'_>| token.means(says) && !will(token);
    (last.verbs.iter().any(deed) || is_own_deed(tokens)) && !tokens.iter().any(says)
}

/// "Then we start …", where the form of the verb tells nothing.
fn is_own_deed(tokens: &[Token<'_>]) -> bool {
    let mut words = tokens.iter().filter(|token| token.is_word() && !token.means(Marks::ADVERB | Marks::THEN));
    let subject = words.next().filter(|first| first.means(Marks::SUBJECT) && !first.means(Marks::OPENERS));
    let phrase = subject.map_or(0, |subject| usize::from(subject.meaning.length.max(1)));
    let verb = subject.and_then(|_| words.nth(phrase - 1)).and_then(|word| word.meaning.verb);
    verb.is_some_and(|verb| !verb.guessed && verb.doing != Doing::Attend && verb.moods.intersects(Moods::BASE))
}

/// "To start it:", "it is off, to start it:", a purpose and nothing behind it. Its verb stands first or, where verbs come
/// last, anywhere.
pub(super) fn is_aim(tokens: &[Token<'_>], context: &Context<'_>) -> bool {
    let comma = tokens.iter().rposition(|token| token.is_mark(&[',', '.']));
    let tokens = &tokens[comma.map_or(0, |comma| comma + 1)..];
    let mut words = tokens.iter().filter(|token| token.is_word());
    let Some(aim) = words.next().filter(|first| first.means(Marks::PURPOSE)) else { return false };
    let phrase = usize::from(aim.meaning.length.max(1));
    let mut words = words.skip(phrase - 1);
    let told = if context.language.reading.verb_last {
        words.any(|word| word.meaning.verb.is_some_and(|verb| !verb.guessed))
    } else {
        words.find(|word| !word.means(Marks::ADVERB)).is_some_and(|deed| deed.meaning.verb.is_some())
    };
    let says = Marks::MENTION | Marks::OUTCOME | Marks::MUST;
    let more = |token: &Token<'_>| token.means(says);
    told && !tokens.iter().any(more)
}

/// "We recommend: using another password": an item of a list of advice, in which nothing is operated.
fn is_advice(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let Some(introduction) = context.introduction() else { return false };
    let operated = heard.iter().any(|heard| !heard.operated.is_empty());
    let titled = matches!(tokens.first().map(|token| token.kind), Some(Kind::Open(Frame::Strong)));
    introduction.recommends && introduction.announces && !operated && !titled
}

/// "Caution: if you enter something else, the server stops, and you have to start it again": what must be done when
/// something went wrong.
fn is_remedy(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let Some(condition) = tokens.iter().position(|token| token.means(Marks::IF)) else { return false };
    let Some(first) = tokens.iter().find(|token| token.is_word()) else { return false };
    let forced = |verb: &Spoken| tokens[condition..verb.at.max(condition)].iter().any(|token| token.means(Marks::MUST));
    let mut told = heard.iter().flat_map(|heard| &heard.verbs).filter(|verb| verb.force == Force::Instructs).peekable();
    let plain = heard.iter().all(|heard| heard.operated.is_empty() && !heard.offers);
    let early = !tokens[..condition].iter().any(|token| token.is_mark(&['.']));
    early
        && plain
        && told.peek().is_some()
        && told.all(forced)
        && context.language.notice_heading(context.source.slice(first.span)) == Some(NoticeHeading::Warning)
}

/// Hardly more than the text of a link: a table of contents, or something to read.
fn is_link(tokens: &[Token<'_>]) -> bool {
    if !matches!(tokens.first().map(|token| token.kind), Some(Kind::Open(Frame::Link))) {
        return false;
    }
    let words = |tokens: &[Token<'_>]| tokens.iter().filter(|token| token.is_word()).count();
    let close = tokens.iter().position(|token| token.kind == Kind::Close(Frame::Link)).unwrap_or(tokens.len());
    words(&tokens[..close]) * 2 > words(tokens)
}

/// "[Renew a certificate](#renew): you can do that every month", "[Renew a certificate.](#renew) Helps you with that", an
/// item that says what stands behind its link.
fn is_entry(tokens: &[Token<'_>], heard: &[Heard], context: &Context<'_>) -> bool {
    let opens = matches!(tokens.first().map(|token| token.kind), Some(Kind::Open(Frame::Link)));
    let close = tokens.iter().position(|token| token.kind == Kind::Close(Frame::Link));
    let colon = close.and_then(|close| tokens.get(close + 1)).is_some_and(|token| token.is_mark(&[':']));
    let titled = close.is_some_and(|close| tokens[close.saturating_sub(1)].is_mark(&['.']));
    let operated = heard.iter().any(|heard| !heard.operated.is_empty());
    matches!(context.place, Place::List(_)) && opens && (colon || titled) && !operated
}

/// A single word in bold is a name, even when a verb is spelt like it; so is a text that is all bold and no sentence.
fn is_name(tokens: &[Token<'_>]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let [first, .., last, close] = tokens else { return false };
    let single = words == 1 && matches!(first.kind, Kind::Open(Frame::Strong | Frame::Emphasis));
    let end = Kind::Close(Frame::Strong);
    let bold = first.kind == Kind::Open(Frame::Strong)
        && close.kind == end
        && tokens.iter().position(|token| token.kind == end) == Some(tokens.len() - 1);
    let labels = tokens.iter().any(|token| matches!(token.kind, Kind::Label(_)));
    single || bold && !labels && !last.is_mark(&['.', '!', ':'])
}
