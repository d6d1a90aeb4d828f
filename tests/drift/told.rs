//! What a single edit of a list of steps is told as: the right step, once, and in the reports of a check.

use stepmark::diff::Weight;
use stepmark::drift::{Confidence, Finding, Kind};

use super::findings;
use crate::diff::git;
use crate::support::Project;

const ENGLISH: &str = "---\ntitle: Sealing a vault\n---\n\n## Instructions\n\n1. Open the `Vaults`{.action} menu.\n2. Scan the code of the vault with the Keyring app.\n3. Enter the name of the vault to confirm the transfer.\n\n> **Warning**\n> Without the paper key `K-1` you lose access to the vault for ever.\n\nEnter the following information:\n\n|Field|Value|\n|---|---|\n|Protocol|TCP|\n|Port|4443|\n|Owner|Keyring|\n\nTick the `Encrypt`{.action} box.\n\nClick `Seal now`{.action}.\n\n> [!api]\n>\n> @api {v1} /vault POST /vault/{name}/seal\n>\n\nThe vault is sealed within a few seconds, and nobody can open it without the paper key.\n";

const FRENCH: &str = "---\ntitle: Sceller un coffre\n---\n\n## En pratique\n\n1. Ouvrez le menu `Coffres`{.action}.\n2. Scannez le code du coffre avec l'application Keyring.\n3. Saisissez le nom du coffre pour confirmer le transfert.\n\n> **Attention**\n> Sans la clé en papier `K-1`, vous perdez pour toujours l'accès au coffre.\n\nSaisissez les informations suivantes :\n\n|Champ|Valeur|\n|---|---|\n|Protocole|TCP|\n|Port|4443|\n|Propriétaire|Keyring|\n\nCochez la case `Chiffrer`{.action}.\n\nCliquez sur `Sceller maintenant`{.action}.\n\n> [!api]\n>\n> @api {v1} /vault POST /vault/{name}/seal\n>\n\nLe coffre est scellé en quelques secondes, et personne ne peut l'ouvrir sans la clé en papier.\n";

/// What a reader of the translation is told: what is more than wording, and not in doubt.
fn told(french: &str) -> Vec<Finding> {
    assert_ne!(french, FRENCH);
    let mut found = findings(("guide.en-gb.md", ENGLISH), ("guide.fr-fr.md", french));
    found.retain(|one| one.severity > Weight::Wording && one.confidence > Confidence::Low);
    found
}

#[test]
fn the_translation_is_in_step() {
    assert_eq!(findings(("guide.en-gb.md", ENGLISH), ("guide.fr-fr.md", FRENCH)), []);
}

#[test]
fn one_edit_is_one_finding_about_what_was_edited() {
    let cut = |part: &str| FRENCH.replace(part, "");
    let scan = "Scannez le code du coffre avec l'application Keyring.";
    let name = "Saisissez le nom du coffre pour confirmer le transfert.";
    let swapped = FRENCH.replace(scan, "\0").replace(name, scan).replace('\0', name);
    let seal = "Cliquez sur `Sceller maintenant`{.action}.\n";
    let next = FRENCH.replace(seal, &format!("Cliquez sur `Suivant`{{.action}}.\n\n{seal}"));
    for (french, kind, severity, message) in [
        (cut("Cochez la case `Chiffrer`{.action}.\n\n"), Kind::Missing, Weight::Breaking, "missing: step 5"),
        (next, Kind::Extra, Weight::Breaking, "not in the reference: step 6 or step 7"),
        (swapped, Kind::Moved, Weight::Breaking, "stands somewhere else"),
        (FRENCH.replace("Cochez la case", "Décochez la case"), Kind::Action, Weight::Breaking, "the other unticks"),
        (FRENCH.replace("{name}/seal", "{name}/erase"), Kind::ApiCall, Weight::Breaking, "another API call"),
        (
            cut("> **Attention**\n> Sans la clé en papier `K-1`, vous perdez pour toujours l'accès au coffre.\n\n"),
            Kind::Missing,
            Weight::Breaking,
            "missing: warning",
        ),
        (cut("|Propriétaire|Keyring|\n"), Kind::Missing, Weight::Notable, "2 rows instead of 3"),
    ] {
        let found = told(&french);
        let all: Vec<_> = found.iter().map(|one| (one.kind, one.severity)).collect();
        assert_eq!(all, [(kind, severity)], "{message}: {found:#?}");
        assert!(found[0].message.contains(message), "{message}: {found:#?}");
    }
}

