//! What is named on the command line and in settings, and is not what it should be.

use crate::support::Project;

const GUIDE: &str = "---\ntitle: Rotate the keys\n---\n\n## Instructions\n\nClick `Rotate`{.action}.\n";

fn write_bytes(project: &Project, path: &str, bytes: &[u8]) {
    #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
    std::fs::write(project.path(path), bytes).unwrap();
}

#[test]
fn a_workflow_is_no_guide() {
    let project = Project::new();
    project.write("guides/keys/guide.en-gb.md", GUIDE);
    assert_eq!(project.run(&["build"]).code, 0);
    for command in ["build", "check", "inspect"] {
        let refused = project.run(&[command, "workflows/keys.en-gb.yaml"]);
        assert!(refused.code == 2 && refused.err.contains("this is a workflow"), "{command}: {refused:?}");
    }
    assert!(!project.path("workflows/keys.en-gb.en-gb.yaml").exists());
    assert_eq!(project.run(&["run", "--dry-run", "workflows/keys.en-gb.yaml"]).code, 0);
}

/// Pictures, other encodings, and text with a byte that no text holds.
#[test]
fn nothing_is_made_of_what_is_no_text() {
    let project = Project::new();
    project.write("stepmark.toml", "");
    project.write("guides/b/guide.en-gb.md", GUIDE);
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let files: [&[u8]; 4] =
        [b"\x89PNG\r\n\x1a\n", &wide(GUIDE), b"# Caf\xe9\n\nClick the button.\n", b"# A\0\n\nClick it.\n"];
    project.write("guides/a/guide.en-gb.md", "");
    for bytes in files {
        write_bytes(&project, "guides/a/guide.en-gb.md", bytes);
        let built = project.run(&["build"]);
        assert!(built.code == 2 && built.err.contains("a/guide.en-gb.md: line 1: this is not UTF-8 text"), "{built:?}");
        assert!(project.path("workflows/b.en-gb.yaml").exists(), "the other guides are built");
        for command in ["render", "run", "inspect"] {
            let refused = project.run(&[command, "guides/a/guide.en-gb.md"]);
            assert!(refused.code == 2 && refused.err.contains("not UTF-8 text"), "{command}: {refused:?}");
        }
        let found = project.run(&["check", "guides/a", "--fix", "--unsafe", "--format", "compact"]);
        assert!(found.code == 1 && found.out.contains("error[invalid-utf8]"), "{found:?}");
        assert_eq!(found.out.lines().count(), 1, "{found:?}");
        assert_eq!(std::fs::read(project.path("guides/a/guide.en-gb.md")).unwrap(), bytes);
    }
    assert!(!project.path("workflows/a.en-gb.yaml").exists() && !project.path("runbooks").exists());
}

#[test]
fn where_no_guide_is_found_the_way_on_is_told() {
    let project = Project::new();
    project.write("docs/a/index.md", GUIDE);
    project.write("docs/b/index.md", GUIDE);
    let none = project.run(&["check", "docs"]);
    assert!(none.code == 2 && none.err.contains("one by one, such as docs/a/index.md"), "{none:?}");
    let both = ["render", "docs/a/index.md", "docs/b/index.md"];
    let clash = project.run(&both);
    assert!(clash.code == 2 && clash.err.contains("`guides` in stepmark.toml"), "{clash:?}");
    project.write("stepmark.toml", "guides = \"docs\"\n");
    assert_eq!(project.run(&["check"]).err, none.err);
    assert_eq!(project.run(&both).code, 0);
    assert!(project.path("runbooks/a/index.en-gb.md").exists());
}

