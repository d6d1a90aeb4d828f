//! Labels: which verb governs one, and whether it is operated, a place to go to, or only mentioned.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Kind, Token};
use super::clauses::FAR;
use super::{Clause, Force, Governor, Mode, Operated, Rule, Spoken, Walk};

impl Walk<'_, '_> {
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
        let small = |token: &&Token<'_>| light(token) || token.means(Marks::ADVERB);
        let row = &self.tokens[governor.behind..until.max(governor.behind)];
        let first = row[..row.iter().take_while(small).count()].iter().rposition(light).map_or(0, |light| light + 1);
        let from = self.behind_place(governor.behind, until.max(governor.behind)).unwrap_or(governor.behind + first);
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

    /// "Click in the menu on the left on …": where the words for what is operated begin behind those for a place, in languages
    /// where the two words for "in" and "on" are not one.
    fn behind_place(&self, from: usize, until: usize) -> Option<usize> {
        let from = from + self.tokens[from..until].iter().take_while(|token| token.means(Marks::ADVERB)).count();
        let (first, rest) = self.tokens[from..until].split_first()?;
        if !first.means(Marks::PLACE) || !self.language.reading.verb_last {
            return None;
        }
        let leads = |at: usize| rest[at].means(Marks::LIGHT) && !rest[at].means(Marks::PLACE);
        let inside = |at: usize| at > 0 && rest[at - 1].means(Marks::NOUN);
        (0..rest.len()).rev().find(|&at| leads(at) && !inside(at)).map(|at| from + at + 2)
    }

    pub(super) fn label(&mut self, range: Range<usize>) {
        self.clause_start = false;
        if self.is_made_sure_of(&range) {
            return self.operate(range, Doing::Select, Force::Instructs, Rule::Ensured);
        }
        if self.is_in_case(&range) {
            return self.heard.mentioned.push((range, Rule::Described));
        }
        if let Some(rule) = self.only_mentioned(&range) {
            return self.heard.mentioned.push((range, rule));
        }
        self.resume(range.start);
        self.object_before_joint(range.start);
        if self.language.reading.verb_last
            && let Some((verb, force)) = self.verb_behind(&range)
            && !(verb.doing == Doing::Other && self.is_closer(range.start))
        {
            let (doing, rule) = self.done_behind(&range, verb);
            return self.operate(range, doing, force, rule);
        }
        match self.governor {
            Some(governor)
                if governor.behind <= self.segment
                    && (self.is_located() && self.is_commanded_behind(range.end) || self.is_filled_in(&range)) =>
            {
                self.pending.push((range, None));
            }
            Some(governor) if governor.force == Force::Describes && self.is_in_element(range.start) => {
                self.pending.push((range, None));
            }
            Some(governor) => self.governed(governor, range),
            None if self.mode == Mode::Can && self.is_means(&range) => {
                self.operate(range, Doing::Click, Force::Offers, Rule::Button);
            }
            None if self.is_told_of(range.start) => self.heard.mentioned.push((range, Rule::Described)),
            None => self.pending.push((range, None)),
        }
    }

    /// Why a label is not operated, whatever verb stands before it.
    fn only_mentioned(&self, range: &Range<usize>) -> Option<Rule> {
        let aside = self.parenthesis.is_some_and(|open| {
            let goes_on = self.heard.operated.last().is_some_and(|last| last.tokens.start > open);
            !goes_on && self.governor.is_some_and(|governor| governor.behind <= open && governor.used)
        });
        if matches!(self.tokens[range.start].kind, Kind::Label(_)) && self.tokens[range.start].typed().is_some() {
            Some(Rule::Typed)
        } else if self.is_spoken_of(range.end) {
            Some(Rule::Subject)
        } else if self.is_left_out(range.start) {
            Some(Rule::LeftOut)
        } else if self.is_beside(range) {
            Some(Rule::Beside)
        } else {
            aside.then_some(Rule::Aside)
        }
    }

