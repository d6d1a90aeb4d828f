//! The phrases of one language, compiled for look-up: what a word, together with the words behind it, means.

mod meaning;
mod pattern;

use rustc_hash::FxHashMap;

use super::words::{fold, pieces};

pub(crate) use meaning::{Marks, Meaning, Moods, Verb};
use pattern::{Edge, Pattern};

/// What a phrase means, and what has to stand behind its first word.
#[derive(Debug, Clone)]
struct Entry {
    /// The first byte of the word behind the first one, when that is certain.
    next: Option<u8>,
    rest: Box<[Pattern]>,
    meaning: Meaning,
    /// Where the next phrase with the same first word stands.
    same: Option<u32>,
}

impl Entry {
    fn new(rest: Box<[Pattern]>, meaning: Meaning) -> Self {
        let next = match rest.first() {
            Some(Pattern::Exact(word) | Pattern::Stem(word)) => word.as_bytes().first().copied(),
            Some(Pattern::Ending(_)) | None => None,
        };
        Self { next, rest, meaning, same: None }
    }

    /// Whether the words behind the first one are those of the phrase.
    fn matches(&self, behind: &[&str]) -> bool {
        let possible = self.next.is_none() || self.next == behind.first().and_then(|word| word.bytes().next());
        possible
            && behind.len() >= self.rest.len()
            && self.rest.iter().zip(behind).all(|(pattern, word)| pattern.matches(word))
    }
}

/// The first and the last of the phrases with the same first word.
#[derive(Debug, Clone, Copy)]
struct Row {
    first: u32,
    last: u32,
    /// One of them says "must" or "can" in several words.
    modal: bool,
}

/// Phrases whose first word begins or ends alike.
#[derive(Debug, Clone)]
struct Affix {
    edge: Edge,
    text: Box<str>,
    row: Row,
}

