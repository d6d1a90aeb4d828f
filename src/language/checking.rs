//! The words by which rules find contradictions: dates, numbered and counted steps, what an API call is said to do.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::words::{Piece, fold, pieces};

/// `checking:` as it stands in a language file; `languages/en.yaml` explains each key.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Checking {
    updated: Phrases,
    step: Phrases,
    steps: Phrases,
    part: Phrases,
    back: Phrases,
    get: Phrases,
    create: Phrases,
    change: Phrases,
    delete: Phrases,
}

/// Phrases of words, some of them stems that end in `*`, by the first letter.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(from = "Vec<String>")]
#[schemars(with = "Vec<String>")]
struct Phrases {
    by_letter: FxHashMap<char, Vec<String>>,
    /// What finds a plain part of each phrase.
    finders: OnceLock<Vec<Finder<'static>>>,
}

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Self {
        let mut all: FxHashMap<char, Vec<String>> = FxHashMap::default();
        for phrase in phrases {
            all.entry(phrase.chars().next().unwrap_or(' ')).or_default().push(phrase);
        }
        Self { by_letter: all, finders: OnceLock::new() }
    }
}

impl Phrases {
    /// Whether a phrase may stand in a text in small letters, but for its first one; quick, and true too often.
    fn may_stand_in(&self, text: &str) -> bool {
        let finders = self.finders.get_or_init(|| {
            let parts: BTreeSet<&str> = self.by_letter.values().flatten().map(|phrase| plain_part(phrase)).collect();
            parts.into_iter().map(|part| Finder::new(part).into_owned()).collect()
        });
        finders.iter().any(|finder| finder.find(text.as_bytes()).is_some())
    }

    /// The number of words of the first phrase that these pieces begin with.
    fn at(&self, all: &[Piece<'_>]) -> Option<usize> {
        let first = all.first()?.text.chars().next()?.to_lowercase().next()?;
        self.by_letter.get(&first)?.iter().find_map(|phrase| {
            let mut length = 0;
            for word in phrase.split(' ') {
                let found = fold(all.get(length)?.text);
                let same = word.strip_suffix('*').map_or_else(|| found == word, |stem| found.starts_with(stem));
                if !same {
                    return None;
                }
                length += 1;
            }
            Some(length)
        })
    }
}

/// The longest part of a phrase's first word that is always written alike: without its first letter, which may be a
/// capital, accents and apostrophes.
fn plain_part(phrase: &str) -> &str {
    let word = phrase.split([' ', '*']).next().unwrap_or_default();
    let mut letters = word.chars();
    letters.next();
    letters
        .as_str()
        .split(|c: char| !c.is_ascii())
        .flat_map(|part| part.split('\''))
        .max_by_key(|part| part.len())
        .unwrap_or_default()
}

/// What an API call is said to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To show what is there.
    Get,
    /// To make something new.
    Create,
    /// To change what is there.
    Change,
    /// To take something away.
    Delete,
}

/// A number in a text, with its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The number.
    pub number: u32,
    /// From its word to its number, or from its number to its word.
    pub at: Range<usize>,
}

impl Language {
    /// Whether a text holds what stands before the date of a last update.
    #[must_use]
    pub fn tells_update(&self, text: &str) -> bool {
        let pieces: Vec<Piece<'_>> = pieces(text, false).collect();
        (0..pieces.len()).any(|at| self.checking.updated.at(&pieces[at..]).is_some())
    }

    /// Whether a text leads the reader to where they have been before; the place behind these words.
    #[must_use]
    pub fn leads_back(&self, text: &str) -> Option<usize> {
        if !self.checking.back.may_stand_in(text) {
            return None;
        }
        let pieces: Vec<Piece<'_>> = pieces(text, self.reading.elisions).collect();
        (0..pieces.len()).find_map(|at| {
            let length = self.checking.back.at(&pieces[at..])?;
            let last = pieces[at + length - 1];
            Some(last.at + last.text.len())
        })
    }

