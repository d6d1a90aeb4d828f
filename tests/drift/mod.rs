//! Where locales differ: kinds of edits on a translation, and what must always hold.

mod mutations;
mod places;
mod told;

use stepmark::diff::Weight;
use stepmark::drift::{Edition, Finding, Kind, compare};
use stepmark::language::Languages;

use crate::support::{Project, build_bytes};

const ENGLISH: &str = "---\ntitle: Order\nupdated: 2026-03-02\n---\n\n## Requirements\n\n- A paid account.\n- A disk of 1.5 GB.\n\n## Instructions\n\n> [!warning]\n>\n> Orders are binding, and cannot be cancelled later.\n>\n\n### Step 1: order\n\nClick `Servers`{.action} (1), then `Order`{.action} (2).\n\n![menu](images/menu.png){.thumbnail}\n\nSelect the system that you want to install in the list `Systems`{.action}.\n\nThe installation takes 1 to 24 hours.\n\n### Step 2: check\n\n> [!api]\n>\n> @api {v1} /server POST /server/{name}/check\n>\n\n```sh\nping -c 4 example.com\n```\n\nCheck that the [server](/links/server) answers to every request.\n";

const FRENCH: &str = "---\ntitle: Commander\nupdated: 2026-03-02\n---\n\n## Prérequis\n\n- Un compte réglé.\n- Un disque de 1,5 Go.\n\n## En pratique\n\n> [!warning]\n>\n> Les commandes sont fermes, et ne peuvent pas être annulées plus tard.\n>\n\n### Étape 1 : commander\n\nCliquez sur `Serveurs`{.action} (1), puis sur `Commander`{.action} (2).\n\n![menu](images/menu_FR.png){.thumbnail}\n\nSélectionnez le système que vous voulez installer dans la liste `Systèmes`{.action}.\n\nL'installation prend de 1 à 24 heures.\n\n### Étape 2 : vérifier\n\n> [!api]\n>\n> @api {v1} /server POST /server/{name}/check\n>\n\n```sh\nping -c 4 example.com\n```\n\nVérifiez que le [serveur](/links/server) répond à chaque requête.\n";

fn findings(reference: (&str, &str), translation: (&str, &str)) -> Vec<Finding> {
    let languages = Languages::embedded();
    let build = |(name, text): (&str, &str)| build_bytes(name, text.as_bytes().to_vec(), &languages).workflow;
    let (one, two) = (build(reference), build(translation));
    compare(&Edition::new(&one, &languages), &Edition::new(&two, &languages)).findings
}

fn french(text: &str) -> Vec<Finding> {
    findings(("guide.en-gb.md", ENGLISH), ("guide.fr-fr.md", text))
}

#[test]
fn translations_in_step_differ_in_nothing() {
    assert_eq!(french(FRENCH), []);
    assert_eq!(findings(("guide.fr-fr.md", FRENCH), ("guide.en-gb.md", ENGLISH)), []);
}

#[test]
fn each_edit_of_a_translation_is_told_as_what_it_is() {
    use Weight::{Breaking, Notable, Wording};
    let cut = |part: &str| FRENCH.replace(part, "");
    let select = "Sélectionnez le système que vous voulez installer dans la liste `Systèmes`{.action}.\n\n";
    let warning = "> [!warning]\n>\n> Les commandes sont fermes, et ne peuvent pas être annulées plus tard.\n>\n\n";
    for (text, kind, severity, message) in [
        (cut(warning), Kind::Missing, Breaking, "missing: warning"),
        (FRENCH.replace("[!warning]", "[!primary]"), Kind::Level, Breaking, "a note instead of a warning"),
        (cut(select), Kind::Missing, Breaking, "missing: step 1.2"),
        (
            format!("{FRENCH}\nRedémarrez ensuite le serveur dans l'espace client avec `Redémarrer`{{.action}}.\n"),
            Kind::Extra,
            Breaking,
            "not in the reference: step 2.",
        ),
        (FRENCH.replace("24 heures", "72 heures"), Kind::Value, Breaking, "“72 heures” instead of “24 hours”"),
        (FRENCH.replace("1 à 24 heures", "4 à 24 heures"), Kind::Value, Breaking, "“4” instead of “1”"),
        (FRENCH.replace("1,5 Go", "15 Go"), Kind::Value, Breaking, "“15 Go” instead of “1.5 GB”"),
        (FRENCH.replace("POST", "PUT"), Kind::ApiCall, Breaking, "another API call"),
        (FRENCH.replace("-c 4", "-c 40"), Kind::Code, Breaking, "other code"),
        (cut("![menu](images/menu_FR.png){.thumbnail}\n\n"), Kind::Missing, Notable, "missing: figure"),
        (FRENCH.replace("menu_FR", "carte"), Kind::Figure, Notable, "another picture"),
        (
            FRENCH.replace("/links/server", "/links/serveur"),
            Kind::Value,
            Wording,
            "“/links/serveur” instead of “/links/server”",
        ),
        (
            FRENCH.replace("(1), puis sur `Commander`{.action} (2)", "(1)"),
            Kind::Action,
            Wording,
            "1 labels instead of 2",
        ),
        (FRENCH.replace("updated: 2026-03-02", "updated: 2025-03-02"), Kind::Date, Wording, "its date is older"),
    ] {
        assert_ne!(text, FRENCH, "{message}");
        let found = french(&text);
        assert_eq!(found.len(), 1, "{message}: {found:#?}");
        let one = &found[0];
        assert_eq!((one.kind, one.severity), (kind, severity), "{found:#?}");
        assert!(one.message.contains(message), "{message}: {found:#?}");
    }
}

