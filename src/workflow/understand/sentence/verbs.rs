//! Verbs: whether a form tells the reader to do something, offers it, says by what means, or only speaks of it.

use crate::language::{Doing, Marks, Moods, Verb};

use super::super::tokens::{Frame, Kind, Token};
use super::clauses::FAR;
use super::{Clause, Force, Governor, Mode, Opening, Spoken, Walk};

impl Walk<'_, '_> {
    /// Takes a verb; `false` when the word is none here.
    pub(super) fn verb(&mut self, at: usize, verb: Verb) -> bool {
        let Some(force) = self.force(at, verb) else { return false };
        if force == Force::Describes && self.modifies(verb) {
            return true;
        }
        let is_told = matches!(force, Force::Instructs | Force::Offers);
        self.heard.verbs.push(Spoken { at, force, clause: self.clause });
        self.finish_governor(at);
        self.must_is_fresh = false;
        self.attends |= force == Force::Instructs;
        self.describes |= force == Force::Describes && self.clause == Clause::Main;
        let checked = self.tokens[at].means(Marks::CHECK) && !self.describes;
        self.heard.offers |= force == Force::Offers && (checked || self.clause == Clause::Relative);
        self.heard.demands |= force == Force::Means && verb.doing != Doing::Attend && !self.is_subject(at);
        if is_told {
            self.take_command(at);
        }
        if force == Force::Instructs && verb.doing != Doing::Attend {
            self.heard.instructs = true;
            self.clause = Clause::Main;
            let passive = verb.moods.intersects(Moods::NECESSIVE) && self.is_behind_copula(at);
            self.settle_pending(verb.doing, passive);
        } else if force == Force::Instructs && self.is_looked_at_there(at) {
            self.settle_pending(Doing::Navigate, false);
        }
        let force = match force {
            Force::Describes
                if self.clause == Clause::Purpose && self.heard.instructs && verb.doing == Doing::Click =>
            {
                Force::Means
            }
            _ if verb.doing == Doing::Attend => Force::Describes,
            Force::Instructs | Force::Offers | Force::Means | Force::Describes => force,
        };
        self.governor = Some(Governor { doing: verb.doing, force, behind: self.behind(at), used: false });
        true
    }

    /// "The … to replace": an infinitive in the words behind a verb that instructs.
    fn modifies(&self, verb: Verb) -> bool {
        let drives = self.governor.is_some_and(|governor| {
            governor.force == Force::Instructs && governor.behind > self.segment && governor.doing != verb.doing
        });
        drives && self.clause == Clause::Main && verb.moods == Moods::INFINITIVE
    }

