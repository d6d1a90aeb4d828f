//! What a run does not let happen by accident.

use super::RUN;
use crate::support::Project;

fn guide(instructions: &str) -> Project {
    let project = Project::new();
    project.write("guide.en-gb.md", &format!("---\ntitle: Delete a disk\n---\n\n## Instructions\n\n{instructions}\n"));
    project
}

#[test]
fn what_is_said_before_or_behind_a_task_can_make_it_irreversible() {
    for text in [
        "This deletes all data for good.\n\nClick `Delete`{.action}.",
        "Click `Delete`{.action}.\n\nA message appears: all data will be erased.",
        "The disk cannot be recovered.\n\n> [!api]\n>\n> @api {DELETE} /disk/5\n>",
    ] {
        let project = guide(text);
        let ran = project.answer(&RUN, "d\nn\nq\n");
        assert!(ran.out.contains("Is it really done?") && ran.code == 1, "{text}: {ran:?}");
    }
    let project = guide("This deletes all data for good.\n\nClick `Delete`{.action}.\n\nClick `Close`{.action}.");
    let ran = project.answer(&RUN, "d\ny\nd\n");
    assert_eq!((ran.code, ran.out.matches("Is it really done?").count()), (0, 1), "{ran:?}");
}

#[test]
fn without_an_address_a_call_goes_where_the_reader_says_and_its_path_stays_a_text() {
    let project = guide("> [!api]\n>\n> @api {GET} /disk/$(id)/`id`/\"!x\\y'\n>");
    let ran = project.answer(&RUN, "q\n");
    assert!(ran.out.contains(r#""$API/disk/%24(id)/%60id%60/%22%21x%5Cy'""#), "{ran:?}");
    project.write("stepmark.toml", "api = \"https://api.ondalis.example/\"\n");
    let ran = project.answer(&RUN, "q\n");
    assert!(ran.out.contains("'https://api.ondalis.example/disk/$(id)/`id`/\"!x\\y%27'"), "{ran:?}");
}
