//! The values that a text states, in a form that is the same in every language: `24 heures` is `24 hours`, `1 Go` is
//! `1 GB`, `1,5` is `1.5`.

use crate::diff::facts::Facts;
use crate::guide::TargetKind;
use crate::language::{Language, Piece, Unit, pieces};

/// What a value measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Measure {
    /// A time, in seconds or months.
    Time,
    /// A size or speed.
    Size,
    /// A share of a hundred.
    Percent,
    /// An amount of money.
    Money,
    /// The address of a machine.
    Address,
    /// Several numbers with dots between.
    Version,
    /// A number of nothing that is known.
    Number,
    /// Code within text: a command, a path, what to enter.
    Code,
    /// A link key, or another guide.
    Link,
}

/// A value in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value {
    pub(crate) measure: Measure,
    /// What it is, whatever the language.
    pub(crate) key: String,
    /// As the text writes it.
    pub(crate) shown: String,
}

/// The values of a text in a language; `english` knows the units that every language uses.
pub(crate) fn of(facts: &Facts, language: &Language, english: &Language) -> Vec<Value> {
    let pieces: Vec<Piece<'_>> = pieces(&facts.words, false).collect();
    let mut row = Row { text: &facts.words, pieces, languages: [language, english], found: Vec::new() };
    row.read();
    let mut found = row.found;
    for code in facts.code.iter().filter(|code| !code.is_empty()) {
        found.push(Value { measure: Measure::Code, key: code.clone(), shown: code.clone() });
    }
    for (kind, target) in &facts.links {
        if let TargetKind::Key | TargetKind::Page | TargetKind::Legacy = kind {
            let key = target.split(['#', '?']).next().unwrap_or_default().trim_end_matches('/').to_owned();
            found.push(Value { measure: Measure::Link, key, shown: target.clone() });
        }
    }
    found
}

struct Row<'t, 'l> {
    text: &'t str,
    pieces: Vec<Piece<'t>>,
    languages: [&'l Language; 2],
    found: Vec<Value>,
}

/// A number as it is written, with the places of its first piece and of the one behind it.
struct Number {
    first: usize,
    behind: usize,
    form: Form,
}

enum Form {
    /// In digits, with a point for the fraction.
    Plain(String),
    Version(String),
    Address(String),
    /// A date, a time of day, a telephone number: nothing that is compared.
    Other,
}

const MONEY: [&str; 4] = ["€", "$", "£", "¥"];
const RANGE: [&str; 4] = ["-", "–", "—", "/"];

impl Row<'_, '_> {
    fn read(&mut self) {
        let mut at = 0;
        let mut low: Option<Number> = None;
        while at < self.pieces.len() {
            let Some(number) = self.number(at) else {
                at += 1;
                continue;
            };
            at = number.behind;
            if let Some(low) = low.take() {
                let unit = self.is_range(&low, &number).then_some(number.behind);
                self.keep(&low, unit.unwrap_or(low.behind));
            }
            low = Some(number);
        }
        if let Some(low) = low {
            self.keep(&low, low.behind);
        }
    }

    fn text_at(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.text)
    }

    fn end(&self, at: usize) -> usize {
        self.pieces[at].at + self.pieces[at].text.len()
    }

