//! What is written: below its folder, whole, and nowhere else.

use std::os::unix::fs::{MetadataExt, symlink};

use camino::Utf8Path;

use super::paths::{GUIDE, inside, project};
use crate::support::Project;

#[test]
fn what_is_written_stays_below_its_folder() {
    for (args, link) in [
        (&["build"][..], "p/workflows"),
        (&["build", "--output", "w"], "p/w/b"),
        (&["render", "guides/b", "--output", "out"], "p/out/b"),
        (&["render", "guides", "--format", "html", "--output", "out"], "p/out/b"),
    ] {
        let project = project();
        project.write("p/guides/b/c/guide.en-gb.md", GUIDE);
        project.write("victim/keep", "");
        std::fs::create_dir_all(project.path(link).parent().unwrap()).unwrap();
        symlink(project.path("victim"), project.path(link)).unwrap();
        let ran = inside(&project).run(args);
        let written: Vec<_> =
            std::fs::read_dir(project.path("victim")).unwrap().map(|e| e.unwrap().file_name()).collect();
        if ran.code == 0 {
            assert_eq!(written, ["keep"], "{args:?} {ran:?}");
            continue;
        }
        assert_eq!((ran.code, written), (2, vec!["keep".into()]), "{args:?}: {}", ran.err);
    }
}

/// The list of what a site holds is added to while the site is written.
#[test]
fn the_list_of_a_site_is_no_way_out() {
    let project = project();
    project.write("victim", "keep");
    project.write("p/site/a", "");
    symlink(project.path("victim"), project.path("p/site/.stepmark-site")).unwrap();
    let ran = inside(&project).run(&["render", "guides", "--format", "html", "--output", "site"]);
    assert!(ran.code == 2 && ran.err.contains(".stepmark-site"), "{ran:?}");
    assert_eq!(project.read("victim"), "keep");
}

/// A file is replaced whole: readers of the old one keep it, and no reader sees a half.
#[test]
fn a_file_is_replaced_and_not_written_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = Utf8Path::from_path(folder.path()).unwrap().join("a");
    stepmark::files::write(&path, b"old").unwrap();
    let old = std::fs::File::open(&path).unwrap();
    stepmark::files::write(&path, b"new").unwrap();
    assert_ne!(old.metadata().unwrap().ino(), std::fs::metadata(&path).unwrap().ino());
    assert_eq!(std::io::read_to_string(old).unwrap(), "old");
}

/// A workflow file comes from elsewhere as well as a guide: its id is no way out of the folder of results.
#[test]
fn a_workflow_chooses_no_place_of_its_own() {
    let project = Project::new();
    project.write("p/stepmark.toml", "");
    let inner = inside(&project);
    let workflow = |id: &str, locale: &str| {
        let id = serde_json::to_string(id).unwrap();
        let step = "items:\n- {kind: step, id: \"1\", lines: [1, 1], text: Click.}\n";
        let source = "source: {path: a.md, sha256: \"\"}\n";
        inner.write("w.yaml", &format!("stepmark: 1\nid: {id}\nlocale: \"{locale}\"\n{source}{step}"));
    };
    let ids =
        ["../evil", "/tmp/evil", "a/../../../evil", "a/..", "a\nb", "\u{1b}[31m", "", "a\\..\\evil", "c:evil", "."];
    for (id, locale) in ids.iter().map(|id| (*id, "en-GB")).chain([("a", "../../evil"), ("a", "en\\n")]) {
        workflow(id, locale);
        for args in [
            &["render", "w.yaml", "--output", "out/deep"][..],
            &["render", "w.yaml", "--format", "html", "--output", "out/deep"],
            &["run", "w.yaml", "--state", "state"],
        ] {
            let ran = inner.run(args);
            assert_eq!(ran.code, 2, "{id:?} {ran:?}");
            assert!(ran.err.contains("no path of names") || ran.err.contains("no locale"), "{id:?} {ran:?}");
        }
    }
    let long = "a b/".repeat(100) + "c";
    workflow(&long, "en-GB");
    assert_eq!(inner.answer(&["run", "w.yaml", "--state", "state"], "q\n").code, 1, "a long id has a short file name");
    assert!(inner.run(&["runs", "--state", "state"]).out.contains("open"));
    let files = names(&project.path(""));
    assert!(!files.iter().any(|name| name.contains("evil")), "{files:?}");
}

/// The library's own way to write below a folder refuses what leads out of it, there or not.
#[test]
fn nothing_is_written_beside_a_folder() {
    let project = Project::new();
    let root = project.path("out");
    let root = Utf8Path::from_path(&root).unwrap();
    for path in ["../evil", "a/../../evil", "a/b/../../../evil"] {
        assert!(stepmark::files::write_below(root, &root.join(path), b"x").is_err(), "{path}");
    }
    assert!(stepmark::files::write_below(root, Utf8Path::new("/tmp/evil"), b"x").is_err());
    assert!(stepmark::files::write_below(root, &root.join("a/./b"), b"x").unwrap());
    assert!(!project.path("evil").exists());
}

/// All files below a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut open = vec![folder.to_owned()];
    let mut all = Vec::new();
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            all.push(path.display().to_string());
            open.extend(path.is_dir().then_some(path));
        }
    }
    all
}
