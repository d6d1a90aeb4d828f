//! A guide in all its locales, and which of them to show to a reader.

use crate::locale::Locale;

/// The locale to use where `asked` may not exist: itself, else its language, else the first of the fallback locales (or
/// of their languages) that exists, else the first of all. `None` when there is no locale at all.
#[must_use]
pub fn nearest(available: &[Locale], asked: Locale, fallback: &[Locale]) -> Option<Locale> {
    let closest = |wanted: &Locale| {
        let same = available.iter().find(|locale| *locale == wanted);
        same.or_else(|| available.iter().find(|locale| locale.language() == wanted.language()))
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
}
