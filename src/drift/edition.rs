//! A guide in one locale, prepared to be compared with another.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::diff::passage::{Passage, Sort, passages};
use crate::language::{Language, Languages, NoticeHeading, fold, pieces};
use crate::workflow::{Level, Role, Workflow, picture_name};

use super::values::{self, Measure, Value};

/// The passages of a workflow, with what is compared of each.
#[derive(Debug)]
pub struct Edition<'w> {
    /// The guide.
    pub workflow: &'w Workflow,
    /// The code of the language that it is written in.
    pub(crate) language: String,
    pub(crate) passages: Vec<Passage>,
    pub(crate) traits: Vec<Trait>,
}

/// What is compared of a passage, in a form that needs no language.
#[derive(Debug, Clone)]
pub(crate) struct Trait {
    pub(crate) values: Vec<Value>,
    /// The beginnings of words of three characters and more, hashed and sorted: names are the same in many languages,
    /// and words of related ones begin alike.
    pub(crate) words: Vec<u64>,
    /// How long the text is, in characters.
    pub(crate) size: usize,
    /// Of a picture, its file name without what names a locale; of code, its words in a row.
    pub(crate) plain: String,
}

impl<'w> Edition<'w> {
    /// The edition that a workflow is.
    #[must_use]
    pub fn new(workflow: &'w Workflow, languages: &Languages) -> Self {
        let language = workflow.language_in(languages);
        let mut passages = passages(workflow);
        passages.iter_mut().filter(|passage| calls_itself_warning(passage, language)).for_each(|passage| {
            passage.sort = Sort::Notice(Level::Warning);
            "warning".clone_into(&mut passage.place.name);
        });
        let traits = passages.iter().map(|passage| Trait::of(passage, language, languages.english())).collect();
        Self { workflow, language: language.language.clone(), passages, traits }
    }
}

/// Whether a text begins with a word in bold that headings of warnings have: a warning of a guide without notices.
fn calls_itself_warning(passage: &Passage, language: &Language) -> bool {
    let titled =
        |text: &str| text.strip_prefix("**").and_then(|rest| rest.split_once("**")).map(|(title, _)| title.to_owned());
    let is_text = passage.sort == Sort::Text && passage.within != Some(Role::Requirements);
    is_text
        && titled(&passage.place.text)
            .is_some_and(|title| language.notice_heading(&title) == Some(NoticeHeading::Warning))
}

impl Trait {
    pub(crate) fn of(passage: &Passage, language: &Language, english: &Language) -> Self {
        let text = &passage.facts.words;
        // What one locale marks as a label or as code, another one only quotes.
        let marked = passage.facts.labels.iter().chain(&passage.facts.code).flat_map(|label| pieces(label, false));
        let long = pieces(text, false).chain(marked).filter(|piece| piece.text.len() > 2);
        let mut words = sorted(long.map(|piece| hashed(stem(&fold(piece.text)))));
        let (plain, size) = match passage.sort {
            Sort::Figure => (picture_name(&passage.place.text), 0),
            Sort::Code | Sort::Api => {
                let plain = passage.place.text.split_whitespace().collect::<Vec<_>>().join(" ");
                words = sorted(plain.split(' ').map(hashed));
                let size = plain.chars().count();
                (plain, size)
            }
            Sort::Section | Sort::Step | Sort::Notice(_) | Sort::Table | Sort::Text => {
                (String::new(), text.chars().count())
            }
        };
        let mut values = values::of(&passage.facts, language, english);
        let own_number = passage.number.map(|number| number.to_string());
        values.retain(|value| value.measure != Measure::Number || Some(&value.key) != own_number.as_ref());
        Self { values, words, size, plain }
    }

    /// Some traits as those of one text.
    pub(crate) fn join(traits: &[Self], which: &[usize]) -> Self {
        let mut whole = Self { values: Vec::new(), words: Vec::new(), size: 0, plain: String::new() };
        for part in which.iter().map(|&at| &traits[at]) {
            whole.values.extend_from_slice(&part.values);
            whole.words.extend_from_slice(&part.words);
            whole.size += part.size;
            whole.plain.push_str(&part.plain);
        }
        whole.words = sorted(whole.words.into_iter());
        whole
    }
}

/// The beginning of a word, which is often the same in related languages: `certi` of `certificate` and `certificado`.
fn stem(word: &str) -> &str {
    const LONG: usize = 5;
    word.char_indices().nth(LONG).map_or(word, |(end, _)| &word[..end])
}

fn sorted(words: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut words: Vec<u64> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn hashed(word: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}