#[test]
fn another_generation_is_said_once() {
    let other = "---\ntitle: Serveur\n---\n\n## Avant\n\nAutrefois, tout se faisait par courrier.\n\n- Prenez une feuille.\n- Écrivez `Serveur`{.action}.\n- Postez la lettre.\n\n> [!alert]\n>\n> N'oubliez pas le timbre.\n>\n\n```\nmail\n```\n";
    let found = french(other);
    let kinds: Vec<Kind> = found.iter().map(|one| one.kind).filter(|kind| *kind != Kind::Date).collect();
    assert_eq!(kinds, [Kind::Generation], "{found:#?}");
}

#[test]
fn a_translation_in_another_language_is_said_to_be_so() {
    let found = findings(("guide.en-gb.md", ENGLISH), ("guide.fr-fr.md", ENGLISH));
    assert_eq!(found.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Language], "{found:#?}");
}

/// Our own guides are in step.
#[test]
fn our_guides_say_the_same_in_all_locales() {
    let project = Project::at(crate::support::project("."));
    let ran = project.run(&["drift", "--reference", "en-gb", "--format", "json", "guides"]);
    let families: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let paths: Vec<&str> = families
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|family| family["translations"].as_array().unwrap())
        .map(|one| one["path"].as_str().unwrap())
        .collect();
    assert!(paths.is_empty(), "{}", ran.out);
    assert!(ran.err.contains("38 guides compared with en-GB"), "{}", ran.err);
}

/// A family whose translation differs in many ways.
pub(crate) fn stage() -> Project {
    let project = Project::new();
    project.write("guides/server/order/guide.en-gb.md", ENGLISH);
    let french = FRENCH.replace("24 heures", "72 heures").replace("1,5 Go", "15 Go");
    let french = french + "\nRedémarrez le serveur \u{1b}[2J <b> | dans le menu `Redémarrer`{.action}.\n";
    project.write("guides/server/order/guide.fr-fr.md", &french);
    project
}

#[test]
fn the_program_tells_drift_and_fails_on_what_is_too_grave() {
    let project = stage();
    let run = |more: &[&str]| project.run(&[&["drift"], more].concat());
    let shown = run(&[]);
    assert_eq!(shown.code, 0, "{shown:?}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/drift" }, {
        insta::assert_snapshot!("human", shown.out);
    });
    assert!(shown.err.contains("1 guide compared with en-GB: 3 breaking, 0 notable"), "{shown:?}");
    assert_eq!(run(&["--fail-on", "breaking"]).code, 1);
    assert_eq!(run(&["--fail-on", "breaking", "--kind", "level"]).code, 0);
    assert_eq!(run(&["--locale", "FR_fr", "--fail-on", "breaking"]).out, shown.out);
    for (locale, told) in
        [("de-dee", "none of these guides is in it; they are in en-GB, fr-FR"), ("de", "no locale such")]
    {
        for option in ["--locale", "--reference"] {
            let refused = run(&[option, locale, "--fail-on", "breaking"]);
            assert!(refused.code == 2 && refused.err.contains(told), "{refused:?}");
        }
    }
    let table = run(&["--format", "markdown"]).out;
    assert!(table.contains("\\|") && !table.contains("<b>") && !table.contains('\u{1b}'), "{table}");
    assert_eq!(run(&["--reference", "nowhere"]).code, 2);
    let single = run(&["guides/server/order/guide.fr-fr.md"]);
    assert_eq!(single.out, shown.out, "{single:?}");
    let turned = run(&["--reference", "fr-fr"]);
    assert!(turned.out.contains("en-GB compared with fr-FR"), "{turned:?}");
}

