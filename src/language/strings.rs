//! What runbooks, checklists and records say around the text of the guide.

use serde::Deserialize;

use super::Language;

/// The strings of one language. Words in braces are replaced.
#[derive(Debug, Clone, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named after its English text in `languages/en.yaml`")]
pub struct Strings {
    pub colon: String,
    pub before_you_start: String,
    pub step: String,
    pub warning: String,
    pub danger: String,
    pub note: String,
    pub tip: String,
    pub you_should_see: String,
    pub either: String,
    pub or: String,
    pub only_if: String,
    pub optional: String,
    pub irreversible: String,
    pub deadline: String,
    pub wait: String,
    pub with_api: String,
    pub parameters: String,
    pub required: String,
    pub updated: String,
    pub fallback: String,
    pub navigate: String,
    pub click: String,
    pub select: String,
    pub enter: String,
    pub confirm: String,
    pub other: String,
    pub screenshot: String,
    pub variant: String,
    pub message: String,
    pub source: String,
    pub date: String,
    pub months: [String; 12],
    pub second: String,
    pub minute: String,
    pub hour: String,
    pub day: String,
    pub week: String,
    pub month: String,
    pub year: String,
    pub progress: String,
    pub next: String,
    pub done: String,
    pub skip: String,
    pub remark: String,
    pub back: String,
    pub quit: String,
    pub ok: String,
    pub yes: String,
    pub no: String,
    pub ask_reason: String,
    pub ask_note: String,
    pub acknowledge: String,
    pub choose: String,
    pub none_of_them: String,
    pub applies: String,
    pub sure: String,
    pub ask_parameter: String,
    pub finished: String,
    pub kept: String,
    pub record: String,
    pub not_understood: String,
    pub run_of: String,
    pub revision: String,
    pub person: String,
    pub started: String,
    pub ended: String,
    pub skipped: String,
    pub not_on_path: String,
    pub acknowledged: String,
    pub unanswered: String,
}

impl Language {
    /// A date in words, as the language writes it.
    #[must_use]
    pub fn long_date(&self, date: jiff::civil::Date) -> String {
        let month = self.strings.months.get(usize::from(date.month().unsigned_abs()) - 1).map_or("", String::as_str);
        let day = date.day().to_string();
        fill(&self.strings.date, &[("day", &day), ("month", month), ("year", &date.year().to_string())])
    }
}

/// Replaces the words in braces of a string.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::language::Languages;
    use crate::yaml;

    fn placeholders(text: &str) -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn every_language_has_the_placeholders_of_english() {
        let strings = |code: &str| -> serde_json::Value {
            let path = format!("{}/languages/{code}.yaml", env!("CARGO_MANIFEST_DIR"));
            let file: serde_json::Value = yaml::read(&std::fs::read_to_string(path).unwrap()).unwrap();
            file["strings"].clone()
        };
        let english = strings("en");
        for code in Languages::embedded().codes() {
            let own = strings(code);
            for (key, text) in english.as_object().unwrap().iter().filter(|(key, _)| *key != "months") {
                let (text, own) = (text.as_str().unwrap(), own[key].as_str().unwrap());
                assert_eq!(placeholders(own), placeholders(text), "{code}: {key}");
                assert!(!own.trim().is_empty(), "{code}: {key}");
            }
        }
    }

    #[test]
    fn dates_are_written_as_each_language_does() {
        let languages = Languages::embedded();
        let date = jiff::civil::date(2020, 7, 8);
        let long = |code| languages.get(code).unwrap().long_date(date);
        assert_eq!(long("fr"), "8 juillet 2020");
        assert_eq!(long("pl"), "8 lipca 2020");
        assert_eq!(long("lt"), "2020 m. liepos 8 d.");
        assert_eq!(long("de"), "8. Juli 2020");
    }
}
