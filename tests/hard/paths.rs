//! Links, pipes, devices and odd names: never followed, never left, always named.

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Stdio;
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::support::{Project, Ran};

pub(super) const GUIDE: &str = "## Instructions\n\nClick the `Save`{.action} button.\n";

pub(super) fn project() -> Project {
    let project = Project::new();
    project.write("p/stepmark.toml", "");
    project.write("p/guides/a/guide.en-gb.md", GUIDE);
    project.write("outside/guide.en-gb.md", "top secret\n");
    project
}

pub(super) fn inside(project: &Project) -> Project {
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
fn a_guide_that_is_a_link_is_named_and_not_followed_and_the_rest_goes_on() {
    let project = project();
    symlink(project.path("outside/guide.en-gb.md"), project.path("p/guides/a/guide.fr-fr.md")).unwrap();
    for (args, code, told) in [
        (&["check", "--level", "error"][..], 2, "1 guide checked, 1 not read"),
        (&["build"], 2, "1 workflow in"),
        (&["drift"], 0, "0 guides compared"),
        (&["render", "guides", "--output", "out"], 0, ""),
    ] {
        let ran = inside(&project).run(args);
        assert!(ran.code == code && ran.err.contains(told), "{args:?} {ran:?}");
        assert!(code == 0 || ran.err.contains("guide.fr-fr.md: this is a link, and links are not followed"), "{ran:?}");
        assert!(!format!("{}{}", ran.out, ran.err).contains("top secret"), "{args:?} {ran:?}");
    }
    let written = std::fs::read_dir(project.path("p/out")).unwrap().count();
    assert_eq!(written, 1);
    let named = inside(&project).run(&["check", "guides/a/guide.fr-fr.md"]);
    assert!(named.err.contains("1 guide checked:"), "what is named itself may be a link: {named:?}");
}

#[test]
fn a_folder_that_is_a_link_is_not_entered() {
    let project = project();
    symlink(project.path("outside"), project.path("p/guides/b")).unwrap();
    let built = inside(&project).run(&["build"]);
    assert!(built.code == 0 && built.err.contains("1 workflow in"), "{built:?}");
    let told = |ran: &Ran| ran.err.contains("guides/b: a link to a folder, and links are not followed");
    let checked = inside(&project).run(&["check"]);
    assert!(told(&checked), "{checked:?}");
    project.write("p/stepmark.toml", "ignore = [\"guides/b\"]\n");
    let checked = inside(&project).run(&["check"]);
    assert!(!told(&checked), "{checked:?}");
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

/// To open a pipe that nobody writes to would never end. Whatever is a pipe is refused, or taken for not there.
#[test]
fn pipes_in_other_places_are_not_waited_for() {
    let pipe = |project: &Project, path: &str| {
        let path = project.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    };
    let shown = format!("{GUIDE}\n![x](images/a.png)\n");
    for (at, args, code) in [
        ("images", &["render", "guides/a/guide.en-gb.md", "--format", "html", "--output", "-"][..], 0),
        ("images", &["render", "guides", "--format", "html", "--output", "site", "--assets", "assets"], 0),
        ("links.yaml", &["check"], 2),
        ("stepmark-baseline.json", &["check"], 2),
        ("stepmark-drift.json", &["drift"], 2),
        ("mine/en.yaml", &["check", "--languages", "mine"], 2),
        ("mine/runbook.md.hbs", &["render", "guides", "--template", "mine", "--output", "out"], 2),
        ("mine/runbook.md.hbs", &["render", "guides", "--template", "mine/runbook.md.hbs", "--output", "out"], 2),
        ("w/a.en-gb.yaml", &["render", "w/a.en-gb.yaml", "--output", "-"], 2),
        ("values.yaml", &["run", "guides/a/guide.en-gb.md", "--state", "s", "--values", "values.yaml"], 2),
        ("answers.yaml", &["run", "guides/a/guide.en-gb.md", "--state", "s", "--answers", "answers.yaml"], 2),
        ("s/a-20260101-000000.jsonl", &["runs", "--state", "s"], 2),
        ("old.en-gb.md", &["diff", "old.en-gb.md", "guides/a/guide.en-gb.md"], 2),
        ("site/.stepmark-site", &["render", "guides", "--format", "html", "--output", "site"], 2),
    ] {
        let project = project();
        project.write("p/guides/a/guide.en-gb.md", &shown);
        project.write("p/stepmark.toml", if at == "links.yaml" { "links = [\"links.yaml\"]" } else { "" });
        pipe(&project, &format!("p/{}", if at == "images" { "guides/a/images/a.png" } else { at }));
        let ran = within_a_minute(&inside(&project), args);
        assert_eq!(ran.0, code, "{at}: {args:?} {}", ran.1);
        assert!(code == 0 || ran.1.contains(at.rsplit('/').next().unwrap()), "{at}: {args:?} {}", ran.1);
    }
}

/// The exit code and what is said. A program that hangs is ended.
fn within_a_minute(project: &Project, args: &[&str]) -> (i32, String) {
    let mut child = project.command(args).stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
    let mut said = child.stderr.take().unwrap();
    let end = Instant::now() + Duration::from_secs(60);
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if Instant::now() > end => {
                child.kill().unwrap();
                child.wait().unwrap();
                panic!("{args:?} does not end");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let mut text = String::new();
    said.read_to_string(&mut text).unwrap();
    (status.code().unwrap_or(-1), text)
}

/// Runs the program as somebody whom the system refuses something; `None` where that cannot be done, which fails but
/// where the test was left out with `STEPMARK_AS_ROOT`.
fn as_somebody(project: &Project, args: &[&str]) -> Option<(i32, String)> {
    let program = env!("CARGO_BIN_EXE_stepmark");
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
    if !rustix::process::geteuid().is_root() {
        command = std::process::Command::new(program);
    } else if !command.arg("--version").output().is_ok_and(|ran| ran.status.success()) {
        let left_out = std::env::var_os("STEPMARK_AS_ROOT").is_some();
        assert!(left_out, "this runs as root, and there is no setpriv, or others cannot run {program}");
        return None;
    } else {
        command = std::process::Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
    }
    let ran = command.args(args).current_dir(project.path("p")).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Some((ran.status.code().unwrap_or(-1), text(&ran.stdout) + &text(&ran.stderr)))
}

#[test]
fn what_may_not_be_read_or_written_is_named() {
    let permit = |project: &Project, path: &str, mode: u32| {
        std::fs::set_permissions(project.path(path), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (at, args) in [
        ("guides/b", &["check"][..]),
        ("guides/b", &["build", "--output", "/dev/null/x"]),
        ("guides/b", &["render", "guides", "--output", "out"]),
        ("guides/b", &["drift"]),
        ("guides/b/guide.en-gb.md", &["check"]),
        ("guides/b/guide.en-gb.md", &["render", "guides", "--output", "out"]),
        ("guides/b/guide.en-gb.md", &["inspect", "guides/b/guide.en-gb.md"]),
        ("stepmark.toml", &["check"]),
        ("workflows", &["build"]),
    ] {
        let project = project();
        for (path, mode) in [("", 0o755), ("p", 0o777), ("p/guides", 0o755), ("p/guides/a", 0o755)] {
            permit(&project, path, mode);
        }
        project.write("p/guides/b/guide.en-gb.md", GUIDE);
        project.write("p/workflows/keep", "");
        permit(&project, &format!("p/{at}"), if at == "workflows" { 0o555 } else { 0 });
        let Some((code, said)) = as_somebody(&project, args) else { return };
        permit(&project, &format!("p/{at}"), 0o755);
        assert_eq!(code, 2, "{at}: {args:?} {said}");
        let name = at.rsplit('/').next().unwrap();
        assert!(said.contains(name) && said.contains("denied"), "{at}: {args:?} {said}");
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

/// A page holds its pictures: none may come from where the guide has no say.
#[test]
fn pictures_from_outside_are_not_shown() {
    let project = Project::new();
    let png = "\u{89}PNG\r\n\u{1a}\n".chars().map(|c| c as u8).collect::<Vec<u8>>();
    let secret = [&png[..], b"secret"].concat();
    project.write("guides/a/own.png", "");
    #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
    for (path, bytes) in [("outside.png", &secret), ("guides/b.png", &secret), ("guides/a/own.png", &png)] {
        std::fs::write(project.path(path), bytes).unwrap();
    }
    symlink(project.path("outside.png"), project.path("guides/a/link.png")).unwrap();
    let absolute = project.path("outside.png").display().to_string();
    let outside = ["../../outside.png", "..%2Fb.png", "link.png", &absolute, "/outside.png", "x/../../b.png"];
    let shown: String = outside.iter().chain([&"own.png"]).map(|src| format!("![a]({src})\n\n")).collect();
    project.write("guides/a/guide.en-gb.md", &format!("## Instructions\n\n{shown}"));
    let page = project.run(&["render", "guides/a/guide.en-gb.md", "--format", "html", "--output", "-"]);
    assert!(page.code == 0 && page.err.contains("or cannot be read: `../../outside.png` and others"), "{page:?}");
    assert_eq!(page.out.matches("data:image/png").count(), 1, "its own only");
    // A workflow says where its guide lies; it has no say in what a page may hold.
    project.write("stepmark.toml", "");
    for source in [absolute.replace("outside.png", "x.md"), "../x.md".to_owned(), "guides/a/../../x.md".to_owned()] {
        let text = "items:\n- {kind: figure, lines: [1, 1], src: outside.png}\n";
        let head = format!("stepmark: 1\nid: a\nlocale: en-GB\nsource: {{path: \"{source}\", sha256: \"\"}}\n");
        project.write("w/a.en-gb.yaml", &(head + text));
        let page = project.run(&["render", "w/a.en-gb.yaml", "--format", "html", "--output", "-"]);
        assert!(page.code == 0 && !page.out.contains("data:image/png"), "{source} {page:?}");
    }
    let beside = project.run(&["render", "guides", "--format", "html", "--output", "site", "--assets", "assets"]);
    assert_eq!(beside.code, 0, "{beside:?}");
    let pictures = std::fs::read_dir(project.path("site/assets")).unwrap().flatten();
    let pictures = pictures.filter(|file| file.path().extension().is_some_and(|extension| extension == "png"));
    assert!(pictures.map(|file| std::fs::read(file.path()).unwrap()).all(|bytes| bytes == png));
}
