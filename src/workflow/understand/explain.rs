//! Why a text was understood as it was: the words that decided, by the names that they have in the language file, and
//! what each sentence was heard to tell. For `stepmark inspect`, so that writers and translators can see and mend it.

use crate::guide::Inline;
use crate::language::{Marks, Meaning, Moods};
use crate::workflow::model::{Action, Lines, Role};

use super::sentence::Heard;
use super::tokens::Token;
use super::{Context, Label, Place, Reading, action, sentence, sentences, tokens, visible};

/// What was understood of one paragraph or list item, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Its place in the guide.
    pub lines: Lines,
    /// The code of the language whose words were used.
    pub language: String,
    /// `step`, `outcome` or `info`.
    pub label: &'static str,
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
    /// Phrases of the language file that stand in it, with what they mean there.
    pub words: Vec<(String, String)>,
    /// What is operated in it.
    pub actions: Vec<Action>,
}

/// The marks by the names that they have in the language files.
const MARKS: [(Marks, &str); 26] = [
    (Marks::MUST, "must"),
    (Marks::CAN, "can"),
    (Marks::SUBJECT, "subject"),
    (Marks::NEGATION, "negation"),
    (Marks::THEN, "then"),
    (Marks::AND, "and"),
    (Marks::OR, "or"),
    (Marks::IF, "if"),
    (Marks::WHEN, "when"),
    (Marks::PURPOSE, "purpose"),
    (Marks::MEANS, "means"),
    (Marks::RELATIVE, "relative"),
    (Marks::PLACE, "place"),
    (Marks::LIGHT, "light"),
    (Marks::ELEMENT, "element"),
    (Marks::MENTION, "mention"),
    (Marks::OUTCOME, "outcome"),
    (Marks::OPTIONAL, "optional"),
    (Marks::ALTERNATIVE, "alternative"),
    (Marks::IRREVERSIBLE, "irreversible"),
    (Marks::ANNOUNCE, "announce"),
    (Marks::WAIT, "wait"),
    (Marks::DEADLINE, "deadline"),
    (Marks::PERIOD, "period"),
    (Marks::ABBREVIATION, "abbreviation"),
    (Marks::ADVERB, "adverb"),
];

const MOODS: [(Moods, &str); 4] =
    [(Moods::COMMAND, "command"), (Moods::BASE, "base"), (Moods::INFINITIVE, "infinitive"), (Moods::GERUND, "gerund")];

/// Explains what [`super::read`] made of a text.
pub(in crate::workflow) fn explain(
    text: &[Inline],
    lines: Lines,
    context: &Context<'_>,
    reading: &Reading,
) -> Explained {
    let tokens = tokens::tokenize(text, context.source, context.language);
    let ranges = sentences::split(&tokens);
    let infinitives = super::commands_in_infinitive(context);
    let heard: Vec<Heard> =
        ranges.iter().map(|range| sentence::listen(&tokens, range.clone(), context.language, infinitives)).collect();
    let sentences = heard.iter().zip(&ranges).map(|(heard, range)| Sentence {
        text: visible(&tokens[range.clone()], context.source),
        tells: tells(heard),
        words: words(&tokens[range.clone()], context),
        actions: heard.operated.iter().map(|operated| action(operated, &tokens, context.source)).collect(),
    });
    Explained {
        lines,
        language: context.language.language.clone(),
        label: match reading.label {
            Label::Step => "step",
            Label::Outcome => "outcome",
            Label::Info => "info",
        },
        because: because(reading, &heard, context),
        sentences: sentences.collect(),
    }
}

fn tells(heard: &Heard) -> Vec<&'static str> {
    let all = [(heard.instructs, "instructs"), (heard.offers, "offers"), (heard.outcome, "tells an outcome")];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect()
}

fn because(reading: &Reading, heard: &[Heard], context: &Context<'_>) -> String {
    let sentence = |holds: fn(&Heard) -> bool| heard.iter().position(holds).map(|at| at + 1);
    match reading.label {
        Label::Step => {
            if let Some(number) = sentence(|heard| heard.instructs) {
                format!("sentence {number} tells the reader to do something")
            } else if let Some(number) = sentence(|heard| heard.offers) {
                format!("sentence {number} offers something to operate")
            } else if matches!(context.place, Place::List(Some(_))) {
                "the text before the list asks for its items".to_owned()
            } else {
                "it announces what is done below, or is a way through the menus".to_owned()
            }
        }
        Label::Outcome => "it tells what happens, and nothing to do".to_owned(),
        Label::Info if matches!(context.role, Role::Objective | Role::Further | Role::Requirements) => {
            "nothing in this section is a step".to_owned()
        }
        Label::Info => "no verb of it speaks to the reader".to_owned(),
    }
}

fn words(tokens: &[Token<'_>], context: &Context<'_>) -> Vec<(String, String)> {
    let known = |(at, token): (usize, &Token<'_>)| {
        let meaning = named(&token.meaning);
        let length = usize::from(token.meaning.length.max(1));
        let phrase = tokens[at..].iter().filter(|token| token.is_word()).take(length);
        let words: Vec<&str> = phrase.map(|token| context.source.slice(token.span)).collect();
        (!meaning.is_empty()).then(|| (words.join(" "), meaning))
    };
    tokens.iter().enumerate().filter_map(known).collect()
}

fn named(meaning: &Meaning) -> String {
    let mut names: Vec<String> = Vec::new();
    if let Some(verb) = meaning.verb {
        let moods: Vec<&str> = MOODS.iter().filter(|(mood, _)| verb.moods.has(*mood)).map(|(_, name)| *name).collect();
        let guessed = if verb.guessed { ", by its ending" } else { "" };
        names.push(format!("{} ({}{guessed})", format!("{:?}", verb.doing).to_lowercase(), moods.join(", ")));
    }
    names.extend(MARKS.iter().filter(|(mark, _)| meaning.marks.has(*mark)).map(|(_, name)| (*name).to_owned()));
    names.extend(meaning.unit.map(|unit| format!("{unit:?}").to_lowercase()));
    names.extend(meaning.number.map(|number| number.to_string()));
    names.join(" + ")
}
