//! What a change means for readers: kinds of edits on our guides, and what must always hold.

use proptest::prelude::*;
use stepmark::diff::{Change, Kind, Place, Weight, diff, report};
use stepmark::language::Languages;
use stepmark::workflow::Workflow;

use crate::guide::properties::guide_like;
use crate::support::{Project, build_bytes};

const GUIDE: &str = "---\ntitle: Order\n---\n\n## Requirements\n\n- A paid account.\n\n## Instructions\n\n> [!warning]\n>\n> Orders are binding.\n>\n\n### Step 1: order\n\nClick `Servers`{.action} (1), then `Order`{.action} (2).\n\n![menu](images/menu.png){.thumbnail}\n\nSelect the system that you want to install in the list `Systems`{.action}.\n\nThe installation takes up to 24 hours.\n\n### Step 2: check\n\n> [!api]\n>\n> @api {v1} /server POST /server/{name}/check\n>\n\n```sh\nping example.com\n```\n\nCheck that the server answers to every request.\n";

fn changes(old: &str, new: &str) -> Vec<Change> {
    let languages = Languages::embedded();
    let build = |text: &str| build_bytes("guide.en-gb.md", text.as_bytes().to_vec(), &languages).workflow;
    diff(&build(old), &build(new), &languages)
}

#[test]
fn each_edit_is_told_as_what_it_is() {
    use Weight::{Breaking, Notable, Wording};
    let select = "Select the system that you want to install in the list `Systems`{.action}.\n\n";
    let moved = GUIDE.replace(select, "") + "\n" + select;
    for (new, kind, weight) in [
        (GUIDE.replace("> [!warning]\n>\n> Orders are binding.\n>\n\n", ""), Kind::Removed, Breaking),
        (GUIDE.replace("[!warning]", "[!primary]"), Kind::Level, Breaking),
        (GUIDE.replace("`Order`", "`Buy`"), Kind::Action, Breaking),
        (GUIDE.replace("24 hours", "72 hours"), Kind::TimeLimit, Breaking),
        (GUIDE.replace("POST", "PUT"), Kind::ApiCall, Breaking),
        (GUIDE.replace("ping example", "ping6 example"), Kind::Code, Breaking),
        (GUIDE.replace("menu.png", "menu-2026.png"), Kind::Figure, Notable),
        (GUIDE.replace("![menu](images/menu.png){.thumbnail}\n\n", ""), Kind::Removed, Notable),
        (GUIDE.replace(select, ""), Kind::Removed, Breaking),
        (format!("{GUIDE}\nRestart the server.\n"), Kind::Added, Breaking),
        (GUIDE.replace("- A paid account.\n", "- A paid account.\n- Two public addresses.\n"), Kind::Added, Breaking),
        (moved, Kind::Moved, Breaking),
        (GUIDE.replace("answers to every request", "replies to every request"), Kind::Reworded, Wording),
    ] {
        assert_ne!(new, GUIDE);
        let found = changes(GUIDE, &new);
        let told: Vec<_> = found.iter().map(|change| (change.kind, change.severity)).collect();
        assert_eq!(told, [(kind, weight)], "{found:#?}");
    }
}

#[test]
fn a_change_of_addresses_is_only_wording() {
    let linked = |address: &str| GUIDE.replace("the server answers", &format!("[the server]({address}) answers"));
    let found = changes(&linked("https://example.com/en/1"), &linked("https://example.com/ie/22"));
    assert!(found.len() == 1 && found[0].severity == Weight::Wording, "{found:#?}");
}

