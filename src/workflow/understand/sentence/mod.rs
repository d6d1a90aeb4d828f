//! What one sentence tells: which verb governs which label, and whether it instructs, offers or only describes.

mod bases;
mod behind;
mod clauses;
mod conditions;
mod end;
mod labels;
mod left_out;
mod names;
mod places;
#[cfg(test)]
mod tests;
mod verbs;

use std::ops::Range;

use crate::language::{Doing, Language, Marks, Moods};

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
    /// It tells not to do something.
    pub(super) forbids: bool,
    /// It speaks of what the reader may do.
    pub(super) can: bool,
    /// It ends with a "must" that no verb stands behind.
    pub(super) awaits: bool,
    /// It speaks of what has to be, or by what means something is done.
    pub(super) demands: bool,
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
    /// The tokens of a condition behind its command.
    pub(super) case: Option<Range<usize>>,
    /// Labels that are only spoken of.
    pub(super) mentioned: Vec<(Range<usize>, Rule)>,
    /// The verbs, with how they speak to the reader.
    pub(super) verbs: Vec<Spoken>,
}

impl Heard {
    /// It only tells what happens then.
    pub(super) fn is_outcome(&self) -> bool {
        self.outcome && !self.instructs && !self.offers
    }
}

/// A verb, and how it speaks to the reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spoken {
    /// Its token.
    pub(super) at: usize,
    pub(super) force: Force,
    pub(super) clause: Clause,
}

/// What decided about a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// The verb before it.
    VerbBefore,
    /// The verb behind it.
    VerbBehind,
    /// A word of place before it: it is where something is operated.
    Place,
    /// It is a button: whatever is done with it, it is clicked.
    Button,
    /// It goes on with a way through the menus.
    Path,
    /// It stood before the verb: a place to go to, or the field that is filled in.
    BeforeVerb,
    /// What the reader makes sure of is that it is chosen, or not.
    Ensured,
    /// What introduces the list asks for it.
    Introduced,
    /// A verb behind the name at the head of a list item.
    Headed,
    /// Nothing but a way through the menus.
    OnlyPath,
    /// What follows says something of it.
    Subject,
    /// Its verb only talks about it.
    Described,
    /// What is done leaves it out.
    LeftOut,
    /// It stands in parentheses behind what is operated.
    Aside,
    /// It only tells where something else is.
    Beside,
    /// It is a command: it is typed.
    Typed,
}

/// Something that is operated.
#[derive(Debug, Clone)]
pub(super) struct Operated {
    /// The tokens of the label, or of the words for the thing.
    pub(super) tokens: Range<usize>,
    /// Whether it is a label.
    pub(super) label: bool,
    pub(super) doing: Doing,
    pub(super) callout: Option<u32>,
    pub(super) rule: Rule,
}

/// What kind of clause the walk is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
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
    /// "You need not": nothing is told.
    Denied,
}

/// How strongly a verb speaks to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
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

/// What a verb does at the beginning of a text, when its form tells it alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// It commands.
    Commands,
    /// It goes on with what the words before the list oblige to ("you must:").
    Obliges,
    /// It goes on with what the words before the list offer ("you can:").
    Offers,
    /// An infinitive names what can be done.
    Names,
}

