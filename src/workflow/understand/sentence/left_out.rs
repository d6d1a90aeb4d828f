//! Labels that nobody is to operate, though a verb stands before them: "without …", "except …", "… and not …".

#[cfg(test)]
mod tests;

use crate::language::{Marks, Moods};

use super::clauses::FAR;
use super::{Force, Rule, Spoken, Walk};
use crate::workflow::understand::tokens::{Kind, Token};

impl Walk<'_, '_> {
    /// What is done leaves a label out.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        self.is_excluded(at) || self.is_without(at) || self.is_left_out_too(at)
    }

    /// "All but `A` and `B`": the label is joined to one that is left out.
    fn is_left_out_too(&self, at: usize) -> bool {
        let Some((before, Rule::LeftOut)) = self.heard.mentioned.last() else { return false };
        before.end + 1 == at
            && (self.tokens[before.end].means(Marks::AND | Marks::OR) || self.tokens[before.end].is_mark(&[',']))
    }

    /// "Without ticking `A`", "instead of `A`": up to the next comma or command, nothing is operated.
    fn is_without(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        let parts = |token: &&Token<'_>| !matches!(token.kind, Kind::Mark(_) | Kind::Label(_));
        let row = self.tokens[self.start..at].iter().rev().take(NEAR).take_while(parts);
        let commands = |token: &Token<'_>| {
            token.meaning.verb.is_some_and(|verb| !verb.guessed && verb.moods.intersects(Moods::COMMAND))
        };
        let mut row = row.take_while(|token| token.means(Marks::LEFT_OUT) || !commands(token));
        row.any(|token| token.means(Marks::LEFT_OUT))
    }

    /// "Choose `A` and not `B`", "click the name, not on `B`": behind something that is done, the word that denies stands
    /// before the label, perhaps with small words or the name of an element between.
    fn is_excluded(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        const ARTICLE: usize = 3;
        let told = |verb: &Spoken| matches!(verb.force, Force::Instructs | Force::Offers | Force::Means);
        let short = |token: &Token<'_>| token.is_word() && token.span.range().len() <= ARTICLE;
        let small = |place: &usize| {
            let token = &self.tokens[*place];
            token.means(Marks::LIGHT | Marks::ELEMENT) || short(token) && token.meaning.verb.is_none()
        };
        let row = (self.start..at).rev().take(NEAR).take_while(small);
        let denied = std::iter::once(at).chain(row).find(|&place| self.is_negated(place));
        denied.is_some_and(|denied| self.heard.verbs.iter().rev().take(FAR).any(|verb| told(verb) && verb.at < denied))
    }
}