/// Both directions tell the same changes, each as the opposite of the other.
pub(crate) fn assert_mirrored(one: &Workflow, two: &Workflow, languages: &Languages) {
    let opposite = |kind: Kind| match kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        Kind::Split => Kind::Merged,
        Kind::Merged => Kind::Split,
        same => same,
    };
    let told = |kind: Kind, old: &Option<Place>, new: &Option<Place>| format!("{kind:?} {old:?} {new:?}");
    let mut there: Vec<_> = diff(one, two, languages).iter().map(|one| told(one.kind, &one.old, &one.new)).collect();
    let mut back: Vec<_> =
        diff(two, one, languages).iter().map(|one| told(opposite(one.kind), &one.new, &one.old)).collect();
    there.sort();
    back.sort();
    assert_eq!(there, back);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_two_guides_mirror_each_other(one in guide_like(), two in guide_like(), cut in 0..100_usize) {
        let languages = Languages::embedded();
        let build = |text: &str| build_bytes("guide.en-gb.md", text.as_bytes().to_vec(), &languages).workflow;
        let end = (0..=one.len() * cut / 100).rev().find(|&end| one.is_char_boundary(end)).unwrap_or(0);
        let (whole, other, part) = (build(&one), build(&two), build(&one[end..]));
        prop_assert_eq!(diff(&whole, &whole, &languages), []);
        assert_mirrored(&whole, &other, &languages);
        assert_mirrored(&whole, &part, &languages);
    }
}

/// Each paragraph of each of our guides is left out once.
#[test]
fn nothing_changes_in_itself_and_both_directions_mirror_each_other() {
    let languages = Languages::embedded();
    let mut edits = 0;
    for path in crate::support::guides(&crate::support::project("guides")).iter().step_by(4) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let build = |text: String| build_bytes(name, text.into_bytes(), &languages).workflow;
        let whole = build(text.clone());
        assert_eq!(diff(&whole, &whole, &languages), []);
        let parts: Vec<&str> = text.split("\n\n").collect();
        for left_out in (1..parts.len()).step_by(3) {
            let kept: Vec<&str> =
                parts.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, part)| *part).collect();
            let less = build(kept.join("\n\n"));
            assert_mirrored(&whole, &less, &languages);
            edits += 1;
        }
    }
    assert!(edits > 50, "{edits}");
}

#[test]
fn the_program_tells_changes_and_fails_on_those_that_are_too_grave() {
    let project = Project::new();
    project.write("a/guide.en-gb.md", GUIDE);
    let new = GUIDE.replace("24 hours", "72 hours").replace("answers to", "replies to | \u{1b}[2J <b>");
    project.write("b/guide.en-gb.md", &new);
    let files = ["a/guide.en-gb.md", "b/guide.en-gb.md"];
    let run = |more: &[&str]| project.run(&[&["diff"], more, &files[..]].concat());
    let shown = run(&[]);
    assert_eq!(shown.code, 0, "{shown:?}");
    assert!(
        shown.out.contains("breaking: text time limit changed: the reader waits or acts in another time"),
        "{shown:?}"
    );
    assert!(shown.out.contains("- 24 hours\n") && shown.out.contains("+ 72 hours\n"), "{shown:?}");
    assert!(!shown.out.contains('\u{1b}'));
    assert_eq!(run(&["--fail-on", "breaking"]).code, 1);
    let rows: serde_json::Value = serde_json::from_str(&run(&["--format", "json"]).out).unwrap();
    assert_eq!((&rows[0]["kind"], &rows[0]["severity"]), (&"time-limit".into(), &"breaking".into()));
    let table = run(&["--format", "markdown"]).out;
    assert!(table.contains("\\|") && !table.contains("<b>"), "{table}");
    let same = project.run(&["diff", files[0], files[0], "--fail-on", "wording"]);
    assert_eq!((same.code, same.out.as_str()), (0, ""), "{same:?}");
    project.write(
        "a/guide.fr-fr.md",
        "---\ntitle: Commander\n---\n\nCliquez sur `Commander`{.action} pour commander votre serveur dans la liste.\n",
    );
    assert_eq!(project.run(&["diff", files[0], "a/guide.fr-fr.md"]).code, 2);
}

pub(crate) fn git(project: &Project, args: &[&str]) {
    let run = std::process::Command::new("git")
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"])
        .args(args)
        .current_dir(project.path("."))
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
}

