//! What a heading's words say: which section of a guide it opens, and which number it carries.

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{fold, fold_into, pieces};
use super::{Language, Marks};

/// The sections that every templated guide has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionName {
    /// What the guide is about.
    Objective,
    /// What is needed before.
    Requirements,
    /// What has to be done.
    Instructions,
    /// Where to go from here.
    Further,
}

/// The notices that a heading can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeHeading {
    /// It only warns.
    Warning,
    /// It only informs.
    Note,
}

/// `headings:` as it stands in a language file; every phrase in lower case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Headings {
    /// Titles of the section that tells what the guide is about.
    objective: Titles,
    /// Titles of the section that tells what is needed before.
    requirements: Titles,
    /// Titles of the section that tells what has to be done.
    instructions: Titles,
    /// Titles of the section that tells where to go from here.
    further: Titles,
    /// Headings that only warn.
    warning: Titles,
    /// Headings that only inform.
    note: Titles,
    /// What is counted: "step 2", "2nd part".
    counted: Vec<String>,
    /// What alternatives are called: "method 1", "second option".
    pub(super) ways: Vec<String>,
    /// What counts in front of these: "first".
    pub(super) ordinals: Vec<String>,
    /// What names a means at the beginning of a title, or at its end: "via the API".
    pub(super) by: Vec<String>,
    /// First and second column of a table whose rows are fields to fill in.
    form_columns: Vec<(String, String)>,
}

/// Titles as they are compared.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(from = "Vec<String>")]
#[schemars(with = "Vec<String>")]
struct Titles(FxHashSet<String>);

impl From<Vec<String>> for Titles {
    fn from(titles: Vec<String>) -> Self {
        Self(titles.iter().map(|title| plain(title)).collect())
    }
}

impl Language {
    /// Which section a heading opens, by its plain text (entities decoded, no marks).
    #[must_use]
    pub fn section_name(&self, title: &str) -> Option<SectionName> {
        let title = plain(title);
        let rows = [
            (SectionName::Objective, &self.headings.objective),
            (SectionName::Requirements, &self.headings.requirements),
            (SectionName::Instructions, &self.headings.instructions),
            (SectionName::Further, &self.headings.further),
        ];
        rows.into_iter().find(|(_, titles)| titles.0.contains(&title)).map(|(name, _)| name)
    }

    /// Which notice a heading stands for, where it opens no section.
    #[must_use]
    pub fn notice_heading(&self, title: &str) -> Option<NoticeHeading> {
        let title = plain(title);
        let rows = [(NoticeHeading::Warning, &self.headings.warning), (NoticeHeading::Note, &self.headings.note)];
        rows.into_iter().find(|(_, titles)| titles.0.contains(&title)).map(|(notice, _)| notice)
    }

    /// The number of a numbered heading or tab title ("Step 2:", "3.", "1.4 -"); of several parts, the last.
    #[must_use]
    pub fn heading_number(&self, title: &str) -> Option<u32> {
        if !title.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let title: String = title.chars().filter(|character| !matches!(character, '*' | '\\')).collect();
        let pieces: Vec<&str> = pieces(&title, false).map(|piece| piece.text).collect();
        let first = pieces.first()?;
        if self.is_counted(first) {
            return number_at(&pieces, 1).map(|(number, _)| number);
        }
        let (number, next) = number_at(&pieces, 0)?;
        let counted = |at: usize| pieces.get(at).is_some_and(|word| self.is_counted(word));
        let closed = match pieces.get(next) {
            Some(&("." | ")")) => ends_number(&title, &pieces, next),
            Some(&("-" | "–" | ":")) => pieces.len() > next + 1,
            Some(&("ª" | "º" | "°")) => counted(next + 1),
            Some(_) | None => false,
        };
        (closed || counted(next) || next > 1 && pieces.len() > next).then_some(number)
    }

    /// Whether a heading says, in parentheses or before a colon, that its section may be left out: "Tests (optional)".
    #[must_use]
    pub(crate) fn is_optional_heading(&self, title: &str) -> bool {
        let aside = title.split('(').skip(1).filter_map(|rest| rest.split(')').next());
        let head = title.split_once(':').map(|(head, _)| head);
        aside.chain(head).any(|part| self.is_optional(part))
    }

