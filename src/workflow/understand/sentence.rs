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
    /// What is operated, in reading order.
    pub(super) operated: Vec<Operated>,
    /// Labels that nothing governs.
    pub(super) ungoverned: Vec<usize>,
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
pub(super) fn listen(tokens: &[Token<'_>], sentence: Range<usize>, language: &Language) -> Heard {
    let mut walk = Walk {
        tokens,
        end: sentence.end,
        language,
        start: sentence.start,
        clause: Clause::Main,
        clause_start: true,
        segment: sentence.start,
        opener: None,
        mode: Mode::None,
        governor: None,
        parenthesis: None,
        pending: Vec::new(),
        heard: Heard::default(),
    };
    let mut at = sentence.start;
    while at < sentence.end {
        at = walk.token(at);
    }
    walk.finish_governor(sentence.end);
    walk.heard.ungoverned = walk.pending;
    walk.heard
}

struct Walk<'t, 'a> {
    tokens: &'t [Token<'a>],
    start: usize,
    end: usize,
    language: &'t Language,
    clause: Clause,
    /// Nothing but connectors and adverbs stood in the clause.
    clause_start: bool,
    /// Where the words since the last comma or connector begin.
    segment: usize,
    /// Where a condition at the beginning of the sentence began.
    opener: Option<usize>,
    mode: Mode,
    governor: Option<Governor>,
    parenthesis: Option<usize>,
    pending: Vec<usize>,
    heard: Heard,
}

