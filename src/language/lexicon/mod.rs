//! The phrases of one language, compiled for look-up: what a word, together with the words behind it, means.

use super::kinds::Doing;

mod draft;
mod meaning;
mod pattern;
mod tables;

pub(crate) use draft::Draft;
pub(crate) use meaning::{Marks, Meaning, Moods, Verb};
pub(crate) use pattern::{Edge, Kind, Start};
pub(crate) use tables::{Affix, Affixes, Lexicon, Part, Pattern, Phrase, Row, Word};

impl Lexicon {
    /// What the first of these words means, together with those behind it. A verb is taken from the longest phrase; a
    /// form that only its ending tells counts when nothing else is known.
    pub(crate) fn look_up(&self, words: &[&str]) -> Meaning {
        let Some((first, behind)) = words.split_first() else { return Meaning::default() };
        let found = self.known(first, behind);
        if found.verb.is_some_and(|verb| verb.guessed) && self.is_never_verb(first) {
            Meaning::default()
        } else if found.length > 0 {
            found
        } else {
            self.without_enclitic(first).unwrap_or_else(|| self.guessed(first, behind))
        }
    }

    /// What an unknown word is because of the word behind it.
    fn guessed(&self, word: &str, behind: &[&str]) -> Meaning {
        const BASE: Verb = Verb { doing: Doing::Other, moods: Moods::BASE, guessed: true, ambiguous: false };
        let is = |pattern: &Pattern, word: &str| pattern.kind.matches(self.bytes(pattern.text), word);
        let likely = |next: &&str| {
            self.objects.iter().any(|(verb, object)| is(object, next) && is(verb, word)) && !self.is_never_verb(word)
        };
        if behind.first().is_some_and(likely) {
            Meaning { verb: Some(BASE), length: 1, ..Meaning::default() }
        } else {
            Meaning::default()
        }
    }

    /// Whether two words open a condition at the beginning of a sentence.
    pub(crate) fn inverts(&self, word: &str, next: &str) -> bool {
        let is = |pattern: &Pattern, word: &str| pattern.kind.matches(self.bytes(pattern.text), word);
        let known = |verb: &Pattern| verb.kind == Kind::Exact || !self.is_never_verb(word);
        self.inversions.iter().any(|(verb, behind)| is(behind, next) && is(verb, word) && known(verb))
    }

    fn is_never_verb(&self, word: &str) -> bool {
        self.never_verbs.iter().any(|never| never.kind.matches(self.bytes(never.text), word))
    }

    fn without_enclitic(&self, word: &str) -> Option<Meaning> {
        let end = word.as_bytes().last();
        let mut possible = self.enclitics.iter().filter(|(ending, _)| self.bytes(*ending).last() == end);
        possible.find_map(|&(ending, instead)| {
            let verb = format!("{}{}", word.strip_suffix(self.text(ending))?, self.text(instead));
            let found = self.known(&verb, &[]);
            let found = if found.verb.is_none() { self.known(&without_acute(&verb), &[]) } else { found };
            found.verb.map(|_| found)
        })
    }

    fn known(&self, word: &str, behind: &[&str]) -> Meaning {
        let mut found = Meaning::default();
        let edge = Edge::first(word);
        if let Some(row) = self.exact(word, edge) {
            self.hear(row, behind, &mut found);
            self.hear_around_adverb(row, behind, &mut found);
        }
        for stem in self.stems.of(word.as_bytes().first()).iter().filter(|stem| edge.has(stem.edge)) {
            if Kind::Stem.matches(self.bytes(stem.text), word) {
                self.hear(stem.row, behind, &mut found);
            }
        }
        // The name of a deed may be one of the words that only their endings tell.
        let deed = found.verb.is_none() && found.marks == Marks::DEED;
        if found.length > 0 && !deed {
            return found;
        }
        let endings = self.endings.of(word.as_bytes().last());
        let edge = if endings.is_empty() { return found } else { Edge::last(word) };
        for ending in endings.iter().filter(|ending| edge.has(ending.edge)) {
            if Kind::Ending.matches(self.bytes(ending.text), word) {
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
        for phrase in self.possible(row, &without) {
            let meaning = self.meaning(phrase);
            let modal = meaning.marks.intersects(Marks::MODAL);
            if modal && phrase.rest.len() > at && self.matches(phrase, &without) {
                *found = found.with(Meaning { length: meaning.length.saturating_add(1), ..meaning });
            }
        }
    }

    fn is_adverb(&self, word: &str) -> bool {
        let Some(row) = self.exact(word, Edge::first(word)) else { return false };
        let single = self.phrases(row).iter().filter(|phrase| phrase.rest.len() == 0);
        let marks = single.fold(Marks::empty(), |all, phrase| all | self.meaning(phrase).marks);
        marks.intersects(Marks::ADVERB | Marks::THEN) && !marks.intersects(Marks::NEGATION)
    }

    /// Adds what the phrases of a row mean when these words stand behind their first.
    fn hear(&self, row: Row, behind: &[&str], found: &mut Meaning) {
        for phrase in self.possible(row, behind).filter(|phrase| self.matches(phrase, behind)) {
            *found = found.with(self.meaning(phrase));
        }
    }
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
        let mut draft = Draft::new(false);
        for (phrase, marks) in phrases {
            draft.add(phrase, Meaning::mark(*marks));
        }
        draft.finish()
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
        let mut draft = Draft::new(true);
        draft.add("jusqu'à l'", Meaning::mark(Marks::WAIT));
        let lexicon = draft.finish();
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
