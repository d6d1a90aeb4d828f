//! Twenty-five kinds of edits, each made to every guide where it is possible: the right finding at the right place, in
//! the diff of two revisions, and in the drift of a translation that was in step before.

use std::collections::BTreeMap;
use std::path::PathBuf;

use regex::Regex;
use stepmark::diff::{Kind as Change, Place, diff};
use stepmark::drift::{Edition, Kind, compare};
use stepmark::language::Languages;
use stepmark::workflow::{Item, Lines, Section, Workflow};

use crate::support::build_bytes;

/// An edit: the text afterwards, where it was made, and as what it may be told.
struct Edit {
    name: &'static str,
    text: String,
    /// The lines that it touched before and afterwards, from 1; 0 where there are none.
    lines: (u32, u32),
    changes: &'static [Change],
    drifts: &'static [Kind],
}

/// A guide's lines, with the places where edits are made.
struct Guide {
    lines: Vec<String>,
    /// Paragraphs that tell to do something, on a line of their own.
    steps: Vec<usize>,
    /// Notices, from the marker to the last quoted line, with their kind.
    notices: Vec<(usize, usize, String)>,
    /// Code, from fence to fence.
    code: Vec<(usize, usize)>,
}

impl Guide {
    fn new(text: &str, workflow: &Workflow) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut found = Vec::new();
        each_item(&workflow.items, &mut found);
        for section in &workflow.sections {
            each_section(section, &mut found);
        }
        let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.trim().is_empty());
        let alone = |&at: &usize| {
            let plain = lines.get(at).is_some_and(|line| line.starts_with(|c: char| c.is_alphabetic()));
            plain && blank(at.checked_sub(1)) && blank(Some(at + 1)) && lines[at].len() > 30 && !lines[at].contains('<')
        };
        let steps =
            found.into_iter().filter(|lines| lines.0 == lines.1).map(|lines| lines.0 as usize - 1).filter(alone);
        let mut guide = Self { steps: steps.collect(), notices: Vec::new(), code: Vec::new(), lines: Vec::new() };
        guide.steps.dedup();
        let marker = Regex::new(r"^> ?\[!(\w+)\]\s*$").unwrap();
        let mut fence = None;
        for (at, line) in lines.iter().enumerate() {
            if let Some(kind) = marker.captures(line) {
                let end = (at..lines.len()).take_while(|&at| lines[at].starts_with('>')).last().unwrap();
                let says = (at + 1..=end).any(|at| lines[at].len() > 40);
                if says && blank(Some(end + 1)) && blank(at.checked_sub(1)) {
                    guide.notices.push((at, end, kind[1].to_owned()));
                }
            }
            if line.starts_with("```") {
                match fence.take() {
                    None => fence = Some(at),
                    Some(start) if at > start + 1 => guide.code.push((start, at)),
                    Some(_) => {}
                }
            }
        }
        guide.lines = lines;
        guide
    }

    fn without(&self, from: usize, to: usize) -> String {
        let kept = self.lines.iter().enumerate().filter(|(at, _)| !(from..=to).contains(at));
        kept.map(|(_, line)| format!("{line}\n")).collect()
    }

    fn instead(&self, at: usize, line: &str) -> String {
        self.lines.iter().enumerate().map(|(own, text)| format!("{}\n", if own == at { line } else { text })).collect()
    }

    /// The first line that a pattern finds among some, with what stands in its place.
    fn replaced(&self, at: impl Iterator<Item = usize>, pattern: &str, by: &str) -> Option<(usize, String)> {
        let pattern = Regex::new(pattern).unwrap();
        at.map(|at| (at, pattern.replace(&self.lines[at], by).into_owned())).find(|(at, line)| *line != self.lines[*at])
    }
}

fn each_section(section: &Section, found: &mut Vec<Lines>) {
    each_item(&section.items, found);
    section.sections.iter().for_each(|inner| each_section(inner, found));
}

fn each_item(items: &[Item], found: &mut Vec<Lines>) {
    found.extend(items.iter().filter_map(|item| if let Item::Step(step) = item { Some(step.lines) } else { None }));
}

const GONE: (&[Change], &[Kind]) = (&[Change::Removed], &[Kind::Missing]);
const NEW: (&[Change], &[Kind]) = (&[Change::Added], &[Kind::Extra]);

