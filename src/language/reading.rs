//! The part of a language file by which guides are read: its schema, and how it becomes a [`Lexicon`].
//!
//! `languages/en.yaml` explains every key. All keys must be there; one that a language has no words for is an empty list.

use indexmap::IndexMap;
use serde::Deserialize;

use super::lexicon::{Lexicon, Marks, Meaning, Moods, Verb};
use super::{Doing, Unit};

/// How the instructions of a language are understood.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "Words")]
pub(crate) struct Reading {
    /// Every phrase with its meaning.
    pub(crate) lexicon: Lexicon,
    /// Whether a word ends behind an apostrophe.
    pub(crate) elisions: bool,
    /// Whether a verb may stand behind what it governs.
    pub(crate) verb_last: bool,
    /// Whether an infinitive at the beginning of a sentence commands.
    pub(crate) infinitive_commands: bool,
    /// Words that tell this language from others.
    pub(crate) stop_words: Vec<String>,
    /// The names of the months.
    pub(crate) months: Vec<Vec<String>>,
}

/// `reading:` as it stands in a language file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    elisions: bool,
    verb_last: bool,
    infinitive_commands: bool,
    ambiguous_commands: Vec<String>,
    enclitics: IndexMap<String, String>,
    stop_words: Vec<String>,
    abbreviations: Vec<String>,
    verbs: Verbs,
    guessed_commands: Vec<String>,
    guessed_infinitives: Vec<String>,
    guessed_necessives: Vec<String>,
    marks: Phrases,
    units: Units,
    numbers: IndexMap<u32, Vec<String>>,
    months: Vec<Vec<String>>,
}

/// Verb forms by what the verbs do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    navigate: Forms,
    click: Forms,
    select: Forms,
    enter: Forms,
    confirm: Forms,
    other: Forms,
    attend: Forms,
}

/// The forms of some verbs by mood.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Forms {
    command: Vec<String>,
    base: Vec<String>,
    infinitive: Vec<String>,
    gerund: Vec<String>,
    necessive: Vec<String>,
}

/// Phrases by what they mark.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    must: Vec<String>,
    can: Vec<String>,
    subject: Vec<String>,
    negation: Vec<String>,
    then: Vec<String>,
    and: Vec<String>,
    or: Vec<String>,
    #[serde(rename = "if")]
    if_: Vec<String>,
    when: Vec<String>,
    purpose: Vec<String>,
    means: Vec<String>,
    relative: Vec<String>,
    place: Vec<String>,
    light: Vec<String>,
    element: Vec<String>,
    adverb: Vec<String>,
    mention: Vec<String>,
    outcome: Vec<String>,
    optional: Vec<String>,
    alternative: Vec<String>,
    irreversible: Vec<String>,
    announce: Vec<String>,
    wait: Vec<String>,
    deadline: Vec<String>,
    period: Vec<String>,
    check: Vec<String>,
    copula: Vec<String>,
    duty: Vec<String>,
    more: Vec<String>,
    noun: Vec<String>,
    button: Vec<String>,
    recommend: Vec<String>,
}

/// The names of the units of time.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    second: Vec<String>,
    minute: Vec<String>,
    hour: Vec<String>,
    day: Vec<String>,
    week: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
}

impl From<Words> for Reading {
    fn from(words: Words) -> Self {
        let mut lexicon = Lexicon::new(words.elisions);
        for (ending, instead) in &words.enclitics {
            lexicon.add_enclitic(ending, instead);
        }
        words.verbs.fill(&mut lexicon, &words.ambiguous_commands);
        words.marks.fill(&mut lexicon);
        words.units.fill(&mut lexicon);
        let guess = Verb { doing: Doing::Other, moods: Moods::COMMAND, guessed: true, ambiguous: false };
        add(&mut lexicon, &words.guessed_commands, Meaning { verb: Some(guess), ..Meaning::default() });
        let guess = Verb { moods: Moods::INFINITIVE, ..guess };
        add(&mut lexicon, &words.guessed_infinitives, Meaning { verb: Some(guess), ..Meaning::default() });
        let guess = Verb { moods: Moods::NECESSIVE, ..guess };
        add(&mut lexicon, &words.guessed_necessives, Meaning { verb: Some(guess), ..Meaning::default() });
        add(&mut lexicon, &words.abbreviations, Meaning::mark(Marks::ABBREVIATION));
        for (number, phrases) in words.numbers {
            add(&mut lexicon, &phrases, Meaning { number: Some(number), ..Meaning::default() });
        }
        Self {
            lexicon,
            elisions: words.elisions,
            verb_last: words.verb_last,
            infinitive_commands: words.infinitive_commands,
            stop_words: words.stop_words,
            months: words.months,
        }
    }
}

