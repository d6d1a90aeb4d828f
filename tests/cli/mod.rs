//! The built program: each command, each exit code, wrong input.

mod named;
mod rendering;
mod threads;
mod watch;

use crate::support::Project;

const GUIDE: &str = "---\nslug: order-server\ntitle: Order a server\nexcerpt: How to order\nupdated: 2026-01-02\n---\n\n## Overview\n\nOrder it.\n\n## Instructions\n\n> [!warning]\n>\n> Orders are binding.\n>\n\n### Step 1: order\n\nClick `Servers`{.action} (1), then `Order`{.action} (2).\n\n![The list of servers](images/menu.png){.thumbnail}\n\n### Step 2: check\n\nCheck that the server answers.\n";

fn project() -> Project {
    let project = Project::new();
    project.write("stepmark.toml", "default_locale = \"en-gb\"\n");
    project.write("guides/compute/order_server/guide.en-gb.md", GUIDE);
    project.write("guides/compute/order_server/images/menu.png", "");
    project
}

#[test]
fn build_writes_what_changed_and_check_tells_what_differs() {
    let project = project();
    let first = project.run(&["build"]);
    assert_eq!(first.code, 0, "{first:?}");
    assert!(first.err.contains("1 of them new or changed"), "{first:?}");
    let workflow = project.read("workflows/compute/order-server.en-gb.yaml");
    assert!(workflow.contains("{op: click, target: Order, callout: 2, line: 21}"), "{workflow}");
    assert!(project.run(&["build"]).err.contains("0 of them new or changed"));
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    project.write("guides/compute/order_server/guide.en-gb.md", &GUIDE.replace("`Order`", "`Buy`"));
    let differs = project.run(&["build", "--check"]);
    assert_eq!(differs.code, 1, "{differs:?}");
    assert!(differs.out.contains("+") && differs.out.contains("target: Buy"), "{differs:?}");
    project.run(&["build"]);
    project.write("workflows/values.yaml", "replicas: 2\n");
    assert_eq!(project.run(&["build", "--check"]).code, 0);
    project.write("workflows/old.en-gb.yaml", "stepmark: 1\n");
    let stale = project.run(&["build", "--check"]);
    assert!(stale.code == 1 && stale.out.contains("no guide gives this workflow"), "{stale:?}");
    for said in [stale.err, project.run(&["build"]).err] {
        assert!(said.contains("old.en-gb.yaml: delete it") && !said.contains("run stepmark build"), "{said}");
    }
}

#[test]
fn build_prints_one_workflow_and_no_more() {
    let project = project();
    let printed =
        project.run(&["build", "--format", "json", "--output", "-", "guides/compute/order_server/guide.en-gb.md"]);
    assert_eq!((printed.code, printed.err.as_str()), (0, ""), "{printed:?}");
    let document: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(document["id"], "compute/order-server");
    assert_eq!(document["updated"], "2026-01-02");
    project.write("guides/b/guide.en-gb.md", GUIDE);
    assert_eq!(project.run(&["build", "--output", "-"]).code, 2);
}

#[test]
fn check_exits_by_what_it_finds() {
    let project = project();
    assert_eq!(project.run(&["check"]).code, 0);
    project.write("guides/b/guide.en-gb.md", "---\ntitle: B\nslug: b\nexcerpt: B\nupdated: 2026-01-02\n---\n\nÉté: click `Order`{.action).\n\n> [!warnin]\n> x\n");
    let found = project.run(&["check"]);
    assert_eq!(found.code, 1, "{found:?}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/cli" }, {
        insta::assert_snapshot!("check", found.out);
    });
    let json = project.run(&["check", "--format", "json", "--quiet"]);
    let rows: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (rows[0]["code"].as_str(), rows[0]["line"].as_u64(), rows[0]["column"].as_u64()),
        (Some("attribute-spelling"), Some(8), Some(19))
    );
    assert_eq!(json.err, "");
}

#[test]
fn what_cannot_be_done_is_said_and_exits_with_two() {
    let project = project();
    let none = project.run(&["check", "workflows-that-are-not-there"]);
    assert_eq!(none.code, 2, "{none:?}");
    assert!(none.err.contains("cannot read"), "{none:?}");
    project.write("empty/README.md", "x");
    let empty = project.run(&["check", "empty"]);
    assert_eq!(empty.code, 2, "{empty:?}");
    assert!(empty.err.contains("no guide found in empty"), "{empty:?}");
    project.write("stepmark.toml", "defualt_locale = \"en-gb\"\n");
    let typo = project.run(&["check"]);
    assert!(typo.code == 2 && typo.err.contains("did you mean `default_locale`?"), "{typo:?}");
    project.write("stepmark.toml", "guides = \"../elsewhere\"\n");
    assert!(project.run(&["check"]).err.contains("leaves the project"));
}

