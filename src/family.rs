//! A guide in all its locales, and which of them to show to a reader.

use crate::locale::Locale;

/// The locale to use where `asked` does not exist: the same language, else the project's default, else the first.
/// `None` when there is no locale at all.
#[must_use]
pub fn nearest(available: &[Locale], asked: Locale, default: Locale) -> Option<Locale> {
    let of_language = |language: &str| available.iter().find(|locale| locale.language() == language);
    let found = available.iter().find(|&&locale| locale == asked).or_else(|| of_language(asked.language()));
    let found = found
        .or_else(|| available.iter().find(|&&locale| locale == default))
        .or_else(|| of_language(default.language()));
    found.or(available.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_comes_before_the_default() {
        let locale = |text| Locale::parse(text).unwrap();
        let all = [locale("de-de"), locale("en-gb"), locale("fr-fr")];
        let near = |asked| nearest(&all, locale(asked), locale("en-us")).unwrap().to_string();
        assert_eq!(near("fr-fr"), "fr-FR");
        assert_eq!(near("fr-ca"), "fr-FR");
        assert_eq!(near("pl-pl"), "en-GB");
        assert_eq!(nearest(&[], locale("pl-pl"), locale("en-us")), None);
    }
}
