//! Quotes with a `[!kind]` marker, and what each kind means: one file a kind of block, one row here.

pub(super) mod details;

mod api;
mod carousel;
mod marker;
mod notice;
mod tabs;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

use super::tree::{Block, BlockKind};
pub(crate) use api::is_method;
use marker::Marker;

/// A kind of marked block.
#[derive(Debug)]
pub struct Kind {
    /// The words that may stand in the marker.
    pub names: &'static [&'static str],
    /// Gives the quote's content, without the marker, its role.
    build: fn(&mut Quote<'_, '_>) -> BlockKind,
}

/// A marked quote on its way to its role.
struct Quote<'a, 'n> {
    source: &'a Source,
    notes: &'n mut Vec<Diagnostic>,
    marker: Span,
    body: Vec<Block>,
}

/// All kinds of marked blocks.
pub static KINDS: &[&Kind] = &[
    &notice::DANGER,
    &notice::WARNING,
    &notice::NOTE,
    &notice::TIP,
    &api::KIND,
    &tabs::QUESTIONS,
    &tabs::TABS,
    &carousel::KIND,
];

/// The block that a Markdown quote is: one with a role when it carries a marker, else a plain quote.
pub(super) fn from_quote(source: &Source, span: Span, mut body: Vec<Block>, notes: &mut Vec<Diagnostic>) -> Vec<Block> {
    let Some(marker) = Marker::find(source, span) else {
        return vec![Block { span, kind: BlockKind::Quote(body) }];
    };
    let name = marker.name.to_ascii_lowercase();
    let kind = KINDS.iter().find(|kind| kind.names.contains(&name.as_str()));
    marker.report(source, kind.is_some(), KINDS.iter().flat_map(|kind| kind.names.iter().copied()), notes);
    let Some(kind) = kind else { return vec![Block { span, kind: BlockKind::Quote(body) }] };
    marker::strip(source, marker.span, &mut body);
    let mut quote = Quote { source, notes, marker: marker.span, body };
    let kind = (kind.build)(&mut quote);
    vec![Block { span, kind }]
}
