//! Clauses: which words open a condition, a time, a purpose or a relative clause, and which modal verbs colour what
//! stands behind them.

#[cfg(test)]
mod tests;

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Kind, Token};
use super::{Clause, Force, Mode, Walk};

/// How many tokens away words that belong to a verb are looked for: what nobody can read takes no time.
pub(super) const FAR: usize = 40;

impl Walk<'_, '_> {
    /// What the word at `at` opens: a condition, a time, a purpose or a relative clause, and how it colours the verbs
    /// behind it. A word that may also join ("of") opens a condition behind a verb only.
    pub(super) fn openers(&mut self, at: usize, marks: Marks) {
        let marks = if self.is_only_light(at, marks) { marks.difference(Marks::WHEN) } else { marks };
        let conditional = (!marks.intersects(Marks::OR)
            || at > self.start && self.tokens[at - 1].meaning.verb.is_some())
            && !(marks.intersects(Marks::OPTIONAL) && self.is_commanded_at(self.behind(at)));
        if marks.intersects(Marks::IF) && self.is_enough(at) {
            self.segment = at + 1;
        } else if marks.intersects(Marks::IF)
            && conditional
            && (self.begins_sentence() || !marks.intersects(Marks::COPULA))
        {
            self.take_condition(at, marks);
            self.clause = if marks.intersects(Marks::WHEN) { Clause::When } else { Clause::If };
        } else if marks.intersects(Marks::WHEN) && !self.must_is_fresh {
            self.clause = Clause::When;
        } else if marks.intersects(Marks::RELATIVE) && self.clause == Clause::Main {
            self.clause = Clause::Relative;
        } else if marks.intersects(Marks::PURPOSE) && (self.is_what_to_remember(at) || self.is_granted(at)) {
            let denied = self.tokens[..self.end].get(self.behind(at)).is_some_and(|next| next.means(Marks::NEGATION));
            (self.mode, self.must_is_fresh) = if denied { (Mode::Denied, false) } else { (Mode::Must, true) };
        } else if marks.intersects(Marks::PURPOSE) && !self.must_is_fresh {
            self.clause = Clause::Purpose;
        }
        if marks.intersects(Marks::MEANS) && self.clause == Clause::Purpose {
            self.clause = Clause::Main;
        }
        let checked = self.governor.is_some_and(|governor| governor.doing == Doing::Other);
        let opens = marks.intersects(Marks::RELATIVE | Marks::WHEN) || marks.intersects(Marks::IF) && conditional;
        if checked && opens {
            self.finish_governor(at);
        }
        self.modal(at, marks);
    }