    /// Whether nothing stands before a piece.
    fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.pieces.len() && self.pieces[at].at == self.end(at - 1)
    }

    fn is_digits(&self, at: usize) -> bool {
        self.text_at(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The number that begins at a piece.
    fn number(&self, first: usize) -> Option<Number> {
        if !self.is_digits(first) {
            let number = self.languages[0].number(self.text_at(first))?;
            let counts = self.time(first + 1).is_some();
            return counts.then(|| Number { first, behind: first + 1, form: Form::Plain(number.to_string()) });
        }
        let mut behind = first + 1;
        let mut marks = String::new();
        let mut groups = vec![self.text_at(first)];
        loop {
            let mark = self.text_at(behind);
            let joined = matches!(mark, "." | "," | "/" | ":" | "'" | "’") && self.is_glued(behind);
            if joined && self.is_glued(behind + 1) && self.is_digits(behind + 1) {
                marks.push_str(mark);
                groups.push(self.text_at(behind + 1));
                behind += 2;
            } else if self.is_digits(behind)
                && self.text_at(behind).len() == 3
                && groups[0].len() <= 3
                && marks.chars().all(|mark| mark == ' ')
                && self.text[self.end(behind - 1)..self.pieces[behind].at].chars().count() == 1
            {
                marks.push(' ');
                groups.push(self.text_at(behind));
                behind += 1;
            } else {
                break;
            }
        }
        if first > 0 && self.text_at(first - 1) == "+" {
            behind = (behind..).find(|&at| !self.is_digits(at)).unwrap_or(behind);
        }
        let form = if self.is_none(first, behind) { Form::Other } else { form(&groups, &marks) };
        Some(Number { first, behind, form })
    }

    /// Whether it counts nothing: a telephone number, an ordinal, a part of a date, the number of a list's item.
    fn is_none(&self, first: usize, behind: usize) -> bool {
        let before = if first > 0 { self.text_at(first - 1) } else { "" };
        let month = |at: usize| self.month(at);
        let glued_word = self.is_glued(behind)
            && self.text_at(behind).starts_with(char::is_alphabetic)
            && self.time(behind).is_none()
            && self.size(behind).is_none();
        let skip =
            |at: usize| if self.text_at(at) == "." || self.text_at(at).chars().count() == 2 { at + 1 } else { at };
        let dated = month(behind)
            || month(skip(behind))
            || first > 0 && month(first - 1)
            || first > 1 && month(first - 2) && self.text_at(first).len() == 4
            || first > 2 && month(first - 3) && self.text_at(first).len() == 4;
        let listed = first == 0 && (matches!(self.text_at(behind), "." | ")") || behind > first + 1);
        let in_name = before == "." && self.is_glued(first) && self.is_glued(first - 1);
        before == "+" || glued_word || dated || listed || in_name
    }

    /// Whether a piece names a month. English ones have a capital letter: "may" is a verb.
    fn month(&self, at: usize) -> bool {
        let [own, english] = self.languages;
        let word = self.text_at(at);
        let capital = word.starts_with(char::is_uppercase);
        own.month(word).is_some() && (capital || own.language != english.language)
            || capital && english.month(word).is_some()
    }

    /// Whether two numbers are the ends of a range: both have the unit of the second.
    fn is_range(&self, low: &Number, high: &Number) -> bool {
        let between = self.text_at(low.behind);
        low.behind + 1 == high.first
            && (RANGE.contains(&between) || between.chars().all(char::is_alphabetic))
            && self.time(low.behind).is_none()
            && self.size(low.behind).is_none()
    }

    fn time(&self, at: usize) -> Option<Unit> {
        let word = self.text_at(at);
        let letter = word.len() == 1 && word.chars().all(char::is_uppercase);
        if letter || !word.starts_with(char::is_alphabetic) {
            return None;
        }
        self.languages.iter().find_map(|language| language.time_unit(word))
    }

    fn size(&self, at: usize) -> Option<&str> {
        self.languages.iter().find_map(|language| language.size_unit(self.text_at(at)))
    }

    fn keep(&mut self, number: &Number, unit_at: usize) {
        let (measure, key, end) = match &number.form {
            Form::Other => return,
            Form::Version(text) => (Measure::Version, text.clone(), number.behind),
            Form::Address(text) => (Measure::Address, text.clone(), number.behind),
            Form::Plain(text) => {
                let hyphen = usize::from(self.text_at(unit_at) == "-" && self.is_glued(unit_at));
                let at = unit_at + hyphen;
                let before = if number.first > 0 { self.text_at(number.first - 1) } else { "" };
                let of_day = self.text_at(number.first).starts_with('0');
                if let Some(unit) = self.time(at) {
                    if of_day {
                        return;
                    }
                    (Measure::Time, time(text, unit), at + 1)
                } else if let Some(unit) = self.size(at) {
                    (Measure::Size, format!("{text} {unit}"), at + 1)
                } else if self.text_at(at) == "%" {
                    (Measure::Percent, text.clone(), at + 1)
                } else if MONEY.contains(&self.text_at(at)) || MONEY.contains(&before) {
                    (Measure::Money, text.clone(), number.behind)
                } else {
                    (Measure::Number, text.clone(), number.behind)
                }
            }
        };
        let end = if unit_at == number.behind { end } else { number.behind };
        let shown = self.text[self.pieces[number.first].at..self.end(end - 1)].to_owned();
        self.found.push(Value { measure, key, shown });
    }
}

fn form(groups: &[&str], marks: &str) -> Form {
    let all = |mark: char| marks.chars().all(|one| one == mark);
    let thousands = groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    // A time of day: 00:01, 01.30, 00 h 01.
    if groups[0].len() == 2 && groups[0].starts_with('0') && groups.len() < 3 {
        return Form::Other;
    }
    if groups.len() == 1 {
        return Form::Plain(plain(groups[0], ""));
    }
    if thousands && (all(' ') || all('.') || all(',') || all('\'') || all('’')) {
        return Form::Plain(plain(&groups.concat(), ""));
    }
    if let ([whole, fraction], "." | ",") = (groups, marks) {
        return Form::Plain(plain(whole, fraction));
    }
    if groups.len() == 3 && (all('/') || all('.') && groups[2].len() == 4) || marks.contains(':') {
        return Form::Other;
    }
    if all('.') && groups.len() >= 3 {
        let text = groups.join(".");
        return if groups.len() == 4 { Form::Address(text) } else { Form::Version(text) };
    }
    if marks == ".../" {
        return Form::Address(format!("{}/{}", groups[..4].join("."), groups[4]));
    }
    Form::Plain(groups.join("/"))
}

/// A number without zeros that say nothing.
fn plain(whole: &str, fraction: &str) -> String {
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// A time in the smallest unit that it is a whole number of, as far as units are exact.
fn time(number: &str, unit: Unit) -> String {
    let (factor, base) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => (unit.seconds() as f64, "s"),
        Unit::Month => (1.0, "months"),
        Unit::Year => (12.0, "months"),
    };
    let amount = number.parse::<f64>().unwrap_or_default() * factor;
    format!("{amount} {base}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn keys(text: &str, language: &str) -> Vec<String> {
        let languages = Languages::embedded();
        let facts = Facts::of(text);
        of(&facts, languages.get(language).unwrap(), languages.english()).into_iter().map(|value| value.key).collect()
    }

    #[test]
    fn a_value_is_the_same_in_every_language() {
        for (english, other, language) in [
            ("up to 24 hours", "jusqu'à 24 heures", "fr"),
            ("valid for 1 day", "24 Stunden gültig", "de"),
            ("takes 1 to 24 hours", "prend de 1 à 24 heures", "fr"),
            ("takes 1 to 24 hours", "trwa od 1 do 24 godzin", "pl"),
            ("a disk of 1 GB", "un disque de 1 Go", "fr"),
            ("costs 1.5 GB of 2,000 GB", "utilise 1,5 Go sur 2 000 Go", "fr"),
            ("one hour", "1 Stunde", "de"),
            ("a 24-hour delay", "ein 24-Stunden-Fenster", "de"),
            ("within 7 days", "7 dní", "cs"),
            ("run `ls -l` on 10.0.0.1", "lancez `ls -l` sur 10.0.0.1", "fr"),
            ("from 10.0.0.0/8", "depuis 10.0.0.0/8", "fr"),
            ("on 3 March 2026, 5 disks", "le 3 mars 2026, 5 disques", "fr"),
        ] {
            assert_eq!(keys(english, "en"), keys(other, language), "{english} / {other}");
            assert!(!keys(english, "en").is_empty(), "{english}");
        }
        assert_eq!(keys("from 1 to 24 hours", "en"), ["3600 s", "86400 s"]);
        assert_ne!(keys("24 hours", "en"), keys("72 heures", "fr"));
    }

    #[test]
    fn what_counts_nothing_is_no_value() {
        for text in [
            "The 2nd disk",
            "Call +44 333 370 0425 now",
            "on 12/03/2026",
            "at 10:30",
            "since March 4, 2026",
            "1.2 First",
            "vRack1.5",
        ] {
            assert_eq!(keys(text, "en"), [""; 0], "{text}");
        }
    }
}