#[expect(clippy::too_many_lines, reason = "one kind of edit after the other")]
fn edits(guide: &Guide) -> Vec<Edit> {
    let mut all = Vec::new();
    let mut add =
        |name, text: Option<(String, usize, usize)>, (changes, drifts): (&'static [Change], &'static [Kind])| {
            if let Some((text, old, new)) = text {
                all.push(Edit { name, text, lines: (old as u32, new as u32), changes, drifts });
            }
        };
    let at_line = |found: Option<(usize, String)>| found.map(|(at, line)| (guide.instead(at, &line), at + 1, at + 1));
    let pick = |which: usize| guide.steps.get(guide.steps.len().saturating_sub(1).min(which)).copied();
    let prose = || guide.steps.iter().copied();
    let plain = || prose().filter(|&at| !guide.lines[at].contains("{.action}"));
    let text = || (0..guide.lines.len()).filter(|at| !guide.code.iter().any(|code| (code.0..=code.1).contains(at)));
    let loud = guide.notices.iter().find(|one| matches!(one.2.as_str(), "warning" | "alert"));
    let quiet = guide.notices.iter().find(|one| one.2 == "primary");
    let code = || guide.code.iter().flat_map(|&(from, to)| from + 1..to);
    let apis = || (0..guide.lines.len()).filter(|&at| guide.lines[at].contains("@api"));
    let api = (
        &[Change::ApiCall, Change::Removed, Change::Added] as &[_],
        &[Kind::ApiCall, Kind::Missing, Kind::Extra] as &[_],
    );
    let level = (&[Change::Level] as &[_], &[Kind::Level] as &[_]);
    let action = (&[Change::Action, Change::Reworded, Change::Removed] as &[_], &[Kind::Action, Kind::Value] as &[_]);

    add("drop a warning", loud.map(|one| (guide.without(one.0, one.1 + 1), one.0 + 1, 0)), GONE);
    add("drop a note", quiet.map(|one| (guide.without(one.0, one.1 + 1), one.0 + 1, 0)), GONE);
    add("weaken a warning", loud.map(|one| (guide.instead(one.0, "> [!primary]"), one.0 + 1, one.0 + 1)), level);
    add(
        "turn a note into a warning",
        quiet.map(|one| (guide.instead(one.0, "> [!warning]"), one.0 + 1, one.0 + 1)),
        level,
    );
    add(
        "unquote a warning",
        loud.and_then(|one| {
            let lines = guide.lines.iter().enumerate();
            let plain = |(at, line): (usize, &String)| {
                if at == one.0 {
                    "\n".to_owned()
                } else if (one.0..=one.1).contains(&at) {
                    format!("{}\n", line.trim_start_matches(['>', ' ']))
                } else {
                    format!("{line}\n")
                }
            };
            let single = (one.0 + 1..=one.1).filter(|&at| guide.lines[at].len() > 2).count() == 1;
            single.then(|| (lines.map(plain).collect(), one.0 + 1, 0))
        }),
        (&[Change::Removed], &[Kind::Level, Kind::Missing]),
    );
    add(
        "insert a warning",
        pick(1).map(|at| {
            let text = format!(
                "> [!warning]\n>\n> Everything that is stored on the server is lost for good.\n>\n\n{}",
                guide.lines[at]
            );
            (guide.instead(at, &text), 0, at + 1)
        }),
        NEW,
    );
    add(
        "rename a label",
        at_line(guide.replaced(prose(), r"`[^`]{2,}`\{\.action\}", "`Frobnicate`{.action}")),
        (&[Change::Action, Change::Reworded, Change::Removed, Change::Added], &[Kind::Action, Kind::Missing]),
    );
    add(
        "drop a label's mark",
        at_line(guide.replaced(prose(), r"`([^`]{2,})`\{\.action\}", "$1")),
        (&[Change::Action, Change::Reworded], &[Kind::Action, Kind::Missing, Kind::Extra]),
    );
    add(
        "another time",
        at_line(guide.replaced(
            text(),
            r"(^[A-Z].*[^\d/:.,-])(24|48|72|5|10|15|30) (hours|minutes|days|heures|jours)\b",
            "${1}96 $3",
        )),
        (&[Change::TimeLimit, Change::Reworded], &[Kind::Value]),
    );
    add(
        "another size",
        at_line(guide.replaced(text(), r"(^[A-Z].*\s)(\d+) (GB|MB|Go|Mo)\b", "${1}4321 $3")),
        (&[Change::Reworded], &[Kind::Value]),
    );
    add("another method", at_line(guide.replaced(apis(), r" (POST|GET|PUT) ", " DELETE ")), api);
    add("another path", at_line(guide.replaced(apis(), r"( (?:POST|GET|PUT|DELETE) /)", "${1}other/")), api);
    add(
        "another number in code",
        at_line(guide.replaced(code(), r"\b\d+\b", "98765")),
        (&[Change::Code], &[Kind::Code]),
    );
    add(
        "another line of code",
        code().next().map(|at| (guide.instead(at, &format!("{}\nreboot --now 4", guide.lines[at])), at + 1, at + 1)),
        (&[Change::Code], &[Kind::Code]),
    );
    add(
        "drop code",
        guide
            .code
            .first()
            .filter(|code| code.1 - code.0 < 30)
            .map(|code| (guide.without(code.0, code.1), code.0 + 1, 0)),
        (&[Change::Removed, Change::Code], &[Kind::Missing, Kind::Code]),
    );
    let image = |line: &&String| line.starts_with("![") && line.matches("](").count() == 1;
    let picture = guide.lines.iter().position(|line| image(&line));
    add(
        "drop a picture",
        picture.map(|at| (guide.without(at, at + 1), at + 1, 0)),
        (&[Change::Removed, Change::Figure], &[Kind::Missing, Kind::Figure]),
    );
    add(
        "another picture",
        at_line(guide.replaced(picture.into_iter(), r"\([^)]*\)", "(images/frobnicate.png)")),
        (&[Change::Figure, Change::Removed], &[Kind::Figure, Kind::Missing]),
    );
    add(
        "insert a step",
        pick(2).map(|at| {
            let text = format!(
                "{}\n\nClick `Frobnicate`{{.action}} and wait until the whole page has been loaded again.",
                guide.lines[at]
            );
            (guide.instead(at, &text), 0, at + 3)
        }),
        NEW,
    );
    add(
        "drop a step",
        pick(1).map(|at| (guide.without(at, at + 1), at + 1, 0)),
        (&[Change::Removed], &[Kind::Missing]),
    );
    add("drop the last step", guide.steps.last().map(|&at| (guide.without(at, at + 1), at + 1, 0)), GONE);
    let apart = |pair: &&[usize]| pair[1] == pair[0] + 2 && guide.lines[pair[0]] != guide.lines[pair[1]];
    let beside = guide.steps.windows(2).find(|pair| apart(pair));
    add(
        "swap two steps",
        beside.map(|pair| {
            let mut lines = guide.lines.clone();
            lines.swap(pair[0], pair[1]);
            (lines.join("\n") + "\n", pair[0] + 1, pair[0] + 1)
        }),
        (&[Change::Moved, Change::Action, Change::Reworded], &[Kind::Moved, Kind::Action, Kind::Missing, Kind::Value]),
    );
    add(
        "move the first step to the end",
        pick(0)
            .filter(|_| guide.steps.len() > 2)
            .map(|at| (guide.without(at, at + 1) + "\n" + &guide.lines[at] + "\n", at + 1, guide.lines.len())),
        (&[Change::Moved, Change::Removed], &[Kind::Moved, Kind::Missing]),
    );
    add(
        "another link key",
        at_line(guide.replaced(prose(), r"\(/(links|pages)/[^)]*\)", "(/links/frobnicate)")),
        (&[Change::Reworded], &[Kind::Value]),
    );
    add(
        "leave out the second action",
        at_line(guide.replaced(prose(), r"`\{\.action\}.*`\{\.action\}", "`{.action}")),
        action,
    );
    add(
        "another command in a text",
        at_line(guide.replaced(plain(), r"`([^`]*\d[^`]*)`([^{]|$)", "`frobnicate7`$2")),
        (&[Change::Reworded], &[Kind::Value]),
    );
    all
}

