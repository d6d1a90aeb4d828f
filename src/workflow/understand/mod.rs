//! How instructions are understood: for one paragraph or list item, whether it tells the reader to do something, and
//! what is operated in it. Words come from the language file, structure from here.
//!
//! 1. [`tokens`]: the text becomes a row of words (with their meanings), marks, labels and callouts;
//! 2. [`sentences`]: the row is split into sentences;
//! 3. [`sentence`]: each is walked clause by clause, and every label finds the verb that governs it;
//! 4. [`decide`], and here: what the sentences say together, and where the text stands, tells what it is.

mod actions;
mod aligned;
mod cases;
mod context;
mod decide;
mod explain;
mod leads;
mod opening;
mod paths;
mod sentence;
mod sentences;
#[cfg(test)]
mod tests;
mod time;
mod tokens;

use std::ops::Range;

use crate::guide::Inline;
use crate::language::{Doing, Language, Marks};
use crate::source::Span;

use super::model::{Action, TimeLimit, TimeRole};
use actions::{actions, written};
use cases::{case_of_all, condition_of_all, is_opposite, says_only};
pub(crate) use context::{Context, Follower, Place};
use decide::{Ground, decide, is_aim};
pub(super) use explain::explain;
pub use explain::{Explained, Marked, Sentence};
use opening::opening;
use paths::{is_next_click, is_path};
use sentence::{Force, Heard, Opening, Operated, Rule, Spoken};
use tokens::{Kind, Token};

/// What a paragraph or list item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Label {
    /// It tells the reader to do something.
    Step,
    /// It only tells what happens then.
    Outcome,
    /// Anything else.
    #[default]
    Info,
}

impl Label {
    /// The label in one word: `step`, `outcome` or `info`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Outcome => "outcome",
            Self::Info => "info",
        }
    }
}

/// What was understood of one paragraph or list item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Reading {
    /// The code of its language, when it is not the guide's.
    pub(crate) language: Option<String>,
    /// What it is.
    pub(crate) label: Label,
    /// Why.
    ground: Ground,
    /// What is operated, in reading order; empty unless it is a step.
    pub(crate) actions: Vec<Action>,
    /// The reader may leave it out.
    pub(crate) optional: bool,
    /// It offers another way to do what was said before ("you can also …").
    pub(crate) alternative: bool,
    /// It goes on from what was said before ("then", "afterwards").
    pub(crate) continues: bool,
    /// When it applies, in the guide's words.
    pub(crate) condition: Option<String>,
    /// It applies where the condition before it does not.
    pub(crate) otherwise: bool,
    /// The case in which a part of it is done, though it has no condition.
    pub(crate) unasked: Option<Span>,
    /// The only case in which what stands below it applies ("use this only if …").
    pub(crate) limits_to: Option<String>,
    /// The case of the list below it, which the last of its sentences names ("… should run. If not:").
    pub(crate) case_below: Option<String>,
    /// What cannot be undone, or loses something.
    pub(crate) irreversible: bool,
    /// Sentences that tell what happens then, in the guide's words.
    pub(crate) outcomes: Vec<String>,
    /// A deadline or waiting time.
    pub(crate) time_limit: Option<TimeLimit>,
    /// It ends by announcing what follows (a colon, "as follows").
    pub(crate) announces: bool,
    /// It only tells what the reader may do.
    offers: bool,
    /// It ends by announcing what the reader may do ("here, you can:").
    offers_below: bool,
    /// It ends by announcing ways of which one is taken ("choose one of the following options:").
    pub(crate) one_of: bool,
    /// It ends by announcing what has to be done ("to restart it, you must:").
    demands: bool,
    /// It ends by recommending what follows.
    recommends: bool,
    /// It ends by telling to choose or to fill in what follows.
    asks: Option<Doing>,
}

/// Reads one paragraph or list item.
pub(crate) fn read(text: &[Inline], context: &Context<'_>) -> Reading {
    let hearing = hear(text, context);
    let language = hearing.context.language;
    let foreign = (!std::ptr::eq(language, context.language)).then(|| language.language.clone());
    Reading { language: foreign, ..hearing.reading() }
}

/// A text, sentence by sentence, with what each was heard to tell.
struct Hearing<'a> {
    /// Where it stands; the language is the one that it was heard in.
    context: Context<'a>,
    tokens: Vec<Token<'a>>,
    sentences: Vec<Range<usize>>,
    heard: Vec<Heard>,
}

fn hear<'a>(text: &'a [Inline], context: &Context<'a>) -> Hearing<'a> {
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

impl Hearing<'_> {
    /// What the sentences say together, in the place where the text stands.
    fn reading(&self) -> Reading {
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
            let outcomes = heard[..said].iter().zip(sentences).filter(|(heard, _)| is_outcome(heard));
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
    fn operated(&self) -> Vec<Operated> {
        let mut all = leads::operated(&self.tokens, &self.heard, &self.context);
        all.extend(ungoverned(&self.heard, &self.tokens, &self.context));
        all.extend(self.heard.iter().flat_map(|heard| heard.operated.iter().cloned()));
        all
    }
}

fn marked_in(tokens: &[Token<'_>], marks: Marks) -> bool {
    tokens.iter().any(|token| token.means(marks))
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

/// What is done to the item of a list that names what is to be chosen or filled in.
fn asked(context: &Context<'_>) -> Option<Doing> {
    match context.place {
        Place::List(Some(introduction)) => introduction.asks,
        Place::List(None)
        | Place::Task
        | Place::Section
        | Place::Notice
        | Place::Quote
        | Place::Answer
        | Place::Option => None,
    }
}

/// Labels without a verb, in an item that names what is to be chosen or filled in, or in a way through the menus.
fn ungoverned(heard: &[Heard], tokens: &[Token<'_>], context: &Context<'_>) -> Vec<Operated> {
    let nothing = heard.iter().all(|heard| heard.operated.is_empty());
    let path = is_path(tokens).then_some((Doing::Navigate, Rule::OnlyPath));
    let path = path.or(is_next_click(tokens).then_some((Doing::Click, Rule::OnlyPath)));
    let introduced = asked(context).map(|doing| (doing, Rule::Introduced));
    let Some((doing, rule)) = introduced.or(path).filter(|_| nothing) else { return Vec::new() };
    let labels = heard.iter().flat_map(|heard| heard.ungoverned.iter().cloned());
    labels.map(|tokens| Operated { tokens, label: true, doing, callout: None, rule }).collect()
}

fn is_outcome(heard: &Heard) -> bool {
    heard.outcome && !heard.instructs && !heard.offers
}

fn announces(tokens: &[Token<'_>]) -> bool {
    let last = tokens.iter().rev().find(|token| !matches!(token.kind, Kind::Close(_) | Kind::Other | Kind::Break));
    matches!(last.map(|token| token.kind), Some(Kind::Mark(':')))
        || tokens.iter().any(|token| token.means(Marks::ANNOUNCE))
}
