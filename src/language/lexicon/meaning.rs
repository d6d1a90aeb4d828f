//! What words mean to the one who listens.

use super::super::{Doing, Unit};

/// What a phrase means; several meanings may meet in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

macro_rules! flags {
    ($(#[$doc:meta])* $name:ident: $type:ty { $($(#[$flag_doc:meta])* $flag:ident = $bit:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name($type);

        impl $name {
            $($(#[$flag_doc])* pub(crate) const $flag: Self = Self(1 << $bit);)*

            /// Whether any of `other` is among these.
            pub(crate) fn has(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }

        impl std::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }
    };
}

flags! {
    /// The moods of a verb form.
    Moods: u8 {
        /// It tells to do something.
        COMMAND = 0,
        /// It commands at the beginning of a clause, and is an infinitive elsewhere.
        BASE = 1,
        /// It names what is done.
        INFINITIVE = 2,
        /// It tells by what means something is done.
        GERUND = 3,
        /// It tells what has to be done, behind a word of `copula` (Finnish "on valittava").
        NECESSIVE = 4,
    }
}

flags! {
    /// What phrases mark; `languages/*.yaml` explains each under the same name.
    Marks: u64 {
        MUST = 0,
        CAN = 1,
        SUBJECT = 2,
        NEGATION = 3,
        THEN = 4,
        AND = 5,
        OR = 6,
        IF = 7,
        WHEN = 8,
        PURPOSE = 9,
        MEANS = 10,
        RELATIVE = 11,
        PLACE = 12,
        LIGHT = 13,
        ELEMENT = 14,
        MENTION = 15,
        OUTCOME = 16,
        OPTIONAL = 17,
        ALTERNATIVE = 18,
        IRREVERSIBLE = 19,
        ANNOUNCE = 20,
        WAIT = 21,
        DEADLINE = 22,
        PERIOD = 23,
        ABBREVIATION = 24,
        ADVERB = 25,
        CHECK = 26,
        COPULA = 27,
        DUTY = 28,
        MORE = 29,
        NOUN = 30,
        BUTTON = 31,
        RECOMMEND = 32,
        OTHERWISE = 33,
        BESIDE = 34,
    }
}

impl Marks {
    /// What opens a clause in which commands do not command.
    pub(crate) const OPENERS: Self = Self(Self::IF.0 | Self::WHEN.0 | Self::PURPOSE.0 | Self::RELATIVE.0);

    /// These but for `other`.
    fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Meaning {
    /// A meaning that only marks.
    pub(crate) fn mark(marks: Marks) -> Self {
        Self { marks, ..Self::default() }
    }

    /// Both meanings; a longer phrase ("after that") opens no clause because a word of it would. What it tells or names
    /// ("takes some minutes", "under Add-ons") hides what its first word would tell to do.
    pub(super) fn with(self, other: Self) -> Self {
        let (longer, mut shorter) = if other.length > self.length { (other, self) } else { (self, other) };
        if longer.length > shorter.length {
            let tells = longer.marks.has(Marks::MENTION | Marks::OUTCOME | Marks::NOUN);
            shorter.verb = shorter.verb.filter(|_| !tells);
            let speaks = longer.marks.has(Marks::MENTION | Marks::NOUN) && !longer.marks.has(Marks::OUTCOME);
            let hidden = if speaks { Marks::OUTCOME } else { Marks::default() };
            shorter.marks = shorter.marks.without(hidden);
        }
        let verb = match (longer.verb, shorter.verb) {
            (Some(one), Some(two)) if longer.length == shorter.length && one.doing == two.doing => {
                Some(Verb { moods: one.moods | two.moods, ..one })
            }
            (one, two) => one.or(two),
        };
        let mut marks = longer.marks | shorter.marks;
        if longer.length > shorter.length && !longer.marks.has(Marks::OPTIONAL) {
            marks = longer.marks | shorter.marks.without(Marks::OPENERS);
        }
        if longer.length > shorter.length && longer.marks.has(Marks::CAN | Marks::OUTCOME) {
            marks = marks.without(Marks::MUST);
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
