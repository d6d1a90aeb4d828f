//! What one sentence tells: which verb governs which label, and whether it instructs, offers or only describes.

use std::ops::Range;

use crate::language::{Doing, Language, Marks, Moods, Verb};

use super::tokens::{Frame, Kind, Token};

/// What was heard in one sentence.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// It tells the reader to do something.
    pub(super) instructs: bool,
    /// It tells what the reader may do.
    pub(super) offers: bool,
    /// It tells what happens then.
    pub(super) outcome: bool,
    /// It speaks of what the reader may do.
    pub(super) can: bool,
    /// It ends by telling to choose or to fill in what follows.
    pub(super) asks: Option<Doing>,
    /// Labels that no verb governs.
    pub(super) ungoverned: Vec<Range<usize>>,
    /// The first verb of clicking, choosing or filling in that had no label, and the token behind it.
    pub(super) unused: Option<(Doing, usize)>,
    /// What is operated, in reading order.
    pub(super) operated: Vec<Operated>,
    /// The tokens of a condition at its beginning.
    pub(super) condition: Option<Range<usize>>,
}

/// Something that is operated.
#[derive(Debug)]
pub(super) struct Operated {
    /// The tokens of the label, or of the words for the thing.
    pub(super) tokens: Range<usize>,
    /// Whether it is a label.
    pub(super) label: bool,
    pub(super) doing: Doing,
    pub(super) callout: Option<u32>,
}

/// What kind of clause the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clause {
    Main,
    If,
    When,
    Purpose,
    Relative,
}

/// How a modal verb colours the verbs behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    None,
    Must,
    Can,
}

/// How strongly a verb speaks to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    /// Do it.
    Instructs,
    /// You can do it.
    Offers,
    /// By doing it.
    Means,
    /// It is only talked about.
    Describes,
}

#[derive(Debug, Clone, Copy)]
struct Governor {
    doing: Doing,
    force: Force,
    /// The token behind the verb.
    behind: usize,
    /// Something was operated with it.
    used: bool,
}

/// Listens to a sentence.
pub(super) fn listen(tokens: &[Token<'_>], sentence: Range<usize>, language: &Language, infinitives: bool) -> Heard {
    let mut walk = Walk {
        tokens,
        end: sentence.end,
        language,
        infinitives: infinitives && language.reading.infinitive_commands,
        start: sentence.start,
        clause: Clause::Main,
        clause_start: true,
        segment: sentence.start,
        opener: None,
        mode: Mode::None,
        must_is_fresh: false,
        describes: false,
        attends: false,
        governor: None,
        parenthesis: None,
        pending: Vec::new(),
        heard: Heard::default(),
    };
    let mut at = sentence.start;
    while at < sentence.end {
        at = walk.token(at);
    }
    walk.finish(sentence.end)
}

struct Walk<'t, 'a> {
    tokens: &'t [Token<'a>],
    start: usize,
    end: usize,
    language: &'t Language,
    /// An infinitive at the beginning commands.
    infinitives: bool,
    clause: Clause,
    /// Nothing but connectors and adverbs stood in the clause.
    clause_start: bool,
    /// Where the words since the last comma or connector begin.
    segment: usize,
    /// Where a condition at the beginning of the sentence began.
    opener: Option<usize>,
    mode: Mode,
    /// No verb stood behind a "must" yet.
    must_is_fresh: bool,
    /// A verb of the main clause only talks about something.
    describes: bool,
    /// A command tells to go on, to leave out …: how, other verbs tell.
    attends: bool,
    governor: Option<Governor>,
    parenthesis: Option<usize>,
    /// Labels that no verb governs yet.
    pending: Vec<Range<usize>>,
    heard: Heard,
}

