//! The part of a language file by which guides are read: its schema, and how it becomes a [`Lexicon`].
//!
//! `languages/en.yaml` explains every key. All keys must be there; one that a language has no words for is an empty list.

use indexmap::IndexMap;
use schemars::JsonSchema;
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
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Whether a word ends behind an apostrophe.
    elisions: bool,
    /// Whether a verb may stand behind what it governs.
    verb_last: bool,
    /// Whether an infinitive at the beginning of a sentence commands.
    infinitive_commands: bool,
    /// Forms, or endings (`*a`), of commands that are also nouns or statements.
    ambiguous_commands: Vec<String>,
    /// Endings that pronouns leave on a verb, and what stands there without them.
    enclitics: IndexMap<String, String>,
    /// Frequent words that hardly any other language has.
    stop_words: Vec<String>,
    /// Words whose full stop ends no sentence.
    abbreviations: Vec<String>,
    /// What the forms of verbs do.
    verbs: Verbs,
    /// Endings by which an unknown word is taken for a command.
    guessed_commands: Vec<String>,
    /// Endings by which an unknown word is taken for an infinitive, behind a word of `must`.
    guessed_infinitives: Vec<String>,
    /// Endings by which an unknown word is taken for a form of necessity, behind a word of `copula`.
    guessed_necessives: Vec<String>,
    /// Small words and phrases with a part in a sentence.
    marks: Phrases,
    /// The names of the units of time.
    units: Units,
    /// Numbers written as words.
    numbers: IndexMap<u32, Vec<String>>,
    /// The names of the twelve months, with their abbreviations.
    months: Vec<Vec<String>>,
}

/// Verb forms by what the verbs do.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Verbs {
    /// Go to, open, log in to.
    navigate: Forms,
    /// Click, press.
    click: Forms,
    /// Choose, tick.
    select: Forms,
    /// Type, fill in.
    enter: Forms,
    /// Validate, save.
    confirm: Forms,
    /// Anything else that a reader does.
    other: Forms,
    /// Read, note, remember: nothing to be ticked off.
    attend: Forms,
}

/// The forms of some verbs by mood.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct Forms {
    /// It tells the reader to do it, wherever it stands.
    command: Vec<String>,
    /// It does at the beginning of a clause only.
    base: Vec<String>,
    /// It names what is done.
    infinitive: Vec<String>,
    /// It tells by what means.
    gerund: Vec<String>,
    /// It tells that it has to be done, behind a word of `copula`.
    necessive: Vec<String>,
}

/// Phrases by what they mark.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Phrases {
    /// "You must", "it is necessary to", "you only have to": the verb behind it instructs.
    must: Vec<String>,
    /// "You can": the verb behind it offers.
    can: Vec<String>,
    /// Who stands before a verb that then does not command.
    subject: Vec<String>,
    /// What turns a command or a "must" around.
    negation: Vec<String>,
    /// What leads from one operation to the next.
    then: Vec<String>,
    /// What joins two operations or two labels.
    and: Vec<String>,
    /// What stands between alternatives.
    or: Vec<String>,
    /// What opens a condition: in it, nothing is commanded.
    #[serde(rename = "if")]
    if_: Vec<String>,
    /// "Otherwise": what turns to the case in which a condition does not hold.
    otherwise: Vec<String>,
    /// What opens a clause of time.
    when: Vec<String>,
    /// What opens a purpose.
    purpose: Vec<String>,
    /// What tells by what means.
    means: Vec<String>,
    /// What opens a relative clause.
    relative: Vec<String>,
    /// "In", "under": the label behind it is a place.
    place: Vec<String>,
    /// "Next to": what stands behind it only tells where something is, unless it is ticked.
    beside: Vec<String>,
    /// Small words between a verb and the words for what is operated.
    light: Vec<String>,
    /// What kinds of labels there are: "tab", "field".
    element: Vec<String>,
    /// Words that may stand before a command and change nothing.
    adverb: Vec<String>,
    /// What labels are or do when they are only talked about.
    mention: Vec<String>,
    /// What happens then.
    outcome: Vec<String>,
    /// The reader may leave it out.
    optional: Vec<String>,
    /// Another way to do what was said before.
    alternative: Vec<String>,
    /// What cannot be undone, or loses something.
    irreversible: Vec<String>,
    /// What ends a text that announces what follows.
    announce: Vec<String>,
    /// Time to wait.
    wait: Vec<String>,
    /// Time to act in.
    deadline: Vec<String>,
    /// Times that repeat.
    period: Vec<String>,
    /// "To check": what the reader may do for it is a step; the verb alone: a step when the reader can do it.
    check: Vec<String>,
    /// "Must be": what makes a form of necessity behind it instruct.
    copula: Vec<String>,
    /// Phrases of `must` whose subject is the reader.
    duty: Vec<String>,
    /// "For more information": what is done for it is no step.
    more: Vec<String>,
    /// Names of things of which a word looks like a verb or a mark.
    noun: Vec<String>,
    /// What is clicked, whatever the verb says.
    button: Vec<String>,
    /// Phrases like those of `can` that recommend.
    recommend: Vec<String>,
}

/// The names of the units of time.
#[derive(Debug, Deserialize, JsonSchema)]
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
            (Marks::OTHERWISE, &self.otherwise),
            (Marks::WHEN, &self.when),
            (Marks::PURPOSE, &self.purpose),
            (Marks::MEANS, &self.means),
            (Marks::RELATIVE, &self.relative),
            (Marks::PLACE, &self.place),
            (Marks::BESIDE, &self.beside),
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