    /// The single steps that a text names by their numbers ("step 3").
    #[must_use]
    pub fn steps_named(&self, text: &str) -> Vec<Numbered> {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Vec::new();
        }
        let pieces: Vec<Piece<'_>> = pieces(text, self.reading.elisions).collect();
        let word = |at: usize| pieces.get(at).is_some_and(|piece| self.checking.step.at(&[*piece]).is_some());
        let named = |at: usize| {
            let number = pieces[at].text.parse().ok().filter(|number| (1..100).contains(number))?;
            let end = pieces[at].at + pieces[at].text.len();
            let part =
                pieces.get(at + 1).is_some_and(|next| next.at == end && next.text.starts_with(char::is_alphanumeric));
            if at > 0 && word(at - 1) && !part {
                return Some(Numbered { number, at: pieces[at - 1].at..end });
            }
            let dotted = pieces.get(at + 1).is_some_and(|dot| matches!(dot.text, "." | "º" | "ª"));
            let next = at + 1 + usize::from(dotted);
            word(next).then(|| Numbered { number, at: pieces[at].at..pieces[next].at + pieces[next].text.len() })
        };
        (0..pieces.len()).filter_map(named).collect()
    }

    /// Whether a text may hold a word for steps; quick, and true too often.
    #[must_use]
    pub fn may_count_steps(&self, text: &str) -> bool {
        self.checking.steps.may_stand_in(text)
    }

    /// The numbers of steps that a text states ("each of the 7 steps").
    #[must_use]
    pub fn steps_counted(&self, text: &str) -> Vec<Numbered> {
        let pieces: Vec<Piece<'_>> = pieces(text, self.reading.elisions).collect();
        let counted = |next: usize| {
            self.checking.steps.at(&pieces[next..=next])?;
            let at = (0..next).rfind(|&at| pieces[at].text != "*")?;
            let number = pieces[at].text.parse().ok().or_else(|| self.number(pieces[at].text))?;
            let before = at.checked_sub(1).map(|before| pieces[before]);
            let part = before.is_some_and(|before| {
                matches!(before.text, "-" | "–" | "." | "/") || self.checking.part.at(&[before]).is_some()
            });
            let end = pieces[next].at + pieces[next].text.len();
            (!part && (2..100).contains(&number)).then(|| Numbered { number, at: pieces[at].at..end })
        };
        (0..pieces.len()).filter_map(counted).collect()
    }

    /// What a text says that is done, each purpose once.
    #[must_use]
    pub fn purposes(&self, text: &str) -> Vec<Purpose> {
        let pieces: Vec<Piece<'_>> = pieces(text, self.reading.elisions).collect();
        let says = |phrases: &Phrases| (0..pieces.len()).any(|at| phrases.at(&pieces[at..]).is_some());
        let rows = [
            (Purpose::Get, &self.checking.get),
            (Purpose::Create, &self.checking.create),
            (Purpose::Change, &self.checking.change),
            (Purpose::Delete, &self.checking.delete),
        ];
        rows.into_iter().filter(|(_, phrases)| says(phrases)).map(|(purpose, _)| purpose).collect()
    }

    /// The number that a word names.
    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.reading.lexicon.look_up(&[&fold(word)]).number
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    use super::*;

    fn numbers(found: Vec<Numbered>) -> Vec<u32> {
        found.into_iter().map(|one| one.number).collect()
    }

    #[test]
    fn steps_are_named_and_counted() {
        let languages = Languages::embedded();
        let of = |code: &str| languages.get(code).unwrap();
        assert_eq!(numbers(of("en").steps_named("Go back to step 3 of these 7 steps.")), [3]);
        assert_eq!(
            numbers(of("en").steps_counted("Go back to step 3 of these **7** steps, or of the three steps.")),
            [7, 3]
        );
        assert_eq!(numbers(of("fi").steps_named("Palaa vaiheeseen 2.")), [2]);
        assert_eq!(numbers(of("fi").steps_named("2. vaihe")), [2]);
        assert_eq!(numbers(of("fr").steps_counted("en 4 étapes")), [4]);
        assert_eq!(numbers(of("en").steps_counted("the first two steps")), [] as [u32; 0]);
        assert_eq!(numbers(of("en").steps_named("step 2fa, steps")), [] as [u32; 0]);
    }

    #[test]
    fn purposes_are_known_by_their_verbs() {
        let languages = Languages::embedded();
        let english = languages.get("en").unwrap();
        assert_eq!(english.purposes("To delete the zone, use this call:"), [Purpose::Delete]);
        assert_eq!(english.purposes("To retrieve the list"), [Purpose::Get]);
        let french = languages.get("fr").unwrap();
        assert_eq!(french.purposes("Pour supprimer la zone :"), [Purpose::Delete]);
    }
}
