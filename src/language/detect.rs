//! Which language a text is written in, by its most frequent words.

use super::words::{fold, pieces};
use super::{Language, Languages};

/// Fewer known words than this prove nothing.
const ENOUGH: usize = 12;
/// After so many words, and twice as many, and so on, the expected language may be sure.
const OFTEN: usize = 40;
/// When the expected language leads after so many words, it is that one.
const SURE: usize = 250;

impl Languages {
    /// The language that a text is written in, when it is long enough to tell; `expected` wins a close race.
    #[must_use]
    pub fn detect(&self, text: &str, expected: &str) -> Option<&Language> {
        let words = pieces(text, false).take(4000).map(|piece| piece.text);
        self.most_known(words.filter(|word| word.starts_with(char::is_alphabetic)), self.get(expected), ENOUGH)
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
}
