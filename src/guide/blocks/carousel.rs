//! `[!carousel]`: images to leaf through.

use crate::guide::tree::BlockKind;

use super::Kind;

pub(super) static KIND: Kind =
    Kind { names: &["carousel"], build: |quote| BlockKind::Group(std::mem::take(&mut quote.body)) };
