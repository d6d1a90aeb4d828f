//! A block with a marker begins behind a blank line.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Edit};
use crate::guide::BlockKind;
use crate::source::Span;

rule!(Warning, "glued-block", "a marked block right under a line of text", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let marked = |kind: &BlockKind| {
        matches!(kind, BlockKind::Notice(_) | BlockKind::Calls(_) | BlockKind::Questions(_) | BlockKind::Tabs(_))
    };
    for block in subject.blocks.iter().filter(|block| marked(&block.kind)) {
        let line = subject.source.line(block.span.start);
        if line < 2 || subject.source.line_start(line) != block.span.start {
            continue;
        }
        let above = subject.source.line_text(line - 1);
        let stands_alone = above.trim().is_empty()
            || above.starts_with(['#', '>', '|'])
            || above.starts_with("```")
            || above.trim_start().starts_with("<!--");
        if !stands_alone {
            let place = subject.first_line(crate::workflow::Lines(line, line));
            let message = "this block stands right under a line of text, where renderers take it for a plain quote";
            let line_end =
                if subject.source.text()[..block.span.start as usize].ends_with("\r\n") { "\r\n" } else { "\n" };
            let edit = Edit::new(Span { start: block.span.start, end: block.span.start }, line_end);
            let note = Diagnostic::new(&RULE.code, place, message).help("put a blank line before it");
            found.push(note.fix("put a blank line before the block", vec![edit]));
        }
    }
}
