//! The part of a language file by which guides are read: its schema, and how it becomes a [`Lexicon`].
//!
//! `languages/en.yaml` explains every key. All keys must be there; one that a language has no words for is an empty list.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::lexicon::{Draft, Lexicon, Marks, Meaning, Moods, Verb};
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
    #[schemars(length(min = 1))]
    stop_words: Vec<String>,
    /// Words whose full stop ends no sentence.
    abbreviations: Vec<String>,
    /// What the forms of verbs do.
    verbs: Verbs,
    /// Endings by which an unknown word is taken for a command.
    guessed_commands: Vec<String>,
    /// What an unknown word stands before when it is taken for a verb at the beginning of a sentence ("* the").
    guessed_bases: Vec<String>,
    /// Words that are no verbs, although nothing else is known of them.
    never_verbs: Vec<String>,
    /// A verb and the word behind it that open a condition at the beginning of a sentence ("is the lamp red, …").
    inverted: Vec<String>,
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
    #[schemars(length(equal = 12), inner(length(min = 1)))]
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
    /// It tells a friend, or several readers, to do it, at the beginning of a clause: elsewhere it is a noun, a statement or a
    /// participle.
    familiar: Vec<String>,
    /// It does at the beginning of a clause only.
    base: Vec<String>,
    /// It names what is done.
    infinitive: Vec<String>,
    /// It tells by what means.
    gerund: Vec<String>,
    /// It tells that it has to be done, behind a word of `copula`.
    necessive: Vec<String>,
}

