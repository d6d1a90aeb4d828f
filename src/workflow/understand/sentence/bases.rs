//! Bases: forms that command at the beginning of a clause only ("open the list"), and say nothing elsewhere ("an open
//! list").

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Kind, Token};
use super::clauses::FAR;
use super::{Clause, Force, Mode, Opening, Walk};

impl Walk<'_, '_> {
    pub(super) fn force_of_base(&self, at: usize, verb: Verb, subordinate: bool) -> Option<Force> {
        let previous = at.checked_sub(1).filter(|&place| place >= self.start).map(|place| &self.tokens[place]);
        let modal = previous.is_some_and(|token| token.means(Marks::PURPOSE));
        if modal {
            return Some(if self.is_granted(at - 1) { Force::Instructs } else { Force::Describes });
        }
        if verb.guessed && !self.is_likely_verb(at)
            || self.is_compound(at)
            || self.is_in_name(at)
            || !matches!(verb.doing, Doing::Click | Doing::Select) && self.is_stated_of(at)
            || self.is_explained(at)
            || verb.doing == Doing::Other && self.is_enumerated(at)
        {
            return None;
        }
        if self.is_just_behind(at, Marks::NEGATION) {
            return Some(Force::Describes);
        }
        if verb.doing == Doing::Other && self.is_foretold(at) {
            return Some(Force::Describes);
        }
        if self.is_joined_purpose(at) {
            return Some(Force::Describes);
        }
        if self.clause_start && (!subordinate || verb.doing == Doing::Click && self.goes_on()) {
            let further = self.mode == Mode::Can && (self.is_joined(at) || self.is_listed(at));
            let offered = further || self.modal_before(at) == Mode::Can || self.is_offered_before(verb);
            return Some(if offered { Force::Offers } else { Force::Instructs });
        }
        if verb.doing == Doing::Click && (self.is_clicked_late(at) || self.is_clicked_for(at)) {
            return Some(Force::Instructs);
        }
        let located = self.is_behind_element(at) && (!self.pending.is_empty() || self.is_in_named_place(at));
        match self.modal_before(at) {
            Mode::Must if !subordinate => Some(Force::Instructs),
            Mode::Can if !subordinate || self.is_offered_there(at) => Some(Force::Offers),
            Mode::None if located && !subordinate => Some(Force::Instructs),
            Mode::None | Mode::Must | Mode::Can | Mode::Denied => None,
        }
    }

    /// An unknown word directly before the words for a thing: at the beginning of a sentence it is a verb, or joined to one.
    fn is_likely_verb(&self, at: usize) -> bool {
        let small = |token: &Token<'_>| !token.is_word() || token.means(Marks::ADVERB | Marks::THEN);
        let first = at - self.start < FAR && self.tokens[self.start..at].iter().all(small);
        let joined = self.goes_on() && !self.tokens[at - 1].is_mark(&[':']);
        (first || joined) && self.tokens[at + 1].is_word()
    }

    /// "How to move and copy it": joined directly to the verb of a purpose.
    fn is_joined_purpose(&self, at: usize) -> bool {
        let last = self.heard.verbs.last().filter(|last| last.force == Force::Describes);
        last.is_some_and(|last| last.clause == Clause::Purpose && self.behind(last.at) + 1 == at) && self.is_joined(at)
    }

    /// "If the list is empty click `A`": without the comma, a click on a label behind a statement ends the condition.
    fn is_clicked_late(&self, at: usize) -> bool {
        let small = |token: &&Token<'_>| token.means(Marks::LIGHT | Marks::ADVERB | Marks::ELEMENT);
        let next = self.tokens[self.behind(at)..self.end].iter().find(|token| !small(token));
        let labelled = next.is_some_and(|token| matches!(token.kind, Kind::Label(_)));
        let before = &self.tokens[self.segment.max(at.saturating_sub(FAR))..at];
        let bound = Marks::SUBJECT | Marks::PURPOSE | Marks::CAN | Marks::MUST | Marks::OR | Marks::RELATIVE;
        matches!(self.clause, Clause::If | Clause::When)
            && labelled
            && before.iter().any(|token| token.means(Marks::MENTION))
            && before.last().is_some_and(|token| !token.means(bound))
    }

