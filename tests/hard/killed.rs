//! A kill in the middle of `build` or `render` leaves each file as it was or as it will be.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::support::Project;

const GUIDES: usize = 40;

fn write_guides(project: &Project, word: &str) {
    for number in 0..GUIDES {
        let steps = format!("Click the `{word}`{{.action}} button.\n\n").repeat(60);
        project.write(&format!("guides/g{number}/guide.en-gb.md"), &format!("## Instructions\n\n{steps}"));
    }
}

/// The files below a folder, those on their way left out.
fn files(project: &Project, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = project.path(folder);
    let mut open = vec![root.clone()];
    let mut all = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if !entry.file_name().to_string_lossy().starts_with(".stepmark-") {
                all.insert(path.strip_prefix(&root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn killed_at_any_time(args: &[&str]) {
    let project = Project::new();
    project.write("stepmark.toml", "");
    let made = |folder: &str| {
        let args: Vec<&str> = args.iter().copied().chain(["--output", folder]).collect();
        assert_eq!(project.run(&args).code, 0);
        files(&project, folder)
    };
    write_guides(&project, "Old");
    let old = made("out");
    write_guides(&project, "New");
    let new = made("new");
    assert_eq!(old.len(), new.len());
    let (mut kept, mut changed) = (0, 0);
    for millis in [5, 10, 20, 30, 40, 60, 80, 100, 130, 160, 200, 300] {
        let args: Vec<&str> = args.iter().copied().chain(["--output", "out"]).collect();
        let mut child = project.command(&args).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, bytes) in files(&project, "out") {
            let is_old = old.get(&path) == Some(&bytes);
            assert!(is_old || new.get(&path) == Some(&bytes), "{} after {millis} ms", path.display());
            kept += usize::from(is_old);
            changed += usize::from(!is_old);
        }
    }
    assert!(kept + changed >= 12 * GUIDES);
    assert_eq!(made("out"), new);
}

#[test]
fn build_leaves_old_or_new() {
    killed_at_any_time(&["build"]);
}

#[test]
fn render_leaves_old_or_new() {
    killed_at_any_time(&["render", "guides"]);
}