#[test]
fn revisions_of_git_are_compared_one_by_one_and_as_a_tree() {
    let project = Project::new();
    let (one, two) = ("guides/server/order/guide.en-gb.md", "guides/server/check/guide.en-gb.md");
    project.write(one, GUIDE);
    project.write(two, GUIDE);
    git(&project, &["init", "-q", "-b", "main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "one"]);
    project.write(one, &GUIDE.replace("24 hours", "72 hours"));
    project.write("guides/server/new/guide.en-gb.md", "---\ntitle: New\n---\n\nClick `Go`{.action}.\n");
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "two"]);
    project.write(two, &GUIDE.replace("[!warning]", "[!primary]"));
    let at = project.run(&["diff", &format!("HEAD~1:{one}")]);
    assert!(at.code == 0 && at.out.contains("text time limit changed"), "{at:?}");
    let both = project.run(&["diff", &format!("HEAD~1:{one}"), &format!("HEAD:{one}")]);
    assert_eq!(both.out, at.out);
    let tree = project.run(&["diff", "HEAD~1..HEAD"]);
    assert!(tree.out.starts_with("guides/server/new/guide.en-gb.md is new\n"), "{tree:?}");
    assert!(
        tree.out.contains(one) && !tree.out.contains(two) && tree.err.contains("2 changes in 2 guides"),
        "{tree:?}"
    );
    let tree = ["diff", "HEAD~1..HEAD", "guides/server/new", "--fail-on"];
    assert_eq!(project.run(&[&tree[..], &["breaking"]].concat()).code, 0, "a new guide breaks nothing");
    assert_eq!(project.run(&[&tree[..], &["notable"]].concat()).code, 1);
    let gone = project.run(&["diff", "HEAD..HEAD~1", "guides/server/new", "--fail-on", "breaking"]);
    assert!(gone.code == 1 && gone.out.contains("is gone") && gone.out.contains("readers find it no more"), "{gone:?}");
    let now = project.run(&["diff", "HEAD..", "--fail-on", "breaking", "--format", "markdown"]);
    assert!(now.code == 1 && now.out.contains(two) && now.out.contains("level changed"), "{now:?}");
    let rows: serde_json::Value =
        serde_json::from_str(&project.run(&["diff", "HEAD~1..", "guides/server/check", "--format", "json"]).out)
            .unwrap();
    assert_eq!((rows.as_array().unwrap().len(), &rows[0]["new"]), (1, &two.into()));
    for wrong in [
        vec!["diff", one],
        vec!["diff", "nowhere..HEAD"],
        vec!["diff", "--upload-pack=x..HEAD"],
        vec!["diff", "HEAD:nothing.en-gb.md"],
    ] {
        let ran = project.run(&wrong);
        assert_eq!(ran.code, 2, "{ran:?}");
    }
}

#[test]
fn the_program_shows_both_sides_where_that_is_wanted() {
    let project = Project::new();
    project.write("a/guide.en-gb.md", GUIDE);
    project.write("b/guide.en-gb.md", &GUIDE.replace("`Order`", "`Buy`"));
    let ran = project.run(&["diff", "a/guide.en-gb.md", "b/guide.en-gb.md", "--side-by-side", "always"]);
    assert!(
        ran.out.contains("18 click Servers, click Order") && ran.out.contains("│     18 click Servers, click Buy"),
        "{ran:?}"
    );
}

#[test]
fn what_a_move_and_a_condition_mean_is_told() {
    let warning = "> [!warning]\n>\n> Orders are binding.\n>\n\n";
    let behind = GUIDE.replace(warning, "") + "\n" + warning;
    let found = changes(GUIDE, &behind);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].kind, found[0].reason), (Kind::Moved, "it now stands behind what it guards"));
    let told = "warning moved from behind “Instructions” to behind step 2.2 “Check that the server answers to every …”: it now stands behind what it guards";
    for text in [report::human(&found, report::Look::default()), report::markdown(&found)] {
        assert!(text.contains(told), "{text}");
    }
    let optional = GUIDE.replace("Check that the", "Optionally, check that the");
    let found = changes(GUIDE, &optional);
    assert_eq!(found.iter().map(|one| one.reason).collect::<Vec<_>>(), ["it may be left out now"], "{found:#?}");
    let whole = "Click `Servers`{.action} (1), then `Order`{.action} (2).";
    let split = GUIDE.replace(
        whole,
        "Click `Servers`{.action} (1) in the left menu of the console.\n\nThen click `Order`{.action} (2).",
    );
    let from = GUIDE.replace(
        whole,
        "Click `Servers`{.action} (1) in the left menu of the console. Then click `Order`{.action} (2).",
    );
    let found = changes(&from, &split);
    assert_eq!(
        found.iter().map(|one| (one.kind, one.severity)).collect::<Vec<_>>(),
        [(Kind::Split, Weight::Wording)],
        "{found:#?}"
    );
    let back = changes(&split, &from);
    assert_eq!(back.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Merged], "{back:#?}");
}

