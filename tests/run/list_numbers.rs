//! "Go on with step 3" means the guide's own numbers: a run shows them beside ids that end with another one.

use stepmark::language::Languages;
use stepmark::run::screen::Screen;
use stepmark::run::{Plan, State, carry};

use super::screen::{drawn, press};
use super::{RUN, snapshot};
use crate::support::Project;

/// An item with two steps, one with a text, one with a case for more, one with a call, one that begins with a warning,
/// a list within it, and a list that begins with 3.
const GUIDE: &str = "---\ntitle: Changing the keys of a vault\n---\n\n## Instructions\n\n### Change the keys\n\n\
    1. Open the `Vaults`{.action} page.\n\n   Click `Keys`{.action}.\n\
    2. The old keys stay valid until the end.\n\
    3. Save the old keys.\n\
    4. If the vault is shared:\n   - Tell its users.\n   - Ask for their answer.\n\
    5. If the page is empty, click `Reload`{.action}.\n\
    6. > [!api]\n   >\n   > @api {POST} /vault/keys\n   >\n\n   ```sh\n   vault keys\n   ```\n\
    7. > [!warning]\n   >\n   > Never close the vault now:\n   >\n   > 1. Leave the page open.\n   > 2. The keys would be lost.\n   >\n\n   \
       Click `Change`{.action}.\n\n   1. Enter the new name.\n   2. Click `OK`{.action}.\n\n\
    When this fails, go on with step 3.\n\n### Clean up\n\nLog in to the archive.\n\n\
    3. Delete the saved keys.\n4. Close the page.\n";

fn plan(text: &str) -> Plan {
    let bytes = text.as_bytes().to_vec();
    Plan::of(&crate::support::build_bytes("guide.en-gb.md", bytes, &Languages::embedded()).workflow)
}

#[test]
fn a_run_and_its_record_show_the_numbers_of_lists() {
    let project = Project::new();
    project.write("guide.en-gb.md", GUIDE);
    snapshot("list-numbers-path", &project.answer(&[&RUN[..], &["--dry-run"]].concat(), "").out);
    let ran = project.answer(&RUN, "d\nd\nd\ny\nd\nd\ny\nl\nd\nd\no\nd\nd\nd\nd\nd\nd\nd\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    snapshot("list-numbers", &ran.out);
    let name = project.run(&["runs", "--state", "state"]).out.lines().next().unwrap().to_owned();
    let export = |format: &str| project.run(&["runs", "export", &name, "--format", format, "--state", "state"]).out;
    let record = export("markdown");
    for line in
        ["[x] 1.3 Save", "[x] (4.) If the vault", "[x] 1.7 (6.) POST", "[x] 1.10 (7.) Click", "[x] 2.2 (3.) Delete"]
    {
        assert!(record.contains(line), "{line}: {record}");
    }
    assert!(export("html").contains("<td>2.2 (3.)<td>Delete the saved keys."));
    let json: serde_json::Value = serde_json::from_str(&export("json")).unwrap();
    let last = json["entries"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["id"], &last["list_number"]), (&"2.3".into(), &4.into()));
    assert!(!export("jsonl").contains("list_number"), "a journal keeps ids");
}

#[test]
fn the_screen_shows_the_numbers_of_lists() {
    let plan = plan(GUIDE);
    let languages = Languages::embedded();
    let mut screen = Screen::new("Changing keys", &plan, languages.get("en").unwrap(), None, false);
    let mut state = State::default();
    press(&mut screen, &plan, &mut state, "g2.2\n");
    snapshot("list-numbers-screen", &drawn(&mut screen, &state, (80, 24), "2026-11-21T10:00:00Z"));
}

#[test]
fn a_step_is_the_same_with_another_number() {
    let old = plan(GUIDE);
    let new = plan(&GUIDE.replace("1. Open", "2. Open"));
    assert_ne!(old, new);
    let fates = carry::revision(&old, &new);
    assert_eq!(fates, (0..old.stops.len()).map(carry::Fate::Same).collect::<Vec<_>>());
}

#[test]
fn a_translation_keeps_its_own_numbers_and_the_ids_of_the_run() {
    let steps = |first: &str| plan(&format!("## Instructions\n\nOpen the page.\n\n{first}. Save the keys.\n"));
    let shown = carry::translated(&steps("1"), "pl-PL".parse().unwrap(), &steps("7"));
    assert_eq!(shown.stops[1].headed("Save"), "2 (7.) Save");
}
