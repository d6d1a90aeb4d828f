//! Cases: when everything applies that a text tells to do, and when what stands below it does.

use std::ops::Range;

use crate::language::Marks;

use super::context::{Follower, Place};
use super::decide::is_case;
use super::hearing::Hearing;
use super::sentence::{Force, Heard, Spoken};
use super::tokens::{Kind, Token, announces, marked_in};

impl Hearing<'_> {
    /// "Use this procedure only if …": the case to which a paragraph limits what stands below it. It speaks of that, or the
    /// list below says how it is done.
    pub(super) fn limits_to(&self) -> Option<Range<usize>> {
        const NEAR: usize = 4;
        let Self { context, tokens, heard, .. } = self;
        let plain = matches!(context.place, Place::Section) && !announces(tokens);
        let (first, others) = heard.split_first().filter(|_| plain)?;
        let tells = |heard: &Heard| heard.instructs || heard.offers;
        let case = first.case.clone().filter(|_| first.operated.is_empty() && !others.iter().any(tells))?;
        let listed = context.followed_by == Some(Follower::List);
        let whole = |verb: &Spoken| verb.force == Force::Instructs && tokens[verb.at].meaning.length > 2;
        let attends = !first.instructs && first.verbs.iter().any(whole);
        let of_all = listed || attends || marked_in(&tokens[..case.start], Marks::BELOW);
        let opens = |token: &&Token<'_>| token.is_word() && !token.means(Marks::NEGATION);
        let begins = tokens.iter().find(opens).is_some_and(|word| word.means(Marks::ONLY));
        let limited = marked_in(&tokens[case.start.saturating_sub(NEAR)..=case.start], Marks::ONLY);
        let unless = marked_in(&tokens[case.clone()], Marks::UNLESS);
        (of_all && (begins || limited) && !unless).then_some(case)
    }

    /// "… should run. If not:", "… Save it. If the disk is full:": the last sentence names a case, and nothing else.
    pub(super) fn case_below(&self) -> Option<Range<usize>> {
        let ((sentence, _), last) =
            self.sentences.split_last().filter(|(_, before)| !before.is_empty()).zip(self.heard.last())?;
        let tokens = &self.tokens[sentence.clone()];
        let first = tokens.iter().position(Token::is_word).filter(|_| announces(tokens))?;
        let end = sentence.start + tokens.iter().rposition(Token::is_word)? + 1;
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let turned = turns(tokens, first) && usize::from(tokens[first].meaning.length) == words;
        let stated =
            last.condition.as_ref().is_some_and(|case| case.start == sentence.start + first && case.end >= end);
        let verbless = tokens[first].means(Marks::WHEN)
            && !tokens
                .get(first + usize::from(tokens[first].meaning.length))
                .is_some_and(|next| next.means(Marks::OPENERS));
        let unless = marked_in(tokens, Marks::UNLESS);
        ((turned || stated && !verbless) && !unless).then_some(sentence.start + first..end)
    }
}

/// The condition under which everything stands that a text tells to do: the one that its first sentence opens with,
/// unless another is opened later, or the opposite case follows with something of its own to do.
pub(super) fn condition_of_all(tokens: &[Token<'_>], heard: &[Heard]) -> Option<Range<usize>> {
    let tells = |heard: &&Heard| heard.instructs || heard.offers;
    let (first, others) = heard.split_first()?;
    if first.condition.clone().is_some_and(|condition| marked_in(&tokens[condition], Marks::UNLESS)) {
        return None;
    }
    if others.is_empty() && !tells(&first) && is_case(tokens, first) {
        return first.condition.clone();
    }
    let condition = (tells(&first) || first.forbids).then(|| first.condition.clone())??;
    let turns = |&at: &usize| {
        let opens = tokens[at].means(Marks::IF) && tokens[at - 1].is_mark(&[';']);
        opens || turns(tokens, at)
    };
    let turned = (condition.end.max(1)..tokens.len()).find(turns);
    let told = |verb: &Spoken| matches!(verb.force, Force::Instructs | Force::Offers);
    let opposite = |at| heard.iter().flat_map(|heard| &heard.verbs).any(|verb| verb.at > at && told(verb));
    let another = others.iter().filter(tells).any(|heard| heard.condition.is_some());
    let says_more = !says_only(&tokens[condition.clone()], Marks::OPTIONAL);
    (says_more && !another && !turned.is_some_and(opposite)).then_some(condition)
}

/// "Click this if it is grey": the condition behind the only thing that a text tells to do.
pub(super) fn case_of_all(tokens: &[Token<'_>], heard: &[Heard]) -> Option<Range<usize>> {
    let mut told = heard.iter().filter(|heard| heard.instructs || heard.offers);
    let only = told.next().filter(|_| told.next().is_none())?;
    let case = only.case.clone().filter(|case| !marked_in(&tokens[case.clone()], Marks::UNLESS))?;
    let turned = (case.start..tokens.len()).any(|at| turns(tokens, at));
    (!turned && !tokens[case.start].means(Marks::OPTIONAL)).then_some(case)
}

/// A word that turns to the opposite case; one that opens a condition too ("if not") does when it says all of it.
fn turns(tokens: &[Token<'_>], at: usize) -> bool {
    let meaning = tokens[at].meaning;
    if !meaning.marks.intersects(Marks::OTHERWISE) {
        return false;
    }
    let mut behind = tokens[at..].iter().filter(|token| !matches!(token.kind, Kind::Open(_) | Kind::Close(_)));
    let next = behind.nth(usize::from(meaning.length.max(1)));
    let alone = next.is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
    alone || !meaning.marks.intersects(Marks::IF)
}

/// "Otherwise, …": the case in which a condition above does not hold.
pub(super) fn is_opposite(tokens: &[Token<'_>]) -> bool {
    tokens.iter().position(Token::is_word).is_some_and(|first| turns(tokens, first))
}

/// "If necessary": there is but one phrase, and it means this.
pub(super) fn says_only(tokens: &[Token<'_>], marks: Marks) -> bool {
    let mut words = tokens.iter().filter(|token| token.is_word());
    words.next().is_some_and(|first| first.means(marks) && usize::from(first.meaning.length) == 1 + words.count())
}
