//! The rules: the examples of their explanations, and what must hold for all of them.

mod fixes;
mod formats;
mod scope;

use std::collections::BTreeSet;

use crate::support::Project;

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::check::{self, Neighbour, Originals, Surroundings};
use stepmark::diagnostic::{Code, Diagnostic};
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::source::Source;
use stepmark::workflow::Identity;

/// A file of an example: where it lies, and what is in it.
#[derive(Debug)]
struct File {
    path: String,
    text: String,
}

impl File {
    /// Its bytes: `⟨U+00A0⟩` stands for a character that nobody would see, `⟨xE9⟩` for a byte that is no text, and
    /// `⟨×9⟩` at the end of a line for nine such lines, with blank ones between them.
    fn bytes(&self) -> Vec<u8> {
        let lines = self.text.lines().map(|line| match line.strip_suffix('⟩').and_then(|line| line.split_once("⟨×"))
        {
            Some((line, times)) => format!("{line}\n\n").repeat(times.parse().unwrap()),
            None => format!("{line}\n"),
        });
        let text: String = lines.collect();
        let mut parts = text.split('⟨');
        let mut all = parts.next().unwrap().as_bytes().to_owned();
        for part in parts {
            let (code, rest) = part.split_once('⟩').unwrap();
            if let Some(byte) = code.strip_prefix('x') {
                all.push(u8::from_str_radix(byte, 16).unwrap());
            } else {
                let number = u32::from_str_radix(code.strip_prefix("U+").unwrap(), 16).unwrap();
                all.extend(char::from_u32(number).unwrap().to_string().bytes());
            }
            all.extend(rest.bytes());
        }
        all
    }
}

/// The folder of the guides in examples, where paths do not say otherwise.
const FOLDER: &str = "/guides/network/dns/edit_zone";

/// What stands above examples that have no front matter of their own.
const FRONT: &str =
    "---\ntitle: Editing a DNS zone\nslug: edit-zone\nexcerpt: How to edit a zone\nupdated: 2026-03-02\n---\n\n";

/// The files of a section of an explanation: one a fence. The first is the guide; behind the language of a fence stands
/// the path of its file.
fn files(explanation: &str, section: &str) -> Vec<File> {
    let begin = explanation.find(&format!("\n## {section}\n")).unwrap_or_else(|| panic!("no section {section}"));
    let text = &explanation[begin + 1..];
    let mut all: Vec<File> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines().skip(1) {
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => all.last_mut().unwrap().text.extend([line, "\n"]),
            None if line.starts_with("## ") => break,
            None if line.starts_with("```") => {
                let info = line.trim_start_matches('`');
                fence = Some(&line[..line.len() - info.len()]);
                let default = if all.is_empty() { "guide.en-gb.md" } else { "other" };
                let path = info.split_once(' ').map_or(default, |(_, path)| path).to_owned();
                all.push(File { path, text: String::new() });
            }
            None => {}
        }
    }
    assert!(!all.is_empty(), "no example in {section}");
    all
}

/// Whether an example is a whole file, front matter included.
fn is_whole(text: &str) -> bool {
    text.trim_start_matches("⟨U+FEFF⟩").starts_with("---") || text.starts_with("# ")
}

/// What is found in the first of the files, the others around it; and its text.
fn findings(files: &[File], languages: &Languages) -> (Vec<Diagnostic>, String) {
    let place = |file: &File| {
        let absolute = file.path.starts_with('/');
        Utf8PathBuf::from(if absolute { file.path.clone() } else { format!("{FOLDER}/{}", file.path) })
    };
    let mut guides = Vec::new();
    let mut links = Links::default();
    let mut first = None;
    let mut originals = Originals::default();
    for file in files {
        let path = place(file);
        if file.path == "links.yaml" {
            links = Links::read(&file.text).unwrap();
        } else if let Some(locale) = path.file_name().and_then(Locale::of_file_name) {
            let folder = path.parent().and_then(Utf8Path::file_name).unwrap().replace('_', "-");
            let front = if is_whole(&file.text) { String::new() } else { FRONT.replace("edit-zone", &folder) };
            let source = Source::from_bytes(path.clone(), [front.as_bytes(), &file.bytes()].concat());
            guides.push(Neighbour::of(&source, &guide::parse(&source).value, &path, locale));
            if first.is_some() && path.parent() == Some(Utf8Path::new(FOLDER)) {
                let identity = Identity {
                    id: "dns".to_owned(),
                    locale,
                    assumed: false,
                    path: path.to_string(),
                    sha256: String::new(),
                };
                originals.add(FOLDER.into(), source.clone(), identity);
            }
            first.get_or_insert((source, locale, path));
        }
    }
    let paths = files.iter().map(place);
    let mut around = Surroundings::new(Utf8Path::new("/"), vec!["/guides".into()], guides, paths, links);
    around.site = Some("https://docs.ondalis.example".to_owned());
    around.originals = originals;
    let (source, locale, path) = first.unwrap();
    let identity =
        Identity { id: "dns".to_owned(), locale, assumed: false, path: path.to_string(), sha256: String::new() };
    (check::check(&source, languages, &identity, &around), source.text().to_owned())
}

