//! The end of a sentence: what is left without a verb, and what all of it tells.

use std::ops::Range;

use crate::language::{Doing, Marks, Moods};

use super::super::tokens::{Frame, Kind, Token};
use super::clauses::FAR;
use super::{Clause, Force, Governor, Heard, Operated, Rule, Walk};

impl Walk<'_, '_> {
    pub(super) fn finish(mut self, at: usize) -> Heard {
        let can = self.tokens[self.start..at].iter().any(|token| token.means(Marks::CAN));
        self.heard.asks = self.asks(at);
        self.heard.offers |= self.heard.asks.is_some() && self.requested().is_some();
        self.heard.awaits = self.must_is_fresh && self.clause == Clause::Main;
        let driven = self.governor.is_some_and(|governor| governor.force == Force::Instructs);
        self.finish_governor(at);
        let clicks = self.heard.operated.iter().any(|operated| operated.doing == Doing::Click);
        if driven {
            self.settle_pending(Doing::Navigate, false);
        } else if can || self.heard.instructs || clicks {
            let (gone, kept): (Vec<_>, Vec<_>) =
                std::mem::take(&mut self.pending).into_iter().partition(|(label, _)| !self.is_placed(label));
            self.pending = kept;
            self.heard.mentioned.extend(gone.into_iter().map(|(label, _)| (label, Rule::Described)));
            self.heard.offers |= can && (!self.pending.is_empty() || !self.heard.operated.is_empty());
            self.settle_pending(Doing::Navigate, false);
        }
        self.heard.instructs |= self.attends && !self.heard.operated.is_empty();
        let opens = |token: &Token<'_>| token.means(Marks::IF | Marks::WHEN) && !token.means(Marks::OR);
        let conditional = self.tokens[self.start..at].iter().any(opens);
        self.heard.offers |= can && self.heard.unused.is_some_and(|(doing, _)| doing == Doing::Click);
        self.heard.offers |= self.heard.can && self.heard.unused.is_some_and(|(doing, _)| self.is_done_here(doing));
        let checks =
            self.tokens[self.start..at].iter().any(|token| token.means(Marks::CHECK) && token.meaning.verb.is_none());
        self.heard.offers |= self.heard.can && checks && !self.heard.outcome;
        self.heard.offers |= clicks && !self.heard.outcome && !conditional;
        let labels = self.heard.operated.iter().any(|operated| operated.label && !self.is_chapter(operated));
        if !labels && self.tokens[self.start..at].iter().any(|token| token.means(Marks::MORE)) {
            self.heard.demands = false;
            self.heard.instructs = false;
            self.heard.offers = false;
            self.heard.can = false;
        }
        if self.tokens[self.start..at].last().is_some_and(|token| token.is_mark(&['?'])) {
            return Heard::default();
        }
        self.heard.outcome |= !self.heard.instructs && !self.heard.can && self.follows_click(at);
        self.heard.forbids = self.forbids();
        self.heard.case = self.case_behind(at);
        self.heard.outcome &= !self.attends && !self.heard.forbids;
        self.heard.ungoverned = self.pending.into_iter().map(|(label, _)| label).collect();
        self.heard.operated.sort_by_key(|operated| operated.tokens.start);
        self.heard
    }

    /// "Do not close it until the list appears": what is told not to be done is nothing that happens.
    fn forbids(&self) -> bool {
        let mut told = self.heard.verbs.iter().filter(|verb| verb.clause == Clause::Main);
        told.any(|verb| verb.force == Force::Describes && self.is_forbidden(verb.at))
    }

    /// A command that is denied. A form that others share with it, and one that is denied behind it, begins its clause ("do
    /// not restore it", but not "we cannot restore it").
    fn is_forbidden(&self, at: usize) -> bool {
        const LONGEST: usize = 8;
        let Some(verb) = self.tokens[at].meaning.verb else { return false };
        let aside = |token: &&Token<'_>| token.means(Marks::ADVERB) || matches!(token.kind, Kind::Open(_));
        let begins = |place: usize| {
            let before = self.tokens[self.start..place].iter().rev().take(LONGEST).find(|token| !aside(token));
            before.is_none_or(|before| matches!(before.kind, Kind::Mark(_)))
        };
        let denies = |&place: &usize| self.tokens[place].means(Marks::NEGATION) && self.behind(place) == at;
        let denied = (self.start.max(at.saturating_sub(LONGEST))..at).find(denies);
        if verb.moods.intersects(Moods::COMMAND) {
            return denied.is_some() || self.is_denied(at) && begins(at);
        }
        verb.moods.intersects(Moods::BASE) && denied.is_some_and(begins)
    }

    /// "Go to “Further reading”": a name in quotation marks that is only gone to may be a part of the text.
    fn is_chapter(&self, operated: &Operated) -> bool {
        operated.doing == Doing::Navigate && self.tokens[operated.tokens.start].kind == Kind::Open(Frame::Quote)
    }

    /// "In this window, you can choose a name": where the sentence begins with a place, that is what is done there. So is
    /// what can be done next.
    fn is_done_here(&self, doing: Doing) -> bool {
        let first = self.tokens[self.start..self.end].iter().find(|token| token.is_word());
        let placed =
            first.is_some_and(|token| token.means(Marks::PLACE) && !token.means(Marks::OUTCOME | Marks::ADVERB));
        let next =
            first.is_some_and(|token| token.means(Marks::THEN) && !token.means(Marks::WHEN)) || self.is_possible_next();
        matches!(doing, Doing::Select | Doing::Enter) && (placed || next)
    }

