//! Why a text was understood as it was: the words that decided, by the names that they have in the language file, and
//! what each sentence was heard to tell. For `stepmark inspect`, so that writers and translators can see and mend it.

use std::ops::Range;

use crate::guide::Inline;
use crate::language::{Meaning, Moods};
use crate::workflow::model::{Action, Lines, Op, Role};

use super::actions::{action, visible};
use super::context::{Context, Place};
use super::hearing::{Hearing, hear};
use super::reading::{Ground, Label};
use super::sentence::{Clause, Force, Heard, Operated, Rule, Spoken};
use super::tokens::{Kind, Token};

/// What was understood of one paragraph or list item, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Its place in the guide.
    pub lines: Lines,
    /// The code of the language whose words were used.
    pub language: String,
    /// The role of the section around it.
    pub role: Role,
    /// Whether it is an item of a list.
    pub in_list: bool,
    /// What it is.
    pub label: Label,
    /// What decided.
    pub because: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// What one sentence was heard to tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// `instructs`, `offers`, `tells an outcome`; nothing when it only informs.
    pub tells: Vec<&'static str>,
    /// Its verbs, and how each speaks to the reader.
    pub verbs: Vec<(String, String)>,
    /// Its labels, and the words that are operated like labels, in reading order.
    pub labels: Vec<Marked>,
    /// Phrases of the language file that stand in it, with what they mean there.
    pub words: Vec<(String, String)>,
}

/// A label, or words that are operated like one, and what was understood of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// What it says.
    pub text: String,
    /// Whether it is marked as a label.
    pub is_marked: bool,
    /// What the reader does with it; `None` when it is only mentioned.
    pub action: Option<Action>,
    /// The rule that decided.
    pub rule: &'static str,
}

impl Marked {
    /// The operation on it; `None` when it is only mentioned.
    #[must_use]
    pub fn op(&self) -> Option<Op> {
        self.action.as_ref().map(|action| action.op)
    }
}

/// What [`read`](super::read::read) makes of a text, and why.
pub(in crate::workflow) fn explain(text: &[Inline], lines: Lines, context: &Context<'_>) -> Explained {
    let hearing = hear(text, context);
    let context = &hearing.context;
    let reading = hearing.reading();
    let operated = if reading.label == Label::Step { hearing.operated() } else { Vec::new() };
    let sentence = |(heard, range): (&Heard, &Range<usize>)| Sentence {
        text: visible(&hearing.tokens[range.clone()], context.source),
        tells: tells(heard),
        verbs: heard.verbs.iter().map(|verb| spoken(*verb, &hearing.tokens, context)).collect(),
        labels: labels(&hearing, range, &operated, context),
        words: words(&hearing.tokens[range.clone()], context),
    };
    Explained {
        lines,
        language: context.language.language.clone(),
        role: context.role,
        in_list: matches!(context.place, Place::List(_) | Place::Task),
        label: reading.label,
        because: because(reading.ground),
        sentences: hearing.heard.iter().zip(&hearing.sentences).map(sentence).collect(),
    }
}

fn spoken(verb: Spoken, tokens: &[Token<'_>], context: &Context<'_>) -> (String, String) {
    let how = match verb.force {
        Force::Instructs => "tells to do it",
        Force::Offers => "offers it",
        Force::Means => "tells by what means",
        Force::Describes => "only speaks of it",
    };
    let clause = match verb.clause {
        Clause::Main => "",
        Clause::If => ", in a condition",
        Clause::When => ", in a clause of time",
        Clause::Purpose => ", in a purpose",
        Clause::Relative => ", in a relative clause",
    };
    (phrase(&tokens[verb.at..], context), format!("{how}{clause}"))
}

/// The labels of a sentence, and everything that is operated in it.
fn labels(hearing: &Hearing<'_>, sentence: &Range<usize>, operated: &[Operated], context: &Context<'_>) -> Vec<Marked> {
    let tokens = &hearing.tokens;
    let mut found: Vec<(usize, Marked)> = Vec::new();
    for one in operated.iter().filter(|one| sentence.contains(&one.tokens.start)) {
        let action = action(one, tokens, context.source);
        let text = action.target.clone().or_else(|| action.object.clone()).unwrap_or_default();
        let is_marked = matches!(tokens[one.tokens.start].kind, Kind::Label(_));
        found.push((one.tokens.start, Marked { text, is_marked, action: Some(action), rule: named_rule(one.rule) }));
    }
    for at in sentence.clone().filter(|at| matches!(tokens[*at].kind, Kind::Label(_))) {
        if operated.iter().any(|one| one.tokens.contains(&at)) {
            continue;
        }
        let mentioned = hearing.heard.iter().flat_map(|heard| &heard.mentioned);
        let rule = mentioned.filter(|(range, _)| range.contains(&at)).map(|(_, rule)| named_rule(*rule)).next();
        let text = tokens[at].label().unwrap_or_default().to_owned();
        let rule = rule.unwrap_or("no verb that speaks to the reader governs it");
        found.push((at, Marked { text, is_marked: true, action: None, rule }));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, marked)| marked).collect()
}

