//! Words that turn what a text means although its labels, values and limits stay: what is denied, which verbs tell the
//! reader what to do, and what numbers count.

use std::collections::BTreeMap;

use crate::language::{Doing, Language, Marks, Meaning, Moods, fold, pieces};

use super::passage::{Passage, Sort};

/// What the words of a passage say beside what is compared on its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meant {
    /// Each number with the words that touch it.
    pub(super) counted: Vec<String>,
    /// How often something is denied.
    pub(super) denials: usize,
    /// How often something is denied that a verb close by tells to do.
    pub(super) forbids: usize,
    /// How often it is said that something has to be done, and how often that it may be.
    duties: (usize, usize),
    /// The words that say when: "before" is not "after".
    pub(super) times: Vec<String>,
    /// The verbs of a step; those that stand for one another are named by what they do.
    pub(super) verbs: Vec<String>,
}

impl Meant {
    pub(super) fn of(passage: &Passage, language: &Language) -> Self {
        let words: Vec<String> = pieces(&passage.facts.words, language.reading.elisions)
            .map(|piece| fold(piece.text).into_owned())
            .filter(|word| word != "-")
            .collect();
        let meanings = meanings(&words, language);
        let denies = Marks::NEGATION | Marks::UNLESS | Marks::LEFT_OUT;
        let marked = |marks| meanings.iter().filter(|(_, meaning)| meaning.marks.intersects(marks)).count();
        let duties = (marked(Marks::MUST), marked(Marks::CAN | Marks::OPTIONAL));
        let verbs = match passage.sort {
            Sort::Step => meanings.iter().filter_map(|(form, meaning)| verb(form, meaning)).collect(),
            Sort::Section | Sort::Api | Sort::Notice(_) | Sort::Code | Sort::Figure | Sort::Table | Sort::Text => {
                Vec::new()
            }
        };
        let timed = |(form, meaning): &(String, Meaning)| meaning.marks.intersects(Marks::WHEN).then(|| form.clone());
        let times = meanings.iter().filter_map(timed).collect();
        Self { counted: counted(&words), denials: marked(denies), forbids: forbids(&meanings), duties, times, verbs }
    }

    /// Whether it is said with another word when something is done.
    pub(super) fn is_other_time(&self, other: &Self) -> bool {
        self.times.len() == other.times.len() && self.times != other.times
    }

    /// Whether what has to be done in one text may be done in the other.
    pub(super) fn is_other_duty(&self, other: &Self) -> bool {
        let eased = |was: &Self, is: &Self| was.duties.0 > is.duties.0 && was.duties.1 < is.duties.1;
        eased(self, other) || eased(other, self)
    }

    fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        self.verbs.iter().for_each(|verb| *counts.entry(verb.as_str()).or_default() += 1);
        counts
    }

    /// The verbs that one text has more often than another.
    fn more(&self, other: &Self) -> Vec<&str> {
        let others = other.counts();
        let own = self.counts().into_iter();
        own.filter(|(verb, count)| others.get(verb).is_none_or(|other| other < count)).map(|(verb, _)| verb).collect()
    }

    /// Whether another verb tells the reader what to do.
    pub(super) fn is_other_act(&self, other: &Self) -> bool {
        !self.more(other).is_empty() && !other.more(self).is_empty()
    }

    /// Whether a verb was turned around, as "tick" is by "untick": one is the other with a beginning before it.
    pub(super) fn is_turned(&self, other: &Self) -> bool {
        const LONG: usize = 4;
        let builds = |short: &str, long: &str| short.chars().count() >= LONG && long.ends_with(short);
        let (own, others) = (self.more(other), other.more(self));
        own.iter().any(|one| others.iter().any(|two| builds(one, two) || builds(two, one)))
    }
}

/// The longest phrase that begins at each word, with what it means.
fn meanings(words: &[String], language: &Language) -> Vec<(String, Meaning)> {
    const LONGEST: usize = 8;
    let mut all = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let near = words[at..].iter().take(LONGEST).map(String::as_str);
        let phrase: Vec<&str> = near.take_while(|word| is_word(word)).collect();
        let meaning = language.reading.lexicon.look_up(&phrase);
        let length = usize::from(meaning.length).clamp(1, phrase.len().max(1));
        all.push((words[at..at + length].join(" "), meaning));
        at += length;
    }
    all
}

/// How often a verb that tells to do something is denied: "never delete" or, in other languages, "delete never" at the
/// beginning of a clause; "must not delete" anywhere.
fn forbids(meanings: &[(String, Meaning)]) -> usize {
    const REACH: usize = 3;
    let told = Moods::COMMAND | Moods::BASE | Moods::INFINITIVE;
    let tells = |at: &usize| meanings[*at].1.verb.is_some_and(|verb| verb.moods.intersects(told) && !verb.guessed);
    let denied = |at: &usize| meanings[*at].1.marks.intersects(Marks::NEGATION);
    let begins = |at: usize| {
        let leads = Marks::THEN | Marks::AND | Marks::ADVERB | Marks::MUST;
        let before = at.checked_sub(1).map(|before| &meanings[before]);
        before.is_none_or(|(form, meaning)| !is_word(form) || meaning.marks.intersects(leads))
    };
    let forbidden = |at: &usize| {
        let mut close = at.saturating_sub(REACH)..(at + REACH).min(meanings.len());
        close.find(tells).is_some_and(|verb| begins(verb.min(*at)))
    };
    (0..meanings.len()).filter(denied).filter(forbidden).count()
}

/// How a verb is compared: pressing and clicking are one, ticking and unticking are two.
fn verb(form: &str, meaning: &Meaning) -> Option<String> {
    match meaning.verb?.doing {
        doing @ (Doing::Navigate | Doing::Click | Doing::Enter | Doing::Confirm) => Some(doing.name().to_owned()),
        Doing::Select | Doing::Other => Some(form.to_owned()),
        Doing::Attend => None,
    }
}

/// Each number with the words that touch it: "up to 4 hours" is not "at least 4 hours".
fn counted(words: &[String]) -> Vec<String> {
    let touching = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at)).map_or("", String::as_str);
        if is_word(word) || word.starts_with(['%', '€', '$', '£']) { word } else { "" }
    };
    let digits = (0..words.len()).filter(|&at| words[at].starts_with(|c: char| c.is_ascii_digit()));
    digits.map(|at| format!("{} {} {}", touching(at.checked_sub(1)), words[at], touching(Some(at + 1)))).collect()
}

fn is_word(piece: &str) -> bool {
    piece.starts_with(char::is_alphabetic)
}
