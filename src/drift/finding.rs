//! What is said about a translation.

use serde::Serialize;

use crate::diff::{Place, Weight};
use crate::digest;
use crate::workflow::Lines;

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The two are too different to be compared: another generation of the guide.
    Generation,
    /// The text is written in another language than the file says.
    Language,
    /// The reference changed since the translation was last touched.
    Behind,
    /// The reference has it, the translation does not.
    Missing,
    /// The translation has it, the reference does not.
    Extra,
    /// It stands somewhere else.
    Moved,
    /// A time, size, number, address, command or link key.
    Value,
    /// An API call.
    ApiCall,
    /// Code.
    Code,
    /// How loudly a notice speaks.
    Level,
    /// The labels that are operated, or what is done to them.
    Action,
    /// A label that was left in another language.
    Label,
    /// A label that is translated in two ways.
    Wording,
    /// A picture.
    Figure,
    /// The date of the last update.
    Date,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Generation,
        Self::Language,
        Self::Behind,
        Self::Missing,
        Self::Extra,
        Self::Moved,
        Self::Value,
        Self::ApiCall,
        Self::Code,
        Self::Level,
        Self::Action,
        Self::Label,
        Self::Wording,
        Self::Figure,
        Self::Date,
    ];

    /// The name, as JSON and the command line have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Generation => "generation",
            Self::Language => "language",
            Self::Behind => "behind",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Moved => "moved",
            Self::Value => "value",
            Self::ApiCall => "api-call",
            Self::Code => "code",
            Self::Level => "level",
            Self::Action => "action",
            Self::Label => "label",
            Self::Wording => "wording",
            Self::Figure => "figure",
            Self::Date => "date",
        }
    }
}

/// How sure it is that a finding is drift and no misunderstanding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// One that has to be looked at twice.
    Low,
    /// Probably right.
    Medium,
    /// Hardly ever wrong.
    High,
}

impl Confidence {
    /// The lower-case name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// A difference between a translation and its reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What names it when it is accepted: a hash of its content, without places.
    pub id: String,
    /// What differs.
    pub kind: Kind,
    /// How much it matters to a reader of the translation.
    pub severity: Weight,
    /// How sure it is.
    pub confidence: Confidence,
    /// What is the matter, in one phrase.
    pub message: String,
    /// The revision since which the reference has it, where git was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The place in the reference, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Place>,
    /// The place in the translation, if it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<Place>,
    /// Of what is missing, the lines of the translation behind which it belongs.
    #[serde(skip)]
    pub(crate) behind: Option<Lines>,
    /// What differs in the reference's text, as written there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expected: Vec<String>,
    /// What differs in the translation's text, as written there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<String>,
}

impl Finding {
    pub(crate) fn new(kind: Kind, severity: Weight, confidence: Confidence, message: String) -> Self {
        let (expected, found) = (Vec::new(), Vec::new());
        let id = String::new();
        Self {
            id,
            kind,
            severity,
            confidence,
            message,
            since: None,
            reference: None,
            translation: None,
            behind: None,
            expected,
            found,
        }
        .named()
    }

    pub(crate) fn at(mut self, reference: Option<&Place>, translation: Option<&Place>) -> Self {
        (self.reference, self.translation) = (reference.cloned(), translation.cloned());
        self.named()
    }

    pub(crate) fn values(mut self, expected: Vec<String>, found: Vec<String>) -> Self {
        (self.expected, self.found) = (expected, found);
        self.named()
    }

    /// What is the matter, with the revision since which the reference has it.
    pub(super) fn told(&self) -> String {
        match &self.since {
            Some(since) if self.kind != Kind::Behind => {
                format!("{}, changed in the reference since {since}", self.message)
            }
            Some(_) | None => self.message.clone(),
        }
    }

    /// Whether it is of the kind with this name. What is `behind` may be told as what differs now.
    #[must_use]
    pub fn is_a(&self, kind: &str) -> bool {
        kind == self.kind.name() || kind == Kind::Behind.name() && self.since.is_some()
    }

    /// With the name that its content gives it.
    fn named(mut self) -> Self {
        let text = |place: &Option<Place>| {
            let text = place.as_ref().map_or("", |place| place.text.as_str());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let parts = [self.kind.name(), &text(&self.reference), &text(&self.translation), &self.message].join("\0");
        self.id = digest::short(parts, 12);
        self
    }
}
