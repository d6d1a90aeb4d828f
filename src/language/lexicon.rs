//! The phrases of one language, compiled for look-up: what a word, together with the words behind it, means.

use rustc_hash::FxHashMap;

use super::words::{fold, pieces};
use super::{Doing, Unit};

/// What a phrase means; several meanings may meet in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Meaning {
    /// What it marks.
    pub(crate) marks: Marks,
    /// The verb that it is.
    pub(crate) verb: Option<Verb>,
    /// The unit of time that it names.
    pub(crate) unit: Option<Unit>,
    /// The number that it names.
    pub(crate) number: Option<u32>,
    /// How many words it has.
    pub(crate) length: u8,
}

/// A form of a verb that tells what a reader does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verb {
    /// What the verb does.
    pub(crate) doing: Doing,
    /// In which moods this form can stand.
    pub(crate) moods: Moods,
    /// Known by its ending only.
    pub(crate) guessed: bool,
    /// Commands at the beginning of a clause only: elsewhere it is a noun or tells what somebody does.
    pub(crate) ambiguous: bool,
}

macro_rules! flags {
    ($(#[$doc:meta])* $name:ident: $type:ty { $($(#[$flag_doc:meta])* $flag:ident = $bit:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name($type);

        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: Self = Self(1 << $bit);)*

            /// Whether any of `other` is among these.
            pub(crate) fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl std::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}

flags! {
    /// The moods of a verb form.
    Moods: u8 {
        /// It tells to do something.
        COMMAND = 0,
        /// It commands at the beginning of a clause, and is an infinitive elsewhere.
        BASE = 1,
        /// It names what is done.
        INFINITIVE = 2,
        /// It tells by what means something is done.
        GERUND = 3,
        /// It tells what has to be done, behind a word of `copula` (Finnish "on valittava").
        NECESSIVE = 4,
    }
}

flags! {
    /// What phrases mark; `languages/*.yaml` explains each under the same name.
    Marks: u64 {
        MUST = 0,
        CAN = 1,
        SUBJECT = 2,
        NEGATION = 3,
        THEN = 4,
        AND = 5,
        OR = 6,
        IF = 7,
        WHEN = 8,
        PURPOSE = 9,
        MEANS = 10,
        RELATIVE = 11,
        PLACE = 12,
        LIGHT = 13,
        ELEMENT = 14,
        MENTION = 15,
        OUTCOME = 16,
        OPTIONAL = 17,
        ALTERNATIVE = 18,
        IRREVERSIBLE = 19,
        ANNOUNCE = 20,
        WAIT = 21,
        DEADLINE = 22,
        PERIOD = 23,
        ABBREVIATION = 24,
        ADVERB = 25,
        CHECK = 26,
        COPULA = 27,
        DUTY = 28,
        MORE = 29,
        NOUN = 30,
        BUTTON = 31,
        RECOMMEND = 32,
    }
}

impl Marks {
    /// What opens a clause in which commands do not command.
    pub(crate) const OPENERS: Self = Self(Self::IF.0 | Self::WHEN.0 | Self::PURPOSE.0 | Self::RELATIVE.0);

    /// These but for `other`.
    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A word of a phrase behind its first.
#[derive(Debug, Clone)]
enum Pattern {
    Exact(Box<str>),
    Stem(Box<str>),
    Ending(Box<str>),
}

impl Pattern {
    fn new(word: &str) -> Self {
        if let Some(stem) = word.strip_suffix('*') {
            return Self::Stem(stem.into());
        }
        match word.strip_prefix('*') {
            Some(ending) => Self::Ending(ending.into()),
            None => Self::Exact(word.into()),
        }
    }

    fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(exact) => **exact == *word,
            Self::Stem(stem) => word.starts_with(&**stem),
            Self::Ending(ending) => word.len() > ending.len() + 1 && word.ends_with(&**ending),
        }
    }
}