    /// "You can then …", "you can now …": a word for what comes next stands directly behind the modal verb, or in its phrase.
    fn is_possible_next(&self) -> bool {
        let can = (self.start..self.end).find(|&at| self.tokens[at].means(Marks::CAN));
        can.is_some_and(|can| {
            let next = self.tokens[..self.end].get(self.behind(can));
            self.tokens[can].means(Marks::THEN) || next.is_some_and(|next| next.means(Marks::THEN))
        })
    }

    /// "When you click `A`, a task is created.": what is stated behind the clause is what then happens.
    fn follows_click(&self, at: usize) -> bool {
        let row = &self.tokens[self.start..at];
        let clicks = |token: &Token<'_>| {
            token.meaning.verb.is_some_and(|verb| matches!(verb.doing, Doing::Click | Doing::Confirm))
        };
        let opens = row.iter().find(|token| token.is_word()).is_some_and(|first| first.means(Marks::IF | Marks::WHEN));
        let comma = row.iter().position(|token| token.is_mark(&[',']));
        comma.filter(|_| opens).is_some_and(|comma| {
            row[..comma].iter().any(clicks) && row[comma..].iter().any(|token| token.means(Marks::MENTION))
        })
    }

    /// A word of place stands close before the label, or is glued to it, as that for a button may be; or the name of an
    /// element opens a parenthesis that tells where something is ("you can check it there (tab `A`)").
    pub(super) fn is_placed(&self, label: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let before = self.tokens[self.start..label.start].iter().rev().take(NEAR);
        let told_aside = match &self.tokens[self.start..label.start] {
            [.., open, element] => {
                open.is_mark(&['(']) && element.means(Marks::ELEMENT) && !element.means(Marks::BUTTON)
            }
            _ => false,
        };
        before.into_iter().any(|token| token.means(Marks::PLACE))
            || told_aside
            || self.is_glued(label.end, Marks::PLACE | Marks::BUTTON)
    }

    /// The sentence ends with a colon right behind a verb of choosing or filling in that has no label.
    fn asks(&self, at: usize) -> Option<Doing> {
        const NEAR: usize = 8;
        const PARTICLES: usize = 2;
        let colon = self.tokens[self.start..at].iter().rposition(|token| matches!(token.kind, Kind::Mark(':')));
        let particles = if self.language.reading.verb_last { PARTICLES } else { 0 };
        let (governor, colon) = self.governor.or(self.undecided()).or(self.requested()).zip(colon)?;
        let verb = matches!(governor.doing, Doing::Select | Doing::Enter)
            && matches!(governor.force, Force::Instructs | Force::Offers);
        let last = self.tokens[self.start + colon + 1..at].iter().all(|token| !token.is_word());
        let near = (self.start + colon).saturating_sub(governor.behind) <= NEAR + particles;
        (verb && last && !governor.used && near).then_some(governor.doing)
    }

    /// "You will be asked to choose: …": the last verb is the purpose of what directly before it happens.
    fn requested(&self) -> Option<Governor> {
        let last = self.heard.verbs.last().filter(|last| last.clause == Clause::Purpose)?;
        let doing = self.tokens[last.at].meaning.verb?.doing;
        let from = self.start.max(last.at.saturating_sub(FAR));
        let asked = (from..last.at).rev().find(|&at| self.tokens[at].means(Marks::OUTCOME))?;
        let between = self.tokens.get(self.behind(asked)..last.at)?;
        let direct = between.iter().all(|token| token.means(Marks::PURPOSE | Marks::ADVERB));
        direct.then_some(Governor { doing, force: Force::Instructs, behind: self.behind(last.at), used: false })
    }

    /// "Choose whether to add: …": what is chosen from stands behind the words for what the choice is about.
    fn undecided(&self) -> Option<Governor> {
        let open = |place: usize| self.tokens[..self.end].get(place).is_some_and(|token| token.means(Marks::IF));
        let comma = |place: usize| self.tokens[..self.end].get(place).is_some_and(|token| token.is_mark(&[',']));
        let resting = self.resting.filter(|resting| resting.doing == Doing::Select && !resting.used)?;
        let opener = resting.behind + usize::from(comma(resting.behind));
        open(opener).then(|| Governor { behind: self.behind(opener), ..resting })
    }

    /// Labels that stood before the verb: places to go to, or the fields that are filled in. Of a verb that tells what has
    /// to be done to something ("the option `A` must be activated"), that is the label, unless it is a place.
    pub(super) fn settle_pending(&mut self, doing: Doing, passive: bool) {
        for (label, callout) in std::mem::take(&mut self.pending) {
            let colon = matches!(self.tokens.get(label.end).map(|token| token.kind), Some(Kind::Mark(':')));
            let named = colon && !self.is_page(&label) || passive && !self.is_placed(&label);
            let glued = self.is_glued(label.end, Marks::BUTTON);
            let button = self.is_button(&label) || self.is_further_button(label.start);
            let (doing, rule) = match doing {
                _ if glued || button && doing != Doing::Enter => (Doing::Click, Rule::Button),
                _ if self.is_chosen_around(&label) => (Doing::Select, Rule::BeforeVerb),
                Doing::Enter if !self.is_page(&label) => (doing, Rule::BeforeVerb),
                _ if named => (doing, Rule::BeforeVerb),
                _ => (Doing::Navigate, Rule::BeforeVerb),
            };
            self.heard.operated.push(Operated { tokens: label, label: true, doing, callout, rule });
        }
    }
}