impl Walk<'_, '_> {
    fn finish(mut self, at: usize) -> Heard {
        let can = self.tokens[self.start..at].iter().any(|token| token.means(Marks::CAN));
        self.heard.can = can;
        self.heard.asks = self.asks(at);
        let driven = self.governor.is_some_and(|governor| governor.force == Force::Instructs);
        self.finish_governor(at);
        if driven {
            self.settle_pending(Doing::Navigate);
        } else if can || self.heard.instructs {
            self.pending.retain(|label| {
                let before = &self.tokens[self.start..label.start];
                before.iter().rev().take(4).any(|token| token.means(Marks::PLACE))
            });
            self.heard.offers |= can && (!self.pending.is_empty() || !self.heard.operated.is_empty());
            self.settle_pending(Doing::Navigate);
        }
        self.heard.instructs |= self.attends && !self.heard.operated.is_empty();
        let conditional = self.tokens[self.start..at].iter().any(|token| token.means(Marks::IF | Marks::WHEN));
        let means = self.heard.operated.iter().any(|operated| operated.doing == Doing::Click);
        self.heard.offers |= can && self.heard.unused.is_some_and(|(doing, _)| doing == Doing::Click);
        self.heard.offers |= means && !self.heard.outcome && !conditional;
        if self.tokens[self.start..at].last().is_some_and(|token| token.is_mark(&['?'])) {
            return Heard::default();
        }
        self.heard.ungoverned = self.pending;
        self.heard.operated.sort_by_key(|operated| operated.tokens.start);
        self.heard
    }

    /// The sentence ends with a colon right behind a verb of choosing or filling in that has no label.
    fn asks(&self, at: usize) -> Option<Doing> {
        const NEAR: usize = 8;
        let colon = self.tokens[self.start..at].iter().rposition(|token| matches!(token.kind, Kind::Mark(':')));
        let (governor, colon) = self.governor.zip(colon)?;
        let verb = matches!(governor.doing, Doing::Select | Doing::Enter)
            && matches!(governor.force, Force::Instructs | Force::Offers);
        let last = self.tokens[self.start + colon + 1..at].iter().all(|token| !token.is_word());
        let near = (self.start + colon).saturating_sub(governor.behind) <= NEAR;
        (verb && last && !governor.used && near).then_some(governor.doing)
    }

    /// Labels that stood before the verb: places to go to, or the fields that are filled in.
    fn settle_pending(&mut self, doing: Doing) {
        for label in std::mem::take(&mut self.pending) {
            let named = matches!(self.tokens.get(label.end).map(|token| token.kind), Some(Kind::Mark(':')));
            let doing = if named || doing == Doing::Enter { doing } else { Doing::Navigate };
            self.heard.operated.push(Operated { tokens: label, label: true, doing, callout: None });
        }
    }

    /// Takes the token at `at`, and gives the place of the next.
    fn token(&mut self, at: usize) -> usize {
        match self.tokens[at].kind {
            Kind::Word(_) => return self.word(at),
            Kind::Mark(mark) => self.mark(at, mark),
            Kind::Label(_) => self.label(at..at + 1),
            Kind::Code(_) => {
                if self.is_candidate(at..at + 1) {
                    self.label(at..at + 1);
                }
                self.clause_start = false;
            }
            Kind::Callout(number) => self.callout(at, number),
            Kind::Open(frame) => return self.open(at, frame),
            Kind::Close(Frame::Strong) if self.opener.is_some() => {
                self.end_clause(at);
                self.clause_start = true;
            }
            Kind::Close(_) | Kind::Break => {}
            Kind::Number(_) | Kind::Other => self.clause_start &= at == self.start,
        }
        at + 1
    }

    fn mark(&mut self, at: usize, mark: char) {
        match mark {
            ',' | ';' | ':' | '–' => {
                if matches!(self.governor, Some(Governor { force: Force::Describes, .. })) || mark == ';' {
                    self.finish_governor(at);
                }
                self.end_clause(at);
                self.clause_start = true;
                self.segment = at + 1;
            }
            '(' => {
                self.parenthesis = Some(at);
                self.clause_start = true;
            }
            ')' => {
                self.parenthesis = None;
                if at > self.start + 1 {
                    self.clause_start = false;
                }
            }
            '-' if at > 0 && self.tokens[at - 1].span.end < self.tokens[at].span.start => self.clause_start = true,
            _ => {}
        }
    }

    fn end_clause(&mut self, at: usize) {
        if let Some(start) = self.opener.take() {
            self.heard.condition.get_or_insert(start..at);
        }
        self.clause = Clause::Main;
    }

