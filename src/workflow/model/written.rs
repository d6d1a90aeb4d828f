//! How values are written: small ones side by side, those that say nothing not at all.

use serde::Serialize;

/// On one line in YAML: small values that read better side by side.
pub(super) fn on_one_line<T: Serialize, S: serde::Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    crate::yaml::FlowMap(value).serialize(serializer)
}

/// A list whose entries stand on one line each.
pub(super) fn line_each<T: Serialize, S: serde::Serializer>(values: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(crate::yaml::FlowMap))
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}
