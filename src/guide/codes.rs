//! What the parser can say. Each code has its explanation in a file of its name beside this one.

use crate::diagnostic::{Code, Severity};

/// See `codes/invalid-utf8.md`.
pub static INVALID_UTF8: Code = Code {
    name: "invalid-utf8",
    severity: Severity::Error,
    off: false,
    summary: "bytes that are no text",
    explanation: include_str!("codes/invalid-utf8.md"),
};

/// See `codes/byte-order-mark.md`.
pub static BYTE_ORDER_MARK: Code = Code {
    name: "byte-order-mark",
    severity: Severity::Warning,
    off: false,
    summary: "a byte order mark at the start of the file",
    explanation: include_str!("codes/byte-order-mark.md"),
};

/// See `codes/broken-front-matter.md`.
pub static BROKEN_FRONT_MATTER: Code = Code {
    name: "broken-front-matter",
    severity: Severity::Error,
    off: false,
    summary: "front matter that is not YAML",
    explanation: include_str!("codes/broken-front-matter.md"),
};

/// See `codes/misspelt-key.md`.
pub static MISSPELT_KEY: Code = Code {
    name: "misspelt-key",
    severity: Severity::Warning,
    off: false,
    summary: "a front matter key with a slip in its name",
    explanation: include_str!("codes/misspelt-key.md"),
};

/// See `codes/unreadable-date.md`.
pub static UNREADABLE_DATE: Code = Code {
    name: "unreadable-date",
    severity: Severity::Warning,
    off: false,
    summary: "a date that is no date",
    explanation: include_str!("codes/unreadable-date.md"),
};

/// See `codes/unknown-block.md`.
pub static UNKNOWN_BLOCK: Code = Code {
    name: "unknown-block",
    severity: Severity::Error,
    off: false,
    summary: "a `[!kind]` that no renderer knows",
    explanation: include_str!("codes/unknown-block.md"),
};

/// See `codes/marker-spelling.md`.
pub static MARKER_SPELLING: Code = Code {
    name: "marker-spelling",
    severity: Severity::Error,
    off: false,
    summary: "a marker that renderers overlook",
    explanation: include_str!("codes/marker-spelling.md"),
};

/// See `codes/unquoted-line.md`.
pub static UNQUOTED_LINE: Code = Code {
    name: "unquoted-line",
    severity: Severity::Info,
    off: false,
    summary: "a line of a notice without its `>`",
    explanation: include_str!("codes/unquoted-line.md"),
};

/// See `codes/api-line.md`.
pub static API_LINE: Code = Code {
    name: "api-line",
    severity: Severity::Warning,
    off: false,
    summary: "an API call with a slip",
    explanation: include_str!("codes/api-line.md"),
};

/// See `codes/text-in-api-block.md`.
pub static TEXT_IN_API_BLOCK: Code = Code {
    name: "text-in-api-block",
    severity: Severity::Warning,
    off: false,
    summary: "text that an api block swallows",
    explanation: include_str!("codes/text-in-api-block.md"),
};

/// See `codes/attribute-spelling.md`.
pub static ATTRIBUTE_SPELLING: Code = Code {
    name: "attribute-spelling",
    severity: Severity::Warning,
    off: false,
    summary: "an attribute with a slip",
    explanation: include_str!("codes/attribute-spelling.md"),
};

/// See `codes/attribute-host.md`.
pub static ATTRIBUTE_HOST: Code = Code {
    name: "attribute-host",
    severity: Severity::Warning,
    off: false,
    summary: "an attribute on the wrong thing",
    explanation: include_str!("codes/attribute-host.md"),
};

/// See `codes/unmatched-region.md`.
pub static UNMATCHED_REGION: Code = Code {
    name: "unmatched-region",
    severity: Severity::Warning,
    off: false,
    summary: "a region without its other end",
    explanation: include_str!("codes/unmatched-region.md"),
};

/// See `codes/glued-heading.md`.
pub static GLUED_HEADING: Code = Code {
    name: "glued-heading",
    severity: Severity::Warning,
    off: false,
    summary: "`##Title` without a blank",
    explanation: include_str!("codes/glued-heading.md"),
};

/// See `codes/nested-too-deep.md`.
pub static NESTED_TOO_DEEP: Code = Code {
    name: "nested-too-deep",
    severity: Severity::Error,
    off: false,
    summary: "blocks in blocks in blocks",
    explanation: include_str!("codes/nested-too-deep.md"),
};

/// See `codes/wide-table-row.md`.
pub static WIDE_TABLE_ROW: Code = Code {
    name: "wide-table-row",
    severity: Severity::Warning,
    off: false,
    summary: "a table row with too many cells",
    explanation: include_str!("codes/wide-table-row.md"),
};

/// See `codes/indented-text.md`.
pub static INDENTED_TEXT: Code = Code {
    name: "indented-text",
    severity: Severity::Warning,
    off: false,
    summary: "text that is shown as code",
    explanation: include_str!("codes/indented-text.md"),
};

/// See `codes/too-many-parts.md`.
pub static TOO_MANY_PARTS: Code = Code {
    name: "too-many-parts",
    severity: Severity::Error,
    off: false,
    summary: "a guide of too many blocks, links, labels and marks",
    explanation: include_str!("codes/too-many-parts.md"),
};

/// What keeps a guide from being read whole.
pub static CUTTING: &[&Code] = &[&NESTED_TOO_DEEP, &TOO_MANY_PARTS];

/// All codes of the parser.
pub static CODES: &[&Code] = &[
    &INVALID_UTF8,
    &BYTE_ORDER_MARK,
    &BROKEN_FRONT_MATTER,
    &MISSPELT_KEY,
    &UNREADABLE_DATE,
    &UNKNOWN_BLOCK,
    &MARKER_SPELLING,
    &UNQUOTED_LINE,
    &API_LINE,
    &TEXT_IN_API_BLOCK,
    &ATTRIBUTE_SPELLING,
    &ATTRIBUTE_HOST,
    &UNMATCHED_REGION,
    &GLUED_HEADING,
    &NESTED_TOO_DEEP,
    &WIDE_TABLE_ROW,
    &INDENTED_TEXT,
    &TOO_MANY_PARTS,
];
