//! Runbooks as the program writes them: where to, with which templates, and what it says is missing.

use super::project;
use crate::support::Project;

#[test]
fn render_falls_back_and_says_so() {
    let project = project();
    let page = project.run(&["render", "guides/compute/order_server", "--locale", "pl-pl", "--output", "-"]);
    assert_eq!(page.code, 0, "{page:?}");
    assert!(page.out.contains("pl-PL") && page.out.contains("en-GB"), "{}", page.out);
    let written = project.run(&["render", "guides"]);
    assert_eq!(written.code, 0, "{written:?}");
    let runbook = project.read("runbooks/compute/order-server.en-gb.md");
    assert!(runbook.contains("<../../guides/compute/order_server/images/menu.png>"), "{runbook}");
    project.run(&["build"]);
    let from_workflow = project.run(&["render", "workflows/compute/order-server.en-gb.yaml", "--output", "-"]);
    let from_guide = project.run(&["render", "guides/compute/order_server/guide.en-gb.md", "--output", "-"]);
    assert_eq!(from_workflow.out, from_guide.out);
}

#[test]
fn templates_can_be_exported_and_replaced_in_part() {
    let project = project();
    let export = project.run(&["templates", "export", "mine"]);
    assert_eq!(export.code, 0, "{export:?}");
    for (name, text) in stepmark::render::SHIPPED {
        assert_eq!(project.read(&format!("mine/{name}")), *text);
    }
    let guide = "guides/compute/order_server/guide.en-gb.md";
    let before = project.run(&["render", guide, "--output", "-"]);
    let same = project.run(&["render", guide, "--output", "-", "--template", "mine"]);
    assert_eq!((same.code, same.out), (0, before.out));
    project.write("mine/runbook.md.hbs", "# {{title}}\n{{> parts/legal}}\n");
    assert_eq!(project.run(&["templates", "export", "mine"]).code, 2);
    project.write("mine/parts/legal.hbs", "\nNo warranty for {{locale}}.");
    let own = project.run(&["render", guide, "--output", "-", "--template", "mine"]);
    assert!(own.out.contains("No warranty for en-GB."), "{own:?}");
    project.write("mine/parts/legal.hbs", "\n{{owner}}");
    let missing = project.run(&["render", guide, "--output", "-", "--template", "mine"]);
    assert!(
        missing.code == 2 && missing.err.contains("parts/legal.hbs: line 2, column 1: there is no `owner`"),
        "{missing:?}"
    );
    project.write("one.hbs", "{{#if title}}");
    let broken = project.run(&["render", guide, "--output", "-", "--template", "one.hbs"]);
    assert!(broken.code == 2 && broken.err.contains("one.hbs: line 1"), "{broken:?}");
}

/// Runbooks that are written together lead to each other, others to the guides.
#[test]
fn markdown_runbooks_lead_to_each_other_and_say_what_they_lack() {
    let here = Project::new();
    let guide = |title: &str, text: &str| format!("---\ntitle: {title}\n---\n\n## Instructions\n\n{text}\n");
    let seal = "1. [Open](../open/guide.en-gb.md#instructions) the vault.\n2. Click `Seal`{.action}.";
    here.write("guides/vault/seal/guide.en-gb.md", &guide("Seal", seal));
    here.write("guides/vault/open/guide.en-gb.md", &guide("Open", "Click `Open`{.action}."));
    let whole = here.run(&["render", "guides", "--output", "out"]);
    assert_eq!((whole.code, whole.out.as_str()), (0, ""), "{whole:?}");
    let runbook = here.read("out/vault/seal.en-gb.md");
    assert!(runbook.contains("[Open](../vault/open.en-gb.md#instructions)"), "{runbook}");
    let alone = here.run(&["render", "guides/vault/seal/guide.en-gb.md", "--output", "-"]);
    assert!(alone.code == 0 && alone.out.contains("](guides/vault/open/guide.en-gb.md#instructions)"), "{alone:?}");
    here.write("guides/vault/seal/images/seal.gif", "GIF89a");
    here.write("guides/vault/seal/guide.en-gb.md", &guide("Seal", &format!("{seal}\n\n![The seal](images/seal.gif)")));
    let beside = here.run(&["render", "guides", "--output", "out", "--assets", "pictures"]);
    let runbook = here.read("out/vault/seal.en-gb.md");
    let picture = runbook.split("![The seal](<../").nth(1).unwrap().split('>').next().unwrap();
    assert!(picture.starts_with("pictures/") && here.path(&format!("out/{picture}")).is_file(), "{beside:?} {runbook}");
    let spaced =
        "1. [Open](../open%20it/guide.en-gb.md) it.\n2. Click `Seal`{.action}.\n\n![The door](images/a%20b.png)";
    here.write("guides/vault/seal/images/a b.png", "");
    here.write("guides/vault/open it/guide.en-gb.md", &guide("Open it", "Click `Open`{.action}."));
    here.write("guides/vault/seal/guide.en-gb.md", &guide("Seal", spaced));
    let there = here.run(&["render", "guides", "--output", "out"]);
    assert!(there.code == 0 && !there.err.contains("vault/seal"), "{there:?}");
    let lacking = seal.replace("../open", "../shut") + "\n\n![The seal](images/seal.png)";
    here.write("guides/vault/seal/guide.en-gb.md", &guide("Seal", &lacking));
    for format in ["markdown", "html"] {
        let told = here.run(&["render", "guides", "--format", format, "--output", format]);
        assert!(
            told.code == 0 && told.err.contains("the picture `images/seal.png` is not there, or cannot be read\n"),
            "{told:?}"
        );
        assert!(told.err.contains("there is no guide `../shut/guide.en-gb.md#instructions`"), "{told:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn two_guides_are_never_written_to_one_place() {
    let project = project();
    let guide = project.read("guides/compute/order_server/guide.en-gb.md");
    project.write("guides/compute/order_server/draft.en-gb.md", &guide);
    let folder = "guides/compute/order_server";
    let (one, two) = (format!("{folder}/guide.en-gb.md"), format!("{folder}/draft.en-gb.md"));
    let all: [&[&str]; 3] = [
        &["build"],
        &["render", &one, &two, "--output", "out"],
        &["render", folder, "--format", "html", "--output", "out"],
    ];
    for args in all {
        let refused = project.run(args);
        assert_eq!(refused.code, 2, "{args:?}: {refused:?}");
        let names = refused.err.contains(&one) && refused.err.contains(&two);
        assert!(names && refused.err.contains("would both be written to"), "{args:?}: {refused:?}");
        assert!(!project.path("out").exists(), "{args:?}");
    }
}