fn at(place: Option<&Place>, line: u32) -> bool {
    line > 0 && place.is_some_and(|place| (place.lines.0.saturating_sub(1)..=place.lines.1 + 1).contains(&line))
}

/// How often an edit was told at its place, of how many.
type Score = BTreeMap<&'static str, (usize, usize, Vec<String>)>;

fn note(score: &mut Score, edit: &Edit, right: bool, path: &str) {
    let row = score.entry(edit.name).or_default();
    row.0 += usize::from(right);
    row.1 += 1;
    if !right {
        row.2.push(path.to_owned());
    }
}

fn told(score: &Score) -> (usize, usize) {
    for (name, (right, all, wrong)) in score {
        println!("{name:32} {right:4} of {all:4} {}", wrong.iter().take(4).cloned().collect::<Vec<_>>().join(" "));
    }
    score.values().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1))
}

/// Edits each guide, and compares it with what it was, as a revision and as another locale.
fn edit_all(paths: &[PathBuf]) -> (Score, Score) {
    let languages = Languages::embedded();
    let (mut revisions, mut locales) = (Score::new(), Score::new());
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap();
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let build = |text: &str| build_bytes(name, text.as_bytes().to_vec(), &languages).workflow;
        let text = text.lines().map(|line| format!("{line}\n")).collect::<String>();
        let before = build(&text);
        let base = Edition::new(&before, &languages);
        assert_eq!(diff(&before, &before), []);
        let same = compare(&base, &base).findings;
        assert!(same.iter().all(|one| one.kind == Kind::Language), "{}: {same:#?}", path.display());
        for edit in edits(&Guide::new(&text, &before)) {
            let after = build(&edit.text);
            let fits = |change: &stepmark::diff::Change| {
                edit.changes.contains(&change.kind)
                    && (at(change.old.as_ref(), edit.lines.0) || at(change.new.as_ref(), edit.lines.1))
            };
            let shown = format!("{}/{name}", path.parent().unwrap().file_name().unwrap().to_str().unwrap());
            note(&mut revisions, &edit, diff(&before, &after).iter().any(fits), &shown);
            let found = compare(&base, &Edition::new(&after, &languages)).findings;
            let right = found.iter().any(|one| {
                edit.drifts.contains(&one.kind)
                    && (at(one.reference.as_ref(), edit.lines.0) || at(one.translation.as_ref(), edit.lines.1))
            });
            note(&mut locales, &edit, right, &shown);
        }
    }
    (revisions, locales)
}

