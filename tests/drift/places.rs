//! Finding what a rename touches.

use super::{ENGLISH, FRENCH};
use crate::support::Project;

#[test]
fn a_label_is_found_where_it_is_translated_too() {
    let project = Project::new();
    project.write("guides/server/order/guide.en-gb.md", ENGLISH);
    project.write("guides/server/order/guide.fr-fr.md", FRENCH);
    let find = |args: &[&str]| project.run(&[&["where"], args].concat());
    let own = find(&["--label", "serv*"]);
    assert_eq!(own.out.lines().count(), 2, "{own:?}");
    let here = find(&["--label", "systems", "--locale", "all"]);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/drift" }, {
        insta::assert_snapshot!("where", here.out);
    });
    assert_eq!(find(&["--label", "systems", "--locale", "fr_fr"]).out, here.out);
    let refused = find(&["--label", "systems", "--locale", "fr-fr,de-de"]);
    assert!(refused.code == 2 && refused.err.contains("they are in en-GB, fr-FR"), "{refused:?}");
    assert_eq!(find(&["--api", "post /server/*"]).out.lines().count(), 2);
    assert_eq!(find(&["--api", "/server/*"]).out.lines().count(), 2);
    assert_eq!(find(&["--api", "GET /server/*"]).out, "");
    assert_eq!(find(&["--image", "menu.png", "--locale", "all"]).out.lines().count(), 2);
    assert_eq!(find(&["--link", "server"]).out.lines().count(), 2);
    assert_eq!(find(&["--text", "24 h[eo]"]).out.lines().count(), 2);
    let rows: serde_json::Value =
        serde_json::from_str(&find(&["--label", "systems", "--locale", "fr-fr", "--format", "json"]).out).unwrap();
    assert_eq!((&rows[1]["locale"], &rows[1]["as_in"]), (&"fr-FR".into(), &"en-GB".into()));
    assert_eq!(find(&[]).code, 2);
    assert_eq!(find(&["--text", "("]).code, 2);
    assert_eq!(find(&["--label", "a", "--link", "b"]).code, 2);
}

#[test]
fn labels_in_bold_are_labels_too() {
    let project = Project::new();
    let text =
        "---\ntitle: Seal\n---\n\n## Instructions\n\n1. Click **Seal vault**.\n2. If **Finish** is grey, wait.\n";
    project.write("guides/vault/seal/guide.en-gb.md", text);
    for label in ["Seal vault", "finish"] {
        let found = project.run(&["where", "--label", label]);
        assert_eq!(found.out.lines().count(), 1, "{found:?}");
    }
}

#[test]
fn places_of_guides_in_one_folder_do_not_mix() {
    let project = Project::new();
    let text =
        "---\ntitle: Seal\n---\n\n## Instructions\n\n1. Click `Seal`{.action}.\n2. Click `Seal`{.action} again.\n";
    for name in ["a", "b"] {
        project.write(&format!("guides/vault/{name}.en-gb.md"), text);
    }
    let found = project.run(&["where", "--label", "Seal"]);
    let files: Vec<&str> = found.out.lines().filter_map(|line| line.split(':').next()).collect();
    let [a, b] = ["guides/vault/a.en-gb.md", "guides/vault/b.en-gb.md"];
    assert_eq!(files, [a, a, b, b]);
    assert!(found.err.contains("4 places in 2 guides"), "{found:?}");
}
