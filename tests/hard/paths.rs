//! Links, pipes, devices and odd names: never followed, never left, always named.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, symlink};

use camino::Utf8Path;
use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::Project;

const GUIDE: &str = "## Instructions\n\nClick the `Save`{.action} button.\n";

fn project() -> Project {
    let project = Project::new();
    project.write("p/stepmark.toml", "");
    project.write("p/guides/a/guide.en-gb.md", GUIDE);
    project.write("outside/guide.en-gb.md", "top secret\n");
    project
}

fn inside(project: &Project) -> Project {
    Project::at(project.path("p"))
}

/// Every command that reads all guides refuses, and says why; what is outside is not shown.
fn refused(project: &Project, why: &str) {
    for args in [&["check"][..], &["build"], &["render", "guides", "--output", "out"]] {
        let ran = inside(project).run(args);
        assert_eq!(ran.code, 2, "{args:?} {ran:?}");
        assert!(ran.err.contains(why), "{args:?} {ran:?}");
        assert!(!format!("{}{}", ran.out, ran.err).contains("top secret"), "{args:?} {ran:?}");
        assert!(ran.err.lines().count() <= 2, "{ran:?}");
    }
}

#[test]
fn a_guide_that_is_a_link_is_named_and_not_followed() {
    let project = project();
    symlink(project.path("outside/guide.en-gb.md"), project.path("p/guides/a/guide.fr-fr.md")).unwrap();
    refused(&project, "links are not followed");
}

#[test]
fn a_folder_that_is_a_link_is_not_entered() {
    let project = project();
    symlink(project.path("outside"), project.path("p/guides/b")).unwrap();
    let built = inside(&project).run(&["build"]);
    assert!(built.code == 0 && built.err.contains("1 workflows"), "{built:?}");
}

#[test]
fn a_pipe_is_named_and_not_waited_for() {
    let project = project();
    let pipe = project.path("p/guides/a/guide.fr-fr.md");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    refused(&project, "device, pipe or socket");
    for path in ["guides/a/guide.fr-fr.md", "/dev/zero", "/dev/tty"] {
        let ran = inside(&project).run(&["check", path]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("not a file") || ran.err.contains("pipe"), "{ran:?}");
    }
}

#[test]
fn a_pipe_where_a_workflow_belongs_is_replaced() {
    let project = project();
    project.write("p/workflows/a.en-gb.txt", "");
    let pipe = project.path("p/workflows/a.en-gb.yaml");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    assert_eq!(inside(&project).run(&["build"]).code, 0);
    assert!(project.read("p/workflows/a.en-gb.yaml").contains("Save"));
}

#[test]
fn names_that_cannot_be_shown_are_named_without_harm() {
    for (name, why) in [
        (&b"\n::error::x.en-gb.md"[..], "control characters"),
        (b"\x1b[31m.en-gb.md", "control characters"),
        (b"\xff.en-gb.md", "not UTF-8"),
    ] {
        let project = project();
        let path = project.path("p/guides/a").join(OsStr::from_bytes(name));
        #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
        std::fs::write(path, GUIDE).unwrap();
        refused(&project, why);
    }
}

#[test]
fn settings_do_not_leave_the_project() {
    let project = project();
    let outside = project.path("outside").to_string_lossy().into_owned();
    project.write("outside/links.yaml", "a: {en-gb: b}\n");
    for setting in [
        "guides = \"../outside\"".to_owned(),
        format!("guides = \"{outside}\""),
        "workflows = \"../outside\"".to_owned(),
        "links = [\"../outside/links.yaml\"]".to_owned(),
        "baseline = \"../outside/b.json\"".to_owned(),
    ] {
        project.write("p/stepmark.toml", &setting);
        let ran = inside(&project).run(&["check"]);
        assert!(ran.code == 2 && ran.err.contains("leaves the project"), "{setting}: {ran:?}");
    }
    symlink(project.path("outside"), project.path("p/link")).unwrap();
    for setting in ["guides = \"link\"", "workflows = \"link\"", "links = [\"link/links.yaml\"]"] {
        project.write("p/stepmark.toml", setting);
        let ran = inside(&project).run(&["check"]);
        assert!(ran.code == 2 && ran.err.contains("leaves the project"), "{setting}: {ran:?}");
    }
}

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

#[test]
fn a_path_that_is_too_long_is_named() {
    let project = project();
    let long = format!("guides/{}", "a".repeat(300));
    for args in [&["check", &long][..], &["build", "--output", &long], &["render", "guides", "--output", &long]] {
        let ran = inside(&project).run(args);
        assert!(ran.code == 2 && ran.err.contains("aaaa"), "{ran:?}");
    }
}

#[test]
fn templates_and_languages_that_are_links_are_refused() {
    let project = project();
    project.write("p/mine/a.txt", "");
    symlink(project.path("outside/guide.en-gb.md"), project.path("p/mine/runbook.md.hbs")).unwrap();
    let ran = inside(&project).run(&["render", "guides", "--template", "mine", "--output", "-"]);
    assert!(ran.code == 2 && ran.err.contains("links are not followed"), "{ran:?}");
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
