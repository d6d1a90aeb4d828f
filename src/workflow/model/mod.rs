//! What the reader must do: the closed model that everything after `build` works on. Its YAML form is described in
//! `docs/format.md`; field order here is the order of keys there.

mod api;
mod item;
mod op;
mod prose;
mod written;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::guide::Level;
pub use crate::language::Unit;
use crate::language::{Language, Languages};
use crate::locale::Locale;
pub use api::*;
pub use item::*;
pub use op::Op;
pub use prose::Prose;
use written::on_one_line;

/// The version of the format that this program reads and writes.
pub const FORMAT_VERSION: u32 = 1;

/// First and last line in the guide's source, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
pub struct Lines(pub u32, pub u32);

impl Serialize for Lines {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::yaml::FlowSeq([self.0, self.1]).serialize(serializer)
    }
}

/// A guide in one locale, as what its reader must do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// The version of this format: 1.
    pub stepmark: u32,
    /// The family: the guide's folder below the root of the guides, as slugs.
    pub id: String,
    /// The locale of the file, such as `en-GB`.
    #[schemars(with = "String")]
    pub locale: Locale,
    /// The language of the text, when it is not the locale's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The guide's title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What the guide says of itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The date of the last update, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub updated: Option<jiff::civil::Date>,
    /// Every other front matter key, as it was.
    #[serde(default, skip_serializing_if = "serde_json::Map::is_empty")]
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// The file that it was built from.
    #[serde(serialize_with = "on_one_line")]
    pub source: SourceFile,
    /// What stands before the first heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// The sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

impl Workflow {
    /// The code of the language that the text is written in.
    #[must_use]
    pub fn written_in(&self) -> &str {
        self.language.as_deref().unwrap_or(self.locale.language())
    }

    /// The language that the text is written in: that of the locale when the one that is named is not known, and English
    /// when that is not known either.
    #[must_use]
    pub fn language_in<'l>(&self, languages: &'l Languages) -> &'l Language {
        languages.get(self.written_in()).unwrap_or_else(|| languages.of(self.locale))
    }
}

/// The file that a workflow was built from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its path, `/`-separated.
    pub path: String,
    /// The SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading's text; absent for blocks that follow the last of several tabs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What the section is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// How its content relates to its siblings'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<SectionKind>,
    /// The number that its title states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// When all of it applies, in the guide's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The names by which links reach it: its own and the one made from its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
    /// From its heading to its last line.
    pub lines: Lines,
    /// What stands before the first sub-section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// The sub-sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// What the guide is about.
    Objective,
    /// What is needed before.
    Requirements,
    /// What has to be done.
    Instructions,
    /// Where to go from here.
    Further,
    /// Anything else.
    Other,
}

/// How a section relates to its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// Stands alone.
    Task,
    /// Numbered: one after the other.
    Phase,
    /// Holds what belongs together.
    Group,
    /// One of several ways: of neighbours of this kind, the reader takes one.
    Option,
}