/// All phrases of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    exact: FxHashMap<Box<str>, Row>,
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
        const PHRASES: usize = 1024;
        let mut lexicon = Self { elisions, entries: Vec::with_capacity(PHRASES), ..Self::default() };
        lexicon.exact.reserve(PHRASES);
        lexicon
    }

    /// Adds an ending that pronouns leave on a verb, and what stands there without them.
    pub(crate) fn add_enclitic(&mut self, ending: &str, instead: &str) {
        self.enclitics.push((ending.into(), instead.into()));
    }

    /// Adds a phrase; a word of it may end in `*` (any ending) or begin with it (any beginning).
    pub(crate) fn add(&mut self, phrase: &str, meaning: Meaning) {
        if !phrase.is_empty() && phrase.chars().all(is_folded_letter) {
            return self.insert(Pattern::Exact(phrase.into()), Box::default(), meaning);
        }
        let mut words = phrase_words(phrase, self.elisions).into_iter().map(Pattern::new);
        if let Some(first) = words.next() {
            self.insert(first, words.collect(), meaning);
        }
    }

    fn insert(&mut self, first: Pattern, rest: Box<[Pattern]>, meaning: Meaning) {
        let length = u8::try_from(rest.len() + 1).unwrap_or(u8::MAX);
        let Ok(at) = u32::try_from(self.entries.len()) else { return };
        self.entries.push(Entry::new(rest, Meaning { length, ..meaning }));
        let modal = length > 1 && meaning.marks.intersects(Marks::MUST | Marks::CAN);
        let new = Row { first: at, last: at, modal };
        let row = match first {
            Pattern::Exact(word) => self.exact.entry(word).or_insert(new),
            Pattern::Stem(stem) => {
                let affixes = self.stems.entry(beginning(&stem)).or_default();
                row_of(affixes, Affix { edge: Edge::first(&stem), text: stem, row: new })
            }
            Pattern::Ending(ending) => {
                let affixes = self.endings.entry(last(&ending)).or_default();
                row_of(affixes, Affix { edge: Edge::last(&ending), text: ending, row: new })
            }
        };
        row.modal |= modal;
        if row.last != at {
            self.entries[row.last as usize].same = Some(at);
            row.last = at;
        }
    }

    /// How many phrases it has.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
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
            let found = if found.verb.is_none() { self.known(&without_acute(&verb), &[]) } else { found };
            found.verb.map(|_| found)
        });
        verbs.into_iter().next()
    }

    fn known(&self, word: &str, behind: &[&str]) -> Meaning {
        let mut found = Meaning::default();
        if let Some(row) = self.exact.get(word) {
            self.hear(*row, behind, &mut found);
            self.hear_around_adverb(*row, behind, &mut found);
        }
        if let Some(stems) = self.stems.get(&beginning(word)) {
            let edge = Edge::first(word);
            for stem in stems.iter().filter(|stem| edge.has(stem.edge) && word.starts_with(&*stem.text)) {
                self.hear(stem.row, behind, &mut found);
            }
        }
        if found.length == 0
            && let Some(endings) = self.endings.get(&last(word))
        {
            let edge = Edge::last(word);
            let is_longer = |ending: &Affix| word.len() > ending.text.len() + 1;
            let possible = endings.iter().filter(|ending| edge.has(ending.edge) && is_longer(ending));
            for ending in possible.filter(|ending| word.ends_with(&*ending.text)) {
                self.hear(ending.row, behind, &mut found);
            }
        }
        found
    }

    /// "It is then necessary to": as [`hear`](Self::hear), for modal phrases in which an adverb was put.
    fn hear_around_adverb(&self, row: Row, behind: &[&str], found: &mut Meaning) {
        const NEAR: usize = 3;
        if !row.modal {
            return;
        }
        let Some(at) = behind.iter().take(NEAR).position(|word| self.is_adverb(word)) else { return };
        let without = [&behind[..at], &behind[at + 1..]].concat();
        let modal = |entry: &&Entry| entry.meaning.marks.intersects(Marks::MUST | Marks::CAN);
        for entry in self.phrases(row).filter(modal).filter(|entry| entry.rest.len() > at && entry.matches(&without)) {
            let length = entry.meaning.length.saturating_add(1);
            *found = found.with(Meaning { length, ..entry.meaning });
        }
    }

    fn is_adverb(&self, word: &str) -> bool {
        let Some(row) = self.exact.get(word) else { return false };
        let single = self.phrases(*row).filter(|entry| entry.rest.is_empty());
        let marks = single.fold(Marks::empty(), |all, entry| all | entry.meaning.marks);
        marks.intersects(Marks::ADVERB | Marks::THEN) && !marks.intersects(Marks::NEGATION)
    }

    /// The phrases of a row.
    fn phrases(&self, row: Row) -> impl Iterator<Item = &Entry> {
        let entry = |at: u32| self.entries.get(at as usize);
        std::iter::successors(entry(row.first), move |last| last.same.and_then(entry))
    }

    /// Adds what the phrases of a row mean when these words stand behind their first.
    fn hear(&self, row: Row, behind: &[&str], found: &mut Meaning) {
        for entry in self.phrases(row).filter(|entry| entry.matches(behind)) {
            *found = found.with(entry.meaning);
        }
    }
}

/// The row of the affix with the same text, which may be the new one.
fn row_of(affixes: &mut Vec<Affix>, new: Affix) -> &mut Row {
    let known = affixes.iter().position(|affix| affix.text == new.text);
    let at = known.unwrap_or(affixes.len());
    if known.is_none() {
        affixes.push(new);
    }
    &mut affixes[at].row
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

/// A verb without the accent that it only has where a pronoun behind it moves the stress.
fn without_acute(verb: &str) -> String {
    let plain = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    verb.chars().map(plain).collect()
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
        assert!(lexicon.look_up(&["have", "to", "go"]).marks.intersects(Marks::MUST));
        assert_eq!(lexicon.look_up(&["have", "no"]), Meaning::default());
        assert!(lexicon.look_up(&["optionally"]).marks.intersects(Marks::OPTIONAL));
        assert!(!lexicon.look_up(&["optionally"]).marks.intersects(Marks::THEN));
        assert!(lexicon.look_up(&["finally"]).marks.intersects(Marks::THEN));
    }

    #[test]
    fn elided_words_keep_their_apostrophe() {
        let mut lexicon = Lexicon::new(true);
        lexicon.add("jusqu'à l'", Meaning::mark(Marks::WAIT));
        assert!(lexicon.look_up(&["jusqu'", "à", "l'"]).marks.intersects(Marks::WAIT));
    }

    #[test]
    fn shorter_phrases_mark_too() {
        let lexicon = lexicon(&[("you can also", Marks::ALTERNATIVE), ("you can", Marks::CAN)]);
        let meaning = lexicon.look_up(&["you", "can", "also"]);
        assert!(meaning.marks.intersects(Marks::CAN) && meaning.marks.intersects(Marks::ALTERNATIVE));
        assert_eq!(meaning.length, 3);
    }
}