/// What a phrase means, and what has to stand behind its first word.
#[derive(Debug, Clone)]
struct Entry {
    /// The first byte of the word behind the first one, when that is certain.
    next: Option<u8>,
    rest: Box<[Pattern]>,
    meaning: Meaning,
}

impl Entry {
    fn new(rest: Box<[Pattern]>, meaning: Meaning) -> Self {
        let next = match rest.first() {
            Some(Pattern::Exact(word) | Pattern::Stem(word)) => word.as_bytes().first().copied(),
            Some(Pattern::Ending(_)) | None => None,
        };
        Self { next, rest, meaning }
    }

    /// Whether the words behind the first one are those of the phrase.
    fn matches(&self, behind: &[&str]) -> bool {
        let possible = self.next.is_none() || self.next == behind.first().and_then(|word| word.bytes().next());
        possible
            && behind.len() >= self.rest.len()
            && self.rest.iter().zip(behind).all(|(pattern, word)| pattern.matches(word))
    }
}

/// The phrases whose first word begins or ends alike.
#[derive(Debug, Clone)]
struct Affix {
    /// Its first or last eight bytes.
    edge: Edge,
    text: Box<str>,
    entries: Vec<Entry>,
}

/// Up to eight bytes of a word as a number, to compare them in one step.
#[derive(Debug, Clone, Copy)]
struct Edge {
    bytes: u64,
    /// Which of the bytes are there.
    mask: u64,
}

impl Edge {
    const LENGTH: usize = 8;

    fn first(word: &str) -> Self {
        let word = word.as_bytes();
        let length = word.len().min(Self::LENGTH);
        let mut bytes = [0; Self::LENGTH];
        bytes[..length].copy_from_slice(&word[..length]);
        let mask = if length == 0 { 0 } else { u64::MAX >> (8 * (Self::LENGTH - length)) };
        Self { bytes: u64::from_le_bytes(bytes), mask }
    }

    fn last(word: &str) -> Self {
        let word = word.as_bytes();
        let length = word.len().min(Self::LENGTH);
        let mut bytes = [0; Self::LENGTH];
        bytes[Self::LENGTH - length..].copy_from_slice(&word[word.len() - length..]);
        let mask = if length == 0 { 0 } else { u64::MAX << (8 * (Self::LENGTH - length)) };
        Self { bytes: u64::from_le_bytes(bytes), mask }
    }

    fn has(self, part: Self) -> bool {
        (self.bytes ^ part.bytes) & part.mask == 0
    }
}

/// All phrases of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    exact: FxHashMap<Box<str>, Vec<Entry>>,
    /// By the first two characters.
    stems: FxHashMap<[char; 2], Vec<Affix>>,
    /// By the last byte.
    endings: FxHashMap<u8, Vec<Affix>>,
    elisions: bool,
    /// Endings that pronouns leave on a verb, and what stands there without them.
    enclitics: Vec<(Box<str>, Box<str>)>,
}

impl Lexicon {
    /// An empty lexicon.
    pub(crate) fn new(elisions: bool) -> Self {
        Self { elisions, ..Self::default() }
    }

    /// Adds an ending that pronouns leave on a verb, and what stands there without them.
    pub(crate) fn add_enclitic(&mut self, ending: &str, instead: &str) {
        self.enclitics.push((ending.into(), instead.into()));
    }

