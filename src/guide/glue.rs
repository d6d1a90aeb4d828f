//! What authors forget and what comments delimit: unquoted lines right under a marked block belong to it, and what
//! stands between a `-START:` and an `-END:` comment is one region.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{Source, Span};

use super::codes;
use super::depth::{MAX_BLOCKS, too_deep};
use super::tree::{Block, BlockKind, CallPart, Region};

/// Lets blocks with a marker take in the lines that follow without a blank line, up to the first blank line (the
/// publisher's own rule for where such a block ends), and drops quotes that hold nothing.
pub(super) fn adopt(source: &Source, blocks: Vec<Block>, notes: &mut Vec<Diagnostic>) -> Vec<Block> {
    if !blocks.iter().any(|block| is_marked(block) || is_empty_quote(block)) {
        return blocks;
    }
    let mut all: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match all.last_mut() {
            Some(owner) if is_marked(owner) && adoptable(&block) && glued(source, owner.span, block.span) => {
                if !is_empty_quote(&block) && !matches!(block.kind, BlockKind::Quote(_)) {
                    report_unquoted(source, owner, block.span, notes);
                }
                let span = owner.span.to(block.span);
                match take_in(owner, block) {
                    Ok(()) => owner.span = span,
                    Err(block) => all.push(block),
                }
            }
            _ if is_empty_quote(&block) => {}
            _ => all.push(block),
        }
    }
    all
}

fn report_unquoted(source: &Source, owner: &Block, span: Span, notes: &mut Vec<Diagnostic>) {
    let line = source.line(span.start);
    let line_end = source.line_start(line) + source.line_text(line).trim_end().len() as u32;
    let place = Span { start: span.start, end: span.start.max(line_end.min(span.end)) };
    if matches!(owner.kind, BlockKind::Calls(_)) {
        let message = "this text is glued to an api block, with which renderers drop it";
        let note = Diagnostic::new(&codes::TEXT_IN_API_BLOCK, place, message);
        notes.push(note.help("end the block with a blank line before it"));
        return;
    }
    let note = Diagnostic::new(&codes::UNQUOTED_LINE, place, "this line belongs to the block above, but has no `>`");
    let help = "put `> ` before it, or a blank line above it when it stands outside the block";
    notes.push(note.help(help).unsafe_fix("put `> ` before it", quoted(source, source.lines(span))));
}

/// Puts the lines from the first to the last into a quote, but for those that are in one.
pub(super) fn quoted(source: &Source, (first, last): (u32, u32)) -> Vec<Edit> {
    let bare = |line: &u32| {
        let text = source.line_text(*line).trim();
        !text.is_empty() && !text.starts_with('>')
    };
    let mark = |line| Edit::new(Span { start: source.line_start(line), end: source.line_start(line) }, "> ");
    (first..=last).filter(bare).map(mark).collect()
}

fn is_marked(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Notice(_) | BlockKind::Calls(_))
}

fn is_empty_quote(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Quote(body) if body.is_empty())
}

fn adoptable(block: &Block) -> bool {
    matches!(
        block.kind,
        BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Quote(_) | BlockKind::Code(_) | BlockKind::Figures(_)
    )
}

/// Whether the second span begins on the line right behind the first.
fn glued(source: &Source, first: Span, second: Span) -> bool {
    let (_, last) = source.lines(first);
    source.line(second.start) <= last + 1
}

/// Puts a block into one with a marker; gives it back when the other takes nothing in.
fn take_in(owner: &mut Block, block: Block) -> Result<(), Block> {
    let taken = |block: Block| match block.kind {
        BlockKind::Quote(body) => body,
        kind => vec![Block { span: block.span, kind }],
    };
    match &mut owner.kind {
        BlockKind::Notice(notice) => notice.body.extend(taken(block)),
        BlockKind::Calls(parts) => parts.extend(taken(block).into_iter().map(CallPart::Block)),
        _ => return Err(block),
    }
    Ok(())
}

/// Groups what stands between `<!-- NAME-START:key -->` and `<!-- NAME-END:key -->`.
pub(super) fn regions(source: &Source, blocks: Vec<Block>, notes: &mut Vec<Diagnostic>) -> Vec<Block> {
    regions_within(source, blocks, notes, 0)
}

/// As [`regions`], within so many regions.
fn regions_within(source: &Source, blocks: Vec<Block>, notes: &mut Vec<Diagnostic>, depth: usize) -> Vec<Block> {
    let marks: Vec<Option<Mark<'_>>> = blocks.iter().map(|block| Mark::of(source, block)).collect();
    let Some(first) = marks.iter().position(Option::is_some) else { return blocks };
    if depth >= MAX_BLOCKS {
        notes.push(too_deep(blocks[first].span, MAX_BLOCKS));
        return blocks;
    }
    let next = next_alike(&marks);
    let mut all = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().enumerate();
    while let Some((at, block)) = blocks.next() {
        let Some(mark) = &marks[at] else {
            all.push(block);
            continue;
        };
        match next[at].filter(|&end| mark.starts && marks[end].as_ref().is_some_and(|m| !m.starts)) {
            Some(end) => {
                let mut body: Vec<Block> = blocks.by_ref().take(end - at).map(|(_, block)| block).collect();
                let span = block.span.to(body.pop().map_or(block.span, |last| last.span));
                let body = regions_within(source, body, notes, depth + 1);
                let region = Region { name: mark.name.to_owned(), key: mark.key.to_owned(), body };
                all.push(Block { span, kind: BlockKind::Region(region) });
            }
            None => {
                report_unmatched(&block, mark, notes);
                all.push(block);
            }
        }
    }
    all
}

/// For each mark, where the next one of its name stands.
fn next_alike(marks: &[Option<Mark<'_>>]) -> Vec<Option<usize>> {
    let mut next = vec![None; marks.len()];
    let mut later = FxHashMap::default();
    for (at, mark) in marks.iter().enumerate().rev() {
        if let Some(mark) = mark {
            next[at] = later.insert(mark.name, at);
        }
    }
    next
}

fn report_unmatched(block: &Block, mark: &Mark<'_>, notes: &mut Vec<Diagnostic>) {
    let (missing, message) = if mark.starts { ("END", "is not closed") } else { ("START", "was not opened") };
    let note = Diagnostic::new(
        &codes::UNMATCHED_REGION,
        block.span,
        format!("the region `{}:{}` {message}", mark.name, mark.key),
    );
    notes.push(note.help(format!("add `<!-- {}-{missing}:{} -->`", mark.name, mark.key)));
}

struct Mark<'a> {
    name: &'a str,
    key: &'a str,
    starts: bool,
}

impl<'a> Mark<'a> {
    fn of(source: &'a Source, block: &Block) -> Option<Self> {
        if block.kind != BlockKind::Comment {
            return None;
        }
        let inner = source.slice(block.span).strip_prefix("<!--")?.strip_suffix("-->")?.trim();
        let (name, key) = inner.split_once(':')?;
        let (name, starts) = match (name.strip_suffix("-START"), name.strip_suffix("-END")) {
            (Some(name), _) => (name, true),
            (None, Some(name)) => (name, false),
            (None, None) => return None,
        };
        Some(Self { name, key: key.trim(), starts })
    }
}