#[test]
fn a_guide_is_the_same_from_every_working_directory() {
    let place = Project::new();
    let guide = "# Order\n\n## Instructions\n\nClick `Order`{.action}.\n\n![Menu](images/menu.png)\n";
    place.write("guides/compute/order/guide.en-gb.md", guide);
    place.write("guides/compute/order/images/menu.png", "");
    place.write("guides/compute/product.en-gb.md", "# Compute\n");
    place.write("elsewhere/x", "");
    let whole = place.run(&["build", "--output", "-", "guides/compute/order/guide.en-gb.md"]);
    assert!(whole.out.contains("id: compute/order\n"), "{whole:?}");
    for (folder, path) in [
        ("guides/compute", "order/guide.en-gb.md"),
        ("guides/compute/order", "guide.en-gb.md"),
        ("elsewhere", "../guides/compute/order/guide.en-gb.md"),
    ] {
        for settings in [false, true] {
            if settings {
                place.write("stepmark.toml", "");
            }
            let there = Project::at(place.path(folder)).run(&["build", "--output", "-", path]);
            assert_eq!(there.out, whole.out, "{folder} {there:?}");
        }
    }
    let elsewhere = Project::at(place.path("elsewhere"));
    let outside = Project::new();
    let out = outside.path("out");
    let rendered = elsewhere.run(&["render", "../guides", "--output", out.to_str().unwrap()]);
    assert_eq!(rendered.code, 0, "{rendered:?}");
    let runbook = std::fs::read_to_string(out.join("compute/order.en-gb.md")).unwrap();
    let image = runbook.split("](<").nth(1).and_then(|rest| rest.split(">)").next()).unwrap();
    assert!(out.join("compute").join(image).is_file(), "{image}");
}

#[test]
fn links_of_another_locale_say_so() {
    let project = project();
    project.write("stepmark.toml", "links = [\"links.yaml\"]\n");
    project.write("links.yaml", "console: {fr-fr: https://c.example/fr/, en-gb: https://c.example/en/}\n");
    project.write("guides/a/guide.fr-fr.md", "# A\n\nOuvrez la [console](/links/console).\n");
    let page = project.run(&["render", "guides/a", "--locale", "fr-ca", "--output", "-"]).out;
    assert!(page.contains("[console](https://c.example/fr/) (fr-FR)"), "{page}");
    let page = project.run(&["render", "guides/a", "--locale", "fr-fr", "--output", "-"]).out;
    assert!(page.contains("[console](https://c.example/fr/)."), "{page}");
}

#[test]
fn explain_knows_every_code_and_guesses_at_others() {
    let project = project();
    let list = project.run(&["explain"]);
    for code in stepmark::check::codes() {
        assert!(list.out.contains(code.name));
        let one = project.run(&["explain", code.name]).out;
        for part in ["## What it does", "## Why it matters", "## Bad", "## Good", "## How to fix"] {
            assert!(one.contains(part), "{}: {part}", code.name);
        }
    }
    let guess = project.run(&["explain", "unknown-blok"]);
    assert!(guess.code == 2 && guess.err.contains("`unknown-block`"), "{guess:?}");
}

#[test]
fn help_completions_and_version_are_there() {
    let project = project();
    for command in ["build", "check", "render", "run", "inspect", "diff", "explain", "completions"] {
        let help = project.run(&[command, "--help"]);
        assert!(help.code == 0 && help.out.contains("Example"), "{command}");
    }
    assert!(project.run(&["completions", "bash"]).out.contains("stepmark"));
    assert!(project.run(&["--version"]).out.starts_with("stepmark "));
    assert_eq!(project.run(&["frobnicate"]).code, 2);
}

#[test]
fn inspect_names_the_words_that_decided() {
    let project = project();
    let shown = project.run(&["inspect", "guides/compute/order_server/guide.en-gb.md", "--line", "21"]);
    assert_eq!(shown.code, 0, "{shown:?}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/cli" }, {
        insta::assert_snapshot!("inspect", shown.out);
    });
    let nothing = project.run(&["inspect", "guides/compute/order_server/guide.en-gb.md", "--line", "7"]);
    assert_eq!(nothing.code, 2, "{nothing:?}");
}

/// Of every kind of ground that decides, one text.
#[test]
fn inspect_says_why_a_text_is_what_it_is() {
    let project = project();
    project.write("guides/grounds/guide.en-gb.md", include_str!("grounds.en-gb.md"));
    let shown = project.run(&["inspect", "guides/grounds/guide.en-gb.md"]);
    let because: Vec<&str> = shown.out.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/cli" }, {
        insta::assert_snapshot!("grounds", because.join("\n"));
    });
}

#[test]
fn terminals_are_safe_from_guides() {
    let project = project();
    project
        .write("guides/evil/guide.en-gb.md", "## Instructions\n\n\u{1b}]0;owned\u{7}Click `O\u{1b}[2Jk`{.action).\n");
    for args in [
        &["check"][..],
        &["render", "guides/evil", "--output", "-"],
        &["run", "guides/evil/guide.en-gb.md", "--state", "s"],
    ] {
        let shown = project.run(args);
        assert!(!shown.out.contains('\u{1b}') && !shown.err.contains('\u{1b}'), "{args:?} {shown:?}");
    }
}

