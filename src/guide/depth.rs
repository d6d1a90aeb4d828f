//! How deep blocks may stand in each other: as deep as their workflow can be written and read again. Quotes and lists,
//! collapsibles and regions are each bounded while they are read, where deeper ones would end the stack; here they are
//! bounded together, which is known only when all of them were read.

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::codes;
use super::tree::{Block, BlockKind};
use super::walk::bodies_mut;

/// Blocks that hold others, in each other. What stands deeper is kept as raw text.
pub(super) const MAX_BLOCKS: usize = 8;

/// Text within text that is nested deeper, with the blocks around it, is kept as raw text.
pub(super) const MAX_DEPTH: usize = 64;

/// What is said of an element that is not entered.
pub(super) fn too_deep(span: Span, most: usize) -> Diagnostic {
    Diagnostic::new(&codes::NESTED_TOO_DEEP, span, format!("this is nested more than {most} deep"))
        .help("it is kept as raw text")
}

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