impl Walk<'_, '_> {
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
        let Some(governor) = self.governor else { return false };
        if governor.force == Force::Describes {
            return false;
        }
        let words = || self.tokens[range.clone()].iter().filter(|token| matches!(token.kind, Kind::Word(_)));
        let named = match words().next().map(|word| word.kind) {
            Some(Kind::Word(capital)) => capital,
            _ => match self.tokens[range.start].kind {
                Kind::Code(code) => code.chars().next().is_some_and(char::is_uppercase),
                _ => false,
            },
        };
        let labels = self.tokens[range.clone()].iter().any(|token| matches!(token.kind, Kind::Label(_)));
        named && !labels && words().count() <= LONGEST && self.is_near(governor, range.start)
    }

    fn is_near(&self, governor: Governor, at: usize) -> bool {
        const NEAR: usize = 5;
        let last = self.heard.operated.last().map_or(0, |operated| operated.tokens.end);
        let from = governor.behind.max(last);
        let between = &self.tokens[from.min(at)..at];
        let element = between.iter().any(|token| token.meaning.marks.has(Marks::ELEMENT));
        let fits = match governor.doing {
            Doing::Click | Doing::Select => true,
            Doing::Navigate | Doing::Enter | Doing::Confirm => element,
            Doing::Other | Doing::Attend => false,
        };
        let broken = between.iter().any(|token| matches!(token.kind, Kind::Mark('(' | ')' | ':' | '.')));
        fits && !broken && between.len() <= NEAR
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
        let light = |token: &Token<'_>| token.meaning.marks.has(Marks::LIGHT);
        let mut from = governor.behind;
        while from < until && light(&self.tokens[from]) {
            from += 1;
        }
        if self.tokens[from..until].iter().any(|token| matches!(token.kind, Kind::Word(_))) {
            let operated = Operated { tokens: from..until, label: false, doing: governor.doing, callout };
            self.heard.operated.push(operated);
            if let Some(governor) = &mut self.governor {
                governor.used = true;
            }
        }
    }

    /// The words of a governor end: a click on something that has no label is worth an action too.
    fn finish_governor(&mut self, at: usize) {
        if let Some(governor) = self.governor
            && governor.doing == Doing::Click
            && governor.force == Force::Instructs
            && !governor.used
        {
            let stop = |token: &Token<'_>| match token.kind {
                Kind::Mark(mark) => matches!(mark, ',' | ';' | ':' | '.' | '!' | '?' | '('),
                Kind::Word(_) => token
                    .meaning
                    .marks
                    .has(Marks::AND | Marks::THEN | Marks::PURPOSE | Marks::RELATIVE | Marks::IF | Marks::WHEN),
                _ => false,
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
        if let Some(force) = self.parenthesis.and(self.governor).filter(|_| true).map(|governor| governor.behind)
            && self.parenthesis.is_some_and(|open| open >= force)
        {
            return;
        }
        if self.language.reading.verb_last
            && let Some((verb, force)) = self.verb_behind(range.end)
        {
            return self.operate(range, verb.doing, force);
        }
        match self.governor {
            Some(governor) if self.is_located() && governor.behind <= self.segment => self.pending.push(range.start),
            Some(governor) => {
                let located = governor.used && self.stands_in_place(range.start);
                let doing = if located { Doing::Navigate } else { governor.doing };
                self.operate(range, doing, governor.force);
            }
            None => self.pending.push(range.start),
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
            .find(|token| !token.meaning.marks.has(Marks::AND | Marks::THEN | Marks::ADVERB))
            .is_some_and(|token| token.meaning.marks.has(Marks::PLACE))
    }

    /// Between the last thing that was operated and this label stands "in", "under" …
    fn stands_in_place(&self, at: usize) -> bool {
        let from = self.heard.operated.last().map_or(self.segment, |operated| operated.tokens.end).max(self.segment);
        self.tokens[from.min(at)..at].iter().any(|token| token.meaning.marks.has(Marks::PLACE))
    }

    /// "The … button opens", "the … option is": the label is the subject of what follows.
    fn is_spoken_of(&self, at: usize) -> bool {
        const NEAR: usize = 3;
        for token in &self.tokens[at..self.end.min(at + NEAR)] {
            let marks = token.meaning.marks;
            if marks.has(Marks::MENTION | Marks::OUTCOME) {
                return token.meaning.verb.is_none();
            }
            if !matches!(token.kind, Kind::Word(_) | Kind::Close(_) | Kind::Callout(_))
                || marks.has(Marks::RELATIVE | Marks::AND | Marks::OR | Marks::THEN)
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
        } else if marks.has(Marks::OUTCOME | Marks::MENTION) && self.clause == Clause::Main {
            let active = self.governor.is_some_and(|governor| governor.behind > self.segment);
            if marks.has(Marks::OUTCOME) {
                self.heard.outcome = true;
            }
            if !active {
                self.finish_governor(self.segment);
                self.pending.clear();
            }
        }
        let joins = Marks::THEN | Marks::AND | Marks::OR;
        if marks.has(joins) {
            self.clause_start = true;
            self.segment = at;
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
        } else if marks.has(Marks::PURPOSE) {
            self.clause = Clause::Purpose;
        }
        if marks.has(Marks::MUST) {
            self.mode = Mode::Must;
        } else if marks.has(Marks::CAN) {
            self.mode = Mode::Can;
        }
    }

    fn verb(&mut self, at: usize, verb: Verb) {
        let Some(force) = self.force(at, verb) else { return };
        self.finish_governor(at);
        if force == Force::Instructs && verb.doing != Doing::Attend {
            self.heard.instructs = true;
            self.clause = Clause::Main;
            for at in std::mem::take(&mut self.pending) {
                let located = Operated { tokens: at..at + 1, label: true, doing: Doing::Navigate, callout: None };
                self.heard.operated.push(located);
            }
        }
        let force = if verb.doing == Doing::Attend { Force::Describes } else { force };
        self.governor = Some(Governor { doing: verb.doing, force, behind: self.behind(at), used: false });
    }

    /// How strongly a verb speaks; `None` when the word is no verb here.
    fn force(&self, at: usize, verb: Verb) -> Option<Force> {
        let before = |marks: Marks| {
            let from = at.saturating_sub(2).max(self.start);
            self.tokens[from..at].iter().any(|token| token.meaning.marks.has(marks))
        };
        let subordinate = matches!(self.clause, Clause::If | Clause::When | Clause::Relative);
        let commands = verb.moods.has(Moods::COMMAND) && (self.clause_start || !verb.guessed);
        if commands && !before(Marks::SUBJECT) && !subordinate {
            return Some(if before(Marks::NEGATION) { Force::Describes } else { Force::Instructs });
        }
        if verb.moods.has(Moods::BASE) {
            return self.force_of_base(at, subordinate);
        }
        if verb.moods.has(Moods::GERUND) {
            let timed = matches!(self.clause, Clause::If | Clause::When);
            return Some(if timed { Force::Describes } else { Force::Means });
        }
        if !verb.moods.has(Moods::INFINITIVE) {
            return (!verb.guessed).then_some(Force::Describes);
        }
        Some(self.force_of_infinitive(at))
    }

    fn force_of_base(&self, at: usize, subordinate: bool) -> Option<Force> {
        let previous = at.checked_sub(1).filter(|&place| place >= self.start).map(|place| &self.tokens[place]);
        let modal = previous.is_some_and(|token| token.meaning.marks.has(Marks::PURPOSE));
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
            && previous
                .is_some_and(|token| token.meaning.marks.has(Marks::ELEMENT) || matches!(token.kind, Kind::Label(_)));
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
            let hidden = token.meaning.length == 0 && matches!(token.kind, Kind::Word(_));
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
            (Clause::Main, Mode::None) => {
                let opens = self.language.reading.infinitive_commands && self.clause_start;
                match self.governor {
                    Some(governor) if coordinated => governor.force,
                    None if opens && self.segment == self.start && !self.is_subject(at) => Force::Instructs,
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
            .any(|token| token.meaning.marks.has(Marks::MENTION | Marks::OUTCOME))
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
