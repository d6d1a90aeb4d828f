//! Kinds of edits, each made to every guide where it is possible: the right finding at the right place, in the diff of two
//! revisions, and in the drift of a translation that was in step before.

mod edits;
mod guide;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use regex::Regex;
use stepmark::diff::{Change, Place, diff};
use stepmark::drift::{Edition, Finding, Kind, compare};
use stepmark::language::Languages;

use crate::diff::assert_mirrored;
use crate::support::{build_bytes, guides, project};
use edits::{EDITS, Edit};
use guide::{Edited, Guide};

/// Whether a finding has one of the places of an edit, or stands right beside it.
fn is_there(edited: &Edited, old: Option<&Place>, new: Option<&Place>) -> bool {
    let at = |place: Option<&Place>, line: u32| {
        line > 0 && place.is_some_and(|place| (place.lines.0.saturating_sub(1)..=place.lines.1 + 1).contains(&line))
    };
    edited.places.iter().any(|&(before, after)| at(old, before) || at(new, after))
}

/// How often an edit was told at its place, of how many.
#[derive(Default)]
struct Score(BTreeMap<&'static str, (usize, usize, Vec<String>)>);

impl Score {
    fn note(&mut self, edit: &Edit, right: bool, path: &Path) {
        let row = self.0.entry(edit.name).or_default();
        row.0 += usize::from(right);
        row.1 += 1;
        if !right {
            row.2.push(path.display().to_string());
        }
    }

    /// At least 98 % of so many edits are told.
    fn assert(&self, least: usize) {
        for (name, (right, all, wrong)) in &self.0 {
            println!("{name:32} {right:4} of {all:4} {}", wrong.iter().take(4).cloned().collect::<Vec<_>>().join(" "));
        }
        let (right, all) = self.0.values().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
        println!("{right} of {all}");
        assert!(all > least && right * 100 >= all * 98, "{right} of {all}");
    }
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// Edits a guide, and compares it with what it was, as a revision and as another locale.
fn edit(path: &Path, text: &str, languages: &Languages, revisions: &mut Score, locales: &mut Score) {
    let build = |text: &str| build_bytes(name(path), text.as_bytes().to_vec(), languages).workflow;
    let text = text.lines().map(|line| format!("{line}\n")).collect::<String>();
    let before = build(&text);
    let base = Edition::new(&before, languages);
    assert_eq!(diff(&before, &before, languages), []);
    let same = compare(&base, &base).findings;
    assert!(same.iter().all(|one| one.kind == Kind::Language), "{}: {same:#?}", path.display());
    let guide = Guide::new(&text, &before);
    for (edit, edited) in EDITS.iter().filter_map(|edit| Some((edit, (edit.make)(&guide)?))) {
        let after = build(&edited.text);
        assert_mirrored(&before, &after, languages);
        let told =
            |one: &Change| edit.changes.contains(&one.kind) && is_there(&edited, one.old.as_ref(), one.new.as_ref());
        revisions.note(edit, diff(&before, &after, languages).iter().any(told), path);
        let found = compare(&base, &Edition::new(&after, languages)).findings;
        let told = |one: &Finding| {
            edit.drifts.contains(&one.kind) && is_there(&edited, one.reference.as_ref(), one.translation.as_ref())
        };
        if !edit.drifts.is_empty() {
            locales.note(edit, found.iter().any(told), path);
        }
    }
}

/// Edits guides: how the edits are told between revisions, and between locales.
fn edit_all(paths: &[PathBuf]) -> (Score, Score) {
    let languages = Languages::embedded();
    let (mut revisions, mut locales) = (Score::default(), Score::default());
    for path in paths {
        if let Ok(text) = std::fs::read_to_string(path) {
            edit(path, &text, &languages, &mut revisions, &mut locales);
        }
    }
    (revisions, locales)
}

/// Edits a translation, and compares it with its reference in another language.
fn edit_translation(path: &Path, reference: &Path, languages: &Languages, score: &mut Score) {
    let (english, text) = (std::fs::read(reference).unwrap(), std::fs::read_to_string(path).unwrap());
    let own = build_bytes(name(reference), english, languages).workflow;
    let base = Edition::new(&own, languages);
    let build = |text: &str| build_bytes(name(path), text.as_bytes().to_vec(), languages).workflow;
    let before = build(&text);
    let known = compare(&base, &Edition::new(&before, languages)).findings;
    let guide = Guide::new(&text, &before);
    for (edit, edited) in EDITS.iter().filter_map(|edit| Some((edit, (edit.make)(&guide)?))) {
        // Another word for a label is a translation.
        if edit.drifts.is_empty() || edit.name == "rename a label" {
            continue;
        }
        let after = build(&edited.text);
        let found = compare(&base, &Edition::new(&after, languages)).findings;
        // What the edit removed stands in the reference, on a line that need not be the same.
        let removed = edited.places.iter().all(|place| place.1 == 0);
        let told = |one: &Finding| {
            let place = one.translation.as_ref();
            edit.drifts.contains(&one.kind)
                && !known.contains(one)
                && (removed || place.is_none() || is_there(&edited, None, place))
        };
        score.note(edit, found.iter().any(told), path);
    }
}

#[test]
fn edits_of_our_guides_are_told_where_they_were_made() {
    let paths: Vec<PathBuf> = guides(&project("guides")).into_iter().step_by(2).collect();
    let (revisions, locales) = edit_all(&paths);
    revisions.assert(300);
    locales.assert(300);
    assert_eq!(revisions.0.len(), EDITS.len(), "an edit was never made: {:?}", revisions.0.keys());
}

/// Each of our translations is edited and compared with the reference, in another language.
#[test]
fn edits_of_translations_are_told_where_they_were_made() {
    let languages = Languages::embedded();
    let mut score = Score::default();
    for path in guides(&project("guides")) {
        let reference = path.with_file_name("guide.en-gb.md");
        if path != reference && reference.exists() {
            edit_translation(&path, &reference, &languages, &mut score);
        }
    }
    score.assert(400);
}

/// Every twelfth guide; with `STEPMARK_EDITS=3` every third.
#[test]
fn edits_of_real_guides_are_told_where_they_were_made() {
    let step = std::env::var_os("STEPMARK_EDITS").map_or(12, |step| step.to_string_lossy().parse().unwrap());
    let all: Vec<PathBuf> = crate::corpus::guides().into_iter().step_by(step).collect();
    if all.is_empty() {
        return;
    }
    let (revisions, locales) = edit_all(&all);
    revisions.assert(500);
    locales.assert(500);
}

/// English variants of real guides that differ in nothing but addresses and dates are in step.
#[test]
fn variants_that_differ_in_addresses_only_are_in_step() {
    let languages = Languages::embedded();
    let address = Regex::new(r"(https?:)?/?/[^\s)\]>]*").unwrap();
    let plain = |text: &str| -> Vec<String> {
        let body = text.splitn(3, "---").nth(2).unwrap_or(text);
        let kept = body.lines().filter(|line| !line.starts_with("**") && !line.starts_with('*'));
        kept.map(|line| address.replace_all(line, "").trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let mut pairs = 0;
    for path in crate::corpus::guides() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let reference = path.with_file_name("guide.en-gb.md");
        if !name.starts_with("guide.en-") || path == reference || !reference.exists() {
            continue;
        }
        let (Ok(one), Ok(two)) = (std::fs::read_to_string(&reference), std::fs::read_to_string(&path)) else {
            continue;
        };
        if plain(&one) != plain(&two) {
            continue;
        }
        pairs += 1;
        let one = build_bytes("guide.en-gb.md", one.into_bytes(), &languages).workflow;
        let two = build_bytes(name, two.into_bytes(), &languages).workflow;
        let found = compare(&Edition::new(&one, &languages), &Edition::new(&two, &languages)).findings;
        let loud: Vec<_> = found.iter().filter(|one| one.severity > stepmark::diff::Weight::Wording).collect();
        assert!(loud.is_empty(), "{}: {loud:#?}", path.display());
    }
    println!("{pairs} pairs of variants");
}