    /// How strongly a verb speaks; `None` when the word is no verb here.
    pub(super) fn force(&self, at: usize, verb: Verb) -> Option<Force> {
        if self.is_counted(at) || self.is_behind_article(at, verb) {
            return None;
        }
        let before = |marks: Marks| self.is_just_behind(at, marks);
        let subordinate = matches!(self.clause, Clause::If | Clause::When | Clause::Relative);
        let certain = !verb.guessed && (!verb.ambiguous || self.is_located());
        let commands = verb.moods.intersects(Moods::COMMAND) && (self.clause_start || certain);
        let late = certain && self.case.is_none() && self.is_told_late(at);
        let conditional = self.clause == Clause::If && !self.goes_on() && !late;
        let wished = self.is_wished(at) || self.is_what_must_be(at);
        let blocked = conditional || self.is_opened(at) || wished || before(Marks::SUBJECT) && !self.is_restricted(at);
        if commands && !blocked {
            let denied = (before(Marks::NEGATION) || self.is_denied(at)) && !self.is_restricted(at);
            return Some(if denied { Force::Describes } else { Force::Instructs });
        }
        if commands && self.clause == Clause::Main && self.modal_before(at) != Mode::None {
            return Some(self.force_of_infinitive(at));
        }
        if self.is_guessed_name(at, verb) {
            return None;
        }
        if verb.moods.intersects(Moods::BASE) {
            return self.force_of_base(at, verb, subordinate);
        }
        if verb.moods.intersects(Moods::GERUND) {
            if self.heads_bold_sentence(at) {
                return Some(Force::Instructs);
            }
            let timed = matches!(self.clause, Clause::If | Clause::When);
            return Some(if timed { Force::Describes } else { Force::Means });
        }
        if verb.moods.intersects(Moods::NECESSIVE) && self.is_behind_copula(at) {
            return Some(if subordinate { Force::Describes } else { Force::Instructs });
        }
        if verb.moods == Moods::NECESSIVE {
            return None;
        }
        if verb.guessed && verb.moods.intersects(Moods::INFINITIVE) {
            let obliged = before(Marks::MUST) || self.modal_before(at) == Mode::Must || self.on_duty;
            let relative = |token: &Token<'_>| token.means(Marks::RELATIVE);
            let ends = self.ends_clause(at) || self.tokens[..self.end].get(at + 1).is_some_and(relative);
            let placed = ends || !self.language.reading.verb_last;
            return (obliged && placed).then_some(self.force_of_infinitive(at));
        }
        if self.is_final_command(at, verb) {
            return Some(Force::Instructs);
        }
        if !verb.moods.intersects(Moods::INFINITIVE) {
            return (!verb.guessed).then_some(Force::Describes);
        }
        Some(self.force_of_infinitive(at))
    }

    /// A capital letter within a sentence makes a name of a word that only looks like an infinitive, unless but the number
    /// of an item stands before it.
    pub(super) fn is_guessed_name(&self, at: usize, verb: Verb) -> bool {
        let number = matches!(self.tokens[self.start].kind, Kind::Number(_));
        verb.guessed && at > self.start + usize::from(number) && self.tokens[at].kind == Kind::Word(true)
    }

    /// A word of time or a relative word stands directly before, perhaps with a pronoun between ("while you it enter").
    fn is_opened(&self, at: usize) -> bool {
        let near = self.tokens[self.start..at].iter().rev().take(2);
        let before = near.into_iter().find(|token| !token.means(Marks::ADVERB));
        before.is_some_and(|token| token.means(Marks::WHEN | Marks::RELATIVE) && !token.means(Marks::IF))
    }

    /// "So that the server accept it": behind a word of time or purpose that is a relative word too, the form of a command
    /// only says what shall be, up to the next comma or connector, which may join another such form to it.
    fn is_wished(&self, at: usize) -> bool {
        let opens = |token: &Token<'_>| token.means(Marks::WHEN) && token.means(Marks::RELATIVE);
        let joined = !self.heard.instructs && self.is_joined(at);
        let begin = if joined { self.start } else { self.segment };
        let from = begin.max(at.saturating_sub(FAR));
        self.clause == Clause::When && self.tokens[from..at].iter().any(opens)
    }

    /// "It is necessary that the server accept it": behind a "must" and words for something, the form of a command says what
    /// that has to do.
    fn is_what_must_be(&self, at: usize) -> bool {
        let from = self.segment.max(at.saturating_sub(FAR));
        let Some(must) = self.tokens[from..at].iter().rposition(|token| token.means(Marks::MUST)) else { return false };
        let parts = |token: &Token<'_>| matches!(token.kind, Kind::Mark(_)) || token.means(Marks::AND | Marks::THEN);
        let between = self.tokens.get(self.behind(from + must)..at).unwrap_or_default();
        self.must_is_fresh && !between.iter().any(parts) && self.modal_before(at) == Mode::None
    }

