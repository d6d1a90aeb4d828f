//! "Did you mean …?": how far two words are apart.

use std::collections::HashSet;

/// Longer words are not compared: nobody types them.
const LONGEST: usize = 100;

/// The number of letters to insert, remove, replace or swap with a neighbour to get from one word to the other; `None`
/// when it is more than `limit`.
#[must_use]
pub fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if !comparable(a, b, limit) {
        return (a == b).then_some(0);
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for i in 0..=a.len() {
        let mut row = vec![limit + 1; b.len() + 1];
        // What lies farther from the diagonal is beyond the limit.
        for j in i.saturating_sub(limit)..=(i + limit).min(b.len()) {
            row[j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let edited = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped { edited.min(rows[i - 2][j - 2] + 1) } else { edited }
            };
        }
        // Of two rows one is passed: a swap skips the other.
        if i > 0 && row.iter().chain(&rows[i - 1]).all(|distance| *distance > limit) {
            return None;
        }
        rows.push(row);
    }
    Some(rows[a.len()][b.len()]).filter(|distance| *distance <= limit)
}

/// Whether two words can be so near at all; a character has four bytes at most.
fn comparable(a: &str, b: &str, limit: usize) -> bool {
    a.len().max(b.len()) <= LONGEST && a.len().abs_diff(b.len()) <= 4 * limit
}

/// The candidate nearest to `word`, when it is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Guesses::default().nearest(word, candidates)
}

/// A question for what was probably meant; without a guess, what else helps.
#[must_use]
pub fn hint(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}

/// Guesses for many words of one text: where there are too many words and candidates, only the first words get one.
#[derive(Debug, Default)]
pub struct Guesses {
    spent: usize,
}

impl Guesses {
    /// Letters that are compared in all, about.
    const LIMIT: usize = 500_000;

    /// As [`nearest`]; none once too much was compared.
    pub fn nearest<'a>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        if self.spent > Self::LIMIT || word.len() > LONGEST {
            return None;
        }
        let limit = (word.chars().count() / 3).clamp(1, 3);
        let scored = candidates.into_iter().filter_map(|candidate| {
            self.spent += 1 + if comparable(word, candidate, limit) { word.len() } else { 0 };
            Some((distance(word, candidate, limit)?, candidate))
        });
        scored.min().map(|(_, candidate)| candidate)
    }
}

/// The words of a text, in lower case.
#[must_use]
pub fn words(text: &str) -> HashSet<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// How much two sets of words have in common, from 0 to 1.
#[must_use]
pub fn shared(one: &HashSet<String>, two: &HashSet<String>) -> f32 {
    let all = one.len() + two.len();
    if all == 0 { 1.0 } else { 2.0 * one.intersection(two).count() as f32 / all as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_and_missing_letters_are_near() {
        assert_eq!(distance("extrenal", "external", 3), Some(1));
        assert_eq!(distance("xcerpt", "excerpt", 1), Some(1));
        assert_eq!(distance("kitten", "sitting", 3), Some(3));
        assert_eq!(distance("kitten", "sitting", 2), None);
        assert_eq!(nearest("languge", ["locale", "language"]), Some("language"));
        assert_eq!(nearest("colour", ["locale", "language"]), None);
    }

    proptest::proptest! {
        #[test]
        fn a_limit_changes_no_distance(a in "[abé]{0,9}", b in "[abé]{0,9}", limit in 0_usize..10) {
            let whole = distance(&a, &b, 30);
            proptest::prop_assert_eq!(distance(&a, &b, limit), whole.filter(|distance| *distance <= limit));
            proptest::prop_assert_eq!(whole, distance(&b, &a, 30));
        }
    }

    /// Two long words took memory by the product of their lengths.
    #[test]
    fn long_words_and_too_many_words_get_no_guess() {
        let long = "a".repeat(1 << 20);
        assert_eq!(nearest(&long, [format!("{long}b").as_str()]), None);
        let mut guesses = Guesses::default();
        let mut guessed = (0..10_000).map(|_| guesses.nearest("languge", ["locale", "language"].repeat(100)));
        assert_eq!(guessed.next(), Some(Some("language")));
        assert_eq!(guessed.last(), Some(None));
    }
}
