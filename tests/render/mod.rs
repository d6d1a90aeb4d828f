//! Workflow → runbook.

mod browser;
mod order;
pub(crate) mod page;
mod values;

use stepmark::language::Languages;
use stepmark::project::Links;
use stepmark::render::{self, Options, Templates};
use stepmark::workflow::Workflow;

fn runbook(workflow: &Workflow, languages: &Languages, template: Option<&str>) -> Result<String, stepmark::Error> {
    let shipped = Templates::shipped()?;
    let templates = &match template {
        Some(text) => shipped.with_template("runbook.md.hbs", text)?,
        None => shipped,
    };
    let language = languages.get(workflow.locale.language()).unwrap();
    let links = Links::default();
    let reader = workflow.locale;
    let options = Options {
        language,
        reader,
        links: &links,
        languages,
        api: None,
        api_console: None,
        images: "",
        pictures: &|_| None,
        guides: &|_| None,
        templates,
    };
    render::markdown(workflow, &options)
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
fn a_link_before_the_first_heading_has_an_anchor_to_lead_to() {
    let languages = Languages::embedded();
    let guide = "See [the last part](#clean-up) first.\n\n## Clean up\n\nDelete the key.\n";
    let built = crate::support::build_bytes("guide.en-gb.md", guide.as_bytes().to_vec(), &languages);
    let out = runbook(&built.workflow, &languages, None).unwrap();
    assert!(out.contains("<a id=\"clean-up\"></a>"), "{out}");
}

#[test]
fn one_of_two_operations_is_told_as_one_of_two() {
    let languages = Languages::embedded();
    let guide = "## Instructions\n\nSelect `Fast`{.action} or `Safe`{.action}, then click `Next`{.action}.\n";
    let built = crate::support::build_bytes("guide.en-gb.md", guide.as_bytes().to_vec(), &languages);
    let out = runbook(&built.workflow, &languages, None).unwrap();
    assert!(out.contains("- Select **`Fast`**\n  - or select **`Safe`**\n  - Click **`Next`**"), "{out}");
}

#[test]
fn every_word_of_a_guide_is_in_its_runbook_in_reading_order() {
    let languages = Languages::embedded();
    for path in crate::support::guides(&crate::support::project("guides")) {
        let built = crate::support::build(&path, &languages);
        let lost = order::lost_words(&built, &order::of_markdown(&runbook(&built.workflow, &languages, None).unwrap()));
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
    }
}

#[test]
fn a_word_that_a_runbook_lost_or_moved_is_noticed() {
    let languages = Languages::embedded();
    let text = "# T\n\n## Instructions\n\nalpha **be**ta\n\ngamma\n";
    let built = crate::support::build_bytes("a.en-gb.md", text.into(), &languages);
    let out = runbook(&built.workflow, &languages, None).unwrap();
    let lost = |out: &str| order::lost_words(&built, &order::of_markdown(out));
    assert_eq!(lost(&out), Vec::<String>::new());
    assert_eq!(lost(&out.replace("gamma", "")), ["gamma"]);
    assert_eq!(lost(&out.replace("alpha **be**ta", "beta alpha")), ["beta"]);
}

#[test]
fn the_runbooks_of_the_corpus_lose_no_word() {
    let languages = Languages::embedded();
    crate::corpus::assert_each(|path| {
        let built = crate::support::build(path, &languages);
        order::lost_words(&built, &order::of_markdown(&runbook(&built.workflow, &languages, None).unwrap()))
    });
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

#[test]
fn the_numbers_of_lists_stand_beside_other_ids() {
    let guide = "## Instructions\n\n1. Open the vault.\n\n   Count its keys.\n2. Keys are red.\n3. > [!api]\n   >\n   > \
                 @api {GET} /keys\n   >\n4. Close the vault.\n\nLock it. Then repeat step 4.\n\n6. Go home.\n";
    let languages = Languages::embedded();
    let built = crate::support::build_bytes("guide.en-gb.md", guide.as_bytes().to_vec(), &languages);
    let out = runbook(&built.workflow, &languages, None).unwrap();
    let tasks: Vec<&str> =
        out.lines().filter(|line| line.trim_start().starts_with("- [ ]") || line.starts_with('2')).collect();
    assert_eq!(
        tasks,
        [
            "- [ ] **1** Open the vault.",
            "  - [ ] **2** Count its keys.",
            "2. Keys are red.",
            "- [ ] **3** With the API: `GET /keys`",
            "- [ ] **4** Close the vault.",
            "- [ ] **5** Lock it. Then repeat step 4.",
            "- [ ] **6** Go home.",
        ]
    );
    let page = page::page(&built.workflow, &languages, &Templates::shipped().unwrap());
    assert!(!page.contains("class=\"list-number\""), "every id ends with the number of its list: {page}");
    let other = guide.replace("1. Open", "0. Open").replace("6. Go", "8. Go");
    let built = crate::support::build_bytes("guide.en-gb.md", other.into_bytes(), &languages);
    let out = runbook(&built.workflow, &languages, None).unwrap();
    for line in
        ["**1** (0.) Open", "  - [ ] **2** Count", "1. Keys", "**3** (2.) With the API: `GET /keys`", "**6** (8.) Go"]
    {
        assert!(out.contains(line), "{line}: {out}");
    }
    let page = page::page(&built.workflow, &languages, &Templates::shipped().unwrap());
    let numbered = "id=\"text-4\"><span class=\"list-number\">(3.)</span> Close the vault.</p>";
    assert!(page.contains(numbered) && page.contains("id=\"text-2\">Count its keys."), "{page}");
    assert!(page.contains("id=\"text-3\"><span class=\"list-number\">(2.)</span> "), "{page}");
}

#[test]
fn a_slug_that_is_a_number_is_a_slug() {
    let guide = "---\ntitle: Not found\nslug: 404\n---\n\n## Instructions\n\nRead [the end](../404/#the-end).\n\n## The end\n\nIt is over.\n";
    let languages = Languages::embedded();
    let workflow = crate::support::build_bytes("guide.en-gb.md", guide.as_bytes().to_vec(), &languages).workflow;
    assert!(runbook(&workflow, &languages, None).unwrap().contains("](#the-end)"));
    let html = page::page(&workflow, &languages, &Templates::shipped().unwrap());
    assert!(html.contains("the-end\">the end</a>"), "{html}");
}
