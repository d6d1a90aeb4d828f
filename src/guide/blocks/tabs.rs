//! `[!tabs]` and `[!faq]`: titles at the level of the block, what belongs to each in a quote below it.

use crate::guide::tree::{Block, BlockKind, Inline, InlineKind, Titled};
use crate::source::{Source, Span};

use super::Kind;

pub(super) static QUESTIONS: Kind = Kind {
    names: &["faq"],
    build: |quote| BlockKind::Questions(titled(quote.source, std::mem::take(&mut quote.body))),
};

pub(super) static TABS: Kind =
    Kind { names: &["tabs"], build: |quote| BlockKind::Tabs(titled(quote.source, std::mem::take(&mut quote.body))) };

/// Groups blocks under the paragraphs that title them.
fn titled(source: &Source, blocks: Vec<Block>) -> Vec<Titled> {
    let mut all: Vec<Titled> = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::Paragraph(title) => open(&mut all, title),
            BlockKind::Quote(mut body) => {
                let next = glued_titles(source, &mut body);
                for block in body {
                    under(&mut all, block);
                }
                for title in next {
                    open(&mut all, title);
                }
            }
            kind => under(&mut all, Block { span: block.span, kind }),
        }
    }
    all
}

/// Each line of a paragraph is a title.
fn open(all: &mut Vec<Titled>, text: Vec<Inline>) {
    for title in lines(text) {
        if let Some((first, last)) = title.first().zip(title.last()) {
            all.push(Titled { span: first.span.to(last.span), title, body: Vec::new() });
        }
    }
}

fn under(all: &mut Vec<Titled>, block: Block) {
    match all.last_mut() {
        Some(owner) => {
            owner.span = owner.span.to(block.span);
            owner.body.push(block);
        }
        None => all.push(Titled { span: block.span, title: Vec::new(), body: vec![block] }),
    }
}

fn lines(text: Vec<Inline>) -> Vec<Vec<Inline>> {
    let mut all = vec![Vec::new()];
    for inline in text {
        if matches!(inline.kind, InlineKind::Break(_)) {
            all.push(Vec::new());
        } else if let Some(line) = all.last_mut() {
            line.push(inline);
        }
    }
    all
}

/// Takes titles off the end of an answer that Markdown glued to it: lines with one `>` less than the answer's first.
fn glued_titles(source: &Source, body: &mut [Block]) -> Vec<Vec<Inline>> {
    let Some(Block { span, kind: BlockKind::Paragraph(text) }) = body.last_mut() else { return Vec::new() };
    let depth = |at: u32| {
        let line = source.line_start(source.line(at));
        source.slice(Span { start: line, end: at }).bytes().filter(|&byte| byte == b'>').count()
    };
    let Some(first) = text.first().map(|first| depth(first.span.start)) else { return Vec::new() };
    let cut = text.windows(2).position(|pair| {
        matches!(pair[0].kind, InlineKind::Break(_)) && (1..first).contains(&depth(pair[1].span.start))
    });
    let Some(cut) = cut.filter(|&cut| cut > 0) else { return Vec::new() };
    let rest = text.split_off(cut);
    span.end = text.last().map_or(span.end, |last| last.span.end);
    lines(rest)
}
