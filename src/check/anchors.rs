//! The anchors of a guide. They are kept of each guide once it was read (`neighbour`), and looked up when all links are
//! followed (`links`).

use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::guide::{self, BlockKind, Guide, InlineKind, visit_blocks, visit_inlines};
use crate::source::Source;
use crate::workflow::{self, anchor};

/// Whether an anchor is among others; how accents and blanks are written does not matter.
pub(super) fn has_anchor(anchors: &HashSet<String>, anchor: &str) -> bool {
    let decoded = percent_decode_str(anchor).decode_utf8_lossy();
    anchors.contains(anchor) || anchors.contains(&*decoded) || anchors.contains(&anchor::slug(&decoded))
}

/// All anchors of a guide: of its headings, and those that its HTML sets.
pub(super) fn anchors(source: &Source, of: &Guide) -> HashSet<String> {
    let mut all = workflow::anchors(source, &of.blocks);
    visit_blocks(&of.blocks, &mut |block| {
        if block.kind == BlockKind::Html {
            all.extend(guide::anchors(source.slice(block.span)));
        }
    });
    visit_inlines(&of.blocks, &mut |inline| match &inline.kind {
        InlineKind::Html => all.extend(guide::anchors(source.slice(inline.span))),
        InlineKind::Link(link) => {
            all.extend(link.attributes.iter().filter_map(|name| name.strip_prefix('#')).map(str::to_owned));
        }
        InlineKind::Text(_)
        | InlineKind::Break(_)
        | InlineKind::Code(_)
        | InlineKind::Label(_)
        | InlineKind::Callout(_)
        | InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Image(_)
        | InlineKind::StrayAttribute => {}
    });
    all
}
