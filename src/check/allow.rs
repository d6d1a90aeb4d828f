//! `<!-- stepmark allow: RULE reason -->`: what an author has looked at and left as it is.
//!
//! A comment holds for the block behind it. The first thing of a guide's body holds for the front matter too.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::guide::{BlockKind, Guide, visit_blocks};
use crate::source::{Source, Span};
use crate::spelling;

use super::codes::{MALFORMED_ALLOW, UNUSED_ALLOW, code};

/// A comment that allows something.
#[derive(Debug)]
pub(super) struct Allow {
    /// The comment.
    span: Span,
    rule: &'static Code,
    /// Where it holds.
    scope: Span,
}

/// Takes away the findings that comments allow, and reports the comments that allow nothing.
pub(super) fn apply(allows: &[Allow], all: &mut Vec<Diagnostic>) {
    let mut notes = Vec::new();
    let mut open: BTreeSet<(&str, Span, usize)> = BTreeSet::new();
    if !allows.is_empty() {
        open.extend(all.iter().enumerate().map(|(at, one)| (one.code.name, one.span, at)));
    }
    let mut allowed = BTreeSet::new();
    for allow in allows {
        let (name, Span { start, end }) = (allow.rule.name, allow.scope);
        let within = open.range((name, Span { start, end: start }, 0)..=(name, Span { start: end, end }, usize::MAX));
        let found: Vec<_> = within.filter(|(_, span, _)| allow.scope.contains(*span)).copied().collect();
        found.iter().for_each(|one| _ = open.remove(one));
        allowed.extend(found.iter().map(|(_, _, at)| *at));
        if found.is_empty() {
            let message = format!("nothing here is found by `{}`", allow.rule.name);
            notes.push(Diagnostic::new(&UNUSED_ALLOW, allow.span, message).help("take the comment away"));
        }
    }
    let mut at = 0..;
    all.retain(|_| at.next().is_some_and(|at| !allowed.contains(&at)));
    all.append(&mut notes);
}

/// The comments of a guide that allow something; what is wrong with others is noted.
pub(super) fn read(source: &Source, guide: &Guide, notes: &mut Vec<Diagnostic>) -> Vec<Allow> {
    const BEGIN: &str = "stepmark allow:";
    let mut blocks: Vec<Span> = Vec::new();
    let mut comments: Vec<Span> = Vec::new();
    visit_blocks(&guide.blocks, &mut |block| {
        let list = if block.kind == BlockKind::Comment { &mut comments } else { &mut blocks };
        list.push(block.span);
    });
    blocks.sort_by_key(|block| (block.start, Reverse(block.end)));
    let mut all = Vec::new();
    for span in comments {
        let text = source.slice(span).trim_start_matches("<!--").trim_end_matches("-->").trim();
        let Some(rest) = text.strip_prefix(BEGIN) else { continue };
        match rule_of(rest) {
            Ok(rule) => all.push(Allow { span, rule, scope: scope(span, &blocks) }),
            Err((message, help)) => notes.push(Diagnostic::new(&MALFORMED_ALLOW, span, message).help(help)),
        }
    }
    all
}

/// The rule that a comment names, when a reason follows; else what is wrong and what to do.
fn rule_of(rest: &str) -> Result<&'static Code, (String, String)> {
    let (name, reason) = rest.trim().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
    let found = code(name).map_err(|near| {
        (format!("there is no rule `{name}`"), spelling::hint(near, "`stepmark explain` lists all rules"))
    })?;
    if reason.trim().is_empty() {
        let help = format!("write `<!-- stepmark allow: {name} why it is right here -->`");
        return Err(("the comment gives no reason".to_owned(), help));
    }
    Ok(found)
}

/// The block behind a comment (they are sorted), and the front matter when nothing stands before it.
fn scope(comment: Span, blocks: &[Span]) -> Span {
    let next = blocks.get(blocks.partition_point(|block| block.start < comment.end));
    let first = blocks.first().is_none_or(|block| block.start >= comment.start);
    let start = if first { 0 } else { comment.start };
    Span { start, end: next.map_or(comment.end, |next| next.end) }
}
