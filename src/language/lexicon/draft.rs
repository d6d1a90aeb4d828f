//! How a lexicon is made of the phrases of a language.

use indexmap::{IndexMap, IndexSet};

use super::super::words::{fold, pieces};
use super::meaning::{Marks, Meaning};
use super::pattern::{Edge, Kind, Start};
use super::tables::{Affix, Affixes, Lexicon, Part, Pattern, Phrase, Row, Word, bucket};

/// The phrases of a language, as they come.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Whether a word ends behind an apostrophe.
    elisions: bool,
    /// What the phrases with each first word need behind it, and mean.
    rows: IndexMap<String, Vec<(Vec<String>, Meaning)>>,
    enclitics: Vec<(String, String)>,
    /// What an unknown word looks like, and what stands behind it, when it is taken for a verb.
    objects: Vec<[String; 2]>,
    /// Words that are never taken for one.
    never_verbs: Vec<String>,
    /// A verb at the beginning of a sentence, and what stands behind it, when the two open a condition.
    inversions: Vec<[String; 2]>,
}

impl Draft {
    /// Without any phrase.
    pub(crate) fn new(elisions: bool) -> Self {
        Self {
            elisions,
            rows: IndexMap::new(),
            enclitics: Vec::new(),
            objects: Vec::new(),
            never_verbs: Vec::new(),
            inversions: Vec::new(),
        }
    }

    /// Adds an ending that pronouns leave on a verb, and what stands there without them.
    pub(crate) fn add_enclitic(&mut self, ending: &str, instead: &str) {
        self.enclitics.push((ending.to_owned(), instead.to_owned()));
    }

    /// Adds two words: an unknown word like the first is taken for a verb before one like the second.
    pub(crate) fn add_object(&mut self, phrase: &str) {
        self.objects.extend(<[String; 2]>::try_from(phrase_words(phrase, self.elisions)));
    }

    /// Adds a word that is not taken for a verb, whatever stands behind it.
    pub(crate) fn add_never_verb(&mut self, word: &str) {
        self.never_verbs.extend(phrase_words(word, self.elisions).into_iter().next());
    }

    /// Adds two words that open a condition at the beginning of a sentence.
    pub(crate) fn add_inversion(&mut self, phrase: &str) {
        self.inversions.extend(<[String; 2]>::try_from(phrase_words(phrase, self.elisions)));
    }

    /// Adds a phrase; a word of it may end in `*` (any ending), begin with it (any beginning) or be it (any word).
    pub(crate) fn add(&mut self, phrase: &str, meaning: Meaning) {
        let mut words = phrase_words(phrase, self.elisions).into_iter();
        if let Some(first) = words.next() {
            let rest: Vec<String> = words.collect();
            let length = u8::try_from(rest.len() + 1).unwrap_or(u8::MAX);
            self.rows.entry(first).or_default().push((rest, Meaning { length, ..meaning }));
        }
    }

    /// The lexicon of these phrases.
    pub(crate) fn finish(self) -> Lexicon {
        let mut tables = Tables::default();
        let (mut words, mut stems, mut endings) = (Vec::new(), Vec::new(), Vec::new());
        for (first, phrases) in &self.rows {
            let row = tables.row(phrases);
            let (kind, first) = Kind::of(first);
            let text = tables.text(first);
            match kind {
                Kind::Exact => words.push((first, Word { text, row })),
                Kind::Stem => stems.push((first.bytes().next(), Affix { edge: Edge::first(first), text, row })),
                Kind::Ending => endings.push((first.bytes().last(), Affix { edge: Edge::last(first), text, row })),
            }
        }
        let count = words.len();
        let place = |&(word, _): &(&str, Word)| bucket(word, Edge::first(word), count);
        words.sort_by_key(place);
        let before = |at: usize| words.partition_point(|word| place(word) < at);
        let buckets: Vec<u32> = (0..=count).map(|at| number(before(at))).collect();
        let enclitics: Vec<(Part, Part)> =
            self.enclitics.iter().map(|(ending, instead)| (tables.text(ending), tables.text(instead))).collect();
        let mut pairs = |words: &[[String; 2]]| -> Vec<(Pattern, Pattern)> {
            words.iter().map(|[one, next]| (tables.pattern(one), tables.pattern(next))).collect()
        };
        let (objects, inversions) = (pairs(&self.objects), pairs(&self.inversions));
        let never_verbs: Vec<Pattern> = self.never_verbs.iter().map(|word| tables.pattern(word)).collect();
        Lexicon {
            text: tables.text.into(),
            meanings: tables.meanings.into_iter().collect::<Vec<_>>().into(),
            patterns: tables.patterns.into(),
            phrases: tables.phrases.into(),
            words: words.into_iter().map(|(_, word)| word).collect::<Vec<_>>().into(),
            buckets: buckets.into(),
            stems: affixes(stems),
            endings: affixes(endings),
            enclitics: enclitics.into(),
            objects: objects.into(),
            never_verbs: never_verbs.into(),
            inversions: inversions.into(),
        }
    }
}

/// Tables that grow.
#[derive(Default)]
struct Tables {
    text: String,
    /// The parts of the text that stand for words.
    known: IndexMap<String, Part>,
    meanings: IndexSet<Meaning>,
    patterns: Vec<Pattern>,
    phrases: Vec<Phrase>,
}

impl Tables {
    fn row(&mut self, phrases: &[(Vec<String>, Meaning)]) -> Row {
        let from = self.phrases.len();
        for (rest, meaning) in phrases {
            let phrase = self.phrase(rest, *meaning);
            self.phrases.push(phrase);
        }
        let modal = |(_, meaning): &(_, Meaning)| meaning.length > 1 && meaning.marks.intersects(Marks::MODAL);
        Row { phrases: part(from, self.phrases.len()), modal: phrases.iter().any(modal) }
    }

    fn phrase(&mut self, rest: &[String], meaning: Meaning) -> Phrase {
        let from = self.patterns.len();
        for word in rest {
            let pattern = self.pattern(word);
            self.patterns.push(pattern);
        }
        let next = Start::of_pattern(rest.first().map(String::as_str));
        let (meaning, _) = self.meanings.insert_full(meaning);
        Phrase { next, rest: part(from, self.patterns.len()), meaning: number(meaning) }
    }

    fn pattern(&mut self, word: &str) -> Pattern {
        let (kind, text) = Kind::of(word);
        Pattern { kind, text: self.text(text) }
    }

    fn text(&mut self, word: &str) -> Part {
        if let Some(part) = self.known.get(word) {
            return *part;
        }
        let from = self.text.len();
        self.text.push_str(word);
        let part = part(from, self.text.len());
        self.known.insert(word.to_owned(), part);
        part
    }
}

/// Beginnings or endings with the byte by which they are found.
fn affixes(mut all: Vec<(Option<u8>, Affix)>) -> Affixes {
    all.sort_by_key(|&(byte, _)| byte);
    let before = |byte: u16| all.partition_point(|&(other, _)| other.is_none_or(|other| u16::from(other) < byte));
    let from: Vec<u32> = (0..=256).map(|byte| number(before(byte))).collect();
    Affixes { from: from.into(), all: all.into_iter().map(|(_, affix)| affix).collect::<Vec<_>>().into() }
}

fn part(from: usize, to: usize) -> Part {
    Part { from: number(from), to: number(to) }
}

/// A place in a table; language files are bounded, and so are the tables.
fn number(place: usize) -> u32 {
    u32::try_from(place).expect("files are no larger than that")
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