#[test]
fn accepted_differences_are_silent_until_their_text_changes() {
    let project = stage();
    let shown = project.run(&["drift", "--format", "json"]).out;
    let families: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let id = families[0]["translations"][0]["findings"][0]["id"].as_str().unwrap().to_owned();
    let accept = project.run(&["drift", "accept", "--id", &id[..6], "--why", "they are generous"]);
    assert!(accept.code == 0 && accept.err.contains("1 accepted"), "{accept:?}");
    assert!(project.read("stepmark-drift.json").contains("they are generous"));
    let rest = project.run(&["drift"]);
    assert!(
        !rest.out.contains("15 Go") && rest.out.contains("72 heures") && rest.err.contains("1 accepted"),
        "{rest:?}"
    );
    assert_eq!(project.run(&["drift", "accept", "--kind", "extra"]).code, 0);
    assert!(!project.run(&["drift"]).out.contains("Redémarrez"));
    let french = project.read("guides/server/order/guide.fr-fr.md");
    project.write("guides/server/order/guide.fr-fr.md", &french.replace("15 Go", "16 Go"));
    assert!(project.run(&["drift"]).out.contains("16 Go"));
    let again = project.run(&["drift", "accept", "--kind", "level"]);
    assert!(again.err.contains("0 accepted, 1 forgotten"), "{again:?}");
    assert!(!project.read("stepmark-drift.json").contains("generous"));
    assert_eq!(project.run(&["drift", "accept", "--id", "nothing"]).code, 2);
    let all = project.run(&["drift", "accept", "--id", "", "--why", "an unset variable"]);
    assert!(all.code == 2 && all.err.contains("give more of it"), "{all:?}");
    project.write("stepmark-drift.json", "{}");
    assert_eq!(project.run(&["drift"]).code, 2);
}

#[test]
fn the_page_holds_everything_and_runs_nothing() {
    let project = stage();
    let page = project.run(&["drift", "--format", "html"]).out;
    assert!(page.contains("<mark>72 heures</mark>") && page.contains("<mark>24 hours</mark>"), "{page}");
    assert!(page.contains("&lt;b&gt; |") && !page.contains("<b>") && !page.contains("<script"), "{page}");
    assert!(page.contains("default-src 'none'"));
    let target = page.split("href=\"#").nth(2).unwrap().split('"').next().unwrap();
    assert!(page.contains(&format!("id=\"{target}\"")), "{target}");
    assert!(!page.contains("://") && !page.contains('\u{1b}'), "{page}");
}

#[test]
fn a_label_that_most_guides_translate_stands_out() {
    let project = Project::new();
    for (at, label) in ["Enregistrer", "Enregistrer", "Enregistrer", "Save"].iter().enumerate() {
        let text =
            |say: &str, label: &str| format!("---\ntitle: T{at}\n---\n\n## {say}\n\n{say} `{label}`{{.action}} (1).\n");
        project.write(&format!("guides/a/b{at}/guide.en-gb.md"), &text("Click", "Save"));
        project.write(&format!("guides/a/b{at}/guide.fr-fr.md"), &text("Cliquez", label));
    }
    let shown = project.run(&["drift"]);
    assert_eq!(shown.out.matches("notable[label]").count(), 1, "{shown:?}");
    assert!(
        shown.out.contains("a/b3/guide.fr-fr.md") && shown.out.contains("elsewhere it is “Enregistrer”"),
        "{shown:?}"
    );
}

