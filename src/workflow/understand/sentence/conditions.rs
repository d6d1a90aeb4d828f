//! Conditions: the clause that says in which case a sentence holds. It stands before what is told, or behind it.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks};

use super::super::tokens::{Kind, Token};
use super::clauses::FAR;
use super::{Clause, Walk};

impl Walk<'_, '_> {
    /// Takes the condition that the word at `at` opens, when it is one of the whole sentence. "Whether" asks, and sets none.
    pub(super) fn take_condition(&mut self, at: usize, marks: Marks) {
        let glued = self.is_glued_to_first(at);
        if marks.intersects(Marks::WHETHER) {
            return;
        }
        if (self.clause_start || glued) && self.heard.condition.is_none() && !self.heard.instructs {
            if !self.is_checked(at) {
                self.opener = Some(if glued { self.start } else { at });
            }
        } else if self.is_joined_case(at) {
            self.divide();
        } else if self.opener.is_none() && self.is_behind_command(at, marks) {
            self.case = Some(at);
        }
    }

    /// "Click `A` or, if it is not there, `B`": the condition is that of what it is joined to.
    fn is_joined_case(&self, at: usize) -> bool {
        let joins = |token: &Token<'_>| token.means(Marks::OR | Marks::AND | Marks::THEN);
        match &self.tokens[self.start..at] {
            [.., joint, comma] if comma.is_mark(&[',']) => joins(joint),
            [.., joint] => joins(joint),
            [] => false,
        }
    }

    /// "Is the lamp red, press the button": a verb at the beginning of a sentence opens a condition where that is told by the
    /// word behind it, and what has to be done stands behind the comma, or below.
    pub(super) fn open_inverted(&mut self, at: usize) {
        let leads = Marks::OPENERS | Marks::MEANS | Marks::PLACE | Marks::LEFT_OUT | Marks::THEN | Marks::ADVERB;
        let verb = self.tokens[at].means(Marks::INVERTED) && !self.tokens[at].means(leads);
        if verb && self.begins_sentence() && self.is_told_behind_comma(at) {
            self.opener = Some(at);
            self.clause = Clause::If;
        }
    }

    /// Whether the first comma of the sentence leads to what has to be done; without one, a colon at the end does.
    fn is_told_behind_comma(&self, at: usize) -> bool {
        let Some(comma) = self.tokens[at..self.end].iter().position(|token| token.is_mark(&[',', ';', ':'])) else {
            return false;
        };
        let behind = &self.tokens[at + comma + 1..self.end];
        let small = |token: &&Token<'_>| token.means(Marks::ADVERB | Marks::THEN) && token.meaning.verb.is_none();
        let next = behind.iter().find(|token| !small(token));
        let says = |token: &Token<'_>| token.is_word() || token.label().is_some();
        let told = |next: &Token<'_>| next.meaning.verb.is_some() || next.means(Marks::MUST | Marks::CAN);
        match self.tokens[at + comma].kind {
            Kind::Mark(',') => next.is_some_and(told),
            _ => !behind.iter().any(says) && self.ends_small(at + comma),
        }
    }

    /// The last word before is no name.
    fn ends_small(&self, at: usize) -> bool {
        let last = self.tokens[self.start..at].iter().rev().find(|token| token.is_word());
        last.is_some_and(|last| last.kind == Kind::Word(false))
    }

    /// A word that opens a condition is glued to the first one of the sentence ("svítí-li").
    fn is_glued_to_first(&self, at: usize) -> bool {
        matches!(&self.tokens[self.start..at], [first, hyphen] if first.is_word() && hyphen.is_mark(&['-']))
    }

    /// The condition at the beginning ends with its clause.
    pub(super) fn close_condition(&mut self, at: usize) {
        let Some(start) = self.opener.filter(|&start| !self.is_interrupted(start, at)) else { return };
        self.opener = None;
        if self.behind(start) < at || !self.tokens[start].means(Marks::OTHERWISE) {
            self.heard.condition.get_or_insert(start..at);
        }
    }

    /// "If, in that case, …", "in the case, that …": the comma directly behind what opens the condition, and the one behind what
    /// is put in there, end nothing. A phrase of its own ("if so") is all of the condition.
    fn is_interrupted(&self, start: usize, at: usize) -> bool {
        let first = self.behind(start);
        let comma = |token: &Token<'_>| token.is_mark(&[',']);
        if self.tokens[start].means(Marks::OTHERWISE) || !self.tokens[..self.end].get(first).is_some_and(comma) {
            return false;
        }
        if self.tokens.get(first + 1).is_some_and(|next| next.means(Marks::OPENERS)) {
            return at <= first;
        }
        let single = self.tokens[start].meaning.length == 1;
        single && !self.tokens[(first + 1).min(at)..at].iter().any(comma) && self.is_divided_behind(at)
    }

    /// A further comma stands behind.
    fn is_divided_behind(&self, at: usize) -> bool {
        self.tokens[(at + 1).min(self.end)..self.end].iter().take(FAR).any(|token| token.is_mark(&[',']))
    }