#[test]
fn the_workflows_that_ship_are_what_their_guides_give() {
    let project = Project::at(crate::support::project("."));
    let check = project.run(&["build", "--check"]);
    assert_eq!(check.code, 0, "run `stepmark build`\n{}{}", check.out, check.err);
    let findings = project.run(&["check"]);
    assert_eq!(findings.code, 0, "{}", findings.out);
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let root = crate::support::project(".");
    let of = |threads: &str| {
        let project = Project::new();
        let folder = project.path("out");
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_stepmark"))
            .args(["build", "--output", folder.to_str().unwrap()])
            .current_dir(&root)
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        assert!(output.status.success());
        let mut all: Vec<(String, Vec<u8>)> = Vec::new();
        let mut open = vec![folder.clone()];
        while let Some(next) = open.pop() {
            for entry in std::fs::read_dir(next).unwrap().flatten() {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    let name = entry.path().strip_prefix(&folder).unwrap().display().to_string();
                    all.push((name, std::fs::read(entry.path()).unwrap()));
                }
            }
        }
        all.sort();
        all
    };
    let one = of("1");
    assert!(one.len() > 40);
    assert!(one == of("2") && one == of("7"));
}

#[test]
fn guides_in_folders_of_the_same_name_do_not_overwrite_each_other() {
    let here = Project::new();
    for product in ["mail", "web"] {
        here.write(&format!("all/{product}/start/guide.en-gb.md"), &format!("# Start with {product}\n"));
    }
    for (format, extension) in [("markdown", "md"), ("html", "html")] {
        let ran = here.run(&["render", "all", "--format", format, "--output", format]);
        assert_eq!(ran.code, 0, "{ran:?}");
        for product in ["mail", "web"] {
            let page = here.read(&format!("{format}/{product}/start.en-gb.{extension}"));
            assert!(page.contains(&format!("Start with {product}")), "{page}");
        }
    }
}

#[test]
fn a_result_that_cannot_be_written_is_no_success() {
    let project = project();
    let guide = "guides/compute/order_server/guide.en-gb.md";
    let all: [&[&str]; 6] = [
        &["check", "--format", "json"],
        &["build", "--output", "-", guide],
        &["render", "--output", "-", guide],
        &["run", "--dry-run", guide],
        &["drift", "--format", "json"],
        &["schema"],
    ];
    for args in all {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = project.command(args).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains("standard output"), "{args:?}: {said}");
    }
}

#[test]
fn rules_that_the_help_names_exist() {
    let help = project().run(&["check", "--help"]).out;
    let named: Vec<&str> = help.split("--select ").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    assert!(named.iter().any(|name| stepmark::check::code(name).is_ok()), "{named:?}");
    for name in named.iter().filter(|name| !name.starts_with('<')) {
        assert!(stepmark::check::code(name).is_ok(), "{name}");
    }
}

#[test]
fn a_project_brings_its_own_languages_to_every_command() {
    let project = project();
    let english = std::fs::read_to_string(crate::support::project("languages/en.yaml")).unwrap();
    let own = english.replace("  navigate:\n      base: [", "  navigate:\n      base: [frobnicate, ");
    assert_ne!(own, english);
    project.write("words/en.yaml", &own);
    let guide = "guides/compute/order_server/guide.en-gb.md";
    project.write(guide, &GUIDE.replace("Check that the server answers.", "Frobnicate `Server`{.action}."));
    let all: [&[&str]; 3] =
        [&["build", "--output", "-", guide], &["render", "--output", "-", guide], &["run", "--dry-run", guide]];
    for args in all {
        let shipped = project.run(args).out;
        project.write("stepmark.toml", "languages = \"words\"\n");
        let with_own = project.run(args).out;
        project.write("stepmark.toml", "default_locale = \"en-gb\"\n");
        assert_ne!(shipped, with_own, "{args:?}");
        assert!(with_own.contains("2.1"), "{args:?}: {with_own}");
    }
    project.write("stepmark.toml", "languages = \"../words\"\n");
    assert!(project.run(&["build"]).err.contains("leaves the project"));
}

#[test]
fn markdown_of_any_name_goes_by_its_name() {
    let project = project();
    project.write("notes/drain.md", "# Drain a node\n\nRun `drain`.\n");
    project.write("notes/fill.md", "# Fill a node\n\nRun `fill`.\n");
    let rendered = project.run(&["render", "notes/drain.md", "notes/fill.md", "--output", "out"]);
    assert_eq!(rendered.code, 0, "{rendered:?}");
    assert!(project.read("out/drain.en-gb.md").contains("# Drain a node"));
    assert!(project.read("out/fill.en-gb.md").contains("# Fill a node"));
    let path = project.run(&["run", "--dry-run", "notes/drain.md"]);
    assert!(path.out.contains("Run `drain`."), "{path:?}");
}
