//! Which of the locales of a guide a reader gets.

use crate::locale::Locale;

/// The locale to use where `asked` may not exist: itself, else one of its language, else the first of the fallback
/// locales (or one of its language) that exists, else the first of all. `None` when there is no locale at all.
///
/// Of several locales of one language, a fallback locale comes first, then the one whose region is named like the
/// language (`fr-FR`), then the first.
#[must_use]
pub fn nearest(available: &[Locale], asked: Locale, fallback: &[Locale]) -> Option<Locale> {
    let rank = |locale: &Locale| {
        let listed = fallback.iter().position(|known| known == locale).unwrap_or(fallback.len());
        (listed, !locale.region().eq_ignore_ascii_case(locale.language()))
    };
    let closest = |wanted: &Locale| {
        let same = available.iter().find(|locale| *locale == wanted);
        let kin = available.iter().filter(|locale| locale.language() == wanted.language());
        same.or_else(|| kin.min_by_key(|locale| rank(locale)))
    };
    std::iter::once(&asked).chain(fallback).find_map(closest).or(available.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_comes_before_the_default() {
        let locale = |text| Locale::parse(text).unwrap();
        let all = [locale("de-de"), locale("en-gb"), locale("fr-fr")];
        let near = |asked| nearest(&all, locale(asked), &[locale("en-us")]).unwrap().to_string();
        assert_eq!(near("fr-fr"), "fr-FR");
        assert_eq!(near("fr-ca"), "fr-FR");
        assert_eq!(near("pl-pl"), "en-GB");
        assert_eq!(nearest(&[], locale("pl-pl"), &[]), None);
    }

    #[test]
    fn among_locales_of_one_language_the_main_one_comes_first() {
        let locale = |text| Locale::parse(text).unwrap();
        let all = [locale("en-au"), locale("en-gb"), locale("fr-ca"), locale("fr-fr")];
        let near = |asked| nearest(&all, locale(asked), &[locale("en-gb")]).unwrap().to_string();
        assert_eq!(
            (near("fr-ma").as_str(), near("en-sg").as_str(), near("pl-pl").as_str()),
            ("fr-FR", "en-GB", "en-GB")
        );
    }
}