    /// Quoted, bold or linked words: a label when they are operated.
    fn open(&mut self, at: usize, frame: Frame) -> usize {
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

    fn close_of(&self, at: usize, frame: Frame) -> Option<usize> {
        const LONGEST: usize = 40;
        let until = self.end.min(at + LONGEST);
        (at + 1..until).find(|&place| self.tokens[place].kind == Kind::Close(frame))
    }

    /// Whether these tokens, which are not marked as a label, are one: few words, like a name, directly behind a verb
    /// that operates, or behind a connector or separator behind another label.
    fn is_candidate(&self, range: Range<usize>) -> bool {
        const LONGEST: usize = 8;
        let inside = &self.tokens[range.clone()];
        let words = || inside.iter().filter(|token| token.is_word());
        let named = match words().next().map(|word| word.kind) {
            Some(Kind::Word(capital)) => capital,
            Some(_) | None => inside[0].label().is_none_or(|code| code.starts_with(char::is_uppercase)),
        };
        let labels = inside.iter().any(|token| matches!(token.kind, Kind::Label(_)));
        let near = match self.governor {
            Some(governor) => governor.force != Force::Describes && self.is_near(governor, range.start),
            None => self.is_located() && self.is_element(&range) && !self.is_quoted_beside_labels(&range),
        };
        let near = near || self.language.reading.verb_last && self.is_chosen_behind(range.end);
        named && !labels && words().count() <= LONGEST && near
    }

    /// Where labels are marked, quotation marks only name parts of a page.
    fn is_quoted_beside_labels(&self, range: &Range<usize>) -> bool {
        let labels = || self.tokens[self.start..self.end].iter().any(|token| matches!(token.kind, Kind::Label(_)));
        self.tokens[range.start].kind == Kind::Open(Frame::Quote) && labels()
    }

    /// A verb of clicking or choosing that governs stands directly behind.
    fn is_chosen_behind(&self, at: usize) -> bool {
        let verb = self.verb_behind(at).filter(|(_, force)| matches!(force, Force::Instructs | Force::Offers));
        verb.is_some_and(|(verb, _)| matches!(verb.doing, Doing::Click | Doing::Select))
    }

    /// The name of an element stands beside these tokens.
    fn is_element(&self, range: &Range<usize>) -> bool {
        let before = &self.tokens[range.start.saturating_sub(2).max(self.start)..range.start];
        let behind = &self.tokens[range.end..self.end.min(range.end + 1)];
        before.iter().chain(behind).any(|token| token.means(Marks::ELEMENT))
    }

    fn is_near(&self, governor: Governor, at: usize) -> bool {
        const NEAR: usize = 5;
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let from = governor.behind.max(last);
        let between = &self.tokens[from.min(at)..at];
        let element = between.iter().any(|token| token.means(Marks::ELEMENT));
        let fits = match governor.doing {
            Doing::Click | Doing::Select => true,
            Doing::Navigate | Doing::Enter | Doing::Confirm => element,
            Doing::Other | Doing::Attend => false,
        };
        let joined = governor.used && between.iter().any(is_joint);
        let broken = between.iter().any(|token| matches!(token.kind, Kind::Mark('(' | ')' | ':' | '.')));
        (fits || joined) && !broken && between.len() <= NEAR
    }

    fn callout(&mut self, at: usize, number: u32) {
        const NEAR: usize = 4;
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
    fn object(&mut self, governor: Governor, until: usize, callout: Option<u32>) {
        let light = |token: &Token<'_>| token.means(Marks::LIGHT);
        let mut from = governor.behind;
        while from < until && light(&self.tokens[from]) {
            from += 1;
        }
        if self.tokens[from..until].iter().any(|token| token.is_word()) {
            let operated = Operated { tokens: from..until, label: false, doing: governor.doing, callout };
            self.heard.operated.push(operated);
            if let Some(governor) = &mut self.governor {
                governor.used = true;
            }
        }
    }

    /// The words of a governor end: a click on something that has no label is worth an action too.
    fn finish_governor(&mut self, at: usize) {
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
        self.governor = None;
    }

    fn label(&mut self, range: Range<usize>) {
        self.clause_start = false;
        if self.is_spoken_of(range.end) {
            return;
        }
        let aside = self
            .parenthesis
            .is_some_and(|open| self.governor.is_some_and(|governor| governor.behind <= open && governor.used));
        if aside {
            return;
        }
        self.object_before_joint(range.start);
        if self.language.reading.verb_last
            && let Some((verb, force)) = self.verb_behind(range.end)
        {
            return self.operate(range, verb.doing, force);
        }
        match self.governor {
            Some(governor) if self.is_located() && governor.behind <= self.segment => self.pending.push(range),
            Some(governor) => {
                let place = self.is_place(governor, range.start);
                self.operate(range, if place { Doing::Navigate } else { governor.doing }, governor.force);
                if let Some(now) = self.governor.as_mut().filter(|_| place) {
                    now.used = governor.used;
                }
            }
            None => self.pending.push(range),
        }
    }

    /// "Click your name, then `X`": the words before the connector name a thing that is clicked too.
    fn object_before_joint(&mut self, at: usize) {
        let Some(governor) = self.governor.filter(|governor| !governor.used && governor.behind < at) else { return };
        let between = &self.tokens[governor.behind..at];
        let joint = between.iter().position(|token| token.means(Marks::THEN));
        if let Some(joint) = joint.filter(|_| governor.doing == Doing::Click && governor.force == Force::Instructs) {
            self.object(governor, governor.behind + joint, None);
        }
    }

    fn operate(&mut self, range: Range<usize>, doing: Doing, force: Force) {
        match force {
            Force::Describes => return,
            Force::Offers => self.heard.offers = true,
            Force::Instructs | Force::Means => {}
        }
        if doing == Doing::Attend {
            return;
        }
        if let Some(governor) = &mut self.governor {
            governor.used = true;
        }
        self.heard.operated.push(Operated { tokens: range, label: true, doing, callout: None });
    }

    /// The words since the last comma begin with "in", "under" …
    fn is_located(&self) -> bool {
        self.tokens[self.segment..self.end]
            .iter()
            .find(|token| !token.means(Marks::AND | Marks::THEN | Marks::ADVERB))
            .is_some_and(|token| token.means(Marks::PLACE))
    }

    /// A label is where something is operated, not what, when "in" or "under" stands before it, or nothing that joins
    /// it to the label before.
    fn is_place(&self, governor: Governor, at: usize) -> bool {
        if matches!(governor.doing, Doing::Enter | Doing::Navigate) || self.tokens[at - 1].is_mark(&['(']) {
            return false;
        }
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let between = &self.tokens[last.max(governor.behind).min(at)..at];
        let place = between.iter().rposition(|token| token.means(Marks::PLACE));
        if let Some(place) = place.filter(|place| between.len() - place <= 5) {
            let operates = |token: &Token<'_>| token.means(Marks::LIGHT) && !token.means(Marks::PLACE);
            return !between[place..].iter().any(operates);
        }
        governor.used && last > governor.behind && !between.iter().any(is_joint)
    }

    /// "The … button opens", "the … option is": the label is the subject of what follows.
    fn is_spoken_of(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        for token in &self.tokens[at..self.end.min(at + NEAR)] {
            let marks = token.meaning.marks;
            if marks.has(Marks::CAN | Marks::MUST) {
                return false;
            }
            if marks.has(Marks::MENTION | Marks::OUTCOME) {
                return token.meaning.verb.is_none();
            }
            if !matches!(token.kind, Kind::Word(_) | Kind::Close(_) | Kind::Callout(_))
                || marks.has(Marks::RELATIVE | Marks::AND | Marks::OR | Marks::THEN | Marks::PURPOSE)
                || token.meaning.verb.is_some()
            {
                return false;
            }
        }
        false
    }

    /// "… auf X zu klicken": the infinitive behind a label governs it.
    fn verb_behind(&self, at: usize) -> Option<(Verb, Force)> {
        const NEAR: usize = 5;
        if let Some(governor) = self.governor
            && governor.force == Force::Instructs
            && governor.behind > self.segment
        {
            return None;
        }
        let ahead = &self.tokens[at..self.end.min(at + NEAR)];
        let until = ahead.iter().position(|token| matches!(token.kind, Kind::Mark(_))).unwrap_or(ahead.len());
        let verb = ahead[..until].iter().find_map(|token| token.meaning.verb)?;
        if !verb.moods.has(Moods::INFINITIVE) {
            return None;
        }
        let force = match (self.clause, self.mode) {
            (Clause::If | Clause::When | Clause::Purpose | Clause::Relative, _) => Force::Describes,
            (Clause::Main, Mode::Must) => Force::Instructs,
            (Clause::Main, Mode::Can) => Force::Offers,
            (Clause::Main, Mode::None) => Force::Means,
        };
        Some((verb, force))
    }

    fn word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let marks = token.meaning.marks;
        self.openers(at, marks);
        if let Some(verb) = token.meaning.verb {
            self.verb(at, verb);
        } else if marks.has(Marks::OUTCOME | Marks::MENTION) && matches!(self.clause, Clause::Main | Clause::When) {
            let active = self.governor.is_some_and(|governor| governor.behind > self.segment);
            if marks.has(Marks::OUTCOME) {
                self.heard.outcome = true;
            }
            self.describes = true;
            if !active {
                self.finish_governor(self.segment);
                self.pending.clear();
            }
        }
        let joins = Marks::THEN | Marks::AND | Marks::OR;
        if marks.has(joins) {
            self.clause_start = true;
            if self.governor.is_none_or(|governor| governor.behind < at) {
                self.segment = at;
            }
        } else if !marks.has(Marks::ADVERB | Marks::OPTIONAL) {
            self.clause_start = false;
        }
        self.behind(at)
    }

    fn openers(&mut self, at: usize, marks: Marks) {
        if marks.has(Marks::IF) {
            if self.clause_start && self.heard.condition.is_none() && !self.heard.instructs {
                self.opener = Some(at);
            }
            self.clause = Clause::If;
        } else if marks.has(Marks::WHEN) {
            self.clause = Clause::When;
        } else if marks.has(Marks::RELATIVE) && self.clause == Clause::Main {
            self.clause = Clause::Relative;
        } else if marks.has(Marks::PURPOSE) && !self.must_is_fresh {
            self.clause = Clause::Purpose;
        }
        let checked = self.governor.is_some_and(|governor| governor.doing == Doing::Other);
        if checked && marks.has(Marks::RELATIVE | Marks::IF | Marks::WHEN) {
            self.finish_governor(at);
        }
        let negated = at > self.start && self.tokens[at - 1].means(Marks::NEGATION);
        if marks.has(Marks::MUST) && !self.is_reduced_relative(at) {
            self.mode = if negated { Mode::None } else { Mode::Must };
            self.must_is_fresh = !negated;
            if self.clause != Clause::If {
                self.clause = Clause::Main;
            }
        } else if marks.has(Marks::CAN) {
            self.mode = Mode::Can;
            if matches!(self.clause, Clause::Purpose | Clause::When) {
                self.clause = Clause::Main;
            }
        }
    }

    /// "The data you need to enter": a subject directly behind a noun opens a relative clause without a word for it.
    fn is_reduced_relative(&self, at: usize) -> bool {
        let [.., noun, subject] = &self.tokens[self.start..at] else { return false };
        subject.means(Marks::SUBJECT) && !subject.means(Marks::RELATIVE) && noun.is_word() && noun.meaning.length == 0
    }

    fn verb(&mut self, at: usize, verb: Verb) {
        let Some(force) = self.force(at, verb) else { return };
        self.finish_governor(at);
        self.must_is_fresh = false;
        self.attends |= force == Force::Instructs;
        self.describes |= force == Force::Describes && self.clause == Clause::Main;
        if force == Force::Instructs && verb.doing != Doing::Attend {
            self.heard.instructs = true;
            self.clause = Clause::Main;
            self.settle_pending(verb.doing);
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
    }

    /// How strongly a verb speaks; `None` when the word is no verb here.
    fn force(&self, at: usize, verb: Verb) -> Option<Force> {
        let before = |marks: Marks| {
            let from = at.saturating_sub(2).max(self.start);
            self.tokens[from..at].iter().any(|token| token.means(marks))
        };
        let subordinate = matches!(self.clause, Clause::If | Clause::When | Clause::Relative);
        let commands = verb.moods.has(Moods::COMMAND) && (self.clause_start || !verb.guessed);
        let opened = at > self.start && self.tokens[at - 1].means(Marks::WHEN | Marks::RELATIVE);
        let blocked = self.clause == Clause::If || opened || before(Marks::SUBJECT);
        if commands && !blocked {
            return Some(if before(Marks::NEGATION) { Force::Describes } else { Force::Instructs });
        }
        if verb.moods.has(Moods::BASE) {
            return self.force_of_base(at, subordinate);
        }
        if verb.moods.has(Moods::GERUND) {
            let timed = matches!(self.clause, Clause::If | Clause::When);
            return Some(if timed { Force::Describes } else { Force::Means });
        }
        if verb.guessed && verb.moods.has(Moods::INFINITIVE) {
            return before(Marks::MUST).then_some(self.force_of_infinitive(at));
        }
        if !verb.moods.has(Moods::INFINITIVE) {
            return (!verb.guessed).then_some(Force::Describes);
        }
        Some(self.force_of_infinitive(at))
    }

    fn force_of_base(&self, at: usize, subordinate: bool) -> Option<Force> {
        let previous = at.checked_sub(1).filter(|&place| place >= self.start).map(|place| &self.tokens[place]);
        let modal = previous.is_some_and(|token| token.means(Marks::PURPOSE));
        if modal {
            return Some(Force::Describes);
        }
        if self.clause_start && !subordinate {
            return Some(match self.mode {
                Mode::Can if self.segment > self.start && self.heard.offers => Force::Offers,
                Mode::None | Mode::Must | Mode::Can => Force::Instructs,
            });
        }
        let located = !self.pending.is_empty()
            && previous.is_some_and(|token| token.means(Marks::ELEMENT) || matches!(token.kind, Kind::Label(_)));
        match self.modal_before(at) {
            Mode::Must if !subordinate => Some(Force::Instructs),
            Mode::Can if !subordinate => Some(Force::Offers),
            Mode::None if located && !subordinate => Some(Force::Instructs),
            Mode::None | Mode::Must | Mode::Can => None,
        }
    }

    /// The modal verb that stands directly before, adverbs aside.
    fn modal_before(&self, at: usize) -> Mode {
        for token in self.tokens[self.start..at].iter().rev() {
            let marks = token.meaning.marks;
            if marks.has(Marks::MUST) {
                return Mode::Must;
            }
            if marks.has(Marks::CAN) {
                return Mode::Can;
            }
            let hidden = token.meaning.length == 0 && token.is_word();
            if !hidden && !marks.has(Marks::ADVERB | Marks::THEN | Marks::ALTERNATIVE) {
                return Mode::None;
            }
        }
        Mode::None
    }

    fn force_of_infinitive(&self, at: usize) -> Force {
        let coordinated = self.segment > self.start && at <= self.segment + 4;
        match (self.clause, self.mode) {
            (Clause::If | Clause::When | Clause::Purpose | Clause::Relative, _) => Force::Describes,
            (Clause::Main, Mode::Must) => Force::Instructs,
            (Clause::Main, Mode::Can) => Force::Offers,
            (Clause::Main, Mode::None)
                if self.tokens[self.segment..at].iter().any(|token| token.means(Marks::MEANS)) =>
            {
                Force::Means
            }
            (Clause::Main, Mode::None) => {
                let opens = self.infinitives && self.clause_start;
                match self.governor {
                    Some(governor) if coordinated => governor.force,
                    None if opens && !self.describes && !self.heard.outcome && !self.is_subject(at) => Force::Instructs,
                    Some(_) | None => Force::Describes,
                }
            }
        }
    }

    /// "Clicking … shows": the infinitive is the subject of a verb behind it.
    fn is_subject(&self, at: usize) -> bool {
        self.tokens[at + 1..self.end]
            .iter()
            .take_while(|token| !matches!(token.kind, Kind::Mark(',' | ';' | ':')))
            .any(|token| token.means(Marks::MENTION | Marks::OUTCOME))
    }

    /// The token behind the phrase that begins here.
    fn behind(&self, at: usize) -> usize {
        let mut words = usize::from(self.tokens[at].meaning.length.max(1));
        let mut place = at;
        while place < self.end {
            if matches!(self.tokens[place].kind, Kind::Word(_)) {
                words -= 1;
                if words == 0 {
                    return place + 1;
                }
            }
            place += 1;
        }
        self.end
    }
}

/// What joins a label to the one before.
fn is_joint(token: &Token<'_>) -> bool {
    token.means(Marks::AND | Marks::OR | Marks::THEN)
        || matches!(token.kind, Kind::Mark(',' | '>' | '→' | '-' | '/' | ';' | ':' | '+' | '–'))
}