/// Phrases by what they mark: a key of the language files, what it is for, and the marks of its phrases.
macro_rules! phrases {
    ($($(#[$about:meta])* $key:ident => $marks:expr,)*) => {
        /// Phrases by what they mark.
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        struct Phrases {
            $($(#[$about])* $key: Vec<String>,)*
        }

        impl Phrases {
            fn fill(&self, lexicon: &mut Draft) {
                $(add(lexicon, &self.$key, Meaning::mark($marks));)*
            }
        }
    };
}

phrases! {
    /// "You must", "it is necessary to", "you only have to": the verb behind it instructs.
    must => Marks::MUST,
    /// "You can": the verb behind it offers.
    can => Marks::CAN,
    /// Who stands before a verb that then does not command.
    subject => Marks::SUBJECT,
    /// What turns a command or a "must" around.
    negation => Marks::NEGATION,
    /// What leads from one operation to the next.
    then => Marks::THEN,
    /// What joins two operations or two labels.
    and => Marks::AND,
    /// What stands between alternatives.
    or => Marks::OR,
    /// What opens a condition: in it, nothing is commanded.
    #[serde(rename = "if")]
    if_ => Marks::IF,
    /// "Otherwise": what turns to the case in which a condition does not hold.
    otherwise => Marks::OTHERWISE,
    /// Conditions under which something is not done: "unless".
    unless => Marks::UNLESS,
    /// What opens a question that is looked at, and no condition: "whether".
    whether => Marks::WHETHER | Marks::IF,
    /// What limits something to one case: "only".
    only => Marks::ONLY,
    /// What names the steps that stand below: "this procedure".
    below => Marks::BELOW,
    /// What opens a clause of time.
    when => Marks::WHEN,
    /// What opens a purpose.
    purpose => Marks::PURPOSE,
    /// What tells by what means.
    means => Marks::MEANS,
    /// What opens a relative clause.
    relative => Marks::RELATIVE,
    /// "In", "under": the label behind it is a place.
    place => Marks::PLACE,
    /// "Next to": what stands behind it only tells where something is, unless it is ticked.
    beside => Marks::BESIDE,
    /// Small words between a verb and the words for what is operated.
    light => Marks::LIGHT,
    /// What kinds of labels there are: "tab", "field".
    element => Marks::ELEMENT,
    /// Words that may stand before a command and change nothing.
    adverb => Marks::ADVERB,
    /// What labels are or do when they are only talked about.
    mention => Marks::MENTION,
    /// What happens then.
    outcome => Marks::OUTCOME,
    /// The reader may leave it out.
    optional => Marks::OPTIONAL,
    /// Another way to do what was said before.
    alternative => Marks::ALTERNATIVE,
    /// What cannot be undone, or loses something.
    irreversible => Marks::IRREVERSIBLE,
    /// What ends a text that announces what follows.
    announce => Marks::ANNOUNCE,
    /// Time to wait.
    wait => Marks::WAIT,
    /// Time to act in.
    deadline => Marks::DEADLINE,
    /// Times that repeat.
    period => Marks::PERIOD,
    /// "To check": what the reader may do for it is a step; the verb alone: a step when the reader can do it.
    check => Marks::CHECK,
    /// "Must be": what makes a form of necessity behind it instruct.
    copula => Marks::COPULA,
    /// Phrases of `must` whose subject is the reader.
    duty => Marks::DUTY | Marks::MUST,
    /// "For more information": what is done for it is no step.
    more => Marks::MORE,
    /// Names of things of which a word looks like a verb or a mark.
    noun => Marks::NOUN,
    /// What is clicked, whatever the verb says.
    button => Marks::BUTTON | Marks::ELEMENT,
    /// What is filled in: other elements are gone to before something is entered there.
    field => Marks::FIELD,
    /// Phrases like those of `can` that recommend.
    recommend => Marks::RECOMMEND | Marks::CAN,
    /// Nouns that name what is done: "installation".
    deed => Marks::DEED,
    /// What a text typed in a terminal is called: "command".
    command_line => Marks::COMMAND_LINE,
    /// Verbs of `select` that take a choice back: "untick".
    untick => Marks::UNTICK,
    /// What stands before what is not done: "without", "instead of".
    left_out => Marks::LEFT_OUT,
    /// What says that but one of the items below is done: "one of the following", "depending on".
    one_of => Marks::ONE_OF,
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
        let mut lexicon = Draft::new(words.elisions);
        for (ending, instead) in &words.enclitics {
            lexicon.add_enclitic(ending, instead);
        }
        words.verbs.fill(&mut lexicon, &words.ambiguous_commands);
        words.marks.fill(&mut lexicon);
        words.units.fill(&mut lexicon);
        let guess = Verb { doing: Doing::Other, moods: Moods::COMMAND, guessed: true, ambiguous: false };
        add(&mut lexicon, &words.guessed_commands, Meaning { verb: Some(guess), ..Meaning::default() });
        words.guessed_bases.iter().for_each(|phrase| lexicon.add_object(phrase));
        words.never_verbs.iter().for_each(|word| lexicon.add_never_verb(word));
        words.inverted.iter().for_each(|phrase| lexicon.add_inversion(phrase));
        let guess = Verb { moods: Moods::INFINITIVE, ..guess };
        add(&mut lexicon, &words.guessed_infinitives, Meaning { verb: Some(guess), ..Meaning::default() });
        let guess = Verb { moods: Moods::NECESSIVE, ..guess };
        add(&mut lexicon, &words.guessed_necessives, Meaning { verb: Some(guess), ..Meaning::default() });
        add(&mut lexicon, &words.abbreviations, Meaning::mark(Marks::ABBREVIATION));
        for (number, phrases) in words.numbers {
            add(&mut lexicon, &phrases, Meaning { number: Some(number), ..Meaning::default() });
        }
        Self {
            lexicon: lexicon.finish(),
            elisions: words.elisions,
            verb_last: words.verb_last,
            infinitive_commands: words.infinitive_commands,
            stop_words: words.stop_words,
            months: words.months,
        }
    }
}

impl Verbs {
    fn fill(&self, lexicon: &mut Draft, ambiguous: &[String]) {
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
                (Moods::COMMAND, &forms.command, false),
                (Moods::COMMAND, &forms.familiar, true),
                (Moods::BASE, &forms.base, false),
                (Moods::INFINITIVE, &forms.infinitive, false),
                (Moods::GERUND, &forms.gerund, false),
                (Moods::NECESSIVE, &forms.necessive, false),
            ];
            for (moods, phrases, familiar) in moods {
                for phrase in phrases {
                    let ambiguous = familiar || is_ambiguous(phrase, doing, ambiguous);
                    let verb = Verb { doing, moods, guessed: false, ambiguous };
                    lexicon.add(phrase, Meaning { verb: Some(verb), ..Meaning::default() });
                }
            }
        }
    }
}

impl Units {
    fn fill(&self, lexicon: &mut Draft) {
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

fn add(lexicon: &mut Draft, phrases: &[String], meaning: Meaning) {
    for phrase in phrases {
        lexicon.add(phrase, meaning);
    }
}
