//! Visiting every block and every piece of text, in reading order.

use super::tree::{Block, BlockKind, CallPart, Image, Inline, InlineKind, Titled};

/// Calls `visit` on every block, containers before their content.
pub fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::Quote(body) | BlockKind::Group(body) => visit_blocks(body, visit),
            BlockKind::Notice(notice) => visit_blocks(&notice.body, visit),
            BlockKind::Region(region) => visit_blocks(&region.body, visit),
            BlockKind::Aside(titled) => visit_blocks(&titled.body, visit),
            BlockKind::Questions(parts) | BlockKind::Tabs(parts) => {
                parts.iter().for_each(|part| visit_blocks(&part.body, visit));
            }
            BlockKind::List(list) => list.items.iter().for_each(|item| visit_blocks(&item.blocks, visit)),
            BlockKind::Calls(parts) => {
                for part in parts {
                    if let CallPart::Block(block) = part {
                        visit_blocks(std::slice::from_ref(block), visit);
                    }
                }
            }
            BlockKind::Heading(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Figures(_)
            | BlockKind::Code(_)
            | BlockKind::Table(_)
            | BlockKind::Html
            | BlockKind::Comment
            | BlockKind::Rule => {}
        }
    }
}

/// The rows of blocks that stand in a block.
pub(super) fn bodies_mut(kind: &mut BlockKind) -> Vec<&mut [Block]> {
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

/// Calls `visit` on every piece of text below these blocks, containers before their content.
pub fn visit_inlines<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    visit_blocks(blocks, &mut |block| match &block.kind {
        BlockKind::Heading(heading) => inlines(&heading.title, visit),
        BlockKind::Paragraph(text) => inlines(text, visit),
        BlockKind::Questions(parts) | BlockKind::Tabs(parts) => {
            parts.iter().for_each(|part: &Titled| inlines(&part.title, visit));
        }
        BlockKind::Aside(titled) => inlines(&titled.title, visit),
        BlockKind::Table(table) => {
            table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| inlines(&cell.text, visit));
        }
        BlockKind::Figures(_)
        | BlockKind::List(_)
        | BlockKind::Quote(_)
        | BlockKind::Notice(_)
        | BlockKind::Calls(_)
        | BlockKind::Group(_)
        | BlockKind::Region(_)
        | BlockKind::Code(_)
        | BlockKind::Html
        | BlockKind::Comment
        | BlockKind::Rule => {}
    });
}

/// Calls `visit` on every image below these blocks, alone in a paragraph or within text.
pub fn visit_images<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Image)) {
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Figures(images) = &block.kind {
            images.iter().for_each(&mut *visit);
        }
    });
    visit_inlines(blocks, &mut |inline| {
        if let InlineKind::Image(image) = &inline.kind {
            visit(image);
        }
    });
}

fn inlines<'a>(text: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in text {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                inlines(inner, visit);
            }
            InlineKind::Link(link) => inlines(&link.text, visit),
            InlineKind::Text(_)
            | InlineKind::Break(_)
            | InlineKind::Code(_)
            | InlineKind::Label(_)
            | InlineKind::Callout(_)
            | InlineKind::Image(_)
            | InlineKind::Html
            | InlineKind::StrayAttribute => {}
        }
    }
}