/// A text with the fixes of these findings.
fn mended(text: &str, found: &[Diagnostic]) -> String {
    let mut edits: Vec<_> = found.iter().filter_map(|one| one.fix.as_ref()).flat_map(|fix| &fix.edits).collect();
    edits.sort();
    let mut mended = text.to_owned();
    for edit in edits.into_iter().rev() {
        mended.replace_range(edit.span.range(), &edit.text);
    }
    mended
}

fn describe(found: &[Diagnostic]) -> String {
    found.iter().map(|one| format!("  {}: {}\n", one.code.name, one.message)).collect()
}

/// The bad example of each code raises that code and no other; the good one raises nothing. Codes that are off by
/// default are looked at with their own examples only.
#[test]
fn examples_raise_what_they_explain() {
    let languages = Languages::embedded();
    let mut wrong = String::new();
    for code in check::codes() {
        let relevant = |one: &Diagnostic| !one.code.off || one.code == code;
        let of = |section: &str| {
            let mut found = findings(&files(code.explanation, section), &languages).0;
            found.retain(relevant);
            found
        };
        let bad = of("Bad");
        let names: BTreeSet<&str> = bad.iter().map(|one| one.code.name).collect();
        if names != BTreeSet::from([code.name]) {
            wrong += &format!("{}: the bad example raises\n{}", code.name, describe(&bad));
        }
        let good = of("Good");
        if !good.is_empty() {
            wrong += &format!("{}: the good example raises\n{}", code.name, describe(&good));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Where a finding of an example can be mended, it is gone then, and no other has come.
#[test]
fn fixes_mend_the_examples() {
    let languages = Languages::embedded();
    let mut fixes = 0;
    for code in check::codes() {
        let mut files = files(code.explanation, "Bad");
        let (found, text) = findings(&files, &languages);
        let own: Vec<Diagnostic> = found.iter().filter(|one| one.code == code && one.fix.is_some()).cloned().collect();
        if own.is_empty() {
            continue;
        }
        fixes += 1;
        files[0].text = mended(&text, &own);
        let left = findings(&files, &languages).0;
        let of = |all: &[Diagnostic], code: &Code| all.iter().filter(|one| one.code == code).count();
        assert_eq!(of(&left, code), of(&found, code) - own.len(), "{}\n{}", code.name, files[0].text);
        for one in &left {
            assert!(of(&left, one.code) <= of(&found, one.code), "{}: {}", code.name, one.message);
        }
    }
    assert!(fixes > 8, "{fixes}");
}

/// `docs/rules.md` is made of the explanations.
#[test]
fn the_page_of_all_rules_is_up_to_date() {
    let printed = Project::new().run(&["explain", "--all"]).out;
    let page = std::fs::read_to_string(crate::support::project("docs/rules.md")).unwrap();
    assert!(printed == page, "run `stepmark explain --all > docs/rules.md`");
}

/// Names are unique, and read well behind "allow".
#[test]
fn codes_are_named_once() {
    let codes: Vec<&Code> = check::codes();
    let names: BTreeSet<&str> = codes.iter().map(|code| code.name).collect();
    assert_eq!(names.len(), codes.len());
    for code in codes {
        assert!(
            code.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            code.name
        );
        assert!(code.explanation.starts_with(&format!("# {}\n", code.name)), "{}", code.name);
        assert!(code.summary.chars().count() <= 60 && !code.summary.ends_with('.'), "{}", code.name);
    }
}