    /// Adds a phrase; a word of it may end in `*` (any ending) or begin with it (any beginning).
    pub(crate) fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut words = phrase_words(phrase, self.elisions).into_iter();
        let Some(first) = words.next() else { return };
        let rest: Box<[Pattern]> = words.map(|word| Pattern::new(&word)).collect();
        let length = u8::try_from(rest.len() + 1).unwrap_or(u8::MAX);
        let entry = Entry::new(rest, Meaning { length, ..meaning });
        match Pattern::new(&first) {
            Pattern::Exact(word) => self.exact.entry(word).or_default().push(entry),
            Pattern::Stem(stem) => {
                let edge = Edge::first(&stem);
                push(self.stems.entry(beginning(&stem)).or_default(), edge, stem, entry);
            }
            Pattern::Ending(ending) => {
                let edge = Edge::last(&ending);
                push(self.endings.entry(last(&ending)).or_default(), edge, ending, entry);
            }
        }
    }

    /// How many phrases it has.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        let affixes = self.stems.values().chain(self.endings.values()).flatten();
        self.exact.values().map(Vec::len).sum::<usize>() + affixes.map(|affix| affix.entries.len()).sum::<usize>()
    }

    /// What the first of these words means, together with those behind it. A verb is taken from the longest phrase; a
    /// form that only its ending tells counts when nothing else is known.
    pub(crate) fn look_up(&self, words: &[&str]) -> Meaning {
        let Some((first, behind)) = words.split_first() else { return Meaning::default() };
        let found = self.known(first, behind);
        if found.length > 0 { found } else { self.without_enclitic(first).unwrap_or(found) }
    }

    fn without_enclitic(&self, word: &str) -> Option<Meaning> {
        let end = word.as_bytes().last();
        let possible = self.enclitics.iter().filter(|(ending, _)| ending.as_bytes().last() == end);
        let verbs = possible.filter_map(|(ending, instead)| {
            let verb = format!("{}{instead}", word.strip_suffix(&**ending)?);
            let found = self.known(&verb, &[]);
            found.verb.map(|_| found)
        });
        verbs.into_iter().next()
    }

    fn known(&self, word: &str, behind: &[&str]) -> Meaning {
        let mut found = Meaning::default();
        let mut add = |entries: &[Entry]| {
            for entry in entries.iter().filter(|entry| entry.matches(behind)) {
                found = found.with(entry.meaning);
            }
        };
        if let Some(entries) = self.exact.get(word) {
            add(entries);
        }
        if let Some(stems) = self.stems.get(&beginning(word)) {
            let edge = Edge::first(word);
            let begins = |stem: &&Affix| edge.has(stem.edge) && word.starts_with(&*stem.text);
            stems.iter().filter(begins).for_each(|stem| add(&stem.entries));
        }
        if found.length == 0
            && let Some(endings) = self.endings.get(&last(word))
        {
            let edge = Edge::last(word);
            let ends = |ending: &&Affix| {
                edge.has(ending.edge) && word.len() > ending.text.len() + 1 && word.ends_with(&*ending.text)
            };
            let endings = endings.iter().filter(ends).flat_map(|ending| &ending.entries);
            for entry in endings.filter(|entry| entry.matches(behind)) {
                found = found.with(entry.meaning);
            }
        }
        found
    }
}

/// Adds what an affix means to what is known of it.
fn push(affixes: &mut Vec<Affix>, edge: Edge, text: Box<str>, entry: Entry) {
    match affixes.iter_mut().find(|affix| affix.text == text) {
        Some(affix) => affix.entries.push(entry),
        None => affixes.push(Affix { edge, text, entries: vec![entry] }),
    }
}

impl Meaning {
    /// A meaning that only marks.
    pub(crate) fn mark(marks: Marks) -> Self {
        Self { marks, ..Self::default() }
    }

