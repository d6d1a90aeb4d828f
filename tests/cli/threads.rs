//! What is written does not depend on how many threads write it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::support::Project;
use crate::{corpus, support};

/// Everything that the program writes of a project's guides, by path; and what it prints, by command.
fn written(project: &Project, threads: &str) -> BTreeMap<String, Vec<u8>> {
    let output = tempfile::tempdir().unwrap();
    let below = |name: &str| output.path().join(name).to_string_lossy().into_owned();
    let (workflows, site, runbooks) = (below("workflows"), below("site"), below("runbooks"));
    let mut all = BTreeMap::new();
    for args in [
        &["check", "guides", "--format", "json"][..],
        &["check", "guides", "--format", "sarif", "--select", "untranslated-guide,duplicate-slug,drift-missing"],
        &["build", "guides", "--output", &workflows],
        &["render", "guides", "--output", &runbooks],
        &["render", "guides", "--format", "html", "--output", &site],
        &["drift", "guides", "--format", "json"],
    ] {
        let ran = project.command(args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(ran.status.code().is_some_and(|code| code < 2), "{args:?} {}", String::from_utf8_lossy(&ran.stderr));
        all.insert(args.join(" ").replace(&below(""), ""), ran.stdout);
    }
    let mut open = vec![output.path().to_owned()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(output.path()).unwrap().to_string_lossy().into_owned();
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

/// A project of some of these guides.
fn project_of(guides: &[PathBuf], root: &Path) -> Project {
    let project = Project::new();
    project.write("stepmark.toml", "");
    for guide in guides {
        let text = String::from_utf8_lossy(&std::fs::read(guide).unwrap()).into_owned();
        project.write(&format!("guides/{}", guide.strip_prefix(root).unwrap().display()), &text);
    }
    project
}

/// One byte that differs is told by the name of its file.
fn assert_same(project: &Project) {
    let one = written(project, "1");
    assert!(one.len() > 20, "{:?}", one.keys());
    for threads in ["2", "7"] {
        let many = written(project, threads);
        assert_eq!(one.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
        let differing: Vec<&String> = one.keys().filter(|name| one[*name] != many[*name]).collect();
        assert!(differing.is_empty(), "with {threads} threads: {differing:?}");
    }
}

#[test]
fn our_guides_give_the_same_with_any_number_of_threads() {
    let root = support::project("guides");
    assert_same(&project_of(&support::guides(&root), &root));
}

/// Every fortieth guide; with `STEPMARK_THREADS=1` every one.
#[test]
fn real_guides_give_the_same_with_any_number_of_threads() {
    let all = corpus::guides();
    let Some(first) = all.first() else { return };
    let shared = |root: &Path| all.iter().all(|guide| guide.starts_with(root));
    let root = first.ancestors().skip(1).find(|root| shared(root)).unwrap().to_owned();
    let step = std::env::var_os("STEPMARK_THREADS").map_or(40, |step| step.to_string_lossy().parse().unwrap());
    let some: Vec<PathBuf> = all.into_iter().step_by(step).collect();
    assert_same(&project_of(&some, &root));
}
