//! What a change of a guide means for its reader: two revisions of one workflow, compared step by step.
//!
//! A diff of lines says that text changed. This says that a warning is gone, that a step asks for something else, or
//! that nothing but words changed, and how much each of these matters.

pub(crate) mod align;
mod changes;
mod compare;
pub(crate) mod facts;
mod meant;
pub(crate) mod passage;
pub mod report;
mod revisions;

use serde::Serialize;

use crate::language::Languages;
use crate::workflow::{Lines, Workflow};

pub(crate) use compare::action_text;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands somewhere else.
    Moved,
    /// One piece became several.
    Split,
    /// Several pieces became one.
    Merged,
    /// It says the same, as far as can be told, in other words.
    Reworded,
    /// The labels that are operated, or what is done to them.
    Action,
    /// The API call.
    ApiCall,
    /// How loudly a notice speaks.
    Level,
    /// A deadline or waiting time.
    TimeLimit,
    /// Whether a step may be left out, or when it applies.
    Condition,
    /// The code.
    Code,
    /// The picture.
    Figure,
}

impl Kind {
    /// The name, as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Reworded => "reworded",
            Self::Action => "action changed",
            Self::ApiCall => "API call changed",
            Self::Level => "level changed",
            Self::TimeLimit => "time limit changed",
            Self::Condition => "condition changed",
            Self::Code => "code changed",
            Self::Figure => "figure replaced",
        }
    }
}

/// How much a change matters to readers who know the old text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Only words.
    Wording,
    /// Worth knowing.
    Notable,
    /// Who follows the old text does something else, or misses a warning.
    Breaking,
}

impl Weight {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Notable, Self::Wording];

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| weight.name() == name)
    }

    /// The lower-case name, as it is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Notable => "notable",
            Self::Breaking => "breaking",
        }
    }
}

/// A place in one of the two revisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// What stands there: `step 1.2`, `warning`, `section`.
    pub name: String,
    /// Where, in the guide's source.
    pub lines: Lines,
    /// What it says: of an action, a call or a time limit just these.
    pub text: String,
    /// Of what moved, the step or section that it stands behind; absent at the beginning of the guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<String>,
}

impl Place {
    /// The place of something that did not move.
    fn new(name: &str, lines: Lines, text: &str) -> Self {
        Self { name: name.to_owned(), lines, text: text.to_owned(), behind: None }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// How much it matters.
    pub severity: Weight,
    /// Why, in one phrase.
    pub reason: &'static str,
    /// The place in the old revision; absent for what is new.
    pub old: Option<Place>,
    /// The place in the new revision; absent for what is gone.
    pub new: Option<Place>,
}

impl Change {
    /// A change between two places.
    fn new(kind: Kind, severity: Weight, reason: &'static str, old: Option<&Place>, new: Option<&Place>) -> Self {
        Self { kind, severity, reason, old: old.cloned(), new: new.cloned() }
    }
}

/// What changed from one revision of a workflow to another, in the order of the new one; what is gone stands where it
/// was. The other way round, each change is told as its opposite.
#[must_use]
pub fn diff(old: &Workflow, new: &Workflow, languages: &Languages) -> Vec<Change> {
    let title = retitled(old, new);
    let spoken = (old.language_in(languages), new.language_in(languages));
    let (old, new) = (passage::passages(old), passage::passages(new));
    // Of several alignments that are equally good, one is taken; in both directions it has to be the same.
    let turned = passage::order(&old, &new).is_gt();
    let (one, two) = if turned { (&new, &old) } else { (&old, &new) };
    let rows = align::align(one.len(), two.len(), &revisions::Revisions::new(one, two));
    let rows = rows.into_iter().map(|row| if turned { row.turned() } else { row });
    let mut all = changes::changes(&old, &new, rows.collect(), if turned { spoken.1 } else { spoken.0 });
    all.sort_by_key(|(at, _)| *at);
    title.into_iter().chain(all.into_iter().map(|(_, change)| change)).collect()
}

/// The title, which front matter holds, when it is another one.
fn retitled(old: &Workflow, new: &Workflow) -> Option<Change> {
    let place = |workflow: &Workflow| Place::new("title", Lines(1, 1), &workflow.title);
    let reason = "nothing but words changes";
    let change = || Change::new(Kind::Reworded, Weight::Wording, reason, Some(&place(old)), Some(&place(new)));
    (old.title != new.title).then(change)
}

/// What it means that a whole guide is gone, is new, or is another one now; everything that changed where it is none of
/// these.
#[must_use]
pub fn diff_guides(old: Option<&Workflow>, new: Option<&Workflow>, languages: &Languages) -> Vec<Change> {
    let place = |workflow: &Workflow| {
        let lines = workflow.sections.first().map_or(Lines(1, 1), |section| section.lines);
        Place::new("guide", lines, &workflow.title)
    };
    let (kind, severity, reason) = match (old, new) {
        (Some(old), Some(new)) if old.written_in() == new.written_in() => return diff(old, new, languages),
        (Some(_), Some(_)) => {
            (Kind::Reworded, Weight::Breaking, "it is written in another language: nothing more is compared")
        }
        (Some(_), None) => (Kind::Removed, Weight::Breaking, "readers find it no more"),
        (None, Some(_)) => (Kind::Added, Weight::Notable, "the whole guide is new"),
        (None, None) => return Vec::new(),
    };
    vec![Change { kind, severity, reason, old: old.map(place), new: new.map(place) }]
}
