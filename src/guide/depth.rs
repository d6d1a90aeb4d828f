//! How deep blocks may stand in each other: as deep as their workflow can be written and read again. Quotes and lists,
//! collapsibles and regions are each bounded while they are read, where deeper ones would end the stack; here they are
//! bounded together, which is known only when all of them were read.

use crate::diagnostic::Diagnostic;

use super::events::too_deep;
use super::tree::{Block, BlockKind};
use super::walk::bodies_mut;

/// Blocks that hold others, in each other. What stands deeper is kept as raw text.
pub(super) const MAX_BLOCKS: usize = 8;

/// Keeps what is nested too deep as raw text.
pub(super) fn limit(blocks: &mut [Block], notes: &mut Vec<Diagnostic>) {
    within(blocks, notes, 0);
}

/// As [`limit`], within so many blocks.
fn within(blocks: &mut [Block], notes: &mut Vec<Diagnostic>, depth: usize) {
    for block in blocks {
        let bodies = bodies_mut(&mut block.kind);
        if depth >= MAX_BLOCKS && !bodies.is_empty() {
            notes.push(too_deep(block.span, MAX_BLOCKS));
            block.kind = BlockKind::Html;
        } else {
            bodies.into_iter().for_each(|body| within(body, notes, depth + 1));
        }
    }
}