fn named_rule(rule: Rule) -> &'static str {
    match rule {
        Rule::VerbBefore => "the verb before it governs it",
        Rule::VerbBehind => "the verb behind it governs it",
        Rule::Place => "a word of place stands before it",
        Rule::Button => "it is a button",
        Rule::Path => "it goes on with the way through the menus before it",
        Rule::BeforeVerb => "it stands before the verb: a place to go to, or what is filled in",
        Rule::Ensured => "the reader makes sure that it is chosen, or not",
        Rule::Introduced => "the text before the list asks for it",
        Rule::Headed => "it heads the item, and the verb behind it operates it",
        Rule::OnlyPath => "the text is a way through the menus",
        Rule::Subject => "what follows says something of it",
        Rule::Described => "its verb only speaks of it",
        Rule::Beside => "it only tells what something else is next to",
        Rule::Typed => "it is a command, which is typed",
        Rule::LeftOut => "what is done leaves it out",
        Rule::Aside => "it stands in parentheses behind what is operated",
    }
}

fn tells(heard: &Heard) -> Vec<&'static str> {
    let all = [(heard.instructs, "instructs"), (heard.offers, "offers"), (heard.outcome, "tells an outcome")];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect()
}

fn because(ground: Ground) -> String {
    let ground = match ground {
        Ground::Told(at) => return format!("sentence {} tells the reader to do something", at + 1),
        Ground::Offered(at) => return format!("sentence {} offers something to operate", at + 1),
        Ground::Box => "a box to tick stands before it",
        Ground::Path => "it is a way through the menus",
        Ground::Asked => "the text before the list asks for its items",
        Ground::Listed => "it stands among the steps of a numbered list, and states nothing",
        Ground::Announced => "it announces what is done below",
        Ground::Command => "the command in it is how that is done which it speaks of",
        Ground::Section => "nothing in this section is a step",
        Ground::Name => "it names something, or says what a name stands for",
        Ground::Link => "it is hardly more than a link",
        Ground::Advice => "it is an item of advice",
        Ground::Remedy => "it tells what to do when something went wrong",
        Ground::Case => "it only states a case",
        Ground::Warning => "it warns of what cannot be undone",
        Ground::Happens => "it tells what happens, and nothing to do",
        Ground::Waits => "it tells how long something takes, and nothing to do",
        Ground::Nothing => "no verb of it speaks to the reader",
    };
    ground.to_owned()
}

fn words(tokens: &[Token<'_>], context: &Context<'_>) -> Vec<(String, String)> {
    let known = |(at, token): (usize, &Token<'_>)| {
        let meaning = named(&token.meaning);
        (!meaning.is_empty()).then(|| (phrase(&tokens[at..], context), meaning))
    };
    tokens.iter().enumerate().filter_map(known).collect()
}

/// The words of the phrase that begins with the first of these tokens.
fn phrase(tokens: &[Token<'_>], context: &Context<'_>) -> String {
    let length = tokens.first().map_or(1, |token| usize::from(token.meaning.length.max(1)));
    let words = tokens.iter().filter(|token| token.is_word()).take(length);
    words.map(|token| context.source.slice(token.span)).collect::<Vec<_>>().join(" ")
}

fn named(meaning: &Meaning) -> String {
    let mut names: Vec<String> = Vec::new();
    if let Some(verb) = meaning.verb {
        let moods: Vec<String> = verb.moods.iter_names().map(|(name, _)| name.to_lowercase()).collect();
        let guessed = match verb.guessed {
            true if verb.moods == Moods::BASE => ", by the word behind it",
            true => ", by its ending",
            false => "",
        };
        names.push(format!("{} ({}{guessed})", verb.doing.name(), moods.join(", ")));
    }
    names.extend(meaning.marks.iter_names().map(|(name, _)| name.to_lowercase()));
    names.extend(meaning.unit.map(|unit| unit.name().to_owned()));
    names.extend(meaning.number.map(|number| number.to_string()));
    names.join(" + ")
}
