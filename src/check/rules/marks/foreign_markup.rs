//! Notices, tabs and inclusions of other tools are text here: nobody is warned by them, and nobody chooses.

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::BlockKind;
use crate::source::Span;

rule!(Warning, "foreign-markup", "markup of another tool", find);

/// What opens a notice, tabs or an inclusion in MkDocs, Docusaurus, VitePress, MyST, GitBook, Jekyll and Hugo. Behind it
/// stands a name, or a title in quotation marks.
const OPENERS: &[&str] = &[":::", "!!!", "???", "???+", "===", "{%", "{{<", "{{%"];

/// What closes one: with its opener, it has been told.
const CLOSERS: &[&str] = &["end", "/"];

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let texts = subject.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    for span in texts.map(|block| block.span) {
        let mut at = span.start as usize;
        for line in subject.source.slice(span).split_inclusive('\n') {
            let text = line.trim_start_matches([' ', '\t', '>']);
            let start = at + line.len() - text.len();
            at += line.len();
            if let Some(mark) = mark(text.trim_end()) {
                let message = format!("`{mark}` is markup of another tool, and is text here");
                let note = Diagnostic::new(&RULE.code, Span::new(start, start + mark.len()), message);
                found.push(note.help(
                    "write a notice as `> [!warning]`, tabs as `> [!tabs]`, and leave out what only builds a page",
                ));
            }
        }
    }
}

/// The mark at the start of a line, with the name behind it.
fn mark(line: &str) -> Option<&str> {
    if is_import(line) {
        return Some(line);
    }
    let opener = OPENERS.iter().filter(|opener| line.starts_with(**opener)).max_by_key(|opener| opener.len())?;
    let behind = &line[opener.len()..];
    let name = behind.trim_start();
    let letters = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let named = name.starts_with(|first: char| first.is_ascii_lowercase()) && *opener != "===";
    let title = name.strip_prefix('"').and_then(|title| title.find('"')).filter(|_| *opener != ":::");
    let closes = opener.starts_with('{') && CLOSERS.iter().any(|closer| name.starts_with(closer));
    let length = title.map(|end| end + 2).or(named.then_some(letters)).filter(|_| !closes)?;
    Some(&line[..line.len() - name.len() + length])
}

/// `import Tabs from '@theme/Tabs';`, as pages that are programs begin.
fn is_import(line: &str) -> bool {
    let quoted = |rest: &str| rest.starts_with(['\'', '"']);
    line.strip_prefix("import ").is_some_and(|rest| rest.split(" from ").nth(1).is_some_and(quoted))
}
