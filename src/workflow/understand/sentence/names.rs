//! Names: quoted, bold or linked words that are operated like labels, since older guides mark none, and what stands beside
//! a name that tells what it is the name of.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Frame, Kind, Token};
use super::clauses::FAR;
use super::labels::{is_joint, is_known};
use super::{Force, Governor, Rule, Walk};

impl Walk<'_, '_> {
    /// Quoted, bold or linked words: a label when they are operated.
    pub(super) fn open(&mut self, at: usize, frame: Frame) -> usize {
        let close = self.close_of(at, frame);
        match (frame, close) {
            (Frame::Strong | Frame::Emphasis, Some(close)) if self.is_candidate(at..close + 1) => {
                self.label(at..close + 1);
                close + 1
            }
            (Frame::Quote, Some(close)) => {
                if self.is_candidate(at..close + 1) {
                    self.label(at..close + 1);
                }
                self.clause_start = false;
                close + 1
            }
            (Frame::Strong | Frame::Emphasis | Frame::Quote | Frame::Link, _) => at + 1,
        }
    }

    pub(super) fn close_of(&self, at: usize, frame: Frame) -> Option<usize> {
        const LONGEST: usize = 40;
        let until = self.end.min(at + LONGEST);
        (at + 1..until).find(|&place| self.tokens[place].kind == Kind::Close(frame))
    }

    /// Whether these tokens, which are not marked as a label, are one: few words, like a name, directly behind a verb
    /// that operates, or behind a connector or separator behind another label.
    pub(super) fn is_candidate(&self, range: Range<usize>) -> bool {
        const LONGEST: usize = 8;
        const LONGEST_QUOTE: usize = 12;
        const LONGEST_TITLE: usize = 20;
        let inside = &self.tokens[range.clone()];
        let words = || inside.iter().filter(|token| token.is_word());
        let named = match words().next().map(|word| word.kind) {
            Some(Kind::Word(capital)) => capital,
            Some(_) | None => inside[0].label().is_none_or(|code| code.starts_with(char::is_uppercase)),
        };
        let labels = inside.iter().any(|token| matches!(token.kind, Kind::Label(_)));
        let linked = matches!(inside, [quote, link, ..]
            if quote.kind == Kind::Open(Frame::Quote) && link.kind == Kind::Open(Frame::Link));
        let near = match self.governor {
            Some(governor) => governor.force != Force::Describes && self.is_near(governor, &range),
            None => {
                (self.is_located() && (self.is_element(&range) || self.is_place_of_command(&range))
                    || self.is_glued(range.end, Marks::PLACE | Marks::BUTTON))
                    && !self.is_quoted_beside_labels(&range)
            }
        };
        let quoted = self.is_quoted_beside_labels(&range);
        let clicked = self.governor.is_some_and(|governor| governor.doing == Doing::Click);
        let titled = match inside[0].kind {
            Kind::Open(Frame::Quote) => {
                self.is_behind_element(range.start) || self.is_told_right_before(range.start, &[Doing::Click])
            }
            Kind::Open(Frame::Strong) => self.is_told_right_before(range.start, &[Doing::Click, Doing::Select]),
            Kind::Code(_) => clicked,
            _ => false,
        };
        let near = near
            || self.path_before(range.start).is_some()
            || !quoted
                && (self.is_in_element(range.start)
                    || self.is_in_named(&range)
                    || self.is_further_element(range.start))
            || self.language.reading.verb_last && self.is_chosen_behind(range.end);
        let colon = range.start > self.start && self.tokens[range.start - 1].is_mark(&[':']);
        let longest = match inside[0].kind {
            Kind::Open(Frame::Quote) if titled || colon => LONGEST_TITLE,
            Kind::Open(Frame::Quote) => LONGEST_QUOTE,
            _ => LONGEST,
        };
        (named || titled) && !labels && !linked && words().count() <= longest && near
    }

    /// "Click …", "choose the …": a verb of these stands before, and nothing but a small word between.
    fn is_told_right_before(&self, at: usize, doings: &[Doing]) -> bool {
        let told = |governor: &Governor| doings.contains(&governor.doing) && governor.force != Force::Describes;
        let between = self.governor.filter(told).and_then(|governor| self.tokens.get(governor.behind..at));
        between.is_some_and(|between| between.len() <= 1 && between.iter().all(|token| token.means(Marks::LIGHT)))
    }