#[test]
fn edits_of_our_guides_are_told_where_they_were_made() {
    let (revisions, locales) = edit_all(
        &crate::support::guides(&crate::support::project("guides")).into_iter().step_by(2).collect::<Vec<_>>(),
    );
    for score in [&revisions, &locales] {
        let (right, all) = told(score);
        assert!(all > 300 && right * 100 >= all * 98, "{right} of {all}");
    }
    assert!(revisions.len() >= 20, "{}", revisions.len());
}

/// Each of our translations is edited and compared with the reference, in another language.
#[test]
fn edits_of_translations_are_told_where_they_were_made() {
    let languages = Languages::embedded();
    let mut score = Score::new();
    for path in crate::support::guides(&crate::support::project("guides")) {
        let reference = path.with_file_name("guide.en-gb.md");
        if path == reference || !reference.exists() {
            continue;
        }
        let (english, text) = (std::fs::read(&reference).unwrap(), std::fs::read_to_string(&path).unwrap());
        let name = path.file_name().unwrap().to_str().unwrap();
        let own = build_bytes("guide.en-gb.md", english, &languages).workflow;
        let base = Edition::new(&own, &languages);
        let build = |text: &str| build_bytes(name, text.as_bytes().to_vec(), &languages).workflow;
        let before = build(&text);
        let known = compare(&base, &Edition::new(&before, &languages)).findings;
        for edit in edits(&Guide::new(&text, &before)).into_iter().filter(|edit| edit.name != "rename a label") {
            let after = build(&edit.text);
            let found = compare(&base, &Edition::new(&after, &languages)).findings;
            // What the edit removed stands in the reference, on a line that need not be the same.
            let right = found.iter().any(|one| {
                edit.drifts.contains(&one.kind)
                    && !known.contains(one)
                    && (edit.lines.1 == 0 || one.translation.is_none() || at(one.translation.as_ref(), edit.lines.1))
            });
            note(&mut score, &edit, right, path.to_str().unwrap());
        }
    }
    let (right, all) = told(&score);
    assert!(all > 400 && right * 100 >= all * 96, "{right} of {all}");
}

#[test]
fn edits_of_real_guides_are_told_where_they_were_made() {
    let all: Vec<PathBuf> = crate::corpus::guides().into_iter().step_by(12).collect();
    if all.is_empty() {
        return;
    }
    let (revisions, locales) = edit_all(&all);
    for (score, least) in [(&revisions, 98), (&locales, 98)] {
        let (right, all) = told(score);
        assert!(all > 500 && right * 100 >= all * least, "{right} of {all}");
    }
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