/// Listens to a sentence.
pub(super) fn listen(tokens: &[Token<'_>], sentence: Range<usize>, language: &Language, opening: Opening) -> Heard {
    let mut walk = Walk {
        tokens,
        end: sentence.end,
        language,
        opening,
        start: sentence.start,
        labelled: tokens[sentence.clone()].iter().any(|token| matches!(token.kind, Kind::Label(_))),
        clause: Clause::Main,
        clause_start: true,
        segment: sentence.start,
        opener: None,
        command: None,
        case: None,
        is_divided: false,
        mode: match opening {
            Opening::Obliges => Mode::Must,
            Opening::Offers => Mode::Can,
            Opening::Commands | Opening::Names => Mode::None,
        },
        must_is_fresh: false,
        on_duty: false,
        describes: false,
        attends: false,
        governor: None,
        resting: None,
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
    /// There is a label in the sentence.
    labelled: bool,
    language: &'t Language,
    /// What its first verb does.
    opening: Opening,
    clause: Clause,
    /// Nothing but connectors and adverbs stood in the clause.
    clause_start: bool,
    /// Where the words since the last comma or connector begin.
    segment: usize,
    /// Where a condition at the beginning of the sentence began.
    opener: Option<usize>,
    /// The first verb that tells or offers something to do.
    command: Option<usize>,
    /// Where a condition behind it begins.
    case: Option<usize>,
    /// Parts of the sentence have cases of their own, or none.
    is_divided: bool,
    mode: Mode,
    /// A "must" whose subject is the reader stood in the clause.
    on_duty: bool,
    /// No verb stood behind a "must" yet.
    must_is_fresh: bool,
    /// A verb of the main clause only talks about something.
    describes: bool,
    /// A command tells to go on, to leave out …: how, other verbs tell.
    attends: bool,
    governor: Option<Governor>,
    /// The last verb that told to click or choose, when its words are over.
    resting: Option<Governor>,
    parenthesis: Option<usize>,
    /// Labels that no verb governs yet.
    pending: Vec<(Range<usize>, Option<u32>)>,
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
            Kind::Close(Frame::Strong) if self.opener.is_some_and(|opener| self.is_framed(opener, at)) => {
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
            ',' if self.is_inserted(at) => {}
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
                let open = self.parenthesis.take();
                self.opener = self.opener.filter(|&opener| open.is_none_or(|open| opener < open));
                if self.governor.zip(open).is_some_and(|(governor, open)| governor.behind > open) {
                    self.finish_governor(at);
                }
                self.clause_start = at <= self.start + 1 || open.is_some_and(|open| self.opens_sentence(open));
            }
            '-' if at > 0 && self.tokens[at - 1].span.end < self.tokens[at].span.start => self.clause_start = true,
            _ => {}
        }
    }

    /// Nothing but marks of text stands before: what a parenthesis says here is no part of the clause ("(Optional) Click").
    fn opens_sentence(&self, at: usize) -> bool {
        self.tokens[self.start..at].iter().all(|token| matches!(token.kind, Kind::Open(_)))
    }

    /// "To, for example, get there": the commas around words that stand between a purpose and its verb.
    fn is_inserted(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let row = &self.tokens[self.start.max(at.saturating_sub(LONGEST))..at];
        let comma = row.iter().rposition(|token| token.is_mark(&[','])).unwrap_or(row.len());
        row[..comma].last().is_some_and(|token| token.means(Marks::PURPOSE))
    }

    fn end_clause(&mut self, at: usize) {
        self.close_condition(at);
        self.clause = Clause::Main;
    }

    fn word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let marks = token.meaning.marks;
        self.open_inverted(at);
        self.openers(at, marks);
        let verb = token.meaning.verb.filter(|_| !self.only_obliges(at));
        let spoken = verb.is_some_and(|verb| self.verb(at, verb));
        if !spoken && marks.intersects(Marks::OUTCOME | Marks::MENTION) && self.is_stated(at) && !self.obliges(at) {
            let active = self.governor.is_some_and(|governor| governor.behind > self.segment);
            let happens = marks.intersects(Marks::OUTCOME) || self.clause == Clause::Relative || self.is_done_then(at);
            let certain = !self.is_negated(at) && !self.is_only_possible(at);
            let modal = marks.intersects(Marks::MUST) || marks.intersects(Marks::COPULA) && token.meaning.length > 1;
            self.heard.outcome |= happens && certain && self.parenthesis.is_none();
            self.describes |= happens || self.clause != Clause::When;
            if !active && !modal {
                self.finish_governor(self.segment);
                let gone = self.pending.drain(..).map(|(label, _)| (label, Rule::Subject));
                self.heard.mentioned.extend(gone);
            }
        }
        let joins = Marks::THEN | Marks::AND | Marks::OR;
        if marks.intersects(joins) {
            if marks.intersects(Marks::THEN) && self.clause_start && self.case.is_some() {
                self.divide();
            }
            self.clause_start = true;
            if self.governor.is_none_or(|governor| governor.behind < at) {
                self.segment = at;
            }
        } else if !marks.intersects(Marks::ADVERB | Marks::OPTIONAL) {
            self.clause_start = false;
        }
        self.behind(at)
    }

    /// "The server is then restarted": what is done next, by nobody.
    fn is_done_then(&self, at: usize) -> bool {
        let next = self.behind(at);
        let then = self.tokens[..self.end].get(next).is_some_and(|token| token.means(Marks::THEN));
        let done = || self.tokens[..self.end].get(self.behind(next)).and_then(|token| token.meaning.verb);
        then && self.clause == Clause::Main && done().is_some_and(|verb| verb.moods == Moods::NECESSIVE)
    }

    /// "Do not forget to:", where what has to be done stands below.
    fn only_obliges(&self, at: usize) -> bool {
        let says = |token: &Token<'_>| token.is_word() || token.label().is_some();
        self.tokens[at].means(Marks::MUST) && !self.tokens[self.behind(at)..self.end].iter().any(says)
    }

    /// "**If you have a key**: …": what opened the condition stands in the bold that closes at `at`.
    fn is_framed(&self, opener: usize, at: usize) -> bool {
        let strong = Kind::Open(Frame::Strong);
        self.tokens[..at].iter().rposition(|token| token.kind == strong).is_some_and(|open| open < opener)
    }

    /// Nothing but connectors and adverbs stood in the sentence: here, "should" opens a condition.
    fn begins_sentence(&self) -> bool {
        self.clause_start && self.segment == self.start
    }
}
