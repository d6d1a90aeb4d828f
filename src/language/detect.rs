//! Which language a text is written in, by its most frequent words.

use super::words::{fold, pieces};
use super::{Language, Languages};

/// Fewer known words than this prove nothing.
const ENOUGH: usize = 12;
/// After so many words, and twice as many, and so on, the expected language may be sure.
const OFTEN: usize = 40;
/// When the expected language leads after so many words, it is that one.
const SURE: usize = 250;
/// Where a language is expected that nobody knows, one of so many words has to be of another: every language has some
/// words that look like frequent ones of its neighbours.
const SHARE_OF_ANOTHER: usize = 5;
/// Where none is expected, so few words of one tell it, when they are one of so many.
const FEW: usize = 3;
const SHARE_OF_ANY: usize = 10;

impl Languages {
    /// The language that a text is written in, when it is long enough to tell; `expected` wins a close race. `None` where
    /// that one is not known, nor what the text is written in.
    #[must_use]
    pub fn detect(&self, text: &str, expected: &str) -> Option<&Language> {
        match self.get(expected) {
            Some(expected) => self.most_known(words(text), Some(expected), ENOUGH),
            None => self.foremost(text, ENOUGH, SHARE_OF_ANOTHER),
        }
    }

    /// The language that a text is written in, where nothing tells which one to expect.
    #[must_use]
    pub fn detect_any(&self, text: &str) -> Option<&Language> {
        self.foremost(text, FEW, SHARE_OF_ANY)
    }

    /// The language with the most frequent words in a text, when these are enough, and one of so many words.
    fn foremost(&self, text: &str, enough: usize, share: usize) -> Option<&Language> {
        let mut counts = vec![0_usize; self.rows.len()];
        let mut read = 0;
        for word in words(text) {
            self.count(&fold(word), &mut counts);
            read += 1;
        }
        let row = (0..counts.len()).find(|&row| leads(&counts, row, 1))?;
        (counts[row] >= enough && counts[row] * share >= read).then(|| self.get(&self.rows[row].code))?
    }

    /// The language that some words are written in, when `enough` of them are frequent words of it; `expected` wins a
    /// close race.
    pub(crate) fn detect_words<'t>(
        &self,
        words: impl Iterator<Item = &'t str>,
        expected: &Language,
        enough: usize,
    ) -> Option<&Language> {
        self.most_known(words, self.get(&expected.language), enough)
    }

    fn most_known<'t, 's>(
        &'s self,
        words: impl Iterator<Item = &'t str>,
        expected: Option<&'s Language>,
        enough: usize,
    ) -> Option<&'s Language> {
        let mut counts = vec![0_usize; self.rows.len()];
        let expected_row = expected.and_then(|language| self.index(&language.language));
        for (read, word) in words.enumerate() {
            self.count(&fold(word), &mut counts);
            let read = read + 1;
            if read.is_multiple_of(OFTEN)
                && let Some(row) = expected_row
                && leads(&counts, row, if read < SURE { ENOUGH } else { 0 })
            {
                return expected;
            }
        }
        let own = expected_row.map_or(0, |row| counts[row]);
        let Some((best, &most)) = counts.iter().enumerate().max_by_key(|&(index, count)| (*count, usize::MAX - index))
        else {
            return expected;
        };
        if most < enough || most < own * 2 {
            return expected;
        }
        self.get(&self.rows[best].code)
    }

    fn count(&self, word: &str, counts: &mut [usize]) {
        if let Some(of) = self.stop_words().get(word) {
            for &index in of {
                counts[index] += 1;
            }
        }
    }
}

/// The words of a text, as many as tell its language.
fn words(text: &str) -> impl Iterator<Item = &str> {
    pieces(text, false).take(4000).map(|piece| piece.text).filter(|word| word.starts_with(char::is_alphabetic))
}

/// Whether no other language has as many known words as one has, so many left out.
fn leads(counts: &[usize], row: usize, margin: usize) -> bool {
    counts.iter().enumerate().all(|(other, &count)| other == row || count + margin <= counts[row])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        let languages = Languages::embedded();
        let english = "This is the page of the load balancer. You can open it and you can click on the button, then \
                       go to the next page with the list of your certificates and choose one of them for the server.";
        assert_eq!(languages.detect(english, "lt").unwrap().language, "en");
        assert_eq!(languages.detect(english, "en").unwrap().language, "en");
        assert_eq!(languages.detect("Trop court.", "de").unwrap().language, "de");
    }

    #[test]
    fn a_text_in_a_language_that_is_not_known_is_in_none() {
        let languages = Languages::embedded();
        let swedish = "Logga in på servern och öppna listan med dina tjänster. Stoppa tjänsten innan du tar en kopia av \
                       databasen, och vänta tills den är klar. Det kan ta upp till en timme. Om det uppstår ett fel ska du \
                       kontakta de personer som har ansvar för lagringen, och de kan ta bort de gamla filerna så att det \
                       finns plats för den nya kopian. Du kan se den i listan, och du kan ta bort den när du vill.";
        assert!(languages.detect(swedish, "sv").is_none() && languages.detect_any(swedish).is_none());
        let english = "Log in to the server and open the list of your services. You have to stop the service before you \
                       can copy the database, and wait until it is ready. If this fails, you can ask the storage team.";
        assert_eq!(languages.detect(english, "sv").unwrap().language, "en");
    }

    #[test]
    fn few_words_tell_a_language_where_none_is_expected() {
        let languages = Languages::embedded();
        let code = |text| languages.detect_any(text).map(|language| language.language.as_str());
        assert_eq!(
            code("Arrêtez la base de données et supprimez les fichiers du serveur pour gagner de la place."),
            Some("fr")
        );
        assert_eq!(code("Arrêtez tout."), None);
    }
}
