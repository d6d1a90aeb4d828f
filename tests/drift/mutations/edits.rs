//! The kinds of edits, and as what each of them may be told.

use stepmark::diff::Kind as Change;
use stepmark::drift::Kind;

use super::guide::{Edited, Guide};

/// A kind of edit.
pub(super) struct Edit {
    pub(super) name: &'static str,
    /// As what it is told between two revisions.
    pub(super) changes: &'static [Change],
    /// As what it is told between two locales; nothing where it is none of their differences.
    pub(super) drifts: &'static [Kind],
    /// Makes it, where the guide has something to be edited so.
    pub(super) make: fn(&Guide) -> Option<Edited>,
}

const fn edit(
    name: &'static str,
    changes: &'static [Change],
    drifts: &'static [Kind],
    make: fn(&Guide) -> Option<Edited>,
) -> Edit {
    Edit { name, changes, drifts, make }
}

const LABEL: &str = r"`[^`]{2,}`\{\.action\}";
const TIME: &str = r"(^[A-Z].*[^\d/:.,-])(24|48|72|5|10|15|30) (hours|minutes|days|heures|jours)\b";
const LOUD: [&str; 2] = ["warning", "alert"];

const NEW_WARNING: &str = "> [!warning]\n>\n> Everything that is stored on the server is lost for good.\n>\n\n";
const NEW_STEP: &str = "\n\nClick `Frobnicate`{.action} and wait until the whole page has been loaded again.";

pub(super) const EDITS: [Edit; 26] = [
    edit("drop a warning", &[Change::Removed], &[Kind::Missing], |guide| {
        guide.notice(&LOUD).map(|(from, to)| guide.without(from, to + 1))
    }),
    edit("drop a note", &[Change::Removed], &[Kind::Missing], |guide| {
        guide.notice(&["primary"]).map(|(from, to)| guide.without(from, to + 1))
    }),
    edit("weaken a warning", &[Change::Level], &[Kind::Level], |guide| {
        guide.notice(&LOUD).map(|(from, _)| guide.instead(from, "> [!primary]"))
    }),
    edit("turn a note into a warning", &[Change::Level], &[Kind::Level], |guide| {
        guide.notice(&["primary"]).map(|(from, _)| guide.instead(from, "> [!warning]"))
    }),
    edit("unquote a warning", &[Change::Removed], &[Kind::Level, Kind::Missing], |guide| {
        guide.notice(&LOUD).and_then(|notice| guide.unquoted(notice))
    }),
    edit("insert a warning", &[Change::Added], &[Kind::Extra], |guide| {
        guide.step(1).map(|at| guide.with(at, &format!("{NEW_WARNING}{}", guide.lines[at]), 0))
    }),
    edit(
        "rename a label",
        &[Change::Action, Change::Reworded, Change::Removed, Change::Added],
        &[Kind::Action, Kind::Missing],
        |guide| guide.replaced(guide.steps.iter().copied(), LABEL, "`Frobnicate`{.action}"),
    ),
    edit(
        "drop a label's mark",
        &[Change::Action, Change::Reworded],
        &[Kind::Action, Kind::Missing, Kind::Extra],
        |guide| guide.replaced(guide.steps.iter().copied(), r"`([^`]{2,})`\{\.action\}", "$1"),
    ),
    edit("another time", &[Change::TimeLimit, Change::Reworded], &[Kind::Value], |guide| {
        guide.replaced(guide.text_lines(), TIME, "${1}96 $3")
    }),
    edit("another size", &[Change::Reworded], &[Kind::Value], |guide| {
        guide.replaced(guide.text_lines(), r"(^[A-Z].*\s)(\d+) (GB|MB|Go|Mo)\b", "${1}4321 $3")
    }),
    edit("another method", API, OTHER_API, |guide| guide.replaced(calls(guide), r" (POST|GET|PUT) ", " DELETE ")),
    edit("another path", API, OTHER_API, |guide| {
        guide.replaced(calls(guide), r"( (?:POST|GET|PUT|DELETE) /)", "${1}other/")
    }),
    edit("another number in code", &[Change::Code], &[Kind::Code], |guide| {
        guide.replaced(guide.code_lines(), r"\b\d+\b", "98765")
    }),
    edit("another line of code", &[Change::Code], &[Kind::Code], |guide| {
        let at = guide.code_lines().next()?;
        Some(guide.instead(at, &format!("{}\nreboot --now 4", guide.lines[at])))
    }),
    edit("drop code", &[Change::Removed, Change::Code], &[Kind::Missing, Kind::Code], |guide| {
        guide.code().map(|(from, to)| guide.without(from, to))
    }),
    edit("drop a picture", &[Change::Removed, Change::Figure], &[Kind::Missing, Kind::Figure], |guide| {
        guide.picture().map(|at| guide.without(at, at + 1))
    }),
    edit("another picture", &[Change::Figure, Change::Removed], &[Kind::Figure, Kind::Missing], |guide| {
        guide.replaced(guide.picture().into_iter(), r"\([^)]*\)", "(images/frobnicate.png)")
    }),
    edit("insert a step", &[Change::Added], &[Kind::Extra], |guide| {
        guide.step(2).map(|at| guide.with(at, &format!("{}{NEW_STEP}", guide.lines[at]), 2))
    }),
    edit("drop a step", &[Change::Removed], &[Kind::Missing], |guide| {
        guide.step(1).map(|at| guide.without(at, at + 1))
    }),
    edit("drop the last step", &[Change::Removed], &[Kind::Missing], |guide| {
        guide.steps.last().map(|&at| guide.without(at, at + 1))
    }),
    edit(
        "swap two steps",
        &[Change::Moved, Change::Action, Change::Reworded],
        &[Kind::Moved, Kind::Action, Kind::Missing, Kind::Value],
        Guide::swapped,
    ),
    edit(
        "move the first step to the end",
        &[Change::Moved, Change::Removed],
        &[Kind::Moved, Kind::Missing],
        Guide::first_step_last,
    ),
    edit("another link key", &[Change::Reworded], &[Kind::Value], |guide| {
        guide.replaced(guide.steps.iter().copied(), r"\(/(links|pages)/[^)]*\)", "(/links/frobnicate)")
    }),
    edit(
        "leave out the second action",
        &[Change::Action, Change::Reworded, Change::Removed],
        &[Kind::Action, Kind::Value],
        |guide| guide.replaced(guide.steps.iter().copied(), r"`\{\.action\}.*`\{\.action\}", "`{.action}"),
    ),
    edit("another command in a text", &[Change::Reworded], &[Kind::Value], |guide| {
        let plain = guide.steps.iter().copied().filter(|&at| !guide.lines[at].contains("{.action}"));
        guide.replaced(plain, r"`([^`]*\d[^`]*)`([^{]|$)", "`frobnicate7`$2")
    }),
    // Between locales, texts may be cut as the language wants it.
    edit("split a step", &[Change::Split, Change::Added], &[], |guide| {
        guide.replaced(guide.steps.iter().copied(), r"(\{\.action\}[^.`]*\.) (\p{Lu}.{30,})$", "$1\n\n$2")
    }),
];

const API: &[Change] = &[Change::ApiCall, Change::Removed, Change::Added];
const OTHER_API: &[Kind] = &[Kind::ApiCall, Kind::Missing, Kind::Extra];

fn calls(guide: &Guide) -> impl Iterator<Item = usize> {
    (0..guide.lines.len()).filter(|&at| guide.lines[at].contains("@api"))
}