#[test]
fn a_warning_that_moved_behind_what_it_guards_fails_a_check() {
    let project = Project::new();
    let warning = "> **Attention**\n> Sans la clé en papier `K-1`, vous perdez pour toujours l'accès au coffre.\n\n";
    project.write("guides/vault/seal/guide.en-gb.md", ENGLISH);
    project.write("guides/vault/seal/guide.fr-fr.md", &format!("{}\n{warning}", FRENCH.replace(warning, "")));
    let checked = project.run(&["check", "--select", "drift-moved", "--format", "compact"]);
    assert!(checked.code == 1 && checked.out.contains("warning[drift-moved]: warning stands"), "{checked:?}");
}

/// The same steps in German and Finnish, which share no word with the English ones.
const VAULT: [(&str, &str); 3] = [
    (
        "en-gb",
        "## Instructions\n\n> [!warning]\n>\n> A new key locks everybody out.\n>\n\n1. Open the page `Vaults`{.action}.\n2. Click `New key`{.action}.\n3. Type a word and choose the owner.\n4. Keep the old keys for 7 days.\n5. Click `Seal`{.action}.\n",
    ),
    (
        "de-de",
        "## Anleitung\n\n> [!warning]\n>\n> Ein neuer Schlüssel sperrt alle aus.\n>\n\n1. Öffnen Sie die Seite `Tresore`{.action}.\n2. Klicken Sie auf `Neuer Schlüssel`{.action}.\n3. Geben Sie ein Wort ein und wählen Sie den Besitzer aus.\n4. Behalten Sie die alten Schlüssel 7 Tage.\n5. Klicken Sie auf `Versiegeln`{.action}.\n",
    ),
    (
        "fi-fi",
        "## Ohjeet\n\n> [!warning]\n>\n> Uusi avain lukitsee kaikki ulos.\n>\n\n1. Avaa sivu `Holvit`{.action}.\n2. Napsauta `Uusi avain`{.action}.\n3. Kirjoita sana ja valitse omistaja.\n4. Säilytä vanhat avaimet 7 päivää.\n5. Napsauta `Sinetöi`{.action}.\n",
    ),
];

#[test]
fn swapped_steps_beside_a_changed_number_and_a_removed_warning_are_told_once_each() {
    let project = Project::new();
    project.write("stepmark.toml", "reference = \"en-gb\"\n");
    for (locale, text) in VAULT {
        project.write(&format!("guides/vault/key/guide.{locale}.md"), &format!("---\ntitle: T\n---\n\n{text}"));
    }
    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "one"]);
    let (click, write) = ("Click `New key`{.action}.", "Type a word and choose the owner.");
    let text = VAULT[0].1.replace(click, "X").replace(write, click).replace('X', write).replace("7 days", "14 days");
    let text = text.replace("> [!warning]\n>\n> A new key locks everybody out.\n>\n\n", "");
    project.write("guides/vault/key/guide.en-gb.md", &format!("---\ntitle: T\n---\n\n{text}"));
    for locale in ["de-de", "fi-fi"] {
        let told = |args: &[&str]| {
            let ran = project.run(&[&["drift", "--locale", locale, "--all", "--format", "json"], args].concat());
            let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
            let findings = read[0]["translations"][0]["findings"].as_array().unwrap().clone();
            findings.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told(&[]), ["extra", "moved", "value"], "{locale}");
        assert_eq!(told(&["--history"]), ["extra", "moved", "value"], "{locale}");
    }
}