#[test]
fn the_folder_of_guides_can_be_that_of_the_settings() {
    let project = Project::new();
    project.write("stepmark.toml", "guides = \".\"\n");
    project.write("keys/guide.en-gb.md", GUIDE);
    let found = project.run(&["check", "--format", "compact"]);
    assert!(found.code == 0 && found.out.starts_with("keys/guide.en-gb.md:"), "{found:?}");
    assert_eq!(project.run(&["build"]).code, 0);
    assert!(project.path("workflows/keys.en-gb.yaml").exists());
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    let project = Project::new();
    project.write("guides/keys/guide.en-gb.md", GUIDE);
    let settings = [
        ("[[overrides]]\npaths = [\"[\"]\nrules = { glued-heading = \"off\" }\n", "`[`: "),
        ("site = \"nope\"\n", "site: `nope` is no address"),
        ("api = \"api.ondalis.example\"\n", "api: `api.ondalis.example` is no address"),
    ];
    for (text, told) in settings {
        project.write("stepmark.toml", text);
        let refused = project.run(&["check"]);
        assert!(refused.code == 2 && refused.err.contains(told), "{refused:?}");
    }
}

#[test]
fn a_short_runbook_is_read_in_the_language_of_its_text() {
    let project = Project::new();
    let text = "# Vider la file d'attente\n\n1. Arrêtez le service qui écrit dans la file.\n2. Supprimez les messages.\n\
                3. Redémarrez le service et vérifiez que la file est vide.\n";
    project.write("file.md", text);
    let listed = project.run(&["run", "--dry-run", "file.md"]);
    assert!(listed.code == 0 && listed.out.matches("[ ]").count() == 3, "{listed:?}");
    let built = project.run(&["build", "-o", "-", "file.md"]);
    assert!(built.out.contains("locale: fr-FR") && !built.out.contains("language:"), "{built:?}");
    let found = project.run(&["check", "file.md", "--select", "wrong-language,untranslated-text"]);
    assert_eq!(found.code, 0, "{found:?}");
    assert_eq!(project.run(&["render", "file.md", "--format", "html", "-o", "site"]).code, 0);
    assert!(project.path("site/file.fr-fr.html").exists());
    let missing = project.run(&["run", "--dry-run", "file.md", "--locale", "pl-pl"]);
    assert!(missing.code == 2 && missing.err.contains("if file.md is in pl-PL, name it so"), "{missing:?}");
}

#[test]
fn a_guide_in_a_language_that_no_file_knows_is_in_no_other() {
    let project = Project::new();
    let text = "---\ntitle: Töm kön\nslug: tom-kon\nexcerpt: Hur man tömmer en kö\n---\n\n\
                **Senast uppdaterad den 10 februari 2026**\n\n## Steg\n\nLogga in på kontrollpanelen och öppna listan med \
                köer. Klicka på den som du vill tömma, och vänta tills den är tom. Det kan ta upp till en timme.\n";
    project.write("guides/queue/guide.sv-se.md", text);
    let found = project.run(&["check", "--format", "compact"]);
    let told: Vec<&str> = found.out.lines().collect();
    assert!(told.len() == 1 && told[0].contains("warning[unknown-language]") && told[0].contains("sv-SE"), "{found:?}");
    let shown = project.run(&["render", "-o", "-", "guides/queue/guide.sv-se.md"]).out;
    assert!(!shown.contains("English"), "{shown}");
}

#[test]
fn language_files_are_looked_at_when_they_are_loaded() {
    let project = Project::new();
    project.write("guides/keys/guide.en-gb.md", GUIDE);
    let english = std::fs::read_to_string(crate::support::project("languages/en.yaml")).unwrap();
    let refused = |text: &str, told: &[&str]| {
        project.write("words/en.yaml", text);
        let ran = project.run(&["check", "--languages", "words"]);
        assert!(ran.code == 2 && told.iter().all(|told| ran.err.contains(told)), "{ran:?}");
    };
    let two = english.replace("step: \"Step {id}\"", "step: \"Step {nr}\"").replace("note: \"Note\"", "note: \"\"");
    refused(&two, &["words/en.yaml: strings.", "step: `Step {nr}` has other words in braces", "note: it is empty"]);
    refused(&english.replace("\nsizes:", "\nsize:"), &["unknown key `size`: did you mean `sizes`?"]);
    refused(&format!("{english}  step: \"Step {{id}}\"\n"), &["`step` stands here twice"]);
    let nowhere = project.run(&["check", "--languages", "word"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("word: there is no such folder"), "{nowhere:?}");
}
