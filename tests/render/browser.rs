//! Pages in a real browser, when Chromium, Node.js and the packages of `tests/browser/package.json` are installed
//! (`.ci/run` installs them); the test says so when they are not. With `STEPMARK_BROWSER_TESTS=all`
//! that is a failure, and every page is looked at instead of some.

use std::path::PathBuf;
use std::process::Command;

use crate::support::{Project, guides, project};

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
}

/// The browser and Node.js, or what is missing.
fn tools() -> Result<(PathBuf, PathBuf), String> {
    let browser = browser().ok_or("Chromium is not installed")?;
    let node = program(&["node"]).ok_or("Node.js is not installed")?;
    let packages = project("tests/browser/node_modules/axe-core").is_dir();
    packages.then_some((browser, node)).ok_or("run `npm ci` in tests/browser".to_owned())
}

fn browser() -> Option<PathBuf> {
    program(&["chromium", "chromium-browser", "google-chrome"])
}

/// Says that there is no test without what is missing; a failure where tests in a browser are asked for.
fn untested(missing: &str) {
    let required = std::env::var_os("STEPMARK_BROWSER_TESTS").is_some();
    assert!(!required, "no test in a browser: {missing}");
    eprintln!("no test in a browser: {missing}");
}

#[test]
fn pages_work_in_a_real_browser_and_everybody_can_use_them() {
    let (browser, node) = match tools() {
        Ok(tools) => tools,
        Err(missing) => return untested(&missing),
    };
    let here = Project::new();
    let output = here.path("pages");
    let at_home = Project::at(project("."));
    let ran = at_home.run(&["render", "guides", "--format", "html", "--output", output.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut pages = vec![output.join("compute/server/terminate-server.en-gb.html"), open(&here)];
    let all = guides(&project("guides"));
    let named = |path: &PathBuf| {
        let below = path.strip_prefix(project("guides")).unwrap();
        let folder = below.parent().unwrap().to_str().unwrap().replace('_', "-");
        let locale = below.file_name().unwrap().to_str().unwrap().trim_start_matches("guide.").trim_end_matches(".md");
        output.join(format!("{folder}.{locale}.html"))
    };
    let every = if std::env::var_os("STEPMARK_BROWSER_TESTS").is_some() { 1 } else { 6 };
    pages.extend(all.iter().step_by(every).map(named).filter(|page| *page != pages[0]).collect::<Vec<_>>());
    pages.extend(seeds(&here));
    pages.push(beside(&here));
    let stage = crate::drift::stage();
    pages.push(drift(&stage));
    pages.extend(["index.html", "en-gb.html", "fr-ca.html", "report.html"].map(|page| output.join(page)));
    let out = Command::new(node).arg(project("tests/browser/pages.mjs")).arg(browser).args(&pages).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

/// The pages of the real guides beside the corpus, when they are there.
fn seeds(here: &Project) -> Vec<PathBuf> {
    let folder = std::env::var_os("STEPMARK_SEEDS").map_or_else(|| project("../shared/seeds/pages"), PathBuf::from);
    if guides(&folder).is_empty() {
        eprintln!("no seeds here: their pages were not looked at (set STEPMARK_SEEDS to a folder of guides)");
        return Vec::new();
    }
    let output = here.path("seeds");
    let ran = here.run(&["render", folder.to_str().unwrap(), "--format", "html", "--output", output.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = std::fs::read_dir(output).unwrap().flatten().map(|entry| entry.path());
    all.filter(|path| path.extension().is_some_and(|extension| extension == "html")).collect()
}

/// A page of where locales differ.
fn drift(stage: &Project) -> PathBuf {
    let ran = stage.run(&["drift", "--all", "--format", "html"]);
    assert!(ran.code == 0 && ran.out.contains("72 heures"), "{}", ran.err);
    stage.write("drift.html", &ran.out);
    stage.path("drift.html")
}

/// A page that leaves much open, in all places where something can be left open.
fn open(here: &Project) -> PathBuf {
    let many: String = (1..9).map(|number| format!("Click `Zone <zone_{number}>`{{.action}}.\n\n")).collect();
    here.write("open/guide.en-gb.md", &format!("{OPEN}{many}"));
    let output = here.path("opened");
    let ran = here.run(&["render", "open", "--format", "html", "--output", output.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    output.join("open.en-gb.html")
}

const OPEN: &str = r#"---
title: Moving {zone}
excerpt: How {zone} is moved
---

## Instructions

### Step 1: look at `<zone>`

Log in to `gw-xxx-xxx` with `<apiToken>`, click `<zone>`{.action}, then `Move`{.action}.

```console
$ zones list <zone> --token <apiToken>
Found <zone> at gw-xxx-xxx
```

| Field | Value |
|---|---|
| Name | the name of {zone} |

> [!api]
>
> @api {v1} /zone GET /zone/{zone}

#### Method 1: copy {zone}

Click `Copy`{.action}.

#### Method 2: rename `<zone>`

Click `Rename`{.action}.

"#;

/// A page whose style and script lie beside it: its policy must let a browser take them from files.
fn beside(here: &Project) -> PathBuf {
    let guide = project("guides/network/load-balancer/renew_certificate/guide.pl-pl.md");
    let to = here.path("beside");
    let (guide, output) = (guide.to_str().unwrap(), to.to_str().unwrap());
    let ran = here.run(&["render", guide, "--format", "html", "--output", output, "--assets", "assets"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    to.join("network/load-balancer/renew-certificate.pl-pl.html")
}

#[test]
fn a_page_is_printed_with_an_outline_and_tags() {
    if browser().is_none() {
        return untested("Chromium is not installed");
    }
    let here = Project::new();
    here.write("guide.en-gb.md", "# Title\n\n## Instructions\n\nClick `Save`{.action} (1).\n");
    let ran = here.run(&["render", "guide.en-gb.md", "--format", "pdf", "--output", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let pdf = walk(&here.path("out"));
    let bytes = std::fs::read(&pdf).unwrap();
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(bytes.starts_with(b"%PDF") && holds(b"/Outlines") && holds(b"/StructTreeRoot") && holds(b"/FontFile2"));
}

/// The only file below a folder.
fn walk(folder: &std::path::Path) -> PathBuf {
    let entry = std::fs::read_dir(folder).unwrap().flatten().next().unwrap().path();
    if entry.is_dir() { walk(&entry) } else { entry }
}

#[test]
fn a_browser_that_is_missing_is_said_with_what_to_do() {
    let here = Project::new();
    here.write("guide.en-gb.md", "# Title\n");
    let ran = here.command(&["render", "guide.en-gb.md", "--format", "pdf", "--browser", "nowhere"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("--browser names"), "{ran:?}");
}
