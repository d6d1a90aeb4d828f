//! Workflow → runbook.

mod browser;
pub(crate) mod page;

use std::collections::BTreeSet;

use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::{self, Options, Templates};
use stepmark::workflow::Workflow;

fn runbook(workflow: &Workflow, languages: &Languages, template: Option<&str>) -> Result<String, stepmark::Error> {
    let shipped = Templates::shipped()?;
    let templates = &match template {
        Some(text) => shipped.with_template("runbook.md.hbs", text)?,
        None => shipped,
    };
    let language = languages.get(workflow.locale.split('-').next().unwrap()).unwrap();
    let links = Links::default();
    let reader = Locale::parse(&workflow.locale).unwrap();
    render::markdown(workflow, &Options { language, reader, links: &links, api: None, images: "", templates })
}

#[test]
fn cases() {
    insta::glob!("../cases/workflow", "*.md", |path| {
        let languages = Languages::embedded();
        let workflow = crate::support::build(path, &languages).workflow;
        let out = runbook(&workflow, &languages, None).unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/render" }, {
            insta::assert_snapshot!(out);
        });
    });
}

#[test]
fn every_word_of_a_guide_is_in_its_runbook() {
    let languages = Languages::embedded();
    for path in crate::support::guides(&crate::support::project("guides")) {
        let workflow = crate::support::build(&path, &languages).workflow;
        let out = runbook(&workflow, &languages, None).unwrap();
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_owned).collect()
        };
        let held = words(&out);
        let mut said = Vec::new();
        texts(&serde_json::to_value(&workflow.sections).unwrap(), &mut said);
        for text in said {
            let text = text.replace("{.action}", " ").replace("{.external}", " ");
            let lost: Vec<String> = words(&text).difference(&held).cloned().collect();
            assert!(lost.is_empty(), "{}: {lost:?} of {text}", path.display());
        }
    }
}

fn texts(value: &serde_json::Value, said: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| match (key.as_str(), value) {
            ("text" | "enter" | "name", serde_json::Value::String(text)) if !text.starts_with("<!--") => {
                said.push(text.clone())
            }
            (_, value) => texts(value, said),
        }),
        serde_json::Value::Array(all) => all.iter().for_each(|value| texts(value, said)),
        _ => {}
    }
}

#[test]
fn nothing_of_a_hostile_guide_stays_active() {
    let text = "## Instructions\n\nClick [here](javascript:alert(1)) <script>alert(2)</script> <img src=x onerror=alert(3)>.\n\n<script>\nalert(4)\n</script>\n\n![x](javascript:alert(5))\n";
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("a.en-gb.md", text.into(), &languages).workflow;
    let out = runbook(&workflow, &languages, None).unwrap();
    let active: Vec<&str> = out.lines().filter(|line| !line.starts_with("```")).collect();
    assert!(!out.contains("](javascript"), "{out}");
    assert!(!active.join("\n").replace("```html\n<script>", "").contains("here<script"), "{out}");
    assert!(out.contains("&lt;script>") && out.contains("```html\n<script>"), "{out}");
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("a.en-gb.md", b"# T\n".to_vec(), &languages).workflow;
    let broken = runbook(&workflow, &languages, Some("{{#if title}}\n")).unwrap_err().to_string();
    assert!(broken.starts_with("runbook.md.hbs: line "), "{broken}");
    let missing = runbook(&workflow, &languages, Some("a\n{{colour}}\n")).unwrap_err().to_string();
    assert!(missing.starts_with("runbook.md.hbs: line 2, column 1: there is no `colour`"), "{missing}");
}
