//! What runbooks, checklists and records say around the text of the guide.

use serde::{Deserialize, Serialize};

use crate::locale::Locale;
use crate::localize::{self, Plural};

/// The strings of one language. Words in braces are replaced.
#[derive(Debug, Clone, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named after its English text in `languages/en.yaml`")]
pub struct Strings {
    pub site: SiteStrings,
    pub colon: String,
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
    pub open_console: String,
    pub parameters: String,
    pub required: String,
    pub updated: String,
    pub fallback: String,
    pub other_language: String,
    pub navigate: String,
    pub click: String,
    pub select: String,
    pub untick: String,
    pub enter: String,
    pub confirm: String,
    pub other: String,
    pub screenshot: String,
    pub contents: String,
    pub skip_to_content: String,
    pub steps_done: String,
    pub values: String,
    pub values_hint: String,
    pub copy: String,
    pub copied: String,
    pub enlarge: String,
    pub close: String,
    pub add_note: String,
    pub reset: String,
    pub reset_sure: String,
    pub save_record: String,
    pub languages: String,
    pub appearance: String,
    pub print: String,
    pub no_picture: String,
    pub in_short: String,
    pub variant: String,
    pub message: String,
    pub source: String,
    pub second: Counted,
    pub minute: Counted,
    pub hour: Counted,
    pub day: Counted,
    pub week: Counted,
    pub month: Counted,
    pub year: Counted,
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
    pub failed: String,
    pub inapplicable: String,
    pub blocked: String,
    pub evidence: String,
    pub go_to: String,
    pub open_only: String,
    pub open_picture: String,
    pub ask_failed: String,
    pub ask_inapplicable: String,
    pub ask_blocked: String,
    pub ask_evidence: String,
    pub ask_go_to: String,
    pub until: String,
    pub passed: String,
    pub handed_over: String,
    pub aborted: String,
    pub duration: String,
    pub path_changes: String,
    pub guide_changed: String,
    pub unchanged: String,
    pub reworded: String,
    pub changed: String,
    pub changed_done: String,
    pub added: String,
    pub gone: String,
    pub ask_version: String,
    pub ask_again: String,
    pub bad_value: String,
    pub ask_parameter: String,
    pub leave_open: String,
    pub change_value: String,
    pub ask_value: String,
    pub keep_value: String,
    pub done_before: String,
    pub accept: String,
    pub cancel: String,
    pub finished: String,
    pub kept: String,
    pub record: String,
    pub not_understood: String,
    pub run_of: String,
    pub revision: String,
    pub person: String,
    pub started: String,
    pub ended: String,
    pub unfinished: String,
    pub skipped: String,
    pub not_on_path: String,
    pub acknowledged: String,
    pub unanswered: String,
    pub earlier_answer: String,
    pub changed_by: String,
}

impl Strings {
    /// Whether what a text tells may be left out, and it does not say so itself ("(Optional) Run …").
    #[must_use]
    pub fn adds_optional(&self, optional: bool, text: &str) -> bool {
        optional && !text.to_lowercase().contains(&self.optional.to_lowercase())
    }
}

/// The strings of a site's index and report.
#[derive(Debug, Clone, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named after its English text in `languages/en.yaml`")]
pub struct SiteStrings {
    pub title: String,
    pub search: String,
    pub none: String,
    pub guides: Counted,
    pub steps: Counted,
    pub languages: String,
    pub shown_in: String,
    pub report: String,
    pub coverage: String,
    pub locale: String,
    pub count: String,
    pub share: String,
    pub without: String,
    pub without_title: String,
    pub all_have: String,
    pub families: String,
    pub guide: String,
    pub skip: String,
}

/// A string in which a number stands as `{n}`, with a form for each plural category that the language has for whole
/// numbers.
#[derive(Debug, Clone, Default, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    #[serde(skip_serializing_if = "Option::is_none")]
    zero: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    two: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    few: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    many: Option<String>,
    other: String,
}

impl Counted {
    /// The string for a count.
    #[must_use]
    pub fn of(&self, locale: Locale, count: u64) -> String {
        fill(self.form(localize::plural(locale, count)), &[("n", &localize::number(locale, count))])
    }

    /// The string for what lies between two counts: `2–5 days`.
    #[must_use]
    pub fn range(&self, locale: Locale, from: u64, to: u64) -> String {
        let range = format!("{}–{}", localize::number(locale, from), localize::number(locale, to));
        fill(self.form(localize::plural(locale, to)), &[("n", &range)])
    }

    fn form(&self, plural: Plural) -> &str {
        let own = match plural {
            Plural::Zero => &self.zero,
            Plural::One => &self.one,
            Plural::Two => &self.two,
            Plural::Few => &self.few,
            Plural::Many => &self.many,
            Plural::Other => &None,
        };
        own.as_deref().unwrap_or(&self.other)
    }
}

/// Replaces the words in braces of a string; what stands in a value stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let named = behind.split_once('}').and_then(|(name, behind)| {
            let value = values.iter().find(|(known, _)| *known == name)?.1;
            Some((value, behind))
        });
        let (value, behind) = named.unwrap_or(("{", behind));
        filled.push_str(value);
        rest = behind;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    #[test]
    fn what_a_value_holds_is_no_word_to_be_replaced() {
        let filled = super::fill("{name} at {time}, {other} {", &[("name", "{time}"), ("time", "nine")]);
        assert_eq!(filled, "{time} at nine, {other} {");
    }

    #[test]
    fn counts_are_said_as_each_language_does() {
        let languages = Languages::embedded();
        let days = |code, count| {
            let language = languages.get(code).unwrap();
            language.strings.day.of(language.locale, count)
        };
        assert_eq!((days("en", 1), days("en", 2)), ("1 day".to_owned(), "2 days".to_owned()));
        assert_eq!((days("fr", 0), days("fr", 1200)), ("0 jour".to_owned(), "1\u{202f}200 jours".to_owned()));
        let polish = languages.get("pl").unwrap();
        assert_eq!(polish.strings.hour.of(polish.locale, 24), "24 godziny");
        assert_eq!(polish.strings.hour.range(polish.locale, 2, 5), "2–5 godzin");
    }
}