    /// A phrase that means one of these ends here, or one token before, unless that token ends a clause, joins another one
    /// to it or is what the phrase is said to do ("the window that appears").
    pub(super) fn is_just_behind(&self, at: usize, marks: Marks) -> bool {
        const LONGEST: usize = 8;
        let from = at.saturating_sub(LONGEST).max(self.start);
        let parts = Marks::AND | Marks::THEN | Marks::OUTCOME;
        let near = |place: usize| {
            let behind = self.behind(place);
            let between = &self.tokens[behind.min(at)..at];
            behind + 1 >= at && !between.iter().any(|token| token.is_mark(&[',', ';', ':']) || token.means(parts))
        };
        (from..at).rev().any(|place| self.tokens[place].means(marks) && near(place))
    }

    /// A form of necessity behind the word that makes it one, in the same clause.
    pub(super) fn is_behind_copula(&self, at: usize) -> bool {
        let begin = self.parenthesis.map_or(self.start, |open| open + 1).max(at.saturating_sub(FAR));
        let mark = self.tokens[begin..at].iter().rposition(|token| token.is_mark(&[',', ';', ':']));
        let begin = mark.map_or(begin, |mark| begin + mark + 1);
        let copula = (begin..at).rev().find(|&place| self.tokens[place].means(Marks::COPULA));
        let copula = copula
            .filter(|&copula| !self.tokens[copula].means(Marks::OUTCOME))
            .filter(|&copula| !self.is_negated(copula) && !self.is_denied(copula));
        copula.is_some_and(|copula| copula <= begin + 1 || !self.tokens[copula - 1].means(Marks::RELATIVE))
    }