#[test]
fn a_change_hides_no_other_one() {
    let guide = |text: &str| format!("---\ntitle: T\n---\n\n## Instructions\n\n{text}\n");
    let reasons = |old: &str, new: &str| {
        let found = changes(&guide(old), &guide(new));
        found.into_iter().map(|one| (one.severity, one.reason)).collect::<Vec<_>>()
    };
    assert_eq!(
        reasons(
            "Confirm the order within 48 hours: the server stays on.",
            "Confirm the order within 24 hours: the server is wiped."
        ),
        [
            (Weight::Breaking, "the reader waits or acts in another time"),
            (Weight::Wording, "other words of it change too")
        ]
    );
    let variant = "Click `Save`{.action}.\n\n> For servers ordered before 2022:\n>\n> Click `Legacy`{.action}.\n>\n";
    assert_eq!(
        reasons(variant, &variant.replace("before", "after")),
        [(Weight::Notable, "it is done in another case, or that is said otherwise")]
    );
    let titled = changes(&guide("Save it."), &guide("Save it.").replace("title: T", "title: U"));
    let titles = titled.iter().map(|one| (one.severity, one.new.as_ref().map(|new| new.text.as_str())));
    assert_eq!(titles.collect::<Vec<_>>(), [(Weight::Wording, Some("U"))]);
    assert_eq!(
        reasons("The status is `OK` then.", "The status is `FAILED` then."),
        [(Weight::Notable, "a value in it changes")]
    );
    assert_eq!(
        reasons(
            "If you want to keep it, click `Save`{.action}.",
            "If you do not want to keep it, click `Save`{.action}."
        ),
        [(Weight::Breaking, "it is done in another case, or that is said otherwise")]
    );
}

#[test]
fn words_that_turn_what_is_meant_are_more_than_wording() {
    use Weight::{Breaking, Notable, Wording};
    let guide = |text: &str| format!("---\ntitle: T\n---\n\n## Instructions\n\n{text}\n");
    for (old, new, weight, reason) in [
        ("The vault holds 500 GB.", "The vault holds 500 MB.", Notable, "what a number in it counts changes"),
        (
            "The copy takes up to 4 hours.",
            "The copy takes at least 4 hours.",
            Notable,
            "what a number in it counts changes",
        ),
        (
            "Tick the `Seal`{.action} box.",
            "Untick the `Seal`{.action} box.",
            Breaking,
            "the reader does something else to it",
        ),
        ("Log in to the vault console.", "Log out of the vault console.", Notable, "another verb tells what to do"),
        (
            "Log in to the console and go to the `Vaults`{.action} page.",
            "Log out of the console and go to the `Vaults`{.action} page.",
            Notable,
            "another verb tells what to do",
        ),
        (
            "Check that the state is `Sealed`{.action}.",
            "Check that the state is not `Sealed`{.action}.",
            Breaking,
            "something is denied in it, or no longer",
        ),
        ("Seal the box if it holds keys.", "Seal the box unless it holds keys.", Breaking, "it is done in other cases"),
        (
            "Seal the box before you send it.",
            "Seal the box after you send it.",
            Notable,
            "it is done at another time, or that is said otherwise",
        ),
        (
            "Press the `Seal`{.action} button.",
            "Click the `Seal`{.action} button.",
            Wording,
            "nothing but words changes",
        ),
    ] {
        let found = changes(&guide(old), &guide(new));
        let told: Vec<_> = found.iter().map(|one| (one.severity, one.reason)).collect();
        assert_eq!(told, [(weight, reason)], "{old} / {new}");
    }
}