    /// "In …, enter": nothing but small words between the word of place and the name, and the verb that tells what is operated
    /// there directly behind.
    fn is_place_of_command(&self, range: &Range<usize>) -> bool {
        let small = Marks::PLACE | Marks::LIGHT | Marks::ADVERB | Marks::AND | Marks::THEN;
        let near = self.tokens[self.segment..range.start].iter().all(|token| token.means(small));
        let pause = self.tokens[..self.end].get(range.end).is_some_and(|token| token.is_mark(&[',', ':']));
        let next = self.tokens[..self.end].get(range.end + usize::from(pause)).and_then(|next| next.meaning.verb);
        let operates = |verb: Verb| {
            !verb.guessed
                && matches!(verb.doing, Doing::Click | Doing::Select | Doing::Enter)
                && verb.moods.intersects(Moods::COMMAND | Moods::BASE)
        };
        near && next.is_some_and(operates)
    }

    /// "In the area …": a place and the name of an element stand directly before.
    pub(super) fn is_in_element(&self, at: usize) -> bool {
        let [.., place, element] = &self.tokens[self.start..at] else { return false };
        let wide = self.tokens[self.start..at - 1].iter().rev().take(3).any(|token| token.means(Marks::PLACE));
        element.means(Marks::ELEMENT) && (place.means(Marks::PLACE) || wide)
    }

    /// "In the … tab": a place stands directly before, and the name of an element directly behind.
    fn is_in_named(&self, range: &Range<usize>) -> bool {
        let element = range.end < self.end && self.tokens[range.end].means(Marks::ELEMENT);
        element && self.tokens[self.start..range.start].iter().rev().take(2).any(|token| token.means(Marks::PLACE))
    }

    /// "Go to your control panel, section …, tab …", "In the column on the left, section …": behind a comma, the name of
    /// an element goes on with the way.
    fn is_further_element(&self, at: usize) -> bool {
        let [.., comma, element] = &self.tokens[self.start..at] else { return false };
        let goes = match self.governor {
            Some(governor) => {
                matches!(governor.doing, Doing::Navigate | Doing::Click) && governor.force != Force::Describes
            }
            None => self.tokens[self.start].means(Marks::PLACE),
        };
        comma.is_mark(&[',']) && element.means(Marks::ELEMENT) && goes
    }

    /// Where labels are marked, quotation marks only name parts of a page.
    pub(super) fn is_quoted_beside_labels(&self, range: &Range<usize>) -> bool {
        self.labelled && self.tokens[range.start].kind == Kind::Open(Frame::Quote)
    }

    /// A verb of clicking or choosing that governs stands directly behind.
    pub(super) fn is_chosen_behind(&self, at: usize) -> bool {
        let verb = self.verb_behind(&(at..at)).filter(|&(_, force)| force != Force::Describes);
        verb.is_some_and(|(verb, _)| matches!(verb.doing, Doing::Click | Doing::Select))
    }

    /// The name of an element stands beside these tokens.
    pub(super) fn is_element(&self, range: &Range<usize>) -> bool {
        self.stands_beside(range, Marks::ELEMENT)
    }

    /// "The window `A`": an element in which there is something to fill in, but which is not filled in itself.
    pub(super) fn is_page(&self, range: &Range<usize>) -> bool {
        self.is_element(range) && !self.stands_beside(range, Marks::FIELD)
    }

    fn stands_beside(&self, range: &Range<usize>, marks: Marks) -> bool {
        let before = &self.tokens[range.start.saturating_sub(2).max(self.start)..range.start];
        let behind = &self.tokens[range.end..self.end.min(range.end + 1)];
        before.iter().chain(behind).any(|token| token.means(marks))
    }