impl Verbs {
    fn fill(&self, lexicon: &mut Lexicon, ambiguous: &[String]) {
        let rows = [
            (Doing::Navigate, &self.navigate),
            (Doing::Click, &self.click),
            (Doing::Select, &self.select),
            (Doing::Enter, &self.enter),
            (Doing::Confirm, &self.confirm),
            (Doing::Other, &self.other),
            (Doing::Attend, &self.attend),
        ];
        for (doing, forms) in rows {
            let moods = [
                (Moods::COMMAND, &forms.command),
                (Moods::BASE, &forms.base),
                (Moods::INFINITIVE, &forms.infinitive),
                (Moods::GERUND, &forms.gerund),
                (Moods::NECESSIVE, &forms.necessive),
            ];
            for (moods, phrases) in moods {
                for phrase in phrases {
                    let ambiguous = is_ambiguous(phrase, doing, ambiguous);
                    let verb = Verb { doing, moods, guessed: false, ambiguous };
                    lexicon.add(phrase, Meaning { verb: Some(verb), ..Meaning::default() });
                }
            }
        }
    }
}

impl Phrases {
    fn fill(&self, lexicon: &mut Lexicon) {
        let rows = [
            (Marks::MUST, &self.must),
            (Marks::CAN, &self.can),
            (Marks::SUBJECT, &self.subject),
            (Marks::NEGATION, &self.negation),
            (Marks::THEN, &self.then),
            (Marks::AND, &self.and),
            (Marks::OR, &self.or),
            (Marks::IF, &self.if_),
            (Marks::WHEN, &self.when),
            (Marks::PURPOSE, &self.purpose),
            (Marks::MEANS, &self.means),
            (Marks::RELATIVE, &self.relative),
            (Marks::PLACE, &self.place),
            (Marks::LIGHT, &self.light),
            (Marks::ELEMENT, &self.element),
            (Marks::ADVERB, &self.adverb),
            (Marks::MENTION, &self.mention),
            (Marks::OUTCOME, &self.outcome),
            (Marks::OPTIONAL, &self.optional),
            (Marks::ALTERNATIVE, &self.alternative),
            (Marks::IRREVERSIBLE, &self.irreversible),
            (Marks::ANNOUNCE, &self.announce),
            (Marks::WAIT, &self.wait),
            (Marks::DEADLINE, &self.deadline),
            (Marks::PERIOD, &self.period),
            (Marks::CHECK, &self.check),
            (Marks::COPULA, &self.copula),
            (Marks::DUTY | Marks::MUST, &self.duty),
            (Marks::MORE, &self.more),
            (Marks::NOUN, &self.noun),
            (Marks::BUTTON | Marks::ELEMENT, &self.button),
            (Marks::RECOMMEND | Marks::CAN, &self.recommend),
        ];
        for (marks, phrases) in rows {
            add(lexicon, phrases, Meaning::mark(marks));
        }
    }
}

impl Units {
    fn fill(&self, lexicon: &mut Lexicon) {
        let rows = [
            (Unit::Second, &self.second),
            (Unit::Minute, &self.minute),
            (Unit::Hour, &self.hour),
            (Unit::Day, &self.day),
            (Unit::Week, &self.week),
            (Unit::Month, &self.month),
            (Unit::Year, &self.year),
        ];
        for (unit, phrases) in rows {
            add(lexicon, phrases, Meaning { unit: Some(unit), ..Meaning::default() });
        }
    }
}

/// Whether a single word is one of these forms, or has one of these endings (`*a`). Endings say nothing of verbs that
/// operate labels: what looks like one hardly ever is anything else.
fn is_ambiguous(phrase: &str, doing: Doing, forms: &[String]) -> bool {
    let operates = matches!(doing, Doing::Click | Doing::Select | Doing::Navigate);
    let fits = |form: &String| match form.strip_prefix('*') {
        Some(ending) => !operates && phrase.ends_with(ending),
        None => form == phrase,
    };
    !phrase.contains(' ') && forms.iter().any(fits)
}

fn add(lexicon: &mut Lexicon, phrases: &[String], meaning: Meaning) {
    for phrase in phrases {
        lexicon.add(phrase, meaning);
    }
}
