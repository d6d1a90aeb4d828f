//! What is wrong in a language file that its form does not tell: strings beside the English ones, months, words that say
//! nothing.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::locale::Locale;
use crate::localize::{self, Plural};
use crate::spelling;

const FORMS: [(&str, Plural); 6] = [
    ("zero", Plural::Zero),
    ("one", Plural::One),
    ("two", Plural::Two),
    ("few", Plural::Few),
    ("many", Plural::Many),
    ("other", Plural::Other),
];

/// Where words and phrases stand; elsewhere a lone `*` is the ending of any word.
const PHRASES: [&str; 7] =
    ["headings", "reading.stop_words", "reading.verbs", "reading.marks", "reading.units", "checking", "sizes"];

/// What is wrong in a language file, beside the strings of the English one. What is missing or unknown elsewhere, and
/// values of another kind, are told when the file is loaded.
pub(super) fn of(file: &Value, english: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let text = |key: &str| file[key].as_str().unwrap_or_default();
    if file["name"].as_str().is_some_and(|name| name.trim().is_empty()) {
        all.push("name: it is empty".to_owned());
    }
    let locale = Locale::parse(text("locale"));
    let own = locale.filter(|locale| locale.language() == text("language"));
    if let (Some(locale), None) = (locale, own) {
        all.push(format!("locale: {locale} is of another language than `{}`", text("language")));
    }
    let reading = &file["reading"];
    if reading["stop_words"].as_array().is_some_and(Vec::is_empty) {
        all.push("reading.stop_words: without any, no text is found to be in this language".to_owned());
    }
    if let Some(months) = reading["months"].as_array() {
        let named = months.iter().filter(|names| names.as_array().is_some_and(|names| !names.is_empty())).count();
        if months.len() != 12 || named != 12 {
            all.push(format!("reading.months: {named} of them have names, and a year has 12"));
        }
    }
    for part in PHRASES {
        phrases(part, part.split('.').fold(file, |value, key| &value[key]), &mut all);
    }
    if let (Some(locale), Some(strings), Some(english)) = (own, file["strings"].as_object(), english.as_object()) {
        told_in("strings", strings, english, locale, &mut all);
    }
    all
}

/// Phrases that no text holds, or every text.
fn phrases(place: &str, value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Array(listed) => {
            for one in listed {
                match one.as_str() {
                    Some(phrase) if phrase.split_whitespace().all(|word| word == "*") => {
                        all.push(format!("{place}: `{phrase}` says no word"));
                    }
                    Some(_) => {}
                    None => phrases(place, one, all),
                }
            }
        }
        Value::Object(lists) => lists.iter().for_each(|(key, value)| phrases(&format!("{place}.{key}"), value, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn told_in(place: &str, own: &Map<String, Value>, english: &Map<String, Value>, locale: Locale, all: &mut Vec<String>) {
    for key in own.keys().filter(|key| !english.contains_key(*key)) {
        let near = spelling::nearest(key, english.keys().map(String::as_str));
        let hint = near.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
        all.push(format!("{place}.{key}: there is no such string{hint}"));
    }
    for (key, english) in english {
        let place = format!("{place}.{key}");
        match (own.get(key), english) {
            (None, _) => all.push(format!("{place}: it is missing; in English it is `{}`", shown(english))),
            (Some(Value::String(own)), Value::String(english)) => string(&place, own, english, all),
            (Some(Value::Object(own)), Value::Object(english)) if english.contains_key("one") => {
                counted(&place, own, english, locale, all);
            }
            (Some(Value::Object(own)), Value::Object(english)) => told_in(&place, own, english, locale, all),
            (Some(_), _) => {}
        }
    }
}

/// An English string on one line; of a counted one, the form for most counts.
fn shown(english: &Value) -> &str {
    english.as_str().or_else(|| english["other"].as_str()).unwrap_or("…")
}

fn string(place: &str, own: &str, english: &str, all: &mut Vec<String>) {
    let (has, needs) = (placeholders(own), placeholders(english));
    if own.trim().is_empty() {
        all.push(format!("{place}: it is empty; in English it is `{english}`"));
    } else if has != needs {
        all.push(format!("{place}: `{own}` has other words in braces than `{english}`"));
    }
}

fn counted(place: &str, own: &Map<String, Value>, english: &Map<String, Value>, locale: Locale, all: &mut Vec<String>) {
    let given: BTreeSet<&str> = own.keys().map(String::as_str).collect();
    let needed = forms(locale);
    if given != needed {
        let list = |forms: BTreeSet<&str>| forms.into_iter().collect::<Vec<_>>().join(", ");
        all.push(format!("{place}: it has {}, and {locale} needs {}", list(given), list(needed)));
    }
    for (form, text) in own {
        if let (Some(text), Some(english)) = (text.as_str(), english["other"].as_str()) {
            string(&format!("{place}.{form}"), text, english, all);
        }
    }
}

/// The plural forms that whole numbers need.
fn forms(locale: Locale) -> BTreeSet<&'static str> {
    let used: BTreeSet<Plural> = (0..1000).map(|count| localize::plural(locale, count)).collect();
    FORMS.iter().filter(|(name, plural)| *name == "other" || used.contains(plural)).map(|(name, _)| *name).collect()
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::language::Languages;
    use crate::yaml;

    fn file(code: &str) -> Value {
        let path = format!("{}/languages/{code}.yaml", env!("CARGO_MANIFEST_DIR"));
        yaml::read(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn no_language_that_ships_has_faults() {
        let english = file("en");
        for code in Languages::embedded().codes() {
            assert_eq!(of(&file(code), &english["strings"]), Vec::<String>::new(), "{code}");
        }
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        let english = file("en");
        let told = |change: &dyn Fn(&mut Value)| {
            let mut polish = file("pl");
            change(&mut polish);
            of(&polish, &english["strings"]).join("\n")
        };
        assert_eq!(told(&|file| file["name"] = json!(" ")), "name: it is empty");
        assert_eq!(told(&|file| file["locale"] = json!("cs-cz")), "locale: cs-CZ is of another language than `pl`");
        assert!(told(&|file| file["reading"]["stop_words"] = json!([])).starts_with("reading.stop_words: "));
        let eleven = told(&|file| drop(file["reading"]["months"].as_array_mut().unwrap().pop()));
        assert_eq!(eleven, "reading.months: 11 of them have names, and a year has 12");
        let anything = told(&|file| file["reading"]["marks"]["irreversible"] = json!(["* *", "raz na zawsze"]));
        assert_eq!(anything, "reading.marks.irreversible: `* *` says no word");
        let string = |key: &str, value: Value| told(&|file| file["strings"][key] = value.clone());
        assert_eq!(string("step", json!("")), "strings.step: it is empty; in English it is `Step {id}`");
        assert_eq!(
            string("step", json!("Krok {nr}")),
            "strings.step: `Krok {nr}` has other words in braces than `Step {id}`"
        );
        assert_eq!(string("stpe", json!("Krok")), "strings.stpe: there is no such string: did you mean `step`?");
        assert_eq!(
            string("hour", json!({"one": "{n} godzina", "other": "{n} godzin"})),
            "strings.hour: it has one, other, and pl-PL needs few, many, one, other"
        );
        let gone = told(&|file| drop(file["strings"].as_object_mut().unwrap().remove("day")));
        assert_eq!(gone, "strings.day: it is missing; in English it is `{n} days`");
    }
}
