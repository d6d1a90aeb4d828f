//! What is done to a target.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is done to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Op {
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
    /// Anything else.
    Other,
}

impl Op {
    /// Its name in the format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Navigate => "navigate",
            Self::Click => "click",
            Self::Select => "select",
            Self::Enter => "enter",
            Self::Confirm => "confirm",
            Self::Other => "other",
        }
    }
}
