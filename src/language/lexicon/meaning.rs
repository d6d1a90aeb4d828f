//! What words mean to the one who listens.

use super::super::{Doing, Unit};

/// What a phrase means; several meanings may meet in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Meaning {
    /// What it marks.
    pub(crate) marks: Marks,
    /// The verb that it is.
    pub(crate) verb: Option<Verb>,
    /// The unit of time that it names.
    pub(crate) unit: Option<Unit>,
    /// The number that it names.
    pub(crate) number: Option<u32>,
    /// How many words it has.
    pub(crate) length: u8,
}

/// A form of a verb that tells what a reader does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Verb {
    /// What the verb does.
    pub(crate) doing: Doing,
    /// In which moods this form can stand.
    pub(crate) moods: Moods,
    /// Known by its ending only.
    pub(crate) guessed: bool,
    /// Commands at the beginning of a clause only: elsewhere it is a noun or tells what somebody does.
    pub(crate) ambiguous: bool,
}

bitflags::bitflags! {
    /// The moods of a verb form, by the names that they have in `languages/*.yaml`.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub(crate) struct Moods: u8 {
        /// It tells to do something.
        const COMMAND = 1 << 0;
        /// It commands at the beginning of a clause, and is an infinitive elsewhere.
        const BASE = 1 << 1;
        /// It names what is done.
        const INFINITIVE = 1 << 2;
        /// It tells by what means something is done.
        const GERUND = 1 << 3;
        /// It tells what has to be done, behind a word of `copula` (Finnish "on valittava").
        const NECESSIVE = 1 << 4;
    }
}

bitflags::bitflags! {
    /// What phrases mark; `languages/*.yaml` explains each under the same name.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub(crate) struct Marks: u64 {
        const MUST = 1 << 0;
        const CAN = 1 << 1;
        const SUBJECT = 1 << 2;
        const NEGATION = 1 << 3;
        const THEN = 1 << 4;
        const AND = 1 << 5;
        const OR = 1 << 6;
        const IF = 1 << 7;
        const WHEN = 1 << 8;
        const PURPOSE = 1 << 9;
        const MEANS = 1 << 10;
        const RELATIVE = 1 << 11;
        const PLACE = 1 << 12;
        const LIGHT = 1 << 13;
        const ELEMENT = 1 << 14;
        const MENTION = 1 << 15;
        const OUTCOME = 1 << 16;
        const OPTIONAL = 1 << 17;
        const ALTERNATIVE = 1 << 18;
        const IRREVERSIBLE = 1 << 19;
        const ANNOUNCE = 1 << 20;
        const WAIT = 1 << 21;
        const DEADLINE = 1 << 22;
        const PERIOD = 1 << 23;
        const ABBREVIATION = 1 << 24;
        const ADVERB = 1 << 25;
        const CHECK = 1 << 26;
        const COPULA = 1 << 27;
        const DUTY = 1 << 28;
        const MORE = 1 << 29;
        const NOUN = 1 << 30;
        const BUTTON = 1 << 31;
        const RECOMMEND = 1 << 32;
        const OTHERWISE = 1 << 33;
        const BESIDE = 1 << 34;
        const FIELD = 1 << 35;
        const DEED = 1 << 36;
        const COMMAND_LINE = 1 << 37;
        const ONE_OF = 1 << 38;
        const UNTICK = 1 << 39;
        const LEFT_OUT = 1 << 40;
        const UNLESS = 1 << 41;
        const WHETHER = 1 << 42;
        const INVERTED = 1 << 43;
        const ONLY = 1 << 44;
        const BELOW = 1 << 45;
    }
}

impl Marks {
    /// What opens a clause in which commands do not command.
    pub(crate) const OPENERS: Self = Self::IF.union(Self::WHEN).union(Self::PURPOSE).union(Self::RELATIVE);
    /// What colours the verb behind it: "must", "can", "must be".
    pub(crate) const MODAL: Self = Self::MUST.union(Self::CAN).union(Self::COPULA);
}

impl Meaning {
    /// A meaning that only marks.
    pub(crate) fn mark(marks: Marks) -> Self {
        Self { marks, ..Self::default() }
    }

    /// Both meanings; a longer phrase ("after that") opens no clause because a word of it would. What it tells or names
    /// ("takes some minutes", "under Add-ons"), or what leads on ("you can now"), hides what its first word would tell to
    /// do; what obliges ("do not forget to") denies nothing.
    pub(super) fn with(self, other: Self) -> Self {
        let (longer, mut shorter) = if other.length > self.length { (other, self) } else { (self, other) };
        if longer.length > shorter.length {
            let tells = longer.marks.intersects(Marks::MENTION | Marks::OUTCOME | Marks::NOUN | Marks::THEN);
            shorter.verb = shorter.verb.filter(|_| !tells);
            if longer.marks.intersects(Marks::MENTION | Marks::NOUN) && !longer.marks.intersects(Marks::OUTCOME) {
                shorter.marks.remove(Marks::OUTCOME);
            }
            if longer.marks.intersects(Marks::MUST) {
                shorter.marks.remove(Marks::NEGATION);
            }
        }
        let verb = match (longer.verb, shorter.verb) {
            (Some(one), Some(two)) if longer.length == shorter.length && one.doing == two.doing => {
                Some(Verb { moods: one.moods | two.moods, ..one })
            }
            (one, two) => one.or(two),
        };
        let mut marks = longer.marks | shorter.marks;
        if longer.length > shorter.length && !longer.marks.intersects(Marks::OPTIONAL) {
            marks = longer.marks | shorter.marks.difference(Marks::OPENERS | Marks::WHETHER);
        }
        if longer.length > shorter.length && longer.marks.intersects(Marks::CAN | Marks::OUTCOME) {
            marks = marks.difference(Marks::MUST);
        }
        Self {
            marks,
            verb,
            unit: longer.unit.or(shorter.unit),
            number: longer.number.or(shorter.number),
            length: longer.length,
        }
    }
}
