//! Prepares the languages that ship with the program: reading their words at every start would take longer than the rest
//! of it.

#[path = "src/language/kinds.rs"]
#[allow(dead_code, unreachable_pub, reason = "the program uses it")]
mod kinds;
#[path = "src/language/lexicon/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the program uses it")]
mod lexicon;
#[path = "src/language/reading.rs"]
#[allow(dead_code, reason = "the program uses it")]
mod reading;
#[path = "src/language/words.rs"]
#[allow(dead_code, reason = "the program uses it")]
mod words;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use kinds::{Doing, Unit};
use lexicon::{Affixes, Lexicon, Meaning, Verb};
use reading::Reading;

#[expect(clippy::disallowed_methods, reason = "build scripts are told by the environment where to read and write")]
fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&root).join("languages");
    for read in ["languages", "src/language", "build.rs"] {
        println!("cargo:rerun-if-changed={read}");
    }
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let language: Value = serde_yaml::from_str_with_options(
                &fs::read_to_string(&path)?,
                serde_yaml::options! { strict_booleans: true },
            )
            .map_err(|problem| format!("{}: {problem}", path.display()))?;
            languages.insert(code, language);
        }
    }
    let mut out = String::from("/// Sorted by code.\npub(super) static EMBEDDED: &[Embedded] = &[\n");
    for (code, language) in languages {
        out.push_str(&embedded(&code, language)?);
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), out)?;
    Ok(())
}

/// What is known of a language: its words as they are looked up, the rest as JSON.
fn embedded(code: &str, mut language: Value) -> Result<String, Box<dyn Error>> {
    let reading = language["reading"].as_object_mut().ok_or("`reading` is missing")?;
    let stop_words = reading["stop_words"].clone();
    let stop_words: Vec<&str> = stop_words.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let lexicon = Reading::deserialize(Value::from(reading.clone()))?.lexicon;
    for (_, words) in reading.iter_mut().filter(|(key, _)| !matches!(key.as_str(), "stop_words" | "months")) {
        empty(words);
    }
    Ok(format!(
        "Embedded {{ code: {code:?}, facts: {:?}, stop_words: &{stop_words:?}, lexicon: {} }},\n",
        language.to_string(),
        source(&lexicon)
    ))
}

/// Takes all words away; the lexicon has them.
fn empty(value: &mut Value) {
    match value {
        Value::Array(words) => words.clear(),
        Value::Object(lists) => lists.values_mut().for_each(empty),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A lexicon as Rust: tables are written as `Debug` writes them.
fn source(lexicon: &Lexicon) -> String {
    let Lexicon { text, meanings, patterns, phrases, words, buckets, stems, endings, .. } = lexicon;
    let Lexicon { enclitics, objects, never_verbs, inversions, .. } = lexicon;
    let meanings: String = meanings.iter().map(meaning).collect();
    let [stems, endings] = [stems, endings].map(affixes);
    format!(
        "Lexicon {{ text: Borrowed({text:?}), meanings: Borrowed(&[{meanings}]), patterns: Borrowed(&{patterns:?}), \
         phrases: Borrowed(&{phrases:?}), words: Borrowed(&{words:?}), buckets: Borrowed(&{buckets:?}), \
         stems: {stems}, endings: {endings}, enclitics: Borrowed(&{enclitics:?}), \
         objects: Borrowed(&{objects:?}), never_verbs: Borrowed(&{never_verbs:?}), \
         inversions: Borrowed(&{inversions:?}) }}"
    )
}

fn affixes(Affixes { all, from }: &Affixes) -> String {
    format!("Affixes {{ all: Borrowed(&{all:?}), from: Borrowed(&{from:?}) }}")
}

fn meaning(meaning: &Meaning) -> String {
    let Meaning { marks, verb, unit, number, length } = meaning;
    let verb = verb.map_or("None".to_owned(), |Verb { doing, moods, guessed, ambiguous }| {
        let moods = moods.bits();
        format!(
            "Some(Verb {{ doing: Doing::{doing:?}, moods: Moods::from_bits_retain({moods}), guessed: {guessed}, \
             ambiguous: {ambiguous} }})"
        )
    });
    let unit = unit.map_or("None".to_owned(), |unit| format!("Some(Unit::{unit:?})"));
    let marks = marks.bits();
    format!(
        "Meaning {{ marks: Marks::from_bits_retain({marks}), verb: {verb}, unit: {unit}, number: {number:?}, \
         length: {length} }}, "
    )
}
