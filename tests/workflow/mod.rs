//! Guide → Workflow.

mod containers;
pub(crate) mod lossless;
mod sentences;

use stepmark::language::Languages;
use stepmark::workflow::format;

/// The workflow of each case; the language is that of the case's name, such as `variant.fr-fr.md`.
#[test]
fn cases() {
    insta::glob!("../cases/workflow", "*.md", |path| {
        let built = crate::support::build(path, &Languages::embedded());
        let lost = lossless::lost_words(&built);
        assert!(lost.is_empty(), "lost: {lost:?}");
        let mut out = format::to_yaml(&built.workflow).unwrap();
        for note in &built.notes {
            let at = built.source.position(note.span.start);
            out.push_str(&format!("# {}:{} {}: {}\n", at.line, at.column, note.code.name, note.message));
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/workflow" }, {
            insta::assert_snapshot!(out);
        });
    });
}

#[test]
fn no_word_of_our_own_guides_is_lost() {
    let languages = Languages::embedded();
    for path in crate::support::guides(&crate::support::project("guides")) {
        let built = crate::support::build(&path, &languages);
        let lost = lossless::lost_words(&built);
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
    }
}

#[test]
fn our_guides_give_a_format_that_reads_back() {
    let languages = Languages::embedded();
    for path in crate::support::guides(&crate::support::project("guides")) {
        let workflow = crate::support::build(&path, &languages).workflow;
        let yaml = format::to_yaml(&workflow).unwrap();
        assert_eq!(format::from_yaml(&yaml).unwrap(), workflow, "{}", path.display());
    }
}

#[test]
fn unknown_keys_and_other_versions_are_refused() {
    let good = "stepmark: 1\nid: a\nlocale: en-GB\nsource: {path: a.md, sha256: \"\"}\n";
    assert!(format::from_yaml(good).is_ok());
    let unknown = format::from_yaml(&format!("{good}colour: red\n")).unwrap_err();
    assert!(unknown.message.contains("colour"), "{unknown}");
    let later = format::from_yaml(&good.replace("stepmark: 1", "stepmark: 2")).unwrap_err();
    assert!(later.message.contains("version 2"), "{later}");
}

#[test]
fn the_published_schemas_are_what_the_program_prints() {
    for (name, schema) in [("workflow", format::schema()), ("language", stepmark::language::schema())] {
        let path = crate::support::project(&format!("schemas/{name}.schema.json"));
        let published = std::fs::read_to_string(path).unwrap_or_default();
        let hint = format!("run `stepmark schema {name} > schemas/{name}.schema.json`");
        assert_eq!(published, format!("{schema:#}\n"), "{hint}");
    }
}
