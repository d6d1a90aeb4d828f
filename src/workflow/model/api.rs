//! API calls and their parameters.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Lines;
use super::written::{is_false, line_each};
use crate::workflow::parameters;

/// An API call: a step that is done against an API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// Position, as a step's.
    pub id: String,
    /// Its place in the guide.
    pub lines: Lines,
    /// `v1`, `v2` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The section of the API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// `GET`, `POST` …; absent when a whole section is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The path with its `{parameters}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What has to be given.
    #[serde(default, skip_serializing_if = "Vec::is_empty", serialize_with = "line_each")]
    pub parameters: Vec<Parameter>,
}

impl Api {
    /// What is called: the path, or the section where a whole one is meant.
    #[must_use]
    pub fn place(&self) -> &str {
        self.path.as_deref().or(self.section.as_deref()).unwrap_or_default()
    }

    /// The names of the parameters in the path.
    pub fn in_path(&self) -> impl Iterator<Item = &str> {
        parameters::in_path(self.path.as_deref().unwrap_or_default()).into_iter().map(|place| place.name)
    }

    /// A command that makes a call, ready for a shell; `None` when a whole section is meant. Without a base it calls the
    /// address that the variable `API` of the shell holds.
    #[must_use]
    pub fn curl(&self, base: Option<&str>) -> Option<String> {
        let (method, path) = (self.method.as_deref()?, self.path.as_deref()?);
        let version = self.version.as_deref().map_or_else(String::new, |version| format!("/{version}"));
        let path = format!("{version}{path}");
        let address = match base {
            Some(base) => format!("'{}'", format!("{}{path}", base.trim_end_matches('/')).replace('\'', "%27")),
            None => format!("\"$API{}\"", utf8_percent_encode(&path, NOT_IN_QUOTES)),
        };
        Some(format!("curl --globoff --request {method} {address} \\\n  --header \"Authorization: Bearer $TOKEN\""))
    }

    /// The page of an API's console that makes a call; `None` when a whole section is meant.
    #[must_use]
    pub fn console(&self, pattern: Option<&str>) -> Option<String> {
        let (method, path) = (self.method.as_deref()?, self.path.as_deref()?);
        let encoded = |text: &str| utf8_percent_encode(text, NOT_IN_ADDRESSES).to_string();
        let filled = pattern?
            .replace("{version}", &encoded(self.version.as_deref().unwrap_or_default()))
            .replace("{method}", &encoded(&method.to_lowercase()))
            .replace("{path}", &encoded(path));
        Some(filled)
    }
}

/// What a shell does not take as it is between double quotes.
const NOT_IN_QUOTES: &AsciiSet = &CONTROLS.add(b'"').add(b'$').add(b'`').add(b'\\').add(b'!');

/// What an address cannot hold as it is.
const NOT_IN_ADDRESSES: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'#')
    .add(b'?')
    .add(b'(')
    .add(b')');

/// Parts of the names of parameters whose values are secrets.
const SECRETS: [&str; 11] = [
    "token",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "secret",
    "credential",
    "apikey",
    "api_key",
    "privatekey",
    "private_key",
];

/// The same, as whole words of a name: they are parts of others ("mapping").
const SECRET_WORDS: [&str; 2] = ["pin", "pwd"];

/// Whether the value of a parameter is a secret, as its name tells: it is never kept, and shown as dots.
#[must_use]
pub fn is_secret(parameter: &str) -> bool {
    let name = parameter.to_lowercase();
    SECRETS.iter().any(|secret| name.contains(secret)) || words(parameter).any(|word| SECRET_WORDS.contains(&&*word))
}

/// The words of a name such as `pinCode` or `pin_code`, in lower case.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut lower = false;
    for character in name.chars() {
        if lower && character.is_uppercase() {
            spaced.push(' ');
        }
        lower = character.is_lowercase();
        spaced.extend(character.to_lowercase());
    }
    let words: Vec<String> = spaced.split(|character: char| !character.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter()
}

/// A parameter of an API call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Whether the call needs it: it stands in the path, or the guide marks it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// What the guide says of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}
