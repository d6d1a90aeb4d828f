//! What a single edit of a list of steps is told as: the right step, once, and in the reports of a check.

use stepmark::diff::Weight;
use stepmark::drift::{Confidence, Finding, Kind};

use super::findings;
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
