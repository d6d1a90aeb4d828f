//! Prepares the languages that ship with the program: reading YAML at every start would take longer than the rest of it.

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

#[expect(clippy::disallowed_methods, reason = "build scripts are told by the environment where to read and write")]
fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let folder = Path::new(&root).join("languages");
    println!("cargo:rerun-if-changed={}", folder.display());
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
    let mut out =
        String::from("/// Code, everything that is known of it as JSON, and its frequent words; sorted by code.\n");
    out.push_str("const EMBEDDED: &[(&str, &str, &[&str])] = &[\n");
    for (code, language) in &languages {
        let stop_words = &language["reading"]["stop_words"];
        let words: Vec<&str> = stop_words.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        out.push_str(&format!("    ({code:?}, {:?}, &{words:?}),\n", language.to_string()));
    }
    out.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), out)?;
    Ok(())
}