    /// "In case of an error delete it": without a comma, what is told ends the condition, from its "must" on.
    fn close_condition_at_command(&mut self, at: usize) {
        let Some(start) = self.opener.filter(|_| self.parenthesis.is_none()) else { return };
        let opens = |place: usize| {
            let next = self.tokens[..self.end].get(place + 1);
            next.is_some_and(|next| next.means(Marks::OPENERS | Marks::WHETHER))
        };
        let end = self.end.min(at + FAR);
        let comma = (at..end).any(|place| self.tokens[place].is_mark(&[',', ':']) && !opens(place));
        let hyphen = self.tokens[..self.end].get(at + 1).is_some_and(|next| next.is_mark(&['-']));
        if comma || hyphen || self.is_joined(at) || at > start + FAR {
            return;
        }
        let from = self.behind(start).min(at);
        let modal = |token: &Token<'_>| token.means(Marks::MUST | Marks::CAN);
        let until = self.tokens[from..at].iter().position(modal).map_or(at, |modal| from + modal);
        let leads = |token: &&Token<'_>| token.means(Marks::ADVERB | Marks::THEN) && token.meaning.verb.is_none();
        let led = self.tokens[from..until].iter().rev().take_while(leads).count();
        self.heard.condition.get_or_insert(start..until - led);
        self.opener = None;
    }

    /// "Click `A` if it is grey": a condition behind the one command of the sentence. Directly behind a verb, or behind one that
    /// looks at something, the clause is what is asked ("check if it runs").
    fn is_behind_command(&self, at: usize, marks: Marks) -> bool {
        let Some(verb) = self.command.filter(|_| !self.is_divided) else { return false };
        let token = &self.tokens[verb];
        let between = self.tokens.get(self.behind(verb)..at).unwrap_or_default();
        let joins = self.heard.operated.len() > 1;
        let parts = |token: &Token<'_>| {
            token.means(Marks::THEN | Marks::IF) || token.is_mark(&[';', ':']) || joins && token.means(Marks::AND)
        };
        let before = &self.tokens[at - 1];
        let only = before.means(Marks::ADVERB);
        let open = self.clause == Clause::Main && self.parenthesis.is_none();
        let verbless = marks.intersects(Marks::WHEN) && !only;
        open && self.heard.condition.is_none()
            && !marks.intersects(Marks::OR)
            && !verbless
            && !before.is_mark(&['-'])
            && !self.is_asked(token, between, before)
            && !self.is_checked(at)
            && between.len() <= FAR
            && !between.iter().any(parts)
    }

    /// "Check if", "choose the row to see if": the clause is what is looked at.
    fn is_asked(&self, verb: &Token<'_>, between: &[Token<'_>], before: &Token<'_>) -> bool {
        let attends = verb.meaning.verb.is_some_and(|verb| verb.doing == Doing::Attend);
        let whole = if attends { 2 } else { 1 };
        let announces = verb.means(Marks::ANNOUNCE) || verb.meaning.length > whole;
        let comma = |token: &Token<'_>| token.is_mark(&[',']);
        let direct = between.iter().all(comma) && !announces;
        direct || verb.means(Marks::CHECK) || before.meaning.verb.is_some_and(|verb| !verb.guessed)
    }

    /// "Do not click but if": a word that opens a condition and denies too takes the denial before it back.
    pub(super) fn is_restricted(&self, at: usize) -> bool {
        let restricts = |token: &Token<'_>| token.meaning.marks.contains(Marks::IF | Marks::NEGATION);
        self.tokens[at..self.end.min(at + FAR)].iter().any(restricts)
    }

    /// A command; a second one does not share the condition of the first.
    pub(super) fn take_command(&mut self, at: usize) {
        self.close_condition_at_command(at);
        if self.command.is_some() {
            self.divide();
        }
        self.command.get_or_insert(at);
    }

    /// "Choose `A` if it is red, `B` if it is green", "…, then click": a condition behind is not that of the whole sentence.
    pub(super) fn divide(&mut self) {
        self.is_divided = true;
        self.case = None;
    }

    /// A label behind a condition is only spoken of there, unless it is joined and has a case of its own.
    pub(super) fn is_in_case(&mut self, label: &Range<usize>) -> bool {
        const NEAR: usize = 3;
        let joins = |token: &Token<'_>| token.means(Marks::OR | Marks::AND) || token.is_mark(&[',', ';']);
        let joined = self.tokens[self.start..label.start].iter().rev().take(NEAR).any(joins);
        let own = |token: &Token<'_>| token.means(Marks::IF | Marks::OTHERWISE);
        if joined && self.tokens[label.end..self.end].iter().take(NEAR).any(own) {
            self.divide();
        }
        self.case.is_some()
    }

    /// The condition behind the command of the sentence, without the marks at its end.
    pub(super) fn case_behind(&self, end: usize) -> Option<Range<usize>> {
        let case = self.case?;
        let says =
            |token: &Token<'_>| token.is_word() || token.label().is_some() || matches!(token.kind, Kind::Number(_));
        let last = self.tokens[case..end].iter().rposition(says)?;
        if self.tokens[case..case + last].iter().any(|token| token.is_mark(&[':', ';'])) {
            return None;
        }
        let closes = |token: &&Token<'_>| matches!(token.kind, Kind::Close(_) | Kind::Mark(')'));
        let marks = self.tokens[case + last + 1..end].iter().take_while(closes).count();
        Some(case..case + last + 1 + marks)
    }
}
