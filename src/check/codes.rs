//! The registry of codes: those of the parser, those of the rules, and what is said of `allow` comments.

use crate::diagnostic::{Code, codes};
use crate::guide;
use crate::spelling;

use super::rules;

codes! {
    pub(super) ALLOW in "codes/" {
        UNUSED_ALLOW: Warning, "unused-allow", "an `allow` comment that allows nothing";
        MALFORMED_ALLOW: Warning, "malformed-allow", "an `allow` comment without a rule or a reason";
    }
}

/// All codes, by name.
#[must_use]
pub fn codes() -> Vec<&'static Code> {
    let mut all = guide::codes::CODES.to_vec();
    all.extend(rules::all().map(|rule| &rule.code));
    all.extend(ALLOW.iter().copied());
    all.sort_by_key(|code| code.name);
    all
}

/// A code by its name, or the nearest name.
///
/// # Errors
/// There is no such code; the name that was probably meant, if any.
pub fn code(name: &str) -> Result<&'static Code, Option<&'static str>> {
    let all = codes();
    all.iter()
        .find(|code| code.name == name)
        .copied()
        .ok_or_else(|| spelling::nearest(name, all.iter().map(|code| code.name)))
}