#[test]
fn what_a_reader_does_or_must_not_do_is_no_matter_of_words() {
    let guide = |text: &str| format!("---\ntitle: T\n---\n\n## Instructions\n\nOpen the vault.\n\n{text}\n");
    for (old, new, kind, reason) in [
        (
            "Then call `GET /v1/vaults/{vault}`.",
            "Then call `DELETE /v1/vaults/{vault}`.",
            Kind::ApiCall,
            "something else is called",
        ),
        ("Add `ns2` to the vault.", "Add `ns3` to the vault.", Kind::Reworded, "another value is used"),
        ("You must restart the vault.", "You may restart the vault.", Kind::Removed, "it is no longer done"),
        (
            "Open the box. You must seal the other one.",
            "Open the box. You may seal the other one.",
            Kind::Reworded,
            "what has to be done may be left out, or no longer",
        ),
        ("Never delete the box.", "Delete the box.", Kind::Added, "it is done now"),
        (
            "Seal the box. Never delete the box.",
            "Seal the box.",
            Kind::Reworded,
            "something is denied in it, or no longer",
        ),
        ("Do not delete a box that is in use.", "", Kind::Removed, "something is no longer forbidden"),
    ] {
        let found = changes(&guide(old), &guide(new));
        let told: Vec<_> = found.iter().map(|one| (one.kind, one.severity, one.reason)).collect();
        assert_eq!(told, [(kind, Weight::Breaking, reason)], "{old} / {new}");
    }
    let both = changes(
        &guide("Call `GET /v1/vaults`, and never close the vault."),
        &guide("Call `DELETE /v1/vaults`, and close the vault."),
    );
    let told: Vec<_> = both.iter().map(|one| one.kind).collect();
    assert_eq!(told, [Kind::ApiCall, Kind::Reworded], "a change hides no other one: {both:#?}");
    let less = changes(&guide("It happens that a box does not close."), &guide(""));
    assert_eq!(less.iter().map(|one| one.severity).collect::<Vec<_>>(), [Weight::Notable], "{less:#?}");
}

#[test]
fn what_moved_and_what_changed_is_named_in_words_that_can_be_followed() {
    let guide = |text: &str| format!("---\ntitle: T\n---\n\n## Instructions\n\n{text}\n");
    let told = |old: &str, new: &str| report::human(&changes(&guide(old), &guide(new)), report::Look::default());
    let swapped = told(
        "1. Open the vault.\n2. Seal the box.\n3. Count the keys.",
        "1. Open the vault.\n2. Count the keys.\n3. Seal the box.",
    );
    let moved =
        "step 2 moved from behind step 1 “Open the vault.” to behind step 2 “Count the keys.”, and is step 3 now";
    let back = "step 3 moved from behind step 2 “Seal the box.” to behind step 1 “Open the vault.”, and is step 2 now";
    assert!(swapped.contains(moved) || swapped.contains(back), "{swapped}");
    let code = told("Run:\n\n```sh\nvault seal --all\n```", "Run:\n\n```sh\nvault seal --none\n```");
    assert!(code.starts_with("breaking: code changed: something else is run or written\n"), "{code}");
}

#[test]
fn a_revision_that_is_no_text_is_compared() {
    let project = Project::new();
    project.write("guide.en-gb.md", GUIDE);
    let latin: Vec<u8> = GUIDE.bytes().chain(*b"\nCaf\xe9.\n").collect();
    #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
    std::fs::write(project.path("guide.en-gb.md"), latin).unwrap();
    git(&project, &["init", "-q", "-b", "main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-q", "-m", "one"]);
    project.write("guide.en-gb.md", &format!("{GUIDE}\nCaf\u{e9}.\n"));
    let told = project.run(&["diff", "HEAD:guide.en-gb.md"]);
    assert!(told.code == 0 && told.out.contains('\u{e9}'), "{told:?}");
}
