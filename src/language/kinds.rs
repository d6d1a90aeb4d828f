//! What verbs do, and what units of time there are.

use serde::{Deserialize, Serialize};

/// What a verb of an instruction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Doing {
    /// Go to, open, log in to.
    Navigate,
    /// Click, press.
    Click,
    /// Choose, tick.
    Select,
    /// Type, fill in.
    Enter,
    /// Validate, save.
    Confirm,
    /// Anything else that a reader does.
    Other,
    /// Read, note, remember: nothing to be ticked off.
    Attend,
}

impl Doing {
    /// Its name, as it is printed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Navigate => "navigate",
            Self::Click => "click",
            Self::Select => "select",
            Self::Enter => "enter",
            Self::Confirm => "confirm",
            Self::Other => "other",
            Self::Attend => "attend",
        }
    }
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Unit {
    /// Its name in the format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// How long it is, in seconds; a month counts as 30 days, a year as 365.
    #[must_use]
    pub fn seconds(self) -> u64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Week => 604_800,
            Self::Month => 2_592_000,
            Self::Year => 31_536_000,
        }
    }
}
