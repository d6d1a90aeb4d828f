//! Fixes converge, find nothing new, leave every byte outside their edits, and leave the meaning as it was.

use std::path::PathBuf;

use camino::Utf8Path;
use serde_json::Value;
use stepmark::check::{self, Levels, Surroundings, fix};
use stepmark::diagnostic::{Diagnostic, Safety};
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::source::Source;
use stepmark::workflow::{self, Identity, Workflow};
use unicode_normalization::UnicodeNormalization;

struct Bench {
    languages: Languages,
    levels: Levels,
    around: Surroundings,
}

impl Bench {
    fn new() -> Self {
        Self { languages: Languages::embedded(), levels: Levels::default(), around: Surroundings::default() }
    }

    fn identity(source: &Source) -> Identity {
        let locale =
            source.path().file_name().and_then(Locale::of_file_name).unwrap_or(Locale::parse("en-gb").unwrap());
        Identity {
            id: "test".to_owned(),
            locale,
            assumed: false,
            path: source.path().to_string(),
            sha256: String::new(),
        }
    }

    fn look(&self, source: &Source) -> Vec<Diagnostic> {
        let mut all = check::check(source, &self.languages, &Self::identity(source), &self.around);
        self.levels.apply(Utf8Path::new("guide"), &mut all);
        all
    }

    fn workflow(&self, source: &Source) -> Workflow {
        let guide = guide::parse(source).value;
        workflow::build(source, &guide, &self.languages, &Self::identity(source)).value
    }

    /// What is wrong with the safe fixes of a guide.
    fn problems(&self, source: &Source) -> Vec<String> {
        let found = self.look(source);
        if !found.iter().any(|one| one.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe)) {
            return Vec::new();
        }
        let mended = fix::mend(source, false, |source| self.look(source));
        let after = Source::new(source.path(), mended.text.as_str());
        let mut problems = Vec::new();
        let mut say = |problem: String| problems.push(format!("{}: {problem}", source.path()));
        let again = fix::mend(&after, false, |source| self.look(source));
        if again.text != mended.text {
            say("a second run changes more".to_owned());
        }
        let names = |all: &[Diagnostic]| all.iter().map(|one| one.code.name).collect::<Vec<_>>();
        let (before, now) = (names(&found), names(&self.look(&after)));
        for name in &now {
            let count = |all: &[&str]| all.iter().filter(|other| *other == name).count();
            if count(&now) > count(&before) {
                say(format!("`{name}` is found more often"));
            }
        }
        let (was, is) = (meaning(&self.workflow(source)), meaning(&self.workflow(&after)));
        if was != is {
            let at = was.iter().zip(&is).position(|(one, two)| one != two).unwrap_or(was.len().min(is.len()));
            say(format!("the workflow changes: {:?} becomes {:?}", was.get(at), is.get(at)));
        }
        problems
    }
}

/// What a workflow tells to do, without lines, marks and blanks: each node by its kind, its words and what it operates.
fn meaning(workflow: &Workflow) -> Vec<String> {
    let mut all = Vec::new();
    walk(&serde_json::to_value(workflow).unwrap(), &mut all);
    all
}