    /// A label behind the verb that governs it: a place, a button, or what the verb says.
    fn governed(&mut self, governor: Governor, range: Range<usize>) {
        if let Some(doing) = self.path_before(range.start) {
            return self.operate(range, doing, governor.force, Rule::Path);
        }
        if range.start > self.start && self.tokens[range.start - 1].means(Marks::OR) {
            self.take_place(range.start);
        }
        let outer = self.take_outer_place(governor, range.start);
        let place = !outer && (self.is_place(governor, range.start) || self.is_glued_place(governor, range.end));
        let button = governor.doing == Doing::Other && (self.is_button(&range) || self.is_further_button(range.start));
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

    /// "By a tick at `A` to set": where verbs come last, the means that stands directly before is how it is done.
    fn is_closer(&self, at: usize) -> bool {
        let small = |token: &Token<'_>| token.means(Marks::LIGHT | Marks::ELEMENT | Marks::NOUN);
        self.governor.is_some_and(|governor| {
            matches!(governor.doing, Doing::Click | Doing::Select)
                && governor.force == Force::Means
                && self.tokens.get(governor.behind..at).is_some_and(|between| between.iter().all(small))
        })
    }

    /// "You can share it by means of the button `A`": whatever the verb, the button is how it is done.
    fn is_means(&self, range: &Range<usize>) -> bool {
        let from = self.segment.max(range.start.saturating_sub(FAR));
        let means = self.tokens[from..range.start].iter().any(|token| token.means(Marks::MEANS));
        means && self.clause == Clause::Main && self.is_button(range)
    }

    /// "Once you have ticked `A`", "for a new `A`": in a clause of time or purpose, or behind a relative word, a label is only
    /// told of, unless a word of place makes it a place; in a condition, "the box `A`" makes none, and nothing does in one
    /// that opens the sentence.
    fn is_told_of(&self, at: usize) -> bool {
        let told = self.clause != Clause::Main && !self.language.reading.verb_last;
        let place = if self.clause == Clause::If { Marks::PLACE } else { Marks::PLACE | Marks::ELEMENT };
        let placed = |token: &Token<'_>| token.means(place) && !token.means(Marks::PURPOSE);
        let opens = self.clause == Clause::If && self.opener.is_some();
        told && (opens || !self.tokens[self.segment.max(at.saturating_sub(FAR))..at].iter().any(placed))
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
        let told = |governor: &Governor| governor.doing == Doing::Click && governor.force == Force::Instructs;
        let Some(governor) = self.governor.filter(|governor| told(governor) && !governor.used) else { return };
        let last = self.heard.operated.last().map_or(0, |last| last.tokens.end);
        let Some(joint) = (governor.behind.max(last)..at).find(|&place| self.tokens[place].means(Marks::THEN)) else {
            return;
        };
        self.take_place(joint);
        if self.governor.is_some_and(|governor| !governor.used) {
            self.object(governor, joint, None);
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
    pub(super) fn path_before(&self, at: usize) -> Option<Doing> {
        let last = self.heard.operated.last()?;
        let between = self.tokens.get(last.tokens.end..at).filter(|between| between.len() <= FAR)?;
        let separated = between.iter().any(|token| token.is_mark(&['>', '→', '-', '–']));
        (separated && between.iter().all(|token| !token.is_word())).then_some(last.doing)
    }

    /// "… and into the field `A` enter the name": the verb of filling in stands directly behind the field.
    fn is_filled_in(&self, range: &Range<usize>) -> bool {
        let next = self.tokens[..self.end].get(range.end).and_then(|next| next.meaning.verb);
        let enters = |verb: Verb| verb.doing == Doing::Enter && verb.moods.intersects(Moods::COMMAND | Moods::BASE);
        next.is_some_and(enters) && self.is_element(range) && !self.is_page(range)
    }

    /// Another verb that commands stands behind, before a connector leads to something else than a further label.
    fn is_commanded_behind(&self, at: usize) -> bool {
        let commands = Moods::COMMAND | Moods::BASE | Moods::INFINITIVE;
        let row = &self.tokens[at..self.end.min(at + FAR)];
        let labelled = |place: usize| row.get(place + 1).is_some_and(|next| next.label().is_some());
        let parts = |place: usize| row[place].means(JOINTS | Marks::PURPOSE) && !labelled(place);
        let until = (0..row.len()).find(|&place| parts(place)).unwrap_or(row.len());
        row[..until].iter().any(|token| token.meaning.verb.is_some_and(|verb| verb.moods.intersects(commands)))
    }

    /// "Make sure that the box `A` is not ticked", "that you ticked `A`": the reader brings about what has to be chosen.
    fn is_made_sure_of(&self, label: &Range<usize>) -> bool {
        const NEAR: usize = 5;
        let told = |verb: &&Spoken| matches!(verb.force, Force::Instructs | Force::Means);
        let Some(verb) = self.heard.verbs.iter().rev().take(FAR).find(told) else { return false };
        let ensures = self.tokens[verb.at].meaning.verb.is_some_and(|verb| verb.doing == Doing::Other);
        let between = self.tokens.get(self.behind(verb.at)..label.start).unwrap_or_default();
        let comma = between.iter().take(NEAR).position(|token| token.is_mark(&[',']));
        let clause = &between[comma.map_or(0, |comma| comma + 1)..];
        let whole = clause.len() <= FAR && !clause.iter().any(parts);
        ensures && whole && (ends_in_choice(clause) || self.is_chosen_behind_label(label.end))
    }

    /// "Having ticked the box `A`", "the box `A` ticked": the words around a label tell that it was chosen.
    pub(super) fn is_chosen_around(&self, label: &Range<usize>) -> bool {
        ends_in_choice(&self.tokens[self.start..label.start]) || self.is_chosen_behind_label(label.end)
    }

    /// "… `A` is not ticked", but not "… `A` in the chosen row".
    fn is_chosen_behind_label(&self, at: usize) -> bool {
        const NEAR: usize = 8;
        let behind = &self.tokens[at..self.end.min(at + NEAR)];
        let ends = behind.iter().position(parts).unwrap_or(behind.len());
        let Some(chosen) = behind[..ends].iter().position(is_chosen) else { return false };
        let placed = behind[..chosen].iter().any(|token| token.means(Marks::PLACE | Marks::LIGHT));
        let names = |next: &Token<'_>| next.is_word() && (next.meaning.length == 0 || next.means(Marks::ELEMENT));
        !placed && !behind.get(chosen + usize::from(behind[chosen].meaning.length)).is_some_and(names)
    }

    /// "The … button opens", "the … option is": the label is the subject of what follows.
    pub(super) fn is_spoken_of(&self, at: usize) -> bool {
        let near = if self.language.reading.verb_last { 4 } else { 3 };
        let acts = |token: &Token<'_>| token.meaning.verb.is_some_and(|verb| verb.moods != Moods::NECESSIVE);
        for (place, token) in self.tokens[..self.end.min(at + near)].iter().enumerate().skip(at) {
            let marks = token.meaning.marks;
            if marks.intersects(Marks::CAN | Marks::MUST) || self.obliges(place) {
                return false;
            }
            if marks.intersects(Marks::MENTION | Marks::OUTCOME) {
                return !acts(token);
            }
            if !matches!(token.kind, Kind::Word(_) | Kind::Close(_) | Kind::Callout(_))
                || marks.intersects(Marks::RELATIVE | Marks::AND | Marks::OR | Marks::THEN | Marks::PURPOSE)
                || acts(token)
            {
                return false;
            }
        }
        false
    }
}

/// What a clause ends with.
pub(super) fn parts(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Mark(_) | Kind::Label(_)) || token.means(Marks::AND | Marks::THEN)
}

/// "Ticked", "having chosen": the state of what is chosen.
fn is_chosen(token: &Token<'_>) -> bool {
    let verb = token.meaning.verb.filter(|verb| verb.moods.intersects(Moods::NECESSIVE));
    verb.is_some_and(|verb| verb.doing == Doing::Select)
}

/// "Having chosen the box …": what stands behind these words is chosen, unless it is a place.
pub(super) fn ends_in_choice(words: &[Token<'_>]) -> bool {
    const NEAR: usize = 3;
    words.iter().rev().take(NEAR).take_while(|token| !token.means(Marks::PLACE)).any(is_chosen)
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

/// Words that join what stands behind them to what came before.
const JOINTS: Marks = Marks::AND.union(Marks::OR).union(Marks::THEN);

/// What joins a label to the one before.
pub(super) fn is_joint(token: &Token<'_>) -> bool {
    token.means(JOINTS) || matches!(token.kind, Kind::Mark(',' | '>' | '→' | '/' | ';' | ':' | '+' | '–'))
}
