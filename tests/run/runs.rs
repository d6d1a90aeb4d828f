//! What is done with runs from outside: listed, exported, handed over, given up, removed; and what parameters become.

use super::{RUN, project};

#[test]
fn a_run_is_listed_handed_over_exported_given_up_and_removed() {
    let project = project();
    assert_eq!(project.answer(&RUN, "o\nd\nn\n0\nf\nit broke\nw\nthe e-mail\ne\nlogs/1.txt\nq\n").code, 1);
    let runs = |args: &[&str]| project.run(&[&["runs", "--state", "state"], args].concat());
    let listed = runs(&[]);
    assert!(listed.code == 0 && listed.out.contains("open, 2/3, ada"), "{listed:?}");
    let name = listed.out.lines().next().unwrap().to_owned();
    assert!(runs(&["--due"]).out.is_empty() && runs(&["--guide", "nothing"]).out.is_empty());
    assert_eq!(runs(&["remove", &name]).code, 2, "it has not ended");
    assert_eq!(runs(&["hand-over", &name[..4], "--to", "grace", "--note", "mind the disk"]).code, 0);
    assert!(runs(&[]).out.contains("open, 2/3, grace"));
    let shown = runs(&["show", &name]).out;
    for told in ["mind the disk", "failed: it broke", "waiting: the e-mail", "evidence: logs/1.txt"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    let html = runs(&["export", &name, "--format", "html"]).out;
    assert!(html.contains("<html lang=\"en-GB\">") && html.contains("failed: it broke"), "{html}");
    let json: serde_json::Value = serde_json::from_str(&runs(&["export", &name, "--format", "json"]).out).unwrap();
    let statuses: Vec<&str> = json["entries"].as_array().unwrap().iter().filter_map(|e| e["status"].as_str()).collect();
    let expected = ["acknowledged", "done", "chosen", "not_on_path", "chosen", "not_on_path", "failed", "waiting"];
    assert_eq!(statuses, expected);
    let journal = runs(&["export", &name, "--format", "jsonl"]).out;
    let event: serde_json::Value = serde_json::from_str(journal.lines().nth(2).unwrap()).unwrap();
    assert_eq!((event["event"].as_str(), event["step"].as_str()), (Some("done"), Some("1.1")));
    assert_eq!(event["fingerprint"].as_str().map(str::len), Some(16));
    assert_eq!(runs(&["abort", &name, "--reason", "no longer needed"]).code, 0);
    assert_eq!(runs(&["abort", &name, "--reason", "again"]).code, 2, "it has ended");
    assert!(runs(&["--status", "aborted"]).out.contains(&name));
    assert_eq!(project.run(&["run", "--resume", &name, "--state", "state"]).code, 2);
    assert_eq!(runs(&["remove", &name]).code, 0);
    assert_eq!(std::fs::read_dir(project.path("state")).unwrap().count(), 0);
    assert_eq!(runs(&["show", &name]).code, 2);
}

#[test]
fn values_are_taken_from_a_file_and_secrets_never_reach_the_disk() {
    let project = project();
    project.write("values.yaml", "serverName: srv/7\nadminPassword: hunter2\n");
    let args = [&RUN[..], &["--values", "values.yaml", "--set", "apiToken=tok-9"]].concat();
    let ran = project.answer(&args, "o\nd\nn\n1\nd\nq\n");
    assert!(ran.out.contains("/server/srv%2F7/move'"), "{ran:?}");
    for entry in std::fs::read_dir(project.path("state")).unwrap().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap();
        assert!(text.contains("srv/7") && !text.contains("hunter2") && !text.contains("tok-9"), "{text}");
    }
    assert_eq!(project.run(&[&RUN[..], &["--set", "a=b\nc"]].concat()).code, 2);
    project.write("values.yaml", "serverName: [1]\n");
    assert_eq!(project.run(&args).code, 2);
}

#[test]
fn a_decision_that_changes_the_path_is_confirmed_and_undone_exactly() {
    let project = project();
    let ran = project.answer(&RUN, "o\nd\ny\nd\nb\nb\nn\n0\ng\n9.9\ng\n2.4\nd\nd\ny\n");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("Please answer with one of: 2.3, 2.4"), "{ran:?}");
}

#[test]
fn a_folder_that_cannot_be_written_is_a_clear_error() {
    let project = project();
    project.write("file", "");
    let ran = project.run(&["run", "guide.en-gb.md", "--state", "file/state"]);
    assert!(ran.code == 2 && ran.err.contains("file/state"), "{ran:?}");
}