    fn is_optional(&self, text: &str) -> bool {
        let words: Vec<Cow<'_, str>> = pieces(text, self.reading.elisions).map(|piece| fold(piece.text)).collect();
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        (0..words.len()).any(|at| self.reading.lexicon.look_up(&words[at..]).marks.intersects(Marks::OPTIONAL))
    }

    fn is_counted(&self, word: &str) -> bool {
        let word = fold(word);
        self.headings.counted.iter().any(|counted| *counted == word)
    }

    /// Whether a table with this header is a form: one field a row, with what to enter.
    #[must_use]
    pub fn is_form_header(&self, header: &[String]) -> bool {
        let [name, enter] = header else { return false };
        let (name, enter) = (plain(name), plain(enter));
        self.headings.form_columns.iter().any(|(first, second)| *first == name && *second == enter)
    }
}

/// A number and its parts behind dots, from the piece `at`; the last part, and the place behind it.
fn number_at(pieces: &[&str], mut at: usize) -> Option<(u32, usize)> {
    let mut number: u32 = pieces.get(at)?.parse().ok()?;
    at += 1;
    while pieces.get(at) == Some(&".") {
        let Some(part) = pieces.get(at + 1).and_then(|part| part.parse().ok()) else { break };
        number = part;
        at += 2;
    }
    (number < 1000).then_some((number, at))
}

/// "2. Title" is numbered, "2.x" is not.
fn ends_number(title: &str, pieces: &[&str], at: usize) -> bool {
    let after: usize = pieces[..=at].iter().map(|piece| piece.len()).sum();
    let head: String = title.chars().filter(|character| !character.is_whitespace()).take(after).collect();
    pieces.len() == at + 1 || head == pieces[..=at].concat()
}

/// Lower-case words with single blanks between them, without marks around and at the end.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in pieces(text, false).filter(|piece| piece.text.chars().any(char::is_alphanumeric)) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        fold_into(&mut plain, word.text);
    }
    plain
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    use super::*;

    #[test]
    fn numbers_of_headings() {
        let languages = Languages::embedded();
        let number = |code: &str, title: &str| languages.get(code).unwrap().heading_number(title);
        assert_eq!(number("fr", "Étape 2 : payer"), Some(2));
        assert_eq!(number("fr", "Étape 5a - payer"), Some(5));
        assert_eq!(number("en", "Step 3.1. Pay"), Some(1));
        assert_eq!(number("en", "**Step 4**"), Some(4));
        assert_eq!(number("en", "1\\. Pay"), Some(1));
        assert_eq!(number("en", "2.3 Pay"), Some(3));
        assert_eq!(number("en", "3 ways to pay"), None);
        assert_eq!(number("en", "Pay in 3 steps"), None);
        assert_eq!(number("en", "2019"), None);
        assert_eq!(number("fi", "2. vaihe: maksa"), Some(2));
        assert_eq!(number("fi", "1.vaihe: maksa"), Some(1));
        assert_eq!(number("pt", "3 - Pagar"), Some(3));
        assert_eq!(number("pt", "2ª Etapa: pagar"), Some(2));
        assert_eq!(number("lt", "4 dalis: mokėti"), Some(4));
        assert_eq!(number("es", "2. Pagar"), Some(2));
    }

    #[test]
    fn sections_are_known_by_name() {
        let languages = Languages::embedded();
        let name = |code: &str, title: &str| languages.get(code).unwrap().section_name(title);
        assert_eq!(name("en", "Before you begin"), Some(SectionName::Requirements));
        assert_eq!(name("fr", "Pre\u{301}requis :"), Some(SectionName::Requirements));
        assert_eq!(name("pt", "Quer saber mais?"), Some(SectionName::Further));
        assert_eq!(name("en", "What’s next?"), Some(SectionName::Further));
        assert_eq!(name("de", "So gehen Sie vor"), Some(SectionName::Instructions));
        assert_eq!(name("es", "Véase también"), Some(SectionName::Further));
        assert_eq!(name("pl", "Czego potrzebujesz?"), Some(SectionName::Requirements));
        assert_eq!(name("en", "Pay the bill"), None);
    }

    #[test]
    fn forms_are_known_by_their_header() {
        let languages = Languages::embedded();
        let form = |header: &[&str]| {
            let header: Vec<String> = header.iter().map(|&cell| cell.to_owned()).collect();
            languages.get("en").unwrap().is_form_header(&header)
        };
        assert!(form(&["Information", "Description"]));
        assert!(!form(&["Information", "Description", "Price"]));
    }
}