#[test]
fn what_changed_since_a_translation_was_touched_is_told_and_wording_is_not() {
    let project = Project::new();
    let git = |args: &[&str]| crate::diff::git(&project, args);
    let (english, french) = ("guides/server/order/guide.en-gb.md", "guides/server/order/guide.fr-fr.md");
    project.write(english, ENGLISH);
    project.write(french, FRENCH);
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "both"]);
    assert_eq!(project.run(&["drift", "--history"]).out, "");
    project.write(english, &ENGLISH.replace("answers to every request", "replies to every request"));
    git(&["commit", "-q", "-a", "-m", "words"]);
    assert_eq!(project.run(&["drift", "--history"]).out, "");
    project.write(english, &ENGLISH.replace("1 to 24 hours", "1 to 72 hours").replace("`Order`", "`Buy`"));
    git(&["commit", "-q", "-a", "-m", "more"]);
    let shown = project.run(&["drift", "--history", "--kind", "behind"]);
    assert_eq!(shown.out.matches("breaking[behind]").count(), 1, "{shown:?}");
    assert_eq!(
        shown.out.matches(", changed in the reference since").count(),
        1,
        "a difference is told once: {shown:?}"
    );
    assert_eq!(project.run(&["drift", "--history"]).out, shown.out);
    assert!(shown.out.contains("Cliquez sur `Serveurs`") && shown.out.contains("72 hours"), "{shown:?}");
    let id = shown.out.split("id ").nth(1).unwrap().split('\n').next().unwrap();
    let accepted = project.run(&["drift", "accept", "--history", "--id", id]);
    assert!(accepted.err.contains("1 accepted"), "{accepted:?}");
    assert!(project.run(&["drift", "accept", "--id", "none"]).code == 2);
    let other = project.run(&["drift", "accept", "--kind", "label"]);
    assert!(other.err.contains("0 accepted, 0 forgotten"), "what only git tells is kept: {other:?}");
    assert!(!project.run(&["drift", "--history"]).out.contains("[behind]"));
    let trend = project.run(&["drift", "--since", "HEAD~1"]);
    assert!(trend.err.contains("since HEAD~1: 0 → 1 breaking"), "{trend:?}");
    project.write(french, &FRENCH.replace("1 à 24 heures", "1 à 72 heures"));
    git(&["commit", "-q", "-a", "-m", "french"]);
    assert_eq!(project.run(&["drift", "--history"]).out, "");
    assert_eq!(project.run(&["drift", "--since", "nowhere"]).code, 2);
}

#[test]
fn check_reports_drift_when_asked_and_nothing_that_is_accepted() {
    let project = stage();
    let check = || project.run(&["check", "--select", "drift-value,drift-extra", "--format", "compact"]);
    let found = check();
    assert!(
        found.code == 1 && found.out.contains("“72 heures” instead of “24 hours” (compared with en-GB)"),
        "{found:?}"
    );
    assert!(found.out.contains("drift-extra") && found.out.contains("guide.fr-fr.md:26:1"), "{found:?}");
    assert!(found.out.contains("not in the reference: step 2.3: “Redémarrez le serveur"), "{found:?}");
    let french = project.read("guides/server/order/guide.fr-fr.md");
    project.write("guides/server/order/guide.fr-fr.md", &FRENCH.replace("- Un compte réglé.\n", ""));
    let missing = project.run(&["check", "--select", "drift-missing", "--format", "github"]);
    assert!(missing.out.contains("missing: text: “A paid account.”"), "{missing:?}");
    project.write("guides/server/order/guide.fr-fr.md", &french);
    assert!(!project.run(&["check"]).out.contains("drift-"));
    assert_eq!(project.run(&["drift", "accept", "--kind", "value"]).code, 0);
    let left = check();
    assert!(!left.out.contains("drift-value") && left.out.contains("drift-extra"), "{left:?}");
}

#[test]
fn a_reference_that_no_guide_is_in_is_refused_wherever_it_is_set() {
    let project = stage();
    project.write("stepmark.toml", "reference = \"sv-se\"\n");
    for args in [&["drift"][..], &["drift", "guides/server/order"], &["check", "--select", "drift-value"]] {
        let refused = project.run(args);
        let told = "`reference` in stepmark.toml: sv-SE: none of these guides is in it; they are in en-GB, fr-FR";
        assert!(refused.code == 2 && refused.err.contains(told), "{refused:?}");
    }
    assert_eq!(project.run(&["drift", "--reference", "en-gb"]).code, 0);
    project.write("stepmark.toml", "reference = \"en-gb\"\n");
    for locale in ["de-de", "fr-fr"] {
        project.write(&format!("guides/labs/ping/guide.{locale}.md"), FRENCH);
    }
    let part = project.run(&["drift", "guides/labs"]);
    assert!(part.code == 0 && part.err.contains("1 guide compared"), "a part may be without it: {part:?}");
}
