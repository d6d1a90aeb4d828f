//! `<details>` … `</details>` around Markdown, which Markdown itself takes for two pieces of HTML with blocks between
//! them: a collapsible.

use crate::source::Source;

use super::depth::MAX_BLOCKS;
use super::html::{closes_details, opens_details};
use super::tree::{Block, BlockKind, Inline, Titled};

/// Puts the blocks between the two ends of each collapsible into it, unless it is nested too deep. `title` reads the
/// words of its summary.
pub(super) fn collapse(
    source: &Source,
    blocks: Vec<Block>,
    title: &mut dyn FnMut(std::ops::Range<usize>) -> Vec<Inline>,
) -> Vec<Block> {
    let html = |block: &Block| (block.kind == BlockKind::Html).then(|| source.slice(block.span));
    if !blocks.iter().any(|block| html(block).is_some_and(closes_details)) {
        return blocks;
    }
    let mut all: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    for block in blocks {
        let text = html(&block).unwrap_or_default();
        if let Some(summary) = opens_details(text) {
            open.push((all.len(), summary));
        } else if let Some((at, summary)) = open.pop_if(|_| closes_details(text)).filter(|_| open.len() < MAX_BLOCKS) {
            let body = all.split_off(at + 1);
            let Some(first) = all.pop() else { continue };
            let span = first.span.to(block.span);
            let begin = first.span.start as usize;
            let words = title(begin + summary.start..begin + summary.end);
            all.push(Block { span, kind: BlockKind::Aside(Titled { span, title: words, body }) });
            continue;
        }
        all.push(block);
    }
    all
}
