//! What the sentences of a text say together.

use crate::guide::Inline;
use crate::language::{Doing, Marks};
use crate::source::Span;
use crate::workflow::model::TimeRole;

use super::actions::{actions, written};
use super::cases::{case_of_all, condition_of_all, is_opposite, says_only};
use super::context::Context;
use super::decide::{decide, is_aim};
use super::hearing::{Hearing, hear};
use super::paths::{is_next_click, is_path};
use super::reading::{Ground, Label, Reading};
use super::sentence::{Force, Heard, Operated, Rule, Spoken};
use super::tokens::{Kind, Token, announces, marked_in};
use super::{leads, time};

/// Reads one paragraph or list item.
pub(crate) fn read(text: &[Inline], context: &Context<'_>) -> Reading {
    let hearing = hear(text, context);
    let language = hearing.context.language;
    let foreign = (!std::ptr::eq(language, context.language)).then(|| language.language.clone());
    Reading { language: foreign, ..hearing.reading() }
}

impl Hearing<'_> {
    /// What the sentences say together, in the place where the text stands.
    pub(super) fn reading(&self) -> Reading {
        let Self { context, tokens, sentences, heard } = self;
        let marks = tokens.iter().fold(Marks::default(), |all, token| all | token.meaning.marks);
        let timed = marks.intersects(Marks::DEADLINE | Marks::WAIT);
        let limits =
            || sentences.iter().zip(heard).filter_map(|(range, heard)| time::limit(tokens, range.clone(), heard));
        let deadline = || limits().find(|limit| limit.role == TimeRole::Deadline);
        let time_limit = if timed { deadline().or_else(|| limits().next()) } else { None };
        let ground = decide(tokens, heard, time_limit, context);
        let label = ground.label();
        let last_means = |marks| sentences.last().is_some_and(|last| marked_in(&tokens[last.clone()], marks));
        let forbidden = label != Label::Step && heard.iter().any(|heard| heard.forbids);
        let mut reading = Reading {
            label,
            ground,
            irreversible: marks.intersects(Marks::IRREVERSIBLE) && is_irreversible(tokens) && !forbidden,
            alternative: marks.intersects(Marks::ALTERNATIVE),
            continues: self.continues(),
            announces: announces(tokens),
            demands: announces(tokens)
                && (is_aim(tokens, context) || heard.last().is_some_and(|last| last.awaits || follows(tokens, last))),
            offers: !heard.iter().any(|heard| heard.instructs) && heard.iter().any(|heard| heard.can),
            offers_below: announces(tokens) && heard.last().is_some_and(|last| last.can && !last.instructs),
            one_of: announces(tokens) && last_means(Marks::ONE_OF),
            recommends: last_means(Marks::RECOMMEND) && heard.last().is_some_and(|last| !last.instructs),
            asks: heard.last().and_then(|heard| heard.asks),
            time_limit,
            ..Reading::default()
        };
        let written = |range| written(&tokens[range], context.source);
        if label == Label::Info && reading.announces {
            let condition = heard.last().and_then(|last| last.condition.clone().or(last.case.clone()));
            let told = condition.filter(|condition| !marked_in(&tokens[condition.clone()], Marks::UNLESS));
            reading.condition = told.map(written);
            reading.otherwise = is_opposite(tokens);
        }
        reading.limits_to = self.limits_to().map(written);
        reading.case_below = self.case_below().filter(|_| reading.condition.is_none()).map(written);
        if label == Label::Step {
            let operated = self.operated();
            reading.actions = actions(&operated, tokens, context.source);
            let first = heard.iter().position(|heard| heard.instructs || heard.offers);
            reading.optional = first.is_some_and(|first| is_optional(&tokens[..sentences[first].end], &heard[first]));
            reading.condition = condition_of_all(tokens, heard).or_else(|| case_of_all(tokens, heard)).map(written);
            reading.otherwise = is_opposite(tokens);
            reading.unasked = self.case().filter(|_| reading.condition.is_none() && !reading.optional);
            // "You can now start it with:" is what is done below, and nothing that is seen then.
            let done_below = usize::from(matches!(ground, Ground::Announced | Ground::Command));
            let said = heard.len() - done_below.min(heard.len());
            let outcomes = heard[..said].iter().zip(sentences).filter(|(heard, _)| heard.is_outcome());
            reading.outcomes = outcomes.map(|(_, range)| written(range.clone())).collect();
        }
        reading
    }

    /// The text tells what comes after what stands above it: a word for that comes first, or with the first verb ("you
    /// will then have to").
    fn continues(&self) -> bool {
        const SUBJECT: usize = 2;
        let Some((range, heard)) = self.sentences.first().zip(self.heard.first()) else { return false };
        let tokens = &self.tokens[range.clone()];
        let is_first = |token: &Token<'_>| matches!(token.kind, Kind::Word(_) | Kind::Label(_));
        let Some(first) = tokens.iter().position(is_first) else { return false };
        let last = heard.verbs.first().map_or(first, |verb| first.max(verb.at - range.start + SUBJECT));
        tokens.iter().take(last + 1).skip(first).any(|token| token.means(Marks::THEN))
    }

    /// The first case in which something has to be done; "otherwise" names one too.
    fn case(&self) -> Option<Span> {
        let told = self.sentences.iter().zip(&self.heard).filter(|(_, heard)| heard.instructs);
        let mut cases = told.filter_map(|(sentence, heard)| {
            let case = heard.condition.clone().or_else(|| heard.case.clone());
            let opposite = || sentence.start > 0 && is_opposite(&self.tokens[sentence.clone()]);
            case.map(|case| &self.tokens[case]).or_else(|| {
                let mut words = self.tokens[sentence.clone()].iter().filter(|token| token.is_word());
                words.next().filter(|_| opposite()).map(std::slice::from_ref)
            })
        });
        let case = cases.find(|case| !says_only(case, Marks::OPTIONAL))?;
        case.first().zip(case.last()).map(|(first, last)| Span { start: first.span.start, end: last.span.end })
    }

    /// What is operated in a step.
    pub(super) fn operated(&self) -> Vec<Operated> {
        let mut all = leads::operated(&self.tokens, &self.heard, &self.context);
        all.extend(ungoverned(&self.heard, &self.tokens, &self.context));
        all.extend(self.heard.iter().flat_map(|heard| heard.operated.iter().cloned()));
        all
    }
}