    /// "On clicking" is a time, "on the disk" is none: a small word that may open a clause of time does before a verb.
    fn is_only_light(&self, at: usize, marks: Marks) -> bool {
        let next = self.tokens[..self.end].get(at + 1).and_then(|next| next.meaning.verb);
        let verb = next.is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE));
        marks.contains(Marks::WHEN | Marks::LIGHT) && self.tokens[at].meaning.length == 1 && !verb
    }

    /// "Remember, to …", as some languages write it: no purpose, but what the reader is asked to do.
    pub(super) fn is_what_to_remember(&self, at: usize) -> bool {
        let Some(last) = self.heard.verbs.last().filter(|verb| verb.force == Force::Instructs) else { return false };
        let attends = self.tokens[last.at].meaning.verb.is_some_and(|verb| verb.doing == Doing::Attend);
        attends && self.behind(last.at) + 1 == at && self.tokens[at - 1].is_mark(&[','])
    }

    /// "It is enough, if you …": behind a comma, where verbs come last, the condition is what has to be done.
    fn is_enough(&self, at: usize) -> bool {
        let comma = at > self.start + 1 && self.tokens[at - 1].is_mark(&[',']);
        let from = self.start.max(at.saturating_sub(FAR));
        let duty = |place: usize| self.tokens[place].means(Marks::DUTY) && self.behind(place) + 1 == at;
        self.language.reading.verb_last && comma && self.must_is_fresh && (from..at).any(duty)
    }

    /// "If necessary change it", "if necessary you can change it": behind words for what may be left out, a command needs no
    /// comma, nor does a modal verb.
    fn is_commanded_at(&self, at: usize) -> bool {
        let commands = |verb: Verb| verb.moods.intersects(Moods::COMMAND | Moods::BASE);
        let next = self.tokens[..self.end].get(at);
        next.is_some_and(|token| token.means(Marks::CAN | Marks::MUST) || token.meaning.verb.is_some_and(commands))
    }

    /// "You have 3 days to confirm it": what time is given for has to be done.
    pub(super) fn is_granted(&self, at: usize) -> bool {
        const FAR_BACK: usize = 5;
        let row = &self.tokens[self.segment.max(at.saturating_sub(FAR_BACK))..at];
        let given = row.iter().any(|token| token.means(Marks::DEADLINE));
        let timed = row.last().is_some_and(|token| token.meaning.unit.is_some());
        self.clause == Clause::Main && timed && given
    }

    /// "Must" and "can": how they colour the verbs behind them. "If … then you must": what concludes ends the condition,
    /// comma or not. A phrase that opens a purpose too ("is needed to") tells nobody to do anything.
    fn modal(&mut self, at: usize, marks: Marks) {
        let negated = self.is_negated(at);
        let colourless = marks.intersects(Marks::PURPOSE) || self.is_trailing_modal(at) || self.is_when_needed(marks);
        if marks.intersects(Marks::MUST | Marks::CAN) && colourless || self.is_needed_for(at, marks) {
            return;
        }
        let conditional = self.clause == Clause::If && marks.intersects(Marks::IF);
        if marks.intersects(Marks::MUST) && !conditional && !self.is_said_of_noun(at) {
            let negated = negated || self.is_denied(at);
            self.mode = if negated { Mode::Denied } else { Mode::Must };
            self.must_is_fresh = !negated;
            self.on_duty = !negated && marks.intersects(Marks::DUTY);
            self.heard.demands |= !negated && self.clause == Clause::Main;
            let concludes = at > self.start && self.tokens[at - 1].means(Marks::THEN);
            if concludes || self.clause != Clause::If || self.is_obliged_late(at) {
                self.clause = Clause::Main;
            }
        } else if marks.intersects(Marks::CAN) && !self.is_perhaps(at) {
            self.mode = Mode::Can;
            if matches!(self.clause, Clause::Purpose | Clause::When) || self.is_obliged_late(at) {
                self.clause = Clause::Main;
            }
            self.heard.can |= self.clause == Clause::Main && self.parenthesis.is_none() && !negated;
        }
    }

    /// "Use it when a disk has to be replaced": behind what the reader is told, when it is to be done.
    fn is_when_needed(&self, marks: Marks) -> bool {
        self.clause == Clause::When && self.attends && marks.contains(Marks::MUST | Marks::COPULA)
    }

    /// "A restart is necessary to apply it": what something is needed for is its purpose, and nothing that must be done.
    fn is_needed_for(&self, at: usize, marks: Marks) -> bool {
        let next = self.behind(at);
        let purpose = self.tokens[..self.end].get(next).is_some_and(|token| token.means(Marks::PURPOSE));
        let aim = || self.tokens[..self.end].get(self.behind(next)).and_then(|token| token.meaning.verb);
        marks.contains(Marks::MUST | Marks::MENTION)
            && !self.language.reading.verb_last
            && purpose
            && aim().is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE))
    }

    /// "It is possible that it stops": what may happen is offered to nobody.
    fn is_perhaps(&self, at: usize) -> bool {
        let mut behind = self.tokens[self.behind(at)..self.end].iter().filter(|token| !token.is_mark(&[',']));
        !self.tokens[at].means(Marks::RECOMMEND) && behind.next().is_some_and(|next| next.means(Marks::RELATIVE))
    }

    /// "No", "not", "do not" stands directly before.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let from = self.start.max(at.saturating_sub(LONGEST));
        (from..at).any(|place| self.tokens[place].means(Marks::NEGATION) && self.behind(place) == at)
    }

    /// "Two states can be shown": where verbs come last, "can" stands before what then does not happen for sure. What can
    /// take some time does.
    pub(super) fn is_only_possible(&self, at: usize) -> bool {
        let can = |token: &Token<'_>| token.means(Marks::CAN) && !token.means(Marks::OUTCOME);
        let waits = self.tokens[at].means(Marks::WAIT);
        self.language.reading.verb_last
            && !waits
            && self.tokens[self.segment.max(at.saturating_sub(FAR))..at].iter().any(can)
    }

    /// "Choose the row not": where verbs come last, what denies one stands behind it, up to the end of the clause.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let opens = |token: &&Token<'_>| {
            let parts = Marks::AND | Marks::OR | Marks::THEN | Marks::RELATIVE | Marks::IF | Marks::WHEN;
            token.is_mark(&[',', ';', ':', '(']) || token.means(parts)
        };
        let behind = self.tokens[self.behind(at)..self.end].iter().take(FAR).take_while(|token| !opens(token));
        self.language.reading.verb_last && behind.into_iter().any(|token| token.means(Marks::NEGATION))
    }

    /// "… that you enter must": a modal verb behind its own verb ends a subordinate clause, and colours nothing.
    pub(super) fn is_trailing_modal(&self, at: usize) -> bool {
        let verb =
            at.checked_sub(1).filter(|&place| place > self.start).and_then(|place| self.tokens[place].meaning.verb);
        verb.is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE | Moods::NECESSIVE)) && self.ends_clause(at)
    }

    /// "If you have not done it yet make sure …": without the comma, a command well behind the opener ends the condition. Where
    /// verbs come last, one with its subject behind it ("choose you") is that of no condition.
    pub(super) fn is_told_late(&self, at: usize) -> bool {
        let turned = self.language.reading.verb_last && self.behind(at) > at + 1;
        let least = if turned { 1 } else { 2 };
        let from = self.start.max(at.saturating_sub(FAR));
        let opener = self.tokens[from..at].iter().rposition(|token| token.means(Marks::IF));
        opener.is_none_or(|opener| at - from - opener > least)
    }

    /// "The data you need to enter", "find below the settings that you must use": what is said of a noun, not to the
    /// reader. A relative word opens it close before, or a subject behind the noun. What must be done in "a window,
    /// in which you must …" or with something that appears is told to be done, though, and so is what "these are".
    pub(super) fn is_said_of_noun(&self, at: usize) -> bool {
        let relative = |token: &Token<'_>| token.means(Marks::RELATIVE);
        let from = self.start.max(at.saturating_sub(FAR));
        let row = &self.tokens[from..at];
        let guessed = |noun: &Token<'_>| noun.meaning.verb.is_some_and(|verb| verb.guessed);
        let plain = |noun: &Token<'_>| noun.meaning.length == 0 || noun.meaning.unit.is_some() || guessed(noun);
        let noun = |row: &[Token<'_>]| row.last().is_some_and(|noun| noun.is_word() && plain(noun));
        let contact = |subject: &Token<'_>, row| subject.means(Marks::SUBJECT) && !relative(subject) && noun(row);
        let late = self.is_obliged_late(at);
        if late || !self.is_located() && row.split_last().is_some_and(|(subject, row)| contact(subject, row)) {
            return !late;
        }
        let Some(opener) = row.iter().rposition(relative) else { return false };
        let before = match row[..opener].split_last() {
            Some((comma, before)) if comma.is_mark(&[',']) && !self.heard.outcome => before,
            Some(_) | None => &row[..opener],
        };
        let between = self.tokens.get(self.behind(from + opener)..at).unwrap_or_default();
        let direct = noun(before) && between.iter().all(|token| token.means(Marks::SUBJECT));
        if direct && !(self.describes && self.announces()) {
            return true;
        }
        let opener = from + opener;
        let open = matches!(self.clause, Clause::Relative | Clause::When | Clause::Purpose);
        open && !self.heard.outcome && !self.describes && self.is_close(opener, at) && !self.joins_verb(opener)
    }

    /// "A window opens, in which you your language choose": where verbs come last, what the reader chooses or enters in a
    /// place that was only told of is what has to be done there.
    pub(super) fn is_asked_there(&self, at: usize) -> bool {
        let chooses = |verb: Verb| matches!(verb.doing, Doing::Select | Doing::Enter);
        let opener = &self.tokens[self.segment];
        let must = self.tokens[..self.end].get(at + 1).is_some_and(|next| next.means(Marks::MUST));
        let obliged = must && self.is_trailing_modal(at + 1);
        opener.means(Marks::RELATIVE)
            && opener.means(Marks::PLACE | Marks::LIGHT)
            && (self.describes || self.heard.outcome)
            && !self.heard.instructs
            && self.tokens[at].meaning.verb.is_some_and(chooses)
            && (self.ends_clause(at) || obliged)
    }

    /// "A window opens where you can choose: …": what the reader can choose or enter in what was only told of, when the
    /// sentence announces it.
    pub(super) fn is_offered_there(&self, at: usize) -> bool {
        let chooses = |verb: Verb| matches!(verb.doing, Doing::Select | Doing::Enter);
        self.clause == Clause::Relative
            && self.heard.outcome
            && !self.heard.instructs
            && self.tokens[at].meaning.verb.is_some_and(chooses)
            && self.announces()
    }

    /// "To read the file you need to log in": without the comma, what the reader must do behind a purpose or a condition that
    /// has its verb ends it, when nothing else is told behind a comma.
    fn is_obliged_late(&self, at: usize) -> bool {
        let row = &self.tokens[self.start.max(at.saturating_sub(FAR))..at];
        let row = row.split_last().filter(|(last, _)| last.means(Marks::SUBJECT)).map_or(row, |(_, before)| before);
        let first = row.iter().position(|token| token.is_word()).unwrap_or(row.len());
        let opens = row.get(first).is_some_and(|token| token.means(Marks::IF | Marks::WHEN | Marks::PURPOSE));
        let said = |token: &Token<'_>| token.meaning.verb.is_some() || token.means(Marks::MENTION | Marks::OUTCOME);
        let comma = |row: &[Token<'_>]| row.iter().any(|token| token.is_mark(&[',', ';', ':']));
        opens && row[first + 1..].iter().any(said) && !comma(row) && !comma(&self.tokens[at..self.end.min(at + FAR)])
    }

    /// What stands at `at` is stated, neither set as a condition nor wished: in "the restart to apply it takes a minute",
    /// the purpose is over with its verb, and the words before it are what something is stated of.
    pub(super) fn is_stated(&self, at: usize) -> bool {
        match self.clause {
            Clause::Main | Clause::When => true,
            Clause::Purpose => {
                let row = &self.tokens[self.segment.max(at.saturating_sub(FAR))..at];
                let opener = row.iter().rposition(|token| token.means(Marks::PURPOSE)).filter(|&opener| opener > 0);
                let aims = |opener: usize| row[opener + 1..].iter().any(|token| token.meaning.verb.is_some());
                opener.is_some_and(aims) && self.heard.verbs.iter().all(|verb| verb.clause == Clause::Purpose)
            }
            Clause::Relative => self.is_said_of_shown(at),
            Clause::If => false,
        }
    }

    /// "The table that appears contains …": the relative clause is over with what happens in it, and the verb behind says
    /// something of what is there then.
    fn is_said_of_shown(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let opened = |place: usize| place > self.start && self.tokens[place - 1].means(Marks::RELATIVE);
        let close =
            |behind: usize| behind <= at && self.tokens[behind..at].iter().all(|token| token.means(Marks::ADVERB));
        let shown =
            |place: usize| self.tokens[place].means(Marks::OUTCOME) && close(self.behind(place)) && opened(place);
        let mentions = self.tokens[at].means(Marks::MENTION | Marks::OUTCOME) && !self.tokens[at].means(Marks::CAN);
        mentions && (self.segment.max(at.saturating_sub(LONGEST))..at).any(shown)
    }

    /// Only a few words that say nothing of what is done stand between.
    fn is_close(&self, opener: usize, at: usize) -> bool {
        const NEAR: usize = 2;
        let between = self.tokens.get(self.behind(opener)..at).unwrap_or_default();
        let known = |token: &Token<'_>| {
            token.means(Marks::OUTCOME | Marks::MENTION)
                || token.meaning.verb.is_some_and(|verb| !verb.guessed)
                || token.is_mark(&[',', ':'])
        };
        (self.language.reading.verb_last || between.len() <= NEAR) && !between.iter().any(known)
    }

    /// "To check whether …": what the word at `at` opens is looked at, and no condition.
    pub(super) fn is_checked(&self, at: usize) -> bool {
        let comma = at > self.start && self.tokens[at - 1].is_mark(&[',']);
        let end = at - usize::from(comma);
        let from = self.start.max(at.saturating_sub(FAR));
        (from..end).any(|place| self.tokens[place].means(Marks::CHECK) && self.behind(place) == end)
    }

    /// "Check that …": the relative word stands behind a verb, perhaps with a comma between.
    fn joins_verb(&self, opener: usize) -> bool {
        let near = || self.heard.verbs.iter().rev().take_while(|verb| verb.at + FAR >= opener);
        let verb = |place: usize| near().any(|verb| self.behind(verb.at) == place);
        verb(opener) || opener > 0 && self.tokens[opener - 1].is_mark(&[',']) && verb(opener - 1)
    }

    /// "It is to be replaced": a word that is also a statement begins what has to be done.
    pub(super) fn obliges(&self, at: usize) -> bool {
        let necessive =
            |token: &Token<'_>| token.meaning.verb.is_some_and(|verb| verb.moods.intersects(Moods::NECESSIVE));
        let clause = self.tokens[self.behind(at)..self.end]
            .iter()
            .take(FAR)
            .take_while(|token| !matches!(token.kind, Kind::Mark(_)));
        let states = self.tokens[at].means(Marks::COPULA) && !self.tokens[at].means(Marks::OUTCOME);
        states && clause.into_iter().any(necessive)
    }

    /// The sentence ends with a colon.
    fn announces(&self) -> bool {
        let last = self.tokens[self.start..self.end].iter().rev().find(|token| !matches!(token.kind, Kind::Close(_)));
        last.is_some_and(|token| token.is_mark(&[':']))
    }
}
