//! Whether the same text in two languages is understood alike: an honest measure, since nobody labelled anything for it.
//!
//! In each family one file a language is taken. Two of them are compared when their instructions have the same blocks
//! with the same number of labels in each: block by block, what it is; label by label, whether it is operated, and how.
//! The report stands in `target/agreement.txt`; `STEPMARK_DISAGREE=de-en` adds every disagreement between these two.
//!
//! Translators choose their verbs ("click", "choose", "go to") and rewrite sentences, so full agreement is no goal: the
//! bars stand where a rule or word that breaks a language is noticed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::source::Source;
use stepmark::workflow::{self, Explained, Identity, Op, Role};

/// What is compared of a guide.
struct Read {
    path: PathBuf,
    language: String,
    blocks: Vec<Explained>,
}

impl Read {
    /// Paragraphs, list items, labels.
    fn shape(&self) -> (Vec<bool>, Vec<usize>) {
        let labels = |block: &Explained| marked(block).count();
        (self.blocks.iter().map(|block| block.in_list).collect(), self.blocks.iter().map(labels).collect())
    }
}

fn marked(block: &Explained) -> impl Iterator<Item = (&str, Option<Op>)> {
    let labels = block.sentences.iter().flat_map(|sentence| &sentence.labels).filter(|label| label.is_marked);
    labels.map(|label| (label.text.as_str(), label.op()))
}

/// How much of what was compared is understood alike.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    alike: usize,
    all: usize,
}

impl Share {
    fn add(&mut self, alike: bool) {
        self.all += 1;
        self.alike += usize::from(alike);
    }

    fn value(self) -> f64 {
        self.alike as f64 / self.all.max(1) as f64
    }
}

#[test]
fn languages_agree() {
    let families = families();
    if families.is_empty() {
        return;
    }
    let mut pairs: BTreeMap<String, [Share; 3]> = BTreeMap::new();
    let mut shown = String::new();
    let asked = std::env::var_os("STEPMARK_DISAGREE").unwrap_or_default().to_string_lossy().into_owned();
    for family in &families {
        for (at, one) in family.iter().enumerate() {
            for two in family[at + 1..].iter().filter(|two| two.shape() == one.shape()) {
                let name = format!("{}-{}", one.language, two.language);
                let shares = pairs.entry(name.clone()).or_default();
                compare(one, two, shares, if name == asked || asked == "all" { Some(&mut shown) } else { None });
            }
        }
    }
    let report = report(&pairs);
    let target = crate::support::project("target/agreement.txt");
    stepmark::files::write(camino::Utf8Path::from_path(&target).unwrap(), format!("{report}{shown}").as_bytes())
        .unwrap();
    println!("{report}");
    let [blocks, operated, ops] = total(&pairs).map(Share::value);
    assert!(blocks > 0.84 && operated > 0.95 && ops > 0.80, "{report}");
}

fn compare(one: &Read, two: &Read, shares: &mut [Share; 3], mut shown: Option<&mut String>) {
    for (left, right) in one.blocks.iter().zip(&two.blocks) {
        shares[0].add(left.label == right.label);
        if let Some(shown) = shown.as_deref_mut().filter(|_| left.label != right.label) {
            disagree(shown, one, left, two, right, &format!("{} / {}", left.label.name(), right.label.name()));
        }
        if left.label != right.label {
            continue;
        }
        for ((text, op), (_, other)) in marked(left).zip(marked(right)) {
            shares[1].add(op.is_some() == other.is_some());
            shares[2].add(op == other);
            if let Some(shown) = shown.as_deref_mut().filter(|_| op != other) {
                disagree(shown, one, left, two, right, &format!("{text}: {op:?} / {other:?}"));
            }
        }
    }
}

fn disagree(shown: &mut String, one: &Read, left: &Explained, two: &Read, right: &Explained, what: &str) {
    let text = |block: &Explained| {
        block.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" | ")
    };
    writeln!(shown, "\n{what}").unwrap();
    for (guide, block) in [(one, left), (two, right)] {
        writeln!(shown, "  {}:{}: {}", guide.path.display(), block.lines.0, text(block)).unwrap();
    }
}

fn total(pairs: &BTreeMap<String, [Share; 3]>) -> [Share; 3] {
    let mut total = [Share::default(); 3];
    for shares in pairs.values() {
        for (sum, share) in total.iter_mut().zip(shares) {
            sum.all += share.all;
            sum.alike += share.alike;
        }
    }
    total
}

fn report(pairs: &BTreeMap<String, [Share; 3]>) -> String {
    let mut out = String::from("pair    blocks           operated         ops\n");
    let all = [("all".to_owned(), total(pairs))];
    for (name, [blocks, operated, ops]) in pairs.iter().map(|(name, shares)| (name.clone(), *shares)).chain(all) {
        let share = |share: Share| format!("{:.3} of {:<6}", share.value(), share.all);
        writeln!(out, "{name:<7} {}  {}  {}", share(blocks), share(operated), share(ops)).unwrap();
    }
    out
}

/// The guides of each family, one a language, with what was understood of their instructions.
fn families() -> Vec<Vec<Read>> {
    use rayon::prelude::*;
    let languages = Languages::embedded();
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for path in super::guides() {
        folders.entry(path.parent().unwrap().to_owned()).or_default().push(path);
    }
    let folders: Vec<Vec<PathBuf>> = folders.into_values().collect();
    folders.par_iter().map(|paths| family(paths, &languages)).collect()
}

fn family(paths: &[PathBuf], languages: &Languages) -> Vec<Read> {
    let mut all: BTreeMap<String, Read> = BTreeMap::new();
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort_by_key(|path| is_variant(path));
    for path in paths {
        let read = read(path, languages);
        all.entry(read.language.clone()).or_insert(read);
    }
    all.into_values().collect()
}

/// The locale of a language in another country, such as `en-ca`.
fn is_variant(path: &Path) -> bool {
    ["fr-ca", "en-ca", "en-us", "en-au", "en-sg", "en-ie", "en-asia"]
        .iter()
        .any(|locale| path.to_string_lossy().contains(&format!(".{locale}.")))
}

fn read(path: &Path, languages: &Languages) -> Read {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = Source::from_bytes(name.as_str(), std::fs::read(path).unwrap());
    let parsed = guide::parse(&source);
    let locale = Locale::of_file_name(&name).unwrap();
    let identity = Identity { id: String::new(), locale, path: name, sha256: String::new() };
    let mut blocks = workflow::inspect(&source, &parsed.value, languages, &identity);
    blocks.retain(|block| block.role == Role::Instructions);
    let language = blocks.first().map_or_else(String::new, |block| block.language.clone());
    Read { path: path.to_owned(), language, blocks }
}