fn walk(node: &Value, all: &mut Vec<String>) {
    match node {
        Value::Object(map) => {
            for key in ["kind", "level", "title", "text", "question", "op", "target", "method", "path"] {
                if let Some(Value::String(text)) = map.get(key) {
                    all.push(format!("{key} {}", letters(text)));
                }
            }
            map.iter().filter(|(key, _)| *key != "source").for_each(|(_, inner)| walk(inner, all));
        }
        Value::Array(list) => list.iter().for_each(|inner| walk(inner, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The words of a text; attributes are marks, not words, closed or not.
fn letters(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| match part.split_once('}') {
        Some((_, rest)) => rest,
        None => part.trim_start_matches(|c: char| c == '.' || c.is_alphabetic()),
    });
    std::iter::once(first).chain(rest).flat_map(|part| part.nfc().filter(|c| c.is_alphanumeric())).collect()
}

fn assert_fixes(paths: &[PathBuf]) {
    use rayon::prelude::*;
    let bench = Bench::new();
    let wrong: Vec<String> = paths
        .par_iter()
        .flat_map(|path| {
            let source = Source::from_bytes(path.to_string_lossy().into_owned(), std::fs::read(path).unwrap());
            if source.invalid_utf8().is_some() { Vec::new() } else { bench.problems(&source) }
        })
        .collect();
    assert!(wrong.is_empty(), "{} problems\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn fixes_of_real_guides_hold() {
    assert_fixes(&crate::corpus::guides());
}

/// The bad example of every rule that has a fix.
#[test]
fn fixes_of_examples_hold() {
    let bench = Bench::new();
    let mut fixed = 0;
    for code in check::codes() {
        let Some(begin) = code.explanation.find("## Bad") else { continue };
        let example = code.explanation[begin..].split("```").nth(1).unwrap_or_default();
        let text = example.split_once('\n').map_or("", |(_, text)| text);
        let source = Source::new("guide.en-gb.md", format!("---\ntitle: Zones\nslug: zones\n---\n\n{text}"));
        let problems = bench.problems(&source);
        assert!(problems.is_empty(), "{}: {problems:?}", code.name);
        fixed += usize::from(bench.look(&source).iter().any(|one| one.code == code && one.fix.is_some()));
    }
    assert!(fixed >= 4, "only {fixed} rules mend their bad example");
}

#[test]
fn front_matter_that_nobody_closed_is_closed_at_its_blank_line() {
    let project = crate::support::Project::new();
    let text = "---\ntitle: Editing a zone\nslug: edit-zone\n\n## Instructions\n\nOpen the zone: `Zone`{.action}.\n\n---\n\nSave it.\n";
    project.write("stepmark.toml", "guides = \"guides\"\n");
    project.write("guides/dns/guide.en-gb.md", text);
    let found = project.run(&["check", "--format", "compact"]).out;
    assert!(found.contains("guide.en-gb.md:3:1: error[broken-front-matter]: the front"), "{found}");
    assert!(!found.contains("no title") && !found.contains("no slug"), "{found}");
    project.run(&["check", "--fix"]);
    assert_eq!(project.read("guides/dns/guide.en-gb.md"), text.replace("edit-zone\n", "edit-zone\n---\n"));
}

/// Keys that other tools know are no slips of those that guides have.
#[test]
fn a_key_never_takes_the_place_of_another_and_holds_what_the_right_one_can() {
    let mended = |lines: &str, options: &[&str]| {
        let project = crate::support::Project::new();
        project.write("guide.en-gb.md", &format!("---\n{lines}---\n\nClick the button.\n"));
        project.run(&[&["check", "guide.en-gb.md", "--fix"], options].concat());
        let text = project.read("guide.en-gb.md");
        let end = text.find("---\n\n").unwrap();
        text[4..end].to_owned()
    };
    for left in [
        "title: Keys\nsection: Ops\nsections: [a, b]\n",
        "title: Keys\nlast_update:\n  date: 2026-03-02\n",
        "title: Keys\nlastUpdated: 2026-03-02\nlast_update: 2026-03-01\n",
        "title: Keys\nTitle: Locks\n",
        "title: Keys\n\"Section\": Ops\n",
    ] {
        assert_eq!(mended(left, &["--unsafe"]), left);
    }
    assert_eq!(mended("Title: Keys\nTITLE: Locks\n", &["--unsafe"]), "title: Keys\nTITLE: Locks\n");
    let slips = "title: Keys\nUpdatedBy: ada\nUpdated: 2026-03-02\nlegacy-guide-number: 7\nxcerpt: Keys\n";
    let safe = "title: Keys\nUpdatedBy: ada\nupdated: 2026-03-02\nlegacy_guide_number: 7\nxcerpt: Keys\n";
    assert_eq!(mended(slips, &[]), safe);
    assert_eq!(mended(slips, &["--unsafe"]), safe.replace("xcerpt", "excerpt"));
}

#[test]
fn an_attribute_that_is_given_again_among_others_is_written_once() {
    let project = crate::support::Project::new();
    project.write(
        "guides/a/guide.en-gb.md",
        "---\ntitle: A\n---\n\nSee [it](https://ondalis.example){.external .ref}{.external}.\n",
    );
    project.run(&["check", "--fix", "--unsafe"]);
    let mended = project.read("guides/a/guide.en-gb.md");
    assert!(mended.contains("(https://ondalis.example){.external .ref}."), "{mended}");
}

#[test]
fn an_unreadable_date_is_told_where_it_stands_though_the_title_holds_it_too() {
    let project = crate::support::Project::new();
    project
        .write("guides/a/guide.en-gb.md", "---\ntitle: \"2026-02-30 outage\"\nupdated: 2026-02-30\n---\n\nA text.\n");
    let told = project.run(&["check", "--format", "compact", "--ignore", "missing-slug"]).out;
    assert!(told.contains("guides/a/guide.en-gb.md:3:10: ") && !told.contains("undated-guide"), "{told}");
}
