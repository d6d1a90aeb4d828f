//! Code that begins with a fence ends with one.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::BlockKind;

rule!(Error, "unclosed-fence", "code without its closing fence", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for block in &subject.blocks {
        let BlockKind::Code(code) = &block.kind else { continue };
        let written = subject.source.slice(block.span);
        if code.info.is_none() || is_closed(written) {
            continue;
        }
        let line = subject.source.line(block.span.start);
        let place = subject.first_line(crate::workflow::Lines(line, line));
        let behind = written.lines().count() - 1;
        let message = format!("this code has no closing fence, so the {behind} lines behind it are read as code");
        found.push(
            Diagnostic::new(&RULE.code, place, message).help("close it with the same fence, on a line of its own"),
        );
    }
}

/// Whether the last line of fenced code is a fence of the same marks, and as long as the first one.
fn is_closed(code: &str) -> bool {
    let mut lines = code.lines().map(|line| line.trim_matches([' ', '\t', '>']));
    let Some((first, last)) = lines.next().zip(lines.next_back()) else { return false };
    let mark = if first.starts_with('~') { '~' } else { '`' };
    let opened = first.chars().take_while(|&c| c == mark).count();
    last.chars().all(|c| c == mark) && last.len() >= opened
}