    /// Both meanings; a longer phrase ("after that") opens no clause because a word of it would. What it tells or names
    /// ("takes some minutes", "under Add-ons") hides what its first word would tell to do.
    fn with(self, other: Self) -> Self {
        let (longer, mut shorter) = if other.length > self.length { (other, self) } else { (self, other) };
        if longer.length > shorter.length {
            let tells = longer.marks.has(Marks::MENTION | Marks::OUTCOME | Marks::NOUN);
            shorter.verb = shorter.verb.filter(|_| !tells);
            let speaks = longer.marks.has(Marks::MENTION | Marks::NOUN) && !longer.marks.has(Marks::OUTCOME);
            let hidden = if speaks { Marks::OUTCOME } else { Marks::default() };
            shorter.marks = shorter.marks.without(hidden);
        }
        let verb = match (longer.verb, shorter.verb) {
            (Some(one), Some(two)) if longer.length == shorter.length && one.doing == two.doing => {
                Some(Verb { moods: one.moods | two.moods, ..one })
            }
            (one, two) => one.or(two),
        };
        let mut marks = longer.marks | shorter.marks;
        if longer.length > shorter.length && !longer.marks.has(Marks::OPTIONAL) {
            marks = longer.marks | shorter.marks.without(Marks::OPENERS);
        }
        if longer.length > shorter.length && longer.marks.has(Marks::CAN | Marks::OUTCOME) {
            marks = marks.without(Marks::MUST);
        }
        Self {
            marks,
            verb,
            unit: longer.unit.or(shorter.unit),
            number: longer.number.or(shorter.number),
            length: longer.length,
        }
    }
}

/// The words of a phrase, with the stars that stand at them.
fn phrase_words(phrase: &str, elisions: bool) -> Vec<String> {
    let mut words = Vec::with_capacity(4);
    for word in phrase.split_whitespace() {
        let bare = word.trim_matches('*');
        if bare.chars().all(is_folded_letter) {
            words.push(word.to_owned());
            continue;
        }
        let first = words.len();
        let parts = pieces(bare, elisions).filter(|piece| !matches!(piece.text, "-" | "'"));
        words.extend(parts.map(|piece| fold(piece.text).into_owned()));
        if let Some(first) = words.get_mut(first).filter(|_| word.starts_with('*')) {
            first.insert(0, '*');
        }
        if let Some(last) = words[first..].last_mut() {
            if elisions && word.ends_with('\'') {
                last.push('\'');
            }
            if word.ends_with('*') {
                last.push('*');
            }
        }
    }
    words
}

/// A letter that needs no folding, and belongs to a word in every language.
fn is_folded_letter(letter: char) -> bool {
    matches!(letter, 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ')
}

fn last(word: &str) -> u8 {
    word.as_bytes().last().copied().unwrap_or_default()
}

fn beginning(word: &str) -> [char; 2] {
    let mut characters = word.chars();
    [characters.next().unwrap_or(' '), characters.next().unwrap_or(' ')]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(phrases: &[(&str, Marks)]) -> Lexicon {
        let mut lexicon = Lexicon::new(false);
        for (phrase, marks) in phrases {
            lexicon.add(phrase, Meaning::mark(*marks));
        }
        lexicon
    }

    #[test]
    fn phrases_stems_and_endings_are_found() {
        let lexicon = lexicon(&[("have to", Marks::MUST), ("optional*", Marks::OPTIONAL), ("*ly", Marks::THEN)]);
        assert!(lexicon.look_up(&["have", "to", "go"]).marks.has(Marks::MUST));
        assert_eq!(lexicon.look_up(&["have", "no"]), Meaning::default());
        assert!(lexicon.look_up(&["optionally"]).marks.has(Marks::OPTIONAL));
        assert!(!lexicon.look_up(&["optionally"]).marks.has(Marks::THEN));
        assert!(lexicon.look_up(&["finally"]).marks.has(Marks::THEN));
    }

    #[test]
    fn elided_words_keep_their_apostrophe() {
        let mut lexicon = Lexicon::new(true);
        lexicon.add("jusqu'à l'", Meaning::mark(Marks::WAIT));
        assert!(lexicon.look_up(&["jusqu'", "à", "l'"]).marks.has(Marks::WAIT));
    }

    #[test]
    fn shorter_phrases_mark_too() {
        let lexicon = lexicon(&[("you can also", Marks::ALTERNATIVE), ("you can", Marks::CAN)]);
        let meaning = lexicon.look_up(&["you", "can", "also"]);
        assert!(meaning.marks.has(Marks::CAN) && meaning.marks.has(Marks::ALTERNATIVE));
        assert_eq!(meaning.length, 3);
    }
}