/// All that the sentence at the end tells to do may be left out: not when the words for that stand behind a first verb and
/// a connector, with more behind them ("click this and, if necessary, fill in that").
fn is_optional(tokens: &[Token<'_>], heard: &Heard) -> bool {
    let told = |verb: &&Spoken| matches!(verb.force, Force::Instructs | Force::Offers);
    let first = heard.verbs.iter().find(told).map_or(tokens.len(), |verb| verb.at);
    let of_all = |at: usize| {
        let goes_on = marked_in(&tokens[first.min(at)..at], Marks::AND | Marks::THEN);
        let behind = at + usize::from(tokens[at].meaning.length.max(1));
        !goes_on || !tokens[behind.min(tokens.len())..].iter().any(|token| token.is_word() || token.label().is_some())
    };
    (0..tokens.len()).any(|at| tokens[at].means(Marks::OPTIONAL) && of_all(at))
}

/// Something cannot be undone, unless the words before it deny that.
fn is_irreversible(tokens: &[Token<'_>]) -> bool {
    const NEAR: usize = 4;
    let places = (0..tokens.len()).filter(|&at| tokens[at].means(Marks::IRREVERSIBLE));
    places.into_iter().any(|at| !marked_in(&tokens[at.saturating_sub(NEAR)..at], Marks::NEGATION))
}

/// "Follow these steps:": the command itself announces what has to be done.
fn follows(tokens: &[Token<'_>], last: &Heard) -> bool {
    let announces = |verb: &Spoken| verb.force == Force::Instructs && tokens[verb.at].means(Marks::ANNOUNCE);
    last.verbs.iter().any(announces)
}

/// Labels without a verb, in an item that names what is to be chosen or filled in, or in a way through the menus.
fn ungoverned(heard: &[Heard], tokens: &[Token<'_>], context: &Context<'_>) -> Vec<Operated> {
    let nothing = heard.iter().all(|heard| heard.operated.is_empty());
    let path = is_path(tokens).then_some((Doing::Navigate, Rule::OnlyPath));
    let path = path.or(is_next_click(tokens).then_some((Doing::Click, Rule::OnlyPath)));
    let introduced = context.asked().map(|doing| (doing, Rule::Introduced));
    let Some((doing, rule)) = introduced.or(path).filter(|_| nothing) else { return Vec::new() };
    let labels = heard.iter().flat_map(|heard| heard.ungoverned.iter().cloned());
    labels.map(|tokens| Operated { tokens, label: true, doing, callout: None, rule }).collect()
}
