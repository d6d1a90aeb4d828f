//! What one sentence tells: which verb governs which label, and whether it instructs, offers or only describes.

mod labels;
mod verbs;

use std::ops::Range;

use crate::language::{Doing, Language, Marks};

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
        infinitives,
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
    pending: Vec<(Range<usize>, Option<u32>)>,
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
            self.pending.retain(|(label, _)| {
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
        self.heard.outcome &= !self.attends;
        self.heard.ungoverned = self.pending.into_iter().map(|(label, _)| label).collect();
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
        for (label, callout) in std::mem::take(&mut self.pending) {
            let named = matches!(self.tokens.get(label.end).map(|token| token.kind), Some(Kind::Mark(':')));
            let doing = if named || doing == Doing::Enter { doing } else { Doing::Navigate };
            self.heard.operated.push(Operated { tokens: label, label: true, doing, callout });
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
        } else if marks.has(Marks::WHEN) && !self.must_is_fresh {
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
}
