//! What CLDR knows of a locale: dates in words, numbers, lists, plural categories and tags for `lang` attributes.
//!
//! This is the only user of the ICU libraries. What they do not hold is data in `languages/`.

use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_datetime::options::YearStyle;
use icu_decimal::DecimalFormatter;
use icu_list::{ListFormatter, options::ListFormatterOptions};
use icu_locale_core::{LanguageIdentifier, locale};
use icu_plurals::{PluralCategory, PluralRules};

use crate::locale::Locale;

/// Regions of file names that are no regions of CLDR, and those that stand for them.
const REGIONS: &[(&str, &str)] = &[("ASIA", "001")];

/// A category of plural forms. Which numbers belong to it differs between languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "CLDR's own names")]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// What joins the last two entries of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// Both.
    And,
    /// One of them.
    Or,
}

/// The tag for `lang` attributes (BCP 47), such as `fr-CA`; `en-001` for `en-ASIA`, which is no tag.
#[must_use]
pub fn tag(locale: Locale) -> String {
    let region = locale.region();
    let known = REGIONS.iter().find(|(from, _)| *from == region).map(|(_, to)| *to);
    match known.or((region.len() == 2).then_some(region)) {
        Some(region) => format!("{}-{region}", locale.language()),
        None => locale.language().to_owned(),
    }
}

/// A date in words, such as `31 January 2025`.
#[must_use]
pub fn long_date(locale: Locale, date: jiff::civil::Date) -> String {
    let fields = YMD::long().with_year_style(YearStyle::NoEra);
    let formatter = FixedCalendarDateTimeFormatter::try_new(identifier(locale).into(), fields);
    let day = Date::try_new_gregorian(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs());
    match (formatter, day) {
        (Ok(formatter), Ok(day)) => formatter.format(&day).to_string(),
        _ => date.to_string(),
    }
}

/// A number with the marks between its thousands.
#[must_use]
pub fn number(locale: Locale, number: u64) -> String {
    DecimalFormatter::try_new(identifier(locale).into(), icu_decimal::options::DecimalFormatterOptions::default())
        .map_or_else(|_| number.to_string(), |formatter| formatter.format(&number.into()).to_string())
}

/// Entries as a sentence lists them: `a, b and c`.
#[must_use]
pub fn list(locale: Locale, joint: Joint, entries: &[impl AsRef<str>]) -> String {
    let options = ListFormatterOptions::default();
    let locale = identifier(locale).into();
    let formatter = match joint {
        Joint::And => ListFormatter::try_new_and(locale, options),
        Joint::Or => ListFormatter::try_new_or(locale, options),
    };
    let entries = || entries.iter().map(AsRef::as_ref);
    formatter
        .map_or_else(|_| entries().collect::<Vec<_>>().join(", "), |formatter| formatter.format(entries()).to_string())
}

/// The plural category of a count.
#[must_use]
pub fn plural(locale: Locale, count: u64) -> Plural {
    let Ok(rules) = PluralRules::try_new_cardinal(identifier(locale).into()) else { return Plural::Other };
    match rules.category_for(count) {
        PluralCategory::Zero => Plural::Zero,
        PluralCategory::One => Plural::One,
        PluralCategory::Two => Plural::Two,
        PluralCategory::Few => Plural::Few,
        PluralCategory::Many => Plural::Many,
        PluralCategory::Other => Plural::Other,
    }
}

fn identifier(locale: Locale) -> LanguageIdentifier {
    tag(locale).parse().unwrap_or(locale!("und").id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(text: &str) -> Locale {
        Locale::parse(text).unwrap()
    }

    #[test]
    fn dates_are_written_as_each_locale_does() {
        let date = jiff::civil::date(2026, 1, 31);
        let long = |text| long_date(locale(text), date);
        assert_eq!(long("cs-cz"), "31. ledna 2026");
        assert_eq!(long("de-de"), "31. Januar 2026");
        assert_eq!(long("en-gb"), "31 January 2026");
        assert_eq!(long("en-us"), "January 31, 2026");
        assert_eq!(long("en-asia"), "31 January 2026");
        assert_eq!(long("es-es"), "31 de enero de 2026");
        assert_eq!(long("fi-fi"), "31. tammikuuta 2026");
        assert_eq!(long("fr-ca"), "31 janvier 2026");
        assert_eq!(long("it-it"), "31 gennaio 2026");
        assert_eq!(long("lt-lt"), "2026 m. sausio 31 d.");
        assert_eq!(long("nl-nl"), "31 januari 2026");
        assert_eq!(long("pl-pl"), "31 stycznia 2026");
        assert_eq!(long("pt-pt"), "31 de janeiro de 2026");
        assert_eq!(long("xx-yy"), "2026 M01 31");
    }

    #[test]
    fn the_first_of_a_month_is_written_as_french_does() {
        assert_eq!(long_date(locale("fr-fr"), jiff::civil::date(2026, 3, 1)), "1 mars 2026");
    }

    #[test]
    fn numbers_and_lists_follow_the_locale() {
        assert_eq!(number(locale("en-gb"), 1234567), "1,234,567");
        assert_eq!(number(locale("de-de"), 1234567), "1.234.567");
        assert_eq!(number(locale("fr-fr"), 1234567), "1\u{202f}234\u{202f}567");
        let all = ["a", "b", "c"];
        assert_eq!(list(locale("en-gb"), Joint::And, &all), "a, b and c");
        assert_eq!(list(locale("en-us"), Joint::And, &all), "a, b, and c");
        assert_eq!(list(locale("fi-fi"), Joint::Or, &all), "a, b tai c");
        assert_eq!(list(locale("es-es"), Joint::And, &["a", "Internet"]), "a e Internet");
        assert_eq!(list(locale("de-de"), Joint::Or, &[] as &[&str]), "");
    }

    #[test]
    fn plural_categories_follow_the_language() {
        let of = |text, count| plural(locale(text), count);
        assert_eq!((of("fr-fr", 0), of("en-gb", 0)), (Plural::One, Plural::Other));
        assert_eq!((of("pl-pl", 1), of("pl-pl", 22), of("pl-pl", 12)), (Plural::One, Plural::Few, Plural::Many));
        assert_eq!((of("lt-lt", 21), of("lt-lt", 9), of("lt-lt", 10)), (Plural::One, Plural::Few, Plural::Other));
        assert_eq!((of("cs-cz", 4), of("cs-cz", 5)), (Plural::Few, Plural::Other));
    }

    #[test]
    fn tags_are_valid() {
        assert_eq!((tag(locale("fr-ca")).as_str(), tag(locale("en-asia")).as_str()), ("fr-CA", "en-001"));
        assert_eq!(tag(locale("es-latm")), "es");
    }
}