    /// "A 1-click plan": a number and a hyphen make a part of a name of what looks like a verb.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let [.., number, hyphen] = &self.tokens[self.start..at] else { return false };
        let glued = number.span.end == hyphen.span.start && hyphen.span.end == self.tokens[at].span.start;
        matches!(number.kind, Kind::Number(_)) && hyphen.is_mark(&['-']) && glued
    }

    /// "The use of a script", in the one word that also commands ("het gebruik", "gebruik").
    pub(super) fn is_behind_article(&self, at: usize, verb: Verb) -> bool {
        let single = verb.moods.intersects(Moods::COMMAND) && self.tokens[at].meaning.length == 1;
        self.language.reading.verb_last && single && at > self.start && self.tokens[at - 1].means(Marks::NOUN)
    }

    /// A button, whatever is done with it.
    pub(super) fn is_button(&self, range: &Range<usize>) -> bool {
        self.stands_beside(range, Marks::BUTTON) || self.is_glued(range.end, Marks::BUTTON)
    }

    /// "With the button `A` or `B`": joined to a button.
    pub(super) fn is_further_button(&self, at: usize) -> bool {
        let last = self.heard.operated.last().filter(|last| last.rule == Rule::Button);
        last.and_then(|last| self.tokens.get(last.tokens.end..at))
            .is_some_and(|between| between.len() <= FAR && between.iter().any(is_joint) && is_known(between.iter()))
    }

    fn is_near(&self, governor: Governor, range: &Range<usize>) -> bool {
        const NEAR: usize = 5;
        let at = range.start;
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let from = governor.behind.max(last);
        let between = &self.tokens[from.min(at).max(at.saturating_sub(NEAR + 1))..at];
        let goes_on = between.iter().rposition(|token| token.is_mark(&['>', '→']) || token.means(Marks::THEN));
        let between = &between[goes_on.unwrap_or(0)..];
        let element = self.is_element_behind(range.end) || between.iter().any(|token| token.means(Marks::ELEMENT));
        let told = governor.force == Force::Instructs;
        let small = Marks::LIGHT | Marks::PLACE | Marks::THEN | if told { Marks::ADVERB } else { Marks::default() };
        let direct = between.iter().all(|token| token.means(small));
        let fits = match governor.doing {
            Doing::Click | Doing::Select => true,
            Doing::Navigate => element || direct,
            Doing::Enter | Doing::Confirm => element,
            Doing::Other => between.iter().any(|token| token.means(Marks::BUTTON)) || self.is_button(range),
            Doing::Attend => false,
        };
        let joined = governor.used && between.iter().any(is_joint);
        let broken = between.iter().any(|token| {
            matches!(token.kind, Kind::Mark('(' | ')' | ':' | '.'))
                || governor.used && token.means(Marks::PURPOSE) && !token.means(Marks::LIGHT)
        });
        (fits || joined) && !broken && between.len() <= NEAR || self.is_reached(governor, at)
    }

    /// "The "A" tab", "the "A" and "B" fields": the word for what names are stands behind them.
    fn is_element_behind(&self, at: usize) -> bool {
        let row = &self.tokens[..self.end.min(at + FAR)];
        let next = |at: usize| row.get(at);
        let mut at = at;
        while let (Some(joint), Some(name)) = (next(at).filter(|token| is_joint(token)), next(at + 1)) {
            let close = match name.kind {
                Kind::Open(frame) => self.close_of(at + 1, frame),
                Kind::Code(_) => Some(at + 1),
                _ => None,
            };
            let Some(close) = close.filter(|_| !joint.means(Marks::THEN)) else { return false };
            at = close + 1;
        }
        next(at).is_some_and(|token| token.means(Marks::ELEMENT))
    }

    /// "Click, behind all that came before, on "A"": where nothing was operated yet, a small word or the name of an element
    /// directly before reaches back further; so does a colon before the last words of the sentence.
    fn is_reached(&self, governor: Governor, at: usize) -> bool {
        const FARTHER: usize = 14;
        let near = |between: &&[Token<'_>]| (1..=FAR).contains(&between.len());
        let Some(between) = self.tokens.get(governor.behind..at).filter(near) else { return false };
        let goes = match governor.doing {
            Doing::Click | Doing::Select | Doing::Navigate => governor.force == Force::Instructs && !governor.used,
            Doing::Enter | Doing::Confirm | Doing::Other | Doing::Attend => false,
        };
        let [.., last] = between else { return false };
        let leads = last.means(Marks::LIGHT) && !last.means(Marks::PLACE) && governor.doing == Doing::Click
            || last.means(Marks::ELEMENT)
            || last.is_mark(&[':']) && self.ends_sentence(at);
        let stops = |token: &Token<'_>| {
            token.means(Marks::PURPOSE | Marks::RELATIVE | Marks::IF)
                || matches!(token.kind, Kind::Mark('(' | ')' | '.'))
        };
        let colons = between.iter().filter(|token| token.is_mark(&[':'])).count();
        goes && leads && between.len() <= FARTHER && colons <= 1 && !between.iter().any(stops)
    }

    /// What opens at `at` is all that the sentence still has.
    fn ends_sentence(&self, at: usize) -> bool {
        let Kind::Open(frame) = self.tokens[at].kind else { return false };
        let behind = self.close_of(at, frame).map_or(at, |close| close + 1);
        self.tokens[behind..self.end].iter().all(|token| !token.is_word() && token.label().is_none())
    }
}
