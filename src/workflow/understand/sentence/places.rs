//! Places: labels behind "in" or "under", which are gone to before something in them is operated.

use std::ops::Range;

use crate::language::{Doing, Marks};

use super::super::tokens::{Kind, Token};
use super::clauses::FAR;
use super::labels::{is_joint, is_known};
use super::{Force, Governor, Rule, Walk};

impl Walk<'_, '_> {
    /// The words since the last comma begin with "in", "under" …
    pub(super) fn is_located(&self) -> bool {
        self.tokens[self.segment..self.end]
            .iter()
            .find(|token| !token.means(Marks::AND | Marks::THEN | Marks::ADVERB))
            .is_some_and(|token| token.means(Marks::PLACE))
    }

    /// "In the Server field enter …", with a name that nothing marks: the words before begin with a place, and hold no verb.
    pub(super) fn is_in_named_place(&self, at: usize) -> bool {
        let element =
            |place: usize| self.tokens[..self.end].get(place).is_some_and(|token| token.means(Marks::ELEMENT));
        self.is_located() && self.heard.verbs.is_empty() && !element(at) && !element(self.behind(at))
    }

    /// "Click the dots next to `A`": only where something else is. "Tick the box next to `A`" is another thing: that is `A`.
    pub(super) fn is_beside(&self, label: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let closer = |token: &Token<'_>| {
            token.means(Marks::LIGHT | Marks::PLACE | Marks::AND | Marks::OR | Marks::THEN)
                || token.meaning.verb.is_some_and(|verb| !verb.guessed)
                || matches!(token.kind, Kind::Mark(_) | Kind::Label(_))
        };
        let close = |behind: usize| behind <= label.start && !self.tokens[behind..label.start].iter().any(closer);
        let beside = |place: usize| self.tokens[place].means(Marks::BESIDE) && close(self.behind(place));
        let stands = (label.start.saturating_sub(NEAR).max(self.start)..label.start).any(beside);
        let behind = if stands && self.language.reading.verb_last { self.verb_behind(label) } else { None };
        let doing = behind.map(|(verb, _)| verb.doing).or(self.governor.map(|governor| governor.doing));
        stands && doing != Some(Doing::Select)
    }

    /// "In the tab `A`, see the name": what only asks for attention is looked at where the labels before it are.
    pub(super) fn is_looked_at_there(&self, at: usize) -> bool {
        let further =
            self.tokens[self.start.max(at.saturating_sub(FAR))..at].iter().any(|token| token.means(Marks::MORE));
        let remarks = self.tokens[..self.end].get(self.behind(at)).is_some_and(|next| next.means(Marks::RELATIVE));
        !self.language.reading.verb_last
            && !further
            && !remarks
            && self.pending.iter().all(|(label, _)| self.is_placed(label))
    }

    /// "Choose in the window `A`": what looked like a place is what is operated, when nothing else is there for the verb. In
    /// "choose in the filter `A`", the place has its own noun, whatever that means.
    pub(super) fn take_place(&mut self, until: usize) {
        let Some(governor) = self.governor.filter(|governor| !governor.used && governor.force != Force::Describes)
        else {
            return;
        };
        let operates = matches!(governor.doing, Doing::Click | Doing::Select | Doing::Confirm);
        let last = self.heard.operated.last_mut().filter(|last| last.rule == Rule::Place);
        let Some(last) = last.filter(|last| operates && last.tokens.start >= governor.behind) else { return };
        let behind = &self.tokens[last.tokens.end..until.max(last.tokens.end)];
        let clause = behind.iter().take(FAR).position(|token| token.is_mark(&[',', ';'])).unwrap_or(behind.len());
        let before = &self.tokens[governor.behind..last.tokens.start];
        let named = |noun: &Token<'_>| noun.meaning.length == 0 && noun.is_word();
        let place = before.iter().rposition(|token| token.means(Marks::PLACE));
        let names = self.tokens[..self.end].get(last.tokens.end).is_some_and(|token| token.means(Marks::ELEMENT));
        let own = place.filter(|_| !names && before.last().is_some_and(named)).unwrap_or(before.len());
        let around = before[..own].iter().chain(&behind[..clause]);
        if is_known(around) {
            (last.doing, last.rule) = (governor.doing, Rule::VerbBefore);
            if let Some(governor) = &mut self.governor {
                governor.used = true;
            }
        }
    }

    /// A label is where something is operated, not what, when "in" or "under" stands before it, or nothing that joins
    /// it to the label before. "One of the following: `A`" names what is operated.
    pub(super) fn is_place(&self, governor: Governor, at: usize) -> bool {
        if matches!(governor.doing, Doing::Enter | Doing::Navigate) || self.tokens[at - 1].is_mark(&['(']) {
            return false;
        }
        if self.is_clicked_in(governor, at) || self.is_set_to(governor, at) {
            return false;
        }
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let between = &self.tokens[last.max(governor.behind).min(at)..at];
        let told = governor.doing == Doing::Other && (is_apposition(between) || is_told_where(between));
        if told || self.is_further_place(governor, at) {
            return true;
        }
        let place = between.iter().rposition(|token| token.means(Marks::PLACE));
        let listed = |place: usize| between[place..].iter().any(|token| token.is_mark(&[':']));
        let left = |place: usize| governor.used && between[place..].iter().any(|token| token.means(Marks::THEN));
        if let Some(place) = place.filter(|&place| between.len() - place <= 5 && !listed(place) && !left(place)) {
            let operates = |token: &Token<'_>| token.means(Marks::LIGHT) && !token.means(Marks::PLACE);
            let goes_on = governor.used || governor.doing != Doing::Other;
            let elided = goes_on && between[place].means(Marks::LIGHT) && between[..place].iter().any(is_joint);
            return !elided && !between[place..].iter().any(operates);
        }
        governor.used && last > governor.behind && !between.iter().any(is_joint)
    }

    /// "Click in `A`, then in `B`": only the small word stands before the label, and a connector behind it.
    fn is_clicked_in(&self, governor: Governor, at: usize) -> bool {
        let direct = governor.doing == Doing::Click && governor.behind + 1 == at;
        let light = self.tokens[at - 1].means(Marks::LIGHT);
        direct && light && self.tokens[..self.end].get(at + 1).is_some_and(is_joint)
    }

    /// "Set `A` to `B`": one small word leads from what is changed to what it becomes.
    fn is_set_to(&self, governor: Governor, at: usize) -> bool {
        let changed =
            self.heard.operated.last().filter(|last| last.rule == Rule::VerbBefore && last.tokens.end + 1 == at);
        let small = !self.tokens[at - 1].means(Marks::ELEMENT);
        small
            && changed.is_some_and(|changed| governor.doing == Doing::Other && changed.tokens.start >= governor.behind)
    }

    /// "Click on the tab `A` on `B`": nothing but small words joins the two, so the first was where the second is operated.
    pub(super) fn take_outer_place(&mut self, governor: Governor, at: usize) -> bool {
        let Some(last) = self.heard.operated.last_mut() else { return false };
        let light = |token: &Token<'_>| token.means(Marks::LIGHT);
        let small = |token: &Token<'_>| light(token) && !token.means(Marks::PLACE);
        let named = |token: &Token<'_>| token.means(Marks::ELEMENT);
        let outer = self.tokens.get(governor.behind..last.tokens.start).unwrap_or_default();
        let between = self.tokens.get(last.tokens.end..at).unwrap_or_default();
        let placed =
            outer.len() <= FAR && outer.last().is_some_and(named) && outer.iter().any(light) && is_known(outer.iter());
        let goes_on = between.len() <= FAR
            && between.last().is_some_and(|token| small(token) || named(token))
            && is_known(between.iter())
            && !between.iter().any(|token| is_joint(token) || token.means(Marks::PLACE));
        let operates = matches!(governor.doing, Doing::Click | Doing::Select) && last.doing == governor.doing;
        let taken = placed && goes_on && operates && last.rule == Rule::VerbBefore;
        if taken {
            (last.doing, last.rule) = (Doing::Navigate, Rule::Place);
        }
        taken
    }

    /// "`Disks`-tab-in": where endings say what other languages say by "in", the word for the place is glued to its name.
    pub(super) fn is_glued_place(&self, governor: Governor, at: usize) -> bool {
        let operates = matches!(governor.doing, Doing::Click | Doing::Select | Doing::Other);
        operates && self.is_glued(at, Marks::PLACE)
    }

    /// A word that means one of these is glued to the name that ends here.
    pub(super) fn is_glued(&self, at: usize, marks: Marks) -> bool {
        let [hyphen, word, ..] = &self.tokens[at..self.end] else { return false };
        hyphen.is_mark(&['-']) && word.means(marks)
    }

    /// "Choose your server in `A`, then `B`": a connector goes on with the place, since the verb has its object.
    fn is_further_place(&self, governor: Governor, at: usize) -> bool {
        let last = self.heard.operated.last().filter(|last| last.rule == Rule::Place);
        let Some(last) = last.filter(|last| last.tokens.start >= governor.behind) else { return false };
        let between = &self.tokens[last.tokens.end..at];
        let from = governor.behind.max(last.tokens.start.saturating_sub(FAR));
        let operates = |token: &Token<'_>| token.means(Marks::LIGHT) && !token.means(Marks::PLACE);
        !is_known(self.tokens[from..last.tokens.start].iter())
            && is_known(between.iter())
            && between.iter().any(|token| token.means(Marks::AND | Marks::THEN))
            && !between.iter().any(operates)
    }
}

/// "Check your address in your account, tab `A`": where it is, in one word more.
fn is_apposition(between: &[Token<'_>]) -> bool {
    matches!(between, [.., comma, element] if comma.is_mark(&[',', '>', '(']) && element.means(Marks::ELEMENT))
}

/// "Check your address on the tab `A`": behind what a verb has, a small word leads to where that is.
fn is_told_where(between: &[Token<'_>]) -> bool {
    const NEAR: usize = 2;
    let [object @ .., element] = between else { return false };
    let small = |token: &Token<'_>| token.means(Marks::LIGHT) && token.meaning.verb.is_none();
    let light = object.iter().rposition(small).filter(|&light| light > 0 && object.len() - light <= NEAR);
    element.means(Marks::ELEMENT) && light.is_some()
}
