//! Verbs that stand behind their label: "the row `A` choose", where verbs come last.

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Kind, Token};
use super::clauses::FAR;
use super::labels::parts;
use super::{Clause, Force, Governor, Mode, Rule, Spoken, Walk};

impl Walk<'_, '_> {
    /// What a verb behind a label does to it: a button is clicked, another element behind a word of place is gone to.
    pub(super) fn done_behind(&self, range: &Range<usize>, verb: Verb) -> (Doing, Rule) {
        let free = matches!(verb.doing, Doing::Click | Doing::Other);
        let button = self.is_button(range) || self.is_further_button(range.start);
        if free && button {
            (Doing::Click, Rule::Button)
        } else if free && self.is_in_element(range.start) {
            (Doing::Navigate, Rule::Place)
        } else {
            (verb.doing, Rule::VerbBehind)
        }
    }

    /// "On `A` click and the row `B` choose": behind a verb that is an infinitive itself, a connector leads to the next label,
    /// which has an infinitive of its own.
    fn is_next_of_row(&self, label: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let verb = |verb: &Spoken| self.tokens[verb.at].meaning.verb;
        let infinitive =
            self.heard.verbs.last().and_then(verb).is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE));
        let ends = |token: &&Token<'_>| token.means(Marks::AND | Marks::THEN) || !token.is_word();
        let row = &self.tokens[self.start..label.start];
        let joint = row.iter().rev().take(NEAR).find(ends);
        let own = self.tokens[label.end..self.end]
            .iter()
            .take(NEAR)
            .take_while(|token| !parts(token) && !token.means(Marks::OR));
        let acts = |token: &Token<'_>| token.meaning.verb.is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE));
        infinitive && own.into_iter().any(acts) && joint.is_some_and(|joint| joint.means(Marks::AND | Marks::THEN))
    }

    /// "… auf X zu klicken": the infinitive behind a label governs it, or the one at the end of the clause when a modal
    /// verb waits for it; not where another verb commands before it, unless that is told by what means ("confirm by on X to
    /// click"). What only says that the reader is there ("… that you in the tab X are") does not.
    pub(super) fn verb_behind(&self, label: &Range<usize>) -> Option<(Verb, Force)> {
        let at = label.end;
        const NEAR: usize = 5;
        let commands = |governor: &Governor| governor.force == Force::Instructs && governor.behind > self.segment;
        let commanded =
            self.governor.filter(commands).map(|governor| governor.behind.clamp(at.saturating_sub(FAR), at)..at);
        let bars = |between: Range<usize>| {
            !self.tokens[between].iter().any(|token| token.means(Marks::MEANS)) && !self.is_next_of_row(label)
        };
        if commanded.is_some_and(bars) {
            return None;
        }
        let clause = self.tokens[at..self.end].iter().take(FAR);
        let ends = |token: &&Token<'_>| matches!(token.kind, Kind::Mark(_)) || token.means(Marks::PURPOSE);
        let until = at + clause.take_while(|token| !ends(token)).count();
        let verb = |place: usize| self.tokens[place].meaning.verb.filter(|&verb| !self.is_guessed_name(place, verb));
        let near = (at..until.min(at + NEAR)).find_map(verb);
        let awaited = || {
            let last = (at..until).rfind(|&place| self.tokens[place].is_word())?;
            verb(last).filter(|verb| !verb.guessed && self.mode != Mode::None && !self.is_in_element(at - 1))
        };
        let verb = near.or_else(awaited).filter(|verb| verb.moods.intersects(Moods::INFINITIVE))?;
        let stays = verb.doing == Doing::Attend && self.clause == Clause::Relative && self.is_in_element(at - 1);
        if stays {
            return None;
        }
        let denied =
            self.tokens[self.segment.max(at.saturating_sub(FAR))..at].iter().any(|token| token.means(Marks::NEGATION));
        let force = match (self.clause, self.mode) {
            (Clause::If | Clause::When | Clause::Purpose | Clause::Relative, _) => Force::Describes,
            (Clause::Main, Mode::Must) => Force::Instructs,
            (Clause::Main, Mode::Can) => Force::Offers,
            (Clause::Main, Mode::Denied) => Force::Describes,
            (Clause::Main, Mode::None) if denied => Force::Describes,
            (Clause::Main, Mode::None) => Force::Means,
        };
        Some((verb, force))
    }
}
