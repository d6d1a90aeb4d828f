//! The only user of the YAML library: how it is set up, and how its errors are told.
//!
//! Reading is strict (a key given twice is an error), bounded (no document can blow up in memory), and knows no other
//! booleans than `true` and `false`. Writing keeps long text readable in diffs.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::spelling;

/// A value with its place, in bytes, in the YAML text.
pub use serde_yaml::Spanned;
/// A map, or a sequence, that is written on one line.
pub use serde_yaml::{FlowMap, FlowSeq};

/// Why a text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1; 0 when unknown.
    pub line: u32,
    /// Column in characters, from 1; 0 when unknown.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line == 0 {
            return f.write_str(&self.message);
        }
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

/// Scalars and collections of a document: more than the workflow of any guide has, since the parts of a guide are
/// bounded. The depth stays that of the library, 64: readers work on a stack.
const MAX_NODES: usize = 1_000_000;

/// Reads one YAML document.
///
/// # Errors
/// The text is not YAML, or not the YAML that `T` wants.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    #[expect(clippy::disallowed_methods, reason = "this is the module that may")]
    serde_yaml::from_str_with_options(
        text,
        serde_yaml::options! {
            strict_booleans: true,
            with_snippet: false,
            budget: serde_yaml::budget! { max_nodes: MAX_NODES, max_events: 3 * MAX_NODES },
        },
    )
    .map_err(|error| problem(&error))
}

fn problem(error: &serde_yaml::Error) -> Problem {
    let (line, column) = error.location().map_or((0, 0), |at| (at.line(), at.column()));
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Problem { line: number(line), column: number(column), message: bare(&error.to_string()) }
}

/// The message without the place, which is told before it, and in our words where the library speaks to programmers.
fn bare(message: &str) -> String {
    let message = message.rfind(" at line ").map_or(message, |at| &message[..at]);
    let twice = message.strip_prefix("duplicate mapping key: ").and_then(|rest| rest.split(", set ").next());
    let unknown = message.strip_prefix("unknown field ").and_then(|rest| rest.split_once(", expected one of "));
    match (twice, unknown) {
        (Some(key), _) => format!("`{key}` stands here twice"),
        (_, Some((key, known))) => {
            let key = key.trim_matches('`');
            let known: Vec<&str> = known.split(", ").map(|key| key.trim_matches('`')).collect();
            let near = spelling::nearest(key, known.iter().copied());
            let hint = spelling::hint(near, &format!("the keys are {}", known.join(", ")));
            format!("unknown key `{key}`: {hint}")
        }
        (None, None) => message.to_owned(),
    }
}

/// Writes one YAML document.
///
/// # Errors
/// The value has a form that YAML cannot express.
pub fn write<T: Serialize>(value: &T) -> Result<String, Problem> {
    let mut text = String::new();
    #[expect(clippy::disallowed_methods, reason = "this is the module that may")]
    serde_yaml::to_fmt_writer_with_options(&mut text, value, serde_yaml::ser_options! { folded_wrap_chars: 1_000_000 })
        .map_err(|error| Problem { line: 0, column: 0, message: error.to_string() })?;
    Ok(text)
}
