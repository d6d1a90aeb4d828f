//! `--watch`, as somebody sees it who saves files in an editor.

use std::io::{BufRead, BufReader};
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::support::Project;

const ARGS: [&str; 6] =
    ["check", "--watch", "--format", "compact", "--select", "unknown-block,missing-image,missing-anchor"];
const GUIDE: &str = "---\ntitle: Keys\nexcerpt: How to make a key\nupdated: 2026-03-02\nslug: keys\n---\n\n## Objective\n\nThis guide explains keys.\n\n## Instructions\n\nClick the `Save`{.action} button.\n";

fn project() -> Project {
    let project = Project::new();
    project.write("stepmark.toml", "");
    project.write("guides/a/guide.en-gb.md", GUIDE);
    project.write("guides/b/guide.en-gb.md", &GUIDE.replace("keys", "locks").replace("Keys", "Locks"));
    project
}

/// The program while it watches.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    seen: String,
}

impl Watching {
    /// Starts it, and waits until it watches.
    fn new(project: &Project, args: &[&str]) -> Self {
        // One pipe for both streams: what is printed first is read first.
        let (reader, writer) = std::io::pipe().unwrap();
        let child = project.command(args).stdout(writer.try_clone().unwrap()).stderr(writer).spawn().unwrap();
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            BufReader::new(reader).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
        });
        let mut watching = Self { child, lines, seen: String::new() };
        watching.until("watching for changes");
        watching
    }

    /// Waits for a line that holds a text, and returns what was printed until then.
    fn until(&mut self, text: &str) -> String {
        let end = Instant::now() + Duration::from_secs(60);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else { panic!("no `{text}` in:\n{}", self.seen) };
            self.seen.push_str(&line);
            self.seen.push('\n');
            if line.contains(text) {
                return std::mem::take(&mut self.seen);
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves at one stroke, so that the program cannot see half of it.
fn save(project: &Project, path: &str, text: &str) {
    project.write(".fresh", text);
    std::fs::rename(project.path(".fresh"), project.path(path)).unwrap();
}

/// Saves as many editors do: a new file takes the place of the old one, which is kept for a moment.
fn save_by_rename(project: &Project, path: &str, text: &str) {
    let (backup, fresh) = (format!("{path}~"), format!("{path}.tmp"));
    project.write(&fresh, text);
    std::fs::rename(project.path(path), project.path(&backup)).unwrap();
    std::fs::rename(project.path(&fresh), project.path(path)).unwrap();
    std::fs::remove_file(project.path(&backup)).unwrap();
}

#[test]
fn a_saved_guide_is_built_again_and_no_other() {
    let project = project();
    let mut watching = Watching::new(&project, &["build", "--watch"]);
    project.write("guides/a/guide.en-gb.md", &GUIDE.replace("Save", "Keep"));
    let said = watching.until("new or changed");
    assert!(said.contains("changed: guides/a/guide.en-gb.md") && said.contains("1 workflow in"), "{said}");
    assert!(project.read("workflows/a.en-gb.yaml").contains("`Keep`"));

    project.write("guides/a/4913", "");
    project.write("guides/a/#guide.en-gb.md#", GUIDE);
    project.write("guides/a/.guide.en-gb.md.swp", GUIDE);
    save_by_rename(&project, "guides/a/guide.en-gb.md", &GUIDE.replace("Save", "Store"));
    let said = watching.until("1 of them new or changed");
    let told = said.lines().find(|line| line.starts_with("changed"));
    assert_eq!(told, Some("changed: guides/a/guide.en-gb.md"), "{said}");
    assert!(project.read("workflows/a.en-gb.yaml").contains("`Store`"));
}

#[test]
fn guides_that_come_and_settings_that_change_are_seen() {
    let project = project();
    let mut watching = Watching::new(&project, &["build", "--watch"]);
    project.write("guides/new/folder/guide.en-gb.md", GUIDE);
    watching.until("3 workflows in");
    project.write("guides/new/folder/guide.en-gb.md", &GUIDE.replace("Save", "Keep"));
    watching.until("1 of them new or changed");
    assert!(project.read("workflows/new/folder.en-gb.yaml").contains("`Keep`"));

    std::fs::remove_dir_all(project.path("guides/new")).unwrap();
    watching.until("2 workflows in");
    save_by_rename(&project, "stepmark.toml", "guidse = \"x\"\n");
    watching.until("unknown key `guidse`");
    project.write("stepmark.toml", "workflows = \"elsewhere\"\n");
    watching.until("2 workflows in");
    assert!(project.read("elsewhere/a.en-gb.yaml").contains("`Save`"));
}

#[test]
fn check_shows_the_saved_guide_whole_and_of_others_what_is_new() {
    let project = project();
    project.write("guides/b/guide.en-gb.md", &format!("{GUIDE}\n![A key](images/key.png)\n"));
    project.write("guides/b/images/key.png", "x");
    let mut watching = Watching::new(&project, &ARGS);

    save(&project, "guides/a/guide.en-gb.md", &format!("{GUIDE}\n> [!warnign]\n> Beware.\n"));
    let said = watching.until("2 guides checked");
    assert_eq!(said.matches("unknown-block").count(), 1, "{said}");
    assert!(said.contains("1 guide checked: 1 error") && !said.contains("guides/b"), "{said}");

    std::fs::remove_file(project.path("guides/b/images/key.png")).unwrap();
    let said = watching.until("2 guides checked");
    assert!(said.contains("guides/b/guide.en-gb.md") && !said.contains("unknown-block"), "{said}");

    project.write("guides/b/images/key.png", "x");
    let said = watching.until("2 guides checked");
    assert!(said.contains("guides/b/guide.en-gb.md: nothing found any more"), "{said}");

    save(&project, "stepmark.toml", "ignore = [\"guides/b\"]\n");
    let said = watching.until("1 guide checked: 1 error");
    assert!(!said.contains("unknown-block"), "{said}");
}

#[test]
fn check_sees_what_a_save_means_for_other_guides() {
    let project = project();
    project.write("guides/b/guide.en-gb.md", &format!("{GUIDE}\nSee [keys](../a/guide.en-gb.md#instructions).\n"));
    let mut watching = Watching::new(&project, &ARGS);
    save(&project, "guides/a/guide.en-gb.md", &GUIDE.replace("## Instructions", "## How to do it"));
    let said = watching.until("2 guides checked");
    assert!(said.contains("guides/b/guide.en-gb.md") && said.contains("instructions"), "{said}");
}

#[test]
fn a_site_is_kept_up_to_date_page_by_page() {
    let project = project();
    let args = ["render", "guides", "--format", "html", "--output", "guides/site", "--watch"];
    let mut watching = Watching::new(&project, &args);
    save(&project, "guides/a/guide.en-gb.md", &GUIDE.replace("This guide explains keys.", "This explains keys."));
    let said = watching.until("new or changed");
    assert!(said.contains("\n1 files in guides/site, 1 of them new"), "{said}");
    assert!(project.read("guides/site/a.en-gb.html").contains("This explains keys."));
    let listed = project.read("guides/site/.stepmark-site");
    assert!(listed.contains("  b.en-gb.html") && listed.lines().count() > 3, "{listed}");

    save(&project, "guides/a/guide.en-gb.md", &GUIDE.replace("title: Keys", "title: Spare keys"));
    let said = watching.until("new or changed");
    assert!(!said.contains("\n1 files in"), "{said}");
    assert!(project.read("guides/site/en-gb.html").contains("Spare keys"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_as_it_ends_any_program() {
    use std::os::unix::process::ExitStatusExt;
    let project = project();
    let mut watching = Watching::new(&project, &["build", "--watch"]);
    let id = rustix::process::Pid::from_child(&watching.child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).unwrap();
    assert_eq!(watching.child.wait().unwrap().signal(), Some(2));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let project = project();
    for (args, why) in [
        (&["check", "--watch", "--format", "sarif"][..], "as they come"),
        (&["check", "--watch", "--fix"], "cannot be used with"),
        (&["build", "--watch", "--check"], "cannot be used with"),
        (&["build", "--watch", "nowhere"], "nowhere"),
    ] {
        let ran = project.run(args);
        assert!(ran.code == 2 && ran.err.contains(why), "{args:?} {ran:?}");
    }
}
