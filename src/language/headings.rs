//! What a heading's words say: which section of a guide it opens, and which number it carries.

use super::Language;

/// The sections that every templated guide has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionName {
    /// What the guide is about.
    Objective,
    /// What is needed before.
    Requirements,
    /// What has to be done.
    Instructions,
    /// Where to go from here.
    Further,
}

impl Language {
    /// Which section a heading opens, by its plain text (entities decoded, no marks).
    #[must_use]
    pub fn section_name(&self, _title: &str) -> Option<SectionName> {
        None
    }

    /// The number of a numbered heading or tab title ("Step 2:", "3.", "1.4 -"); of several parts, the last.
    #[must_use]
    pub fn heading_number(&self, _title: &str) -> Option<u32> {
        None
    }

    /// Whether a table with this header is a form: one field a row, with what to enter.
    #[must_use]
    pub fn is_form_header(&self, _header: &[String]) -> bool {
        false
    }
}
