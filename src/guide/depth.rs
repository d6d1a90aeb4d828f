//! How deep blocks may stand in each other: as deep as their workflow can be written and read again. Quotes and lists,
//! collapsibles and regions are each bounded while they are read; here they are bounded together.

use crate::diagnostic::Diagnostic;

use super::events::too_deep;
use super::tree::{Block, BlockKind, CallPart};

/// Blocks that hold others, in each other. What stands deeper is kept as raw text.
pub(super) const MAX_BLOCKS: usize = 8;

/// Keeps what is nested too deep as raw text.
pub(super) fn limit(blocks: &mut [Block], notes: &mut Vec<Diagnostic>) {
    within(blocks, notes, 0);
}

/// As [`limit`], within so many blocks.
fn within(blocks: &mut [Block], notes: &mut Vec<Diagnostic>, depth: usize) {
    for block in blocks {
        let bodies = bodies(&mut block.kind);
        if depth >= MAX_BLOCKS && !bodies.is_empty() {
            notes.push(too_deep(block.span, MAX_BLOCKS));
            block.kind = BlockKind::Html;
        } else {
            bodies.into_iter().for_each(|body| within(body, notes, depth + 1));
        }
    }
}

/// The rows of blocks that stand in a block.
fn bodies(kind: &mut BlockKind) -> Vec<&mut [Block]> {
    match kind {
        BlockKind::Quote(body) | BlockKind::Group(body) => vec![body],
        BlockKind::Notice(notice) => vec![&mut notice.body],
        BlockKind::Region(region) => vec![&mut region.body],
        BlockKind::Aside(titled) => vec![&mut titled.body],
        BlockKind::Questions(parts) | BlockKind::Tabs(parts) => {
            parts.iter_mut().map(|part| part.body.as_mut_slice()).collect()
        }
        BlockKind::List(list) => list.items.iter_mut().map(|item| item.blocks.as_mut_slice()).collect(),
        BlockKind::Calls(parts) => parts.iter_mut().filter_map(text_among_calls).collect(),
        BlockKind::Heading(_)
        | BlockKind::Paragraph(_)
        | BlockKind::Figures(_)
        | BlockKind::Code(_)
        | BlockKind::Table(_)
        | BlockKind::Html
        | BlockKind::Comment
        | BlockKind::Rule => Vec::new(),
    }
}

fn text_among_calls(part: &mut CallPart) -> Option<&mut [Block]> {
    match part {
        CallPart::Block(block) => Some(std::slice::from_mut(block)),
        CallPart::Call(_) => None,
    }
}
