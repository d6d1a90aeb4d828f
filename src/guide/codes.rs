//! What the parser can say. Each code has its explanation in a file of its name beside this one.

use crate::diagnostic::{Code, codes};

codes! {
    pub CODES in "codes/" {
        INVALID_UTF8: Error, "invalid-utf8", "bytes that are no text";
        BYTE_ORDER_MARK: Warning, "byte-order-mark", "a byte order mark at the start of the file";
        BROKEN_FRONT_MATTER: Error, "broken-front-matter", "front matter that is not YAML";
        MISSPELT_KEY: Warning, "misspelt-key", "a front matter key with a slip in its name";
        UNREADABLE_DATE: Warning, "unreadable-date", "a date that is no date";
        UNKNOWN_BLOCK: Error, "unknown-block", "a `[!kind]` that no renderer knows";
        MARKER_CASE: Error, "marker-case", "a marker in capitals";
        MARKER_SPELLING: Error, "marker-spelling", "a marker that renderers overlook";
        UNQUOTED_LINE: Info, "unquoted-line", "a line of a notice without its `>`";
        API_LINE: Warning, "api-line", "an API call with a slip";
        TEXT_IN_API_BLOCK: Warning, "text-in-api-block", "text that an api block swallows";
        ATTRIBUTE_SPELLING: Warning, "attribute-spelling", "an attribute with a slip";
        ATTRIBUTE_HOST: Warning, "attribute-host", "an attribute on the wrong thing";
        UNMATCHED_REGION: Warning, "unmatched-region", "a region without its other end";
        GLUED_HEADING: Warning, "glued-heading", "`##Title` without a blank";
        NESTED_TOO_DEEP: Error, "nested-too-deep", "blocks in blocks in blocks";
        WIDE_TABLE_ROW: Warning, "wide-table-row", "a table row with too many cells";
        TICKED_ITEM: Info, "ticked-item", "a box that is ticked before anybody began";
        UNASKED_CONDITION: Info, "unasked-condition", "a condition inside a step for everybody";
        INDENTED_TEXT: Warning, "indented-text", "text that is shown as code";
        TOO_MANY_PARTS: Error, "too-many-parts", "a guide of too many blocks, links, labels and marks";
    }
}

/// What keeps a guide from being read whole.
pub static CUTTING: &[&Code] = &[&NESTED_TOO_DEEP, &TOO_MANY_PARTS];