    /// "To select all just click it", "to begin click on `A`": without the comma, a click ends the purpose that the sentence
    /// begins with.
    fn is_clicked_for(&self, at: usize) -> bool {
        let first = self.tokens[self.start..at].iter().find(|token| token.is_word());
        let aims = first.is_some_and(|first| first.means(Marks::PURPOSE)) && !self.heard.verbs.is_empty();
        let before = &self.tokens[at - 1];
        let next = self.tokens[..self.end].get(self.behind(at));
        let clicked =
            before.means(Marks::ADVERB) || next.is_some_and(|next| next.means(Marks::LIGHT) || !next.is_word());
        self.clause == Clause::Purpose && aims && clicked && !before.means(Marks::PURPOSE | Marks::AND | Marks::OR)
    }

    /// "Open: all can read it": the colon directly behind explains a name that begins the sentence.
    fn is_explained(&self, at: usize) -> bool {
        let behind = self.behind(at);
        let [colon, next, ..] = &self.tokens[behind..self.end] else { return false };
        at == self.start && colon.is_mark(&[':']) && matches!(next.kind, Kind::Word(_))
    }

    /// "The rights (read, write)": what stands alone between parentheses and commas is a name.
    fn is_enumerated(&self, at: usize) -> bool {
        let bounds = |token: &Token<'_>| token.is_mark(&['(', ',', '/', ')']);
        let behind = self.tokens[..self.end].get(self.behind(at));
        self.parenthesis.is_some() && at > 0 && bounds(&self.tokens[at - 1]) && behind.is_some_and(bounds)
    }

    /// "Access must be limited", "Backup Storage is": what something is stated of is no verb, nor does one begin its name.
    fn is_stated_of(&self, at: usize) -> bool {
        const LONGEST: usize = 2;
        let states = |next: &Token<'_>| {
            let states = next.means(Marks::MUST | Marks::MENTION | Marks::OUTCOME) && !next.means(Marks::CAN);
            states && next.meaning.verb.is_none() && next.kind == Kind::Word(false)
        };
        let behind = self.tokens[..self.end].get(self.behind(at)..).unwrap_or_default();
        let named = behind.iter().take(LONGEST).take_while(|token| token.kind == Kind::Word(true)).count();
        behind.get(named).is_some_and(states)
    }

    /// "You can: add it", as an item of a list: what the words before the list offer.
    fn is_offered_before(&self, verb: Verb) -> bool {
        let deed = matches!(verb.doing, Doing::Other | Doing::Navigate);
        self.opening == Opening::Offers && deed && self.heard.verbs.is_empty()
    }

    /// "Here, you can: choose the size", as an item of a list: of what is offered there, this is operated.
    pub(super) fn is_operated_there(&self, at: usize) -> bool {
        let operates = |verb: Verb| matches!(verb.doing, Doing::Click | Doing::Select | Doing::Enter | Doing::Confirm);
        self.opening == Opening::Offers
            && self.language.reading.infinitive_commands
            && self.clause_start
            && self.heard.verbs.is_empty()
            && self.tokens[at].meaning.verb.is_some_and(operates)
    }

    /// "You can add it, copy it and delete it": between what is offered and a further verb that a connector joins.
    fn is_listed(&self, at: usize) -> bool {
        let comma = at > self.start && self.tokens[at - 1].is_mark(&[',']);
        let offered = self.heard.verbs.last().is_some_and(|last| last.force == Force::Offers);
        let base = |token: &Token<'_>| token.meaning.verb.is_some_and(|verb| verb.moods.intersects(Moods::BASE));
        let joins = |pair: &[Token<'_>]| pair[0].means(Marks::AND | Marks::OR) && base(&pair[1]);
        comma && offered && self.tokens[at..self.end.min(at + FAR)].windows(2).any(joins)
    }

    /// "Add-ons": a hyphen makes it a part of another word.
    fn is_compound(&self, at: usize) -> bool {
        let end = self.behind(at);
        let [last, hyphen, next, ..] = &self.tokens[end - 1..self.end] else { return false };
        hyphen.is_mark(&['-']) && last.span.end == hyphen.span.start && hyphen.span.end == next.span.start
    }

    /// "The Load Balancer": a capital within a sentence, before another, begins a name.
    fn is_in_name(&self, at: usize) -> bool {
        let capital = |place: usize| matches!(self.tokens[place].kind, Kind::Word(true));
        let next = self.behind(at);
        let within = at > self.start && (self.tokens[at - 1].is_word() || self.tokens[at - 1].is_mark(&[',', '(']));
        within && capital(at) && next < self.end && capital(next)
    }

    /// "The server will receive it and deploy it": joined to what is said of something, and nothing was told to do before.
    fn is_foretold(&self, at: usize) -> bool {
        let told = self.heard.instructs || self.heard.offers || !self.heard.operated.is_empty();
        let open = matches!(self.clause, Clause::Main | Clause::Purpose);
        self.describes && open && !told && self.is_joined(at)
    }
}
