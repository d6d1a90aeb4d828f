//! The numbers of figures in the text, section by section.

use crate::guide::{Inline, InlineKind};
use crate::source::Span;

use super::Subject;

/// What stands between two headings.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The numbers.
    pub(super) callouts: Vec<Callout>,
    /// Whether there is an image.
    pub(super) has_figure: bool,
    /// Whether a label stands before one of the numbers.
    pub(super) labelled: bool,
}

/// A number of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Callout {
    /// The number.
    pub(super) number: u32,
    /// Its place.
    pub(super) span: Span,
    /// The place of the label right before it.
    pub(super) label: Option<Span>,
}

/// The groups of a guide that have callouts.
pub(super) fn groups(subject: &Subject<'_>) -> Vec<Group> {
    let mut callouts: Vec<Callout> = Vec::new();
    for run in &subject.runs {
        collect(subject, run, &mut callouts);
    }
    callouts.sort_by_key(|callout| callout.span.start);
    let mut figures: Vec<u32> = subject.images.iter().map(|image| image.span.start).collect();
    figures.sort_unstable();
    let ends = subject.headings.iter().map(|title| title.span.start).chain([u32::MAX]);
    let mut groups = Vec::new();
    let mut callouts = callouts.as_slice();
    let mut begin = 0;
    for end in ends {
        let (all, rest) = callouts.split_at(callouts.partition_point(|callout| callout.span.start < end));
        callouts = rest;
        if !all.is_empty() {
            groups.push(Group {
                labelled: all.iter().any(|callout| callout.label.is_some()),
                callouts: all.to_vec(),
                has_figure: figures[figures.partition_point(|at| *at < begin)..].first().is_some_and(|at| *at < end),
            });
        }
        begin = end;
    }
    groups
}

/// The callouts of a run of text.
fn collect(subject: &Subject<'_>, run: &[Inline], all: &mut Vec<Callout>) {
    for (at, inline) in run.iter().enumerate() {
        if let InlineKind::Callout(number) = inline.kind {
            let before = run[..at].iter().rev().find(|before| !subject.source.slice(before.span).trim().is_empty());
            let label = before.filter(|before| matches!(before.kind, InlineKind::Label(_))).map(|label| label.span);
            all.push(Callout { number, span: inline.span, label });
        }
    }
}
