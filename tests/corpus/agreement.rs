//! Whether the same text in two languages is understood alike: an honest measure, since nobody labelled anything for it.
//!
//! In each family one file a language is taken. Two of them are compared when their instructions have the same blocks
//! with the same number of labels in each: block by block, what it is; label by label, whether it is operated, and how.
//! The report stands in `target/agreement.txt`; `STEPMARK_DISAGREE=de-en` adds every disagreement between these two.
//!
//! Families also hold translations of older generations of a text, whose counts happen to be the same. So the report has
//! a second part, on the blocks that also say the same in what needs no language (see [`Skeleton`]).
//!
//! Translators choose their verbs ("click", "choose", "go to") and rewrite sentences, so full agreement is no goal, least of
//! all in how labels are operated: of 150 pairs that differ there, readers found the same operation in both texts in one of
//! five. The bars stand where a rule or word that breaks a language is noticed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::source::Source;
use stepmark::workflow::{self, Explained, Identity, Lines, Op, Role};

/// What is compared of a guide.
struct Read {
    path: PathBuf,
    language: String,
    blocks: Vec<Explained>,
    skeletons: Vec<Skeleton>,
}

/// What a block says without a language: the number of its sentences, its numbers, links and code, and the mark at its
/// end.
#[derive(Debug, PartialEq)]
struct Skeleton {
    sentences: usize,
    numbers: Vec<String>,
    links: usize,
    code: Vec<String>,
    end: Option<char>,
}

impl Skeleton {
    fn new(block: &Explained, source: &Source) -> Self {
        let text = block.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ");
        let digits = text.split(|character: char| !character.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let Lines(first, last) = block.lines;
        let (first, last) = (first as usize, last as usize);
        let markdown = source.text().lines().take(last).skip(first - 1).collect::<Vec<_>>().join("\n");
        let pieces: Vec<&str> = markdown.split('`').collect();
        let code = pieces.windows(2).skip(1).step_by(2).filter(|code| !code[1].starts_with("{.action}"));
        Self {
            sentences: block.sentences.len(),
            numbers: digits.map(str::to_owned).collect(),
            links: markdown.matches("](").count(),
            code: code.map(|code| code[0].to_owned()).collect(),
            end: text.trim_end().chars().last().filter(|last| last.is_ascii_punctuation()),
        }
    }
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

/// Of blocks: what they are; of labels: whether they are operated; of labels: how.
type Shares = [Share; 3];

/// By the names of two languages, such as `de-en`.
type Pairs = BTreeMap<String, Shares>;

#[test]
fn languages_agree() {
    let families = families();
    if families.is_empty() {
        return;
    }
    let mut pairs = Pairs::new();
    let mut close = Pairs::new();
    let mut shown = String::new();
    let asked = std::env::var_os("STEPMARK_DISAGREE").unwrap_or_default().to_string_lossy().into_owned();
    for family in &families {
        for (at, one) in family.iter().enumerate() {
            for two in family[at + 1..].iter().filter(|two| two.shape() == one.shape()) {
                let name = format!("{}-{}", one.language, two.language);
                let wanted = name == asked || asked == "all";
                let shares = pairs.entry(name.clone()).or_default();
                compare(one, two, |_, _| true, shares, wanted.then_some(&mut shown));
                compare(one, two, |left, right| left == right, close.entry(name).or_default(), None);
            }
        }
    }
    let report = format!(
        "{}\nThe same, where sentences, numbers, links, code and the last mark are the same:\n\n{}",
        report(&pairs),
        report(&close)
    );
    let target = crate::support::project("target/agreement.txt");
    stepmark::files::write(camino::Utf8Path::from_path(&target).unwrap(), format!("{report}{shown}").as_bytes())
        .unwrap();
    println!("{report}");
    let [blocks, operated, ops] = total(&pairs).map(Share::value);
    assert!(blocks > 0.94 && operated > 0.97 && ops > 0.85, "{report}");
}

fn compare(
    one: &Read,
    two: &Read,
    wanted: fn(&Skeleton, &Skeleton) -> bool,
    shares: &mut Shares,
    mut shown: Option<&mut String>,
) {
    let skeletons = one.skeletons.iter().zip(&two.skeletons);
    let blocks = one.blocks.iter().zip(&two.blocks).zip(skeletons);
    for ((left, right), _) in blocks.filter(|(_, (left, right))| wanted(left, right)) {
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

fn total(pairs: &Pairs) -> Shares {
    let mut total = Shares::default();
    for shares in pairs.values() {
        for (sum, share) in total.iter_mut().zip(shares) {
            sum.all += share.all;
            sum.alike += share.alike;
        }
    }
    total
}

fn report(pairs: &Pairs) -> String {
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
    let identity = Identity { id: String::new(), locale, assumed: false, path: name, sha256: String::new() };
    let mut blocks = workflow::inspect(&source, &parsed.value, languages, &identity);
    blocks.retain(|block| block.role == Role::Instructions);
    let language = blocks.first().map_or_else(String::new, |block| block.language.clone());
    let skeletons = blocks.iter().map(|block| Skeleton::new(block, &source)).collect();
    Read { path: path.to_owned(), language, blocks, skeletons }
}