    /// Nothing of the clause stands behind: where verbs come last, here is the one that a modal verb waits for.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.ends_clause_before(at, at + 1)
    }

    fn ends_clause_before(&self, at: usize, behind: usize) -> bool {
        let small = matches!(self.tokens[at].kind, Kind::Word(false));
        let next = self.tokens[behind..self.end].iter().find(|token| !matches!(token.kind, Kind::Close(_)));
        let over = next.is_none_or(|token| {
            matches!(token.kind, Kind::Mark(_) | Kind::Break) || token.means(Marks::AND | Marks::OR | Marks::PURPOSE)
        });
        small && over && self.language.reading.verb_last
    }

    /// "The log check and the ticket close": a connector leads to another infinitive that ends the sentence.
    fn goes_on_to_command(&self, at: usize) -> bool {
        let rest = self.said_behind(at);
        let joint = rest.first().is_some_and(|first| first.means(Marks::AND | Marks::THEN));
        let commands = |verb: Verb| verb.moods.intersects(Moods::INFINITIVE) && !verb.guessed;
        let stated = Marks::MENTION | Marks::OUTCOME | Marks::MUST | Marks::CAN | Marks::SUBJECT;
        joint
            && rest.last().and_then(|last| last.meaning.verb).is_some_and(commands)
            && !rest.iter().any(|token| token.means(stated))
    }

    /// What is said behind a word in its sentence, without the marks at the end.
    fn said_behind(&self, at: usize) -> &[Token<'_>] {
        let rest = &self.tokens[self.behind(at)..self.end];
        let last = rest.iter().rposition(|token| !matches!(token.kind, Kind::Mark(_)));
        &rest[..last.map_or(0, |last| last + 1)]
    }

    /// "The address into the field enter:": where verbs come last, an infinitive that ends a sentence without another
    /// verb commands, and so do those that are joined to it.
    fn is_final_command(&self, at: usize, verb: Verb) -> bool {
        let aside = |token: &&Token<'_>| !token.is_mark(&['(']);
        let joined = |token: &Token<'_>| {
            !token.is_word() && !token.is_mark(&[',', ';'])
                || token.means(Marks::AND | Marks::OR | Marks::THEN)
                || token.meaning.verb.is_some_and(|verb| verb.moods.intersects(Moods::INFINITIVE) && !verb.guessed)
        };
        verb.moods.intersects(Moods::INFINITIVE)
            && self.clause == Clause::Main
            && self.mode == Mode::None
            && self.governor.is_none()
            && self.heard.verbs.is_empty()
            && !self.describes
            && !self.heard.outcome
            && self.opening == Opening::Commands
            && self.ends_clause_before(at, self.behind(at))
            && !self.tokens[self.start].means(Marks::MEANS | Marks::PURPOSE)
            && (self.said_behind(at).iter().take_while(aside).all(joined) || self.goes_on_to_command(at))
            && !self.tokens[self.start..at]
                .iter()
                .any(|token| token.means(Marks::SUBJECT | Marks::COPULA | Marks::NEGATION) || token.is_mark(&[',']))
    }

    /// "**Making sure that no file is missing.**" at the beginning of a list item.
    fn heads_bold_sentence(&self, at: usize) -> bool {
        let ends = self.tokens[self.start..self.end].iter().rev().find(|token| !matches!(token.kind, Kind::Close(_)));
        at == self.start + 1
            && self.tokens[self.start].kind == Kind::Open(Frame::Strong)
            && self.tokens[self.end - 1].kind == Kind::Close(Frame::Strong)
            && ends.is_some_and(|token| token.is_mark(&['.']))
    }

    /// "Check whether it is right and click": a connector leads back from the clause to what the reader does.
    pub(super) fn goes_on(&self) -> bool {
        self.heard.instructs && self.clause_start && self.segment > self.start
    }

    /// A label, or a word for what a label is, stands directly before.
    pub(super) fn is_behind_element(&self, at: usize) -> bool {
        let previous = at.checked_sub(1).filter(|&place| place >= self.start).map(|place| &self.tokens[place]);
        previous.is_some_and(|token| {
            token.means(Marks::ELEMENT)
                || matches!(token.kind, Kind::Label(_) | Kind::Code(_) | Kind::Close(Frame::Quote | Frame::Strong))
        })
    }

    /// "In the field `X` enter …", where an infinitive commands: a place stands directly before, and nothing else.
    fn is_behind_place(&self, at: usize) -> bool {
        self.is_located() && self.is_behind_element(at)
    }

    /// "And", "or" stands directly before, adverbs aside.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let before = self.tokens[self.segment..at].iter().rev().find(|token| !token.means(Marks::ADVERB));
        before.is_some_and(|token| token.means(Marks::AND | Marks::OR))
    }

    /// The modal verb that stands directly before, adverbs aside.
    pub(super) fn modal_before(&self, at: usize) -> Mode {
        const NEAR: usize = 8;
        let from = at.saturating_sub(NEAR).max(self.start);
        for place in (from..at).rev() {
            let token = &self.tokens[place];
            if token.means(Marks::COPULA) || token.means(Marks::MUST) && self.is_negated(place) {
                return Mode::None;
            }
            if token.means(Marks::MUST | Marks::CAN) && !self.is_said_of_noun(place) {
                let adverbs = Marks::ADVERB | Marks::THEN | Marks::ALTERNATIVE | Marks::SUBJECT;
                let next = |phrase: usize| Some(self.behind(phrase)).filter(|&next| next < at);
                let phrases = std::iter::successors(next(place), |&phrase| next(phrase));
                let mut words = phrases.map(|phrase| &self.tokens[phrase]);
                let direct = words.all(|word| !word.is_word() || word.means(adverbs));
                return match (direct, token.means(Marks::MUST)) {
                    (false, _) => Mode::None,
                    (true, true) => Mode::Must,
                    (true, false) => Mode::Can,
                };
            }
        }
        Mode::None
    }

    pub(super) fn force_of_infinitive(&self, at: usize) -> Force {
        let coordinated = self.segment > self.start && at <= self.segment + 4;
        match (self.clause, self.mode) {
            (Clause::Relative, Mode::None) if self.is_asked_there(at) => Force::Instructs,
            (_, Mode::Can) if self.is_offered_there(at) => Force::Offers,
            (Clause::If | Clause::When | Clause::Purpose | Clause::Relative, _) | (_, Mode::Denied) => Force::Describes,
            (Clause::Main, Mode::Must) => Force::Instructs,
            (Clause::Main, Mode::Can) if self.is_operated_there(at) => Force::Instructs,
            (Clause::Main, Mode::Can) => Force::Offers,
            (Clause::Main, Mode::None)
                if self.tokens[self.segment.max(at.saturating_sub(FAR))..at]
                    .iter()
                    .any(|token| token.means(Marks::MEANS)) =>
            {
                Force::Means
            }
            (Clause::Main, Mode::None) => {
                let begins = self.clause_start || self.heard.verbs.is_empty() && self.is_behind_place(at);
                let titled = at > self.start && self.tokens[at - 1].kind == Kind::Open(Frame::Link);
                let opens =
                    self.opening == Opening::Commands && self.language.reading.infinitive_commands && begins && !titled;
                match self.governor {
                    Some(governor) if coordinated => governor.force,
                    None if opens && !self.describes && !self.heard.outcome && !self.is_subject(at) => Force::Instructs,
                    Some(_) | None => Force::Describes,
                }
            }
        }
    }

    /// "Clicking … shows": the infinitive is the subject of a verb behind it, unless it has a clause of its own ("check
    /// that … is") or that verb stands in another ("choose the disk that is …, and …"). Behind a connector ("deleting the
    /// disk and its copies takes …"), what happens is news.
    pub(super) fn is_subject(&self, at: usize) -> bool {
        let goes_on = |token: &&Token<'_>| {
            !matches!(token.kind, Kind::Mark(',' | ';' | ':')) && !token.means(Marks::THEN | Marks::RELATIVE)
        };
        let row = self.tokens[at + 1..self.end].iter().take(FAR).take_while(goes_on);
        let mut joined = false;
        for token in row {
            joined |= token.means(Marks::AND);
            if joined && token.means(Marks::IF | Marks::WHEN) {
                return false;
            }
            if token.means(Marks::MENTION | Marks::OUTCOME) {
                return !joined || !token.means(Marks::OUTCOME) || token.means(Marks::WAIT);
            }
        }
        false
    }

    /// The token behind the phrase that begins here.
    pub(super) fn behind(&self, at: usize) -> usize {
        let mut words = usize::from(self.tokens[at].meaning.length.max(1));
        let mut place = at;
        let end = self.end.min(at + FAR);
        while place < end {
            if matches!(self.tokens[place].kind, Kind::Word(_)) {
                words -= 1;
                if words == 0 {
                    return place + 1;
                }
            }
            place += 1;
        }
        end
    }

    /// The words of a governor end: a click on something that has no label is worth an action too.
    pub(super) fn finish_governor(&mut self, at: usize) {
        self.take_place(at);
        let unused = self.governor.filter(|governor| !governor.used && governor.force != Force::Describes);
        if let Some((doing, behind)) = unused.map(|governor| (governor.doing, governor.behind))
            && matches!(doing, Doing::Click | Doing::Select | Doing::Enter)
        {
            self.heard.unused.get_or_insert((doing, behind));
        }
        if let Some(governor) = self.governor
            && governor.doing == Doing::Click
            && governor.force == Force::Instructs
            && !governor.used
        {
            let opens = Marks::AND | Marks::THEN | Marks::PURPOSE | Marks::RELATIVE | Marks::IF | Marks::WHEN;
            let stop = |token: &Token<'_>| {
                token.is_mark(&[',', ';', ':', '.', '!', '?', '(']) || token.is_word() && token.means(opens)
            };
            let until = (governor.behind..at).find(|&place| stop(&self.tokens[place])).unwrap_or(at);
            if until >= governor.behind {
                self.object(governor, until, None);
            }
        }
        if let Some(governor) = self.governor.take()
            && matches!(governor.force, Force::Instructs | Force::Offers)
            && matches!(governor.doing, Doing::Click | Doing::Select)
        {
            self.resting = Some(governor);
        }
    }
}
