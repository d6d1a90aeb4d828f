//! Labels: which words are one, which verb governs it, and whether it is operated, a place to go to, or only mentioned.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Frame, Kind, Token};
use super::clauses::FAR;
use super::{Clause, Force, Governor, Mode, Operated, Rule, Walk};

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
        let near = match self.governor {
            Some(governor) => governor.force != Force::Describes && self.is_near(governor, range.start),
            None => {
                (self.is_located() && self.is_element(&range) || self.is_glued(range.end, Marks::PLACE | Marks::BUTTON))
                    && !self.is_quoted_beside_labels(&range)
            }
        };
        let quoted = self.is_quoted_beside_labels(&range);
        let clicked = self.governor.is_some_and(|governor| governor.doing == Doing::Click);
        let titled = match inside[0].kind {
            Kind::Open(Frame::Quote) => self.is_behind_element(range.start),
            Kind::Code(_) => clicked,
            _ => false,
        };
        let near = near
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
        (named || titled) && !labels && words().count() <= longest && near
    }

    /// "In the area …": a place and the name of an element stand directly before.
    fn is_in_element(&self, at: usize) -> bool {
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
        let verb = self.verb_behind(at).filter(|&(_, force)| force != Force::Describes);
        verb.is_some_and(|(verb, _)| matches!(verb.doing, Doing::Click | Doing::Select))
    }

    /// The name of an element stands beside these tokens.
    pub(super) fn is_element(&self, range: &Range<usize>) -> bool {
        let before = &self.tokens[range.start.saturating_sub(2).max(self.start)..range.start];
        let behind = &self.tokens[range.end..self.end.min(range.end + 1)];
        before.iter().chain(behind).any(|token| token.means(Marks::ELEMENT))
    }

    /// A button, whatever is done with it.
    pub(super) fn is_button(&self, range: &Range<usize>) -> bool {
        let before = &self.tokens[range.start.saturating_sub(2).max(self.start)..range.start];
        let behind = &self.tokens[range.end..self.end.min(range.end + 1)];
        before.iter().chain(behind).any(|token| token.means(Marks::BUTTON))
    }

    /// "With the button `A` or `B`": joined to a button.
    pub(super) fn is_further_button(&self, at: usize) -> bool {
        let last = self.heard.operated.last().filter(|last| last.rule == Rule::Button);
        last.and_then(|last| self.tokens.get(last.tokens.end..at))
            .is_some_and(|between| between.iter().any(is_joint) && is_known(between.iter()))
    }

    pub(super) fn is_near(&self, governor: Governor, at: usize) -> bool {
        const NEAR: usize = 5;
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let from = governor.behind.max(last);
        let between = &self.tokens[from.min(at).max(at.saturating_sub(NEAR + 1))..at];
        let goes_on = between.iter().rposition(|token| token.is_mark(&['>', '→']) || token.means(Marks::THEN));
        let between = &between[goes_on.unwrap_or(0)..];
        let element = between.iter().any(|token| token.means(Marks::ELEMENT));
        let direct = between.iter().all(|token| token.means(Marks::LIGHT | Marks::PLACE));
        let fits = match governor.doing {
            Doing::Click | Doing::Select => true,
            Doing::Navigate => element || direct,
            Doing::Enter | Doing::Confirm => element,
            Doing::Other => between.iter().any(|token| token.means(Marks::BUTTON)),
            Doing::Attend => false,
        };
        let joined = governor.used && between.iter().any(is_joint);
        let broken = between.iter().any(|token| {
            matches!(token.kind, Kind::Mark('(' | ')' | ':' | '.'))
                || governor.used && token.means(Marks::PURPOSE) && !token.means(Marks::LIGHT)
        });
        (fits || joined) && !broken && between.len() <= NEAR || self.is_reached(governor, at)
    }

    /// "Click, behind all that came before, on "A"": where nothing was operated yet, a small word or the name of an element
    /// directly before reaches back further; so does a colon before the last words of the sentence.
    fn is_reached(&self, governor: Governor, at: usize) -> bool {
        const FARTHER: usize = 14;
        let Some(between) = self.tokens.get(governor.behind..at).filter(|between| !between.is_empty()) else {
            return false;
        };
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

    pub(super) fn callout(&mut self, at: usize, number: u32) {
        const NEAR: usize = 4;
        if let Some((_, pending)) = self.pending.last_mut().filter(|(label, _)| label.end + NEAR > at) {
            *pending = Some(number);
            return;
        }
        let last = self.heard.operated.last_mut();
        if let Some(last) = last.filter(|last| last.callout.is_none() && last.tokens.end + NEAR > at) {
            let closer = self.governor.is_some_and(|governor| governor.behind > last.tokens.end);
            if !closer {
                last.callout = Some(number);
                return;
            }
        }
        let Some(governor) = self.governor.filter(|governor| governor.force != Force::Describes) else { return };
        if !governor.used {
            self.object(governor, at, Some(number));
        }
    }

    /// The words behind a verb name the thing that is operated.
    pub(super) fn object(&mut self, governor: Governor, until: usize, callout: Option<u32>) {
        let light = |token: &Token<'_>| token.means(Marks::LIGHT);
        let mut from = governor.behind;
        while from < until && light(&self.tokens[from]) {
            from += 1;
        }
        let trails = |token: &Token<'_>| token.is_mark(&[',']) || token.means(Marks::AND);
        let length = self.tokens[from..until.max(from)].iter().rposition(|token| !trails(token));
        let until = length.map_or(from, |last| from + last + 1);
        if self.tokens[from..until].iter().any(|token| token.is_word()) {
            let operated =
                Operated { tokens: from..until, label: false, doing: governor.doing, callout, rule: Rule::VerbBefore };
            self.heard.operated.push(operated);
            if let Some(governor) = &mut self.governor {
                governor.used = true;
            }
        }
    }

    pub(super) fn label(&mut self, range: Range<usize>) {
        self.clause_start = false;
        if self.is_spoken_of(range.end) {
            return self.heard.mentioned.push((range, Rule::Subject));
        }
        if self.is_beside(&range) {
            return self.heard.mentioned.push((range, Rule::Beside));
        }
        let aside = self.parenthesis.is_some_and(|open| {
            let goes_on = self.heard.operated.last().is_some_and(|last| last.tokens.start > open);
            !goes_on && self.governor.is_some_and(|governor| governor.behind <= open && governor.used)
        });
        if aside {
            return self.heard.mentioned.push((range, Rule::Aside));
        }
        self.resume(range.start);
        self.object_before_joint(range.start);
        if self.language.reading.verb_last
            && let Some((verb, force)) = self.verb_behind(range.end)
        {
            let placed = matches!(verb.doing, Doing::Click | Doing::Other) && self.is_in_element(range.start);
            let (doing, rule) = if placed { (Doing::Navigate, Rule::Place) } else { (verb.doing, Rule::VerbBehind) };
            return self.operate(range, doing, force, rule);
        }
        match self.governor {
            Some(governor)
                if self.is_located() && governor.behind <= self.segment && self.is_commanded_behind(range.end) =>
            {
                self.pending.push((range, None));
            }
            Some(governor) if governor.force == Force::Describes && self.is_in_element(range.start) => {
                self.pending.push((range, None));
            }
            Some(governor) => {
                if let Some(doing) = self.path_before(range.start) {
                    return self.operate(range, doing, governor.force, Rule::Path);
                }
                let outer = self.take_outer_place(governor, range.start);
                let place =
                    !outer && (self.is_place(governor, range.start) || self.is_glued_place(governor, range.end));
                let button =
                    governor.doing == Doing::Other && (self.is_button(&range) || self.is_further_button(range.start));
                let (doing, rule) = match (place, button) {
                    (_, true) => (Doing::Click, Rule::Button),
                    (true, false) => (Doing::Navigate, Rule::Place),
                    (false, false) => (governor.doing, Rule::VerbBefore),
                };
                self.operate(range, doing, governor.force, rule);
                if let Some(now) = self.governor.as_mut().filter(|_| place) {
                    now.used = governor.used;
                }
            }
            None if self.is_told_of(range.start) => self.heard.mentioned.push((range, Rule::Described)),
            None => self.pending.push((range, None)),
        }
    }

    /// "Once you have ticked `A`", "for a new `A`": in a clause of time or purpose, or behind a relative word, a label is only
    /// told of, unless a word of place makes it a place.
    fn is_told_of(&self, at: usize) -> bool {
        let told = self.clause != Clause::Main && !self.language.reading.verb_last;
        let placed = |token: &Token<'_>| token.means(Marks::PLACE | Marks::ELEMENT) && !token.means(Marks::PURPOSE);
        told && !self.tokens[self.segment..at].iter().any(placed)
    }

    /// "Click the dots beside the account that you chose, then on `X`": a small word behind a connector or a comma goes on
    /// with the verb before what came between; so does a colon: "click what you want to do: `X` or `Y`".
    fn resume(&mut self, at: usize) {
        let [.., joint, light] = &self.tokens[self.start..at] else { return };
        let told = self.governor.is_some_and(|governor| governor.force != Force::Describes);
        let joined = joint.means(Marks::THEN | Marks::AND | Marks::OR) || joint.is_mark(&[',']);
        let goes_on = joined && light.means(Marks::LIGHT) && light.meaning.verb.is_none();
        if !told && (goes_on || light.is_mark(&[':'])) {
            self.governor = self.resting.map(|resting| Governor { behind: at, ..resting }).or(self.governor);
        }
    }

    /// "Click your name, then `X`": the words before the connector name a thing that is clicked too.
    pub(super) fn object_before_joint(&mut self, at: usize) {
        let Some(governor) = self.governor.filter(|governor| !governor.used && governor.behind < at) else { return };
        let between = &self.tokens[governor.behind..at];
        let joint = between.iter().position(|token| token.means(Marks::THEN));
        if let Some(joint) = joint.filter(|_| governor.doing == Doing::Click && governor.force == Force::Instructs) {
            self.object(governor, governor.behind + joint, None);
        }
    }

    pub(super) fn operate(&mut self, range: Range<usize>, doing: Doing, force: Force, rule: Rule) {
        match force {
            Force::Describes => return self.heard.mentioned.push((range, Rule::Described)),
            Force::Offers => self.heard.offers = true,
            Force::Instructs | Force::Means => {}
        }
        if doing == Doing::Attend {
            return;
        }
        if let Some(governor) = &mut self.governor {
            governor.used = true;
        }
        self.heard.operated.push(Operated { tokens: range, label: true, doing, callout: None, rule });
    }

    /// "`A` > `B`": the next label of a way through the menus is operated like the one before.
    fn path_before(&self, at: usize) -> Option<Doing> {
        let last = self.heard.operated.last()?;
        let between = self.tokens.get(last.tokens.end..at)?;
        let separated = between.iter().any(|token| token.is_mark(&['>', '→']));
        (separated && between.iter().all(|token| !token.is_word())).then_some(last.doing)
    }

    /// Another verb that commands stands behind.
    fn is_commanded_behind(&self, at: usize) -> bool {
        let commands = Moods::COMMAND | Moods::BASE | Moods::INFINITIVE;
        self.tokens[at..self.end]
            .iter()
            .any(|token| token.meaning.verb.is_some_and(|verb| verb.moods.intersects(commands)))
    }

    /// "The … button opens", "the … option is": the label is the subject of what follows.
    pub(super) fn is_spoken_of(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        for token in &self.tokens[at..self.end.min(at + NEAR)] {
            let marks = token.meaning.marks;
            if marks.intersects(Marks::CAN | Marks::MUST) {
                return false;
            }
            if marks.intersects(Marks::MENTION | Marks::OUTCOME) {
                return token.meaning.verb.is_none();
            }
            if !matches!(token.kind, Kind::Word(_) | Kind::Close(_) | Kind::Callout(_))
                || marks.intersects(Marks::RELATIVE | Marks::AND | Marks::OR | Marks::THEN | Marks::PURPOSE)
                || token.meaning.verb.is_some()
            {
                return false;
            }
        }
        false
    }

    /// "… auf X zu klicken": the infinitive behind a label governs it, or the one at the end of the clause when a modal
    /// verb waits for it.
    pub(super) fn verb_behind(&self, at: usize) -> Option<(Verb, Force)> {
        const NEAR: usize = 5;
        if let Some(governor) = self.governor
            && governor.force == Force::Instructs
            && governor.behind > self.segment
        {
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
        let force = match (self.clause, self.mode) {
            (Clause::If | Clause::When | Clause::Purpose | Clause::Relative, _) => Force::Describes,
            (Clause::Main, Mode::Must) => Force::Instructs,
            (Clause::Main, Mode::Can) => Force::Offers,
            (Clause::Main, Mode::None) => Force::Means,
        };
        Some((verb, force))
    }
}

/// Words that name nothing: all of them mean something to the walk.
pub(super) fn is_known<'t, 'a: 't>(tokens: impl Iterator<Item = &'t Token<'a>>) -> bool {
    let mut hidden = 0_u8;
    for token in tokens.filter(|token| token.is_word()) {
        if token.meaning.length == 0 && hidden == 0 {
            return false;
        }
        hidden = token.meaning.length.max(hidden).saturating_sub(1);
    }
    true
}

/// What joins a label to the one before.
pub(super) fn is_joint(token: &Token<'_>) -> bool {
    token.means(Marks::AND | Marks::OR | Marks::THEN)
        || matches!(token.kind, Kind::Mark(',' | '>' | '→' | '/' | ';' | ':' | '+' | '–'))
}
