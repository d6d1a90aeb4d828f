//! What `check` looks at and what it counts: levels, comments, known findings, changes since a revision, fixes, and how
//! it ends.

use crate::support::Project;

const FRONT: &str =
    "---\ntitle: Editing a DNS zone\nslug: edit-zone\nexcerpt: How to edit a zone\nupdated: 2026-03-02\n---\n\n";

fn project(body: &str) -> Project {
    let project = Project::new();
    project.write("stepmark.toml", "guides = \"guides\"\n");
    project.write("guides/dns/guide.en-gb.md", &format!("{FRONT}{body}"));
    project
}

const GLUED: &str = "##Instructions\n\nOpen the `Zone`{.action} tab.\n";

#[test]
fn every_way_to_end_has_its_exit_code() {
    let clean = project("## Instructions\n\nOpen the `Zone`{.action} tab.\n");
    assert_eq!(clean.run(&["check"]).code, 0);
    let found = project(GLUED);
    assert_eq!(found.run(&["check"]).code, 1);
    assert_eq!(found.run(&["check", "guides/missing.en-gb.md"]).code, 2);
    found.write("guides/empty/notes.txt", "x");
    let none = found.run(&["check", "guides/empty"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("no guide found"), "{}", none.err);
    assert_eq!(found.run(&["check", "--select", "no-such-rule"]).code, 2);
    found.write("stepmark.toml", "guides = \"docs\"\n");
    let nowhere = found.run(&["check"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("there is no folder docs: name the guides"), "{}", nowhere.err);
}

#[test]
fn levels_are_set_by_rule_and_by_path() {
    let project = project(GLUED);
    project.write("stepmark.toml", "[rules]\nglued-heading = \"info\"\n");
    assert_eq!(project.run(&["check"]).code, 0);
    project.write("stepmark.toml", "[rules]\nglued-heading = \"off\"\n\n[[overrides]]\npaths = [\"guides/dns/**\"]\nrules = { glued-heading = \"error\" }\n");
    let error = project.run(&["check", "--format", "compact"]);
    assert!(error.out.contains("error[glued-heading]"), "{}", error.out);
    project.write("stepmark.toml", "[rules]\nglued-headin = \"off\"\n");
    let wrong = project.run(&["check"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `glued-heading`"), "{}", wrong.err);
}

#[test]
fn rules_are_selected_and_ignored() {
    let project = project(GLUED);
    assert_eq!(project.run(&["check", "--ignore", "glued-heading"]).code, 0);
    let only = project.run(&["check", "--select", "glued-heading", "--format", "compact"]);
    assert_eq!(only.out.lines().count(), 1, "{}", only.out);
    assert_eq!(project.run(&["check", "--level", "error"]).code, 0);
}

#[test]
fn a_comment_allows_what_stands_behind_it() {
    let project = project(&format!("<!-- stepmark allow: glued-heading the portal wants it so -->\n\n{GLUED}"));
    let allowed = project.run(&["check"]);
    assert_eq!(allowed.code, 0, "{}", allowed.out);
    project.write(
        "guides/dns/guide.en-gb.md",
        &format!("{FRONT}{GLUED}\n<!-- stepmark allow: glued-heading too late -->\n"),
    );
    let late = project.run(&["check", "--format", "compact"]);
    assert!(late.out.contains("[glued-heading]") && late.out.contains("[unused-allow]"), "{}", late.out);
}

#[test]
fn a_guide_without_a_locale_in_its_name_is_told_not_passed_over() {
    let project = project("## Instructions\n\nSave.\n");
    project.write("guides/dns/README.md", "Notes.\n");
    assert!(!project.run(&["check"]).err.contains("not looked at"));
    project.write("guides/dns/guide.md", GLUED);
    let told = project.run(&["check"]).err;
    assert!(told.contains("guides/dns/guide.md: no guide by its name, and not looked at"), "{told}");
    project.write("stepmark.toml", "ignore = [\"guides/dns/guide.md\"]\n");
    assert!(!project.run(&["check"]).err.contains("not looked at"));
}

#[test]
fn known_findings_stay_known_wherever_they_move() {
    let project = project(GLUED);
    assert_eq!(project.run(&["check", "--write-baseline"]).code, 0);
    let quiet = project.run(&["check"]);
    assert!(quiet.code == 0 && quiet.err.contains("1 known finding not shown"), "{quiet:?}");
    let front_and = |body: &str| project.write("guides/dns/guide.en-gb.md", &format!("{FRONT}{body}"));
    front_and(&format!("This guide explains zones.\n\n{GLUED}"));
    assert_eq!(project.run(&["check"]).code, 0);
    front_and(&format!("{GLUED}\n##Instructions\n\nSave.\n"));
    assert_eq!(project.run(&["check", "--level", "warning"]).code, 1);
    front_and("## Instructions\n\nOpen the `Zone`{.action} tab.\n");
    let mended = project.run(&["check"]);
    assert!(mended.err.contains("1 known finding not there any more"), "{}", mended.err);
    assert_eq!(project.run(&["check", "--write-baseline"]).code, 0);
    front_and(GLUED);
    assert_eq!(project.run(&["check"]).code, 1);
}

#[test]
fn known_findings_that_nobody_asked_for_stay_known() {
    let project = project(GLUED);
    project.run(&["check", "--write-baseline"]);
    for narrowed in [["--level", "error"], ["--select", "missing-image"], ["--ignore", "glued-heading"]] {
        let looked = project.run(&[&["check"], &narrowed[..]].concat());
        assert!(!looked.err.contains("not there any more"), "{narrowed:?}: {}", looked.err);
        project.run(&[&["check", "--write-baseline"], &narrowed[..]].concat());
        assert_eq!(project.run(&["check"]).code, 0, "{narrowed:?}");
    }
}

#[test]
fn the_list_of_known_findings_is_counted_as_a_whole() {
    let project = project(GLUED);
    project.write("guides/mail/guide.en-gb.md", &format!("{FRONT}{GLUED}"));
    let all = project.run(&["check", "--write-baseline"]).err;
    let part = project.run(&["check", "--write-baseline", "guides/mail"]).err;
    assert!(all.contains("known findings in ") && all.lines().next() == part.lines().next(), "{all} {part}");
}

#[test]
fn known_findings_of_a_guide_that_is_gone_are_forgotten() {
    let project = project(GLUED);
    project.write("guides/mail/guide.en-gb.md", &format!("{FRONT}{GLUED}"));
    project.run(&["check", "--write-baseline"]);
    std::fs::remove_file(project.path("guides/mail/guide.en-gb.md")).unwrap();
    let known = |args: &[&str]| {
        project.run(&[&["check", "--write-baseline"], args].concat());
        project.read("stepmark-baseline.json").matches("/guide.en-gb.md").count()
    };
    assert_eq!(known(&["guides/dns"]), 2, "what is not looked at stays");
    assert!(project.run(&["check"]).err.contains("not there any more"));
    assert!(!project.run(&["check", "guides/dns"]).err.contains("not there any more"));
    assert_eq!(known(&[]), 1);
}

#[test]
fn of_more_findings_than_anybody_reads_the_most_frequent_are_told() {
    let project = project(&format!("{GLUED}\n").repeat(50));
    assert!(!project.run(&["check", "--select", "glued-heading"]).err.contains("most of them"));
    project.write("guides/mail/guide.en-gb.md", &format!("{FRONT}{GLUED}"));
    let told = project.run(&["check", "--select", "glued-heading"]).err;
    assert!(told.contains("most of them: glued-heading 51; `--level`"), "{told}");
}

/// Who asks for nothing made a mistake: nothing was looked at, and nothing passed.
#[test]
fn options_that_leave_nothing_to_do_are_refused() {
    let project = project(GLUED);
    let nothing: [&[&str]; 4] = [
        &["--unsafe"],
        &["--select", "glued-heading", "--ignore", "glued-heading"],
        &["--select", "glued-heading", "--level", "error"],
        &["--ignore", "glued-heading", "--unsafe"],
    ];
    for options in nothing {
        assert_eq!(project.run(&[&["check"], options].concat()).code, 2, "{options:?}");
    }
    project.write("stepmark.toml", "[[overrides]]\npaths = [\"guides/dns\"]\nrules = { glued-heading = \"error\" }\n");
    assert_eq!(project.run(&["check", "--select", "glued-heading", "--level", "error"]).code, 1);
}

/// Those who read these reports look for files from the root of the repository.
#[test]
fn reports_name_guides_from_the_root_of_the_repository() {
    let project = Project::new();
    project.write("manual/stepmark.toml", "");
    let front = FRONT.replace("slug: edit-zone\n", "slug: edit-zone\nhidden: true\n");
    project.write("manual/guides/dns/guide.en-gb.md", &format!("{FRONT}{GLUED}"));
    project.write("manual/guides/mail/guide.en-gb.md", &format!("{front}{GLUED}"));
    let report = |folder: &str, args: &[&str]| {
        let mut command = project.command(&[&["check", "--format"], args].concat());
        String::from_utf8(command.current_dir(project.path(folder)).output().unwrap().stdout).unwrap()
    };
    let without_git = report("manual/guides/dns", &["gitlab", "guide.en-gb.md"]);
    assert!(without_git.contains("\"path\": \"guides/dns/guide.en-gb.md\""), "{without_git}");
    crate::diff::git(&project, &["init", "--quiet"]);
    for format in ["sarif", "gitlab", "github"] {
        let from_top = report("manual", &[format]);
        let (inside, outside) = (report("manual/guides", &[format]), report(".", &[format, "manual/guides"]));
        assert!(from_top.contains("manual/guides/dns/guide.en-gb.md"), "{from_top}");
        assert!(!from_top.contains(project.path("").to_str().unwrap()), "{from_top}");
        assert_eq!([&from_top, &from_top], [&inside, &outside]);
    }
    let compact = report("manual/guides", &["compact"]);
    assert!(compact.starts_with("dns/guide.en-gb.md:"), "people see where they are: {compact}");
}

#[test]
fn a_text_tells_the_locale_that_no_file_name_tells() {
    let project = Project::new();
    let text = "Das ist die Zone Ihrer Domain. Sie können sie mit dem Editor öffnen, und Sie sehen, welche Einträge Ihre sind. Wenn Sie auf die Schaltfläche klicken, wird der Editor geöffnet.\n";
    project.write("dns.md", text);
    project.write("dns.en-gb.md", text);
    let told = |file: &str| project.run(&["check", file, "--select", "wrong-language", "--format", "compact"]).out;
    assert!(told("dns.en-gb.md").contains("the file is named after en-GB"), "{}", told("dns.en-gb.md"));
    assert_eq!(told("dns.md"), "");
}

#[test]
fn fixes_are_shown_or_written() {
    let project = project(GLUED);
    let diff = project.run(&["check", "--diff"]);
    assert_eq!(diff.code, 1);
    assert!(diff.out.contains("-##Instructions\n+## Instructions\n"), "{}", diff.out);
    assert!(project.read("guides/dns/guide.en-gb.md").contains("##Instructions"));
    let fixed = project.run(&["check", "--fix"]);
    assert_eq!(fixed.code, 0, "{}", fixed.out);
    assert_eq!(project.read("guides/dns/guide.en-gb.md"), format!("{FRONT}{}", GLUED.replace("##", "## ")));
}

/// A patch of a file keeps its line ends, or it cannot be applied.
#[test]
fn what_is_shown_of_a_file_with_carriage_returns_is_a_patch_of_it() {
    let project = project("");
    project.write("guides/dns/guide.en-gb.md", &format!("{FRONT}{GLUED}").replace('\n', "\r\n"));
    let patch = project.run(&["check", "--diff"]).out;
    assert!(patch.contains("-##Instructions\r\n"), "{patch:?}");
    project.write("p.diff", &patch);
    crate::diff::git(&project, &["init", "--quiet"]);
    crate::diff::git(&project, &["apply", "--check", "-p0", "p.diff"]);
}

/// A folder whose path is too long for the system cannot be read, whoever asks.
#[test]
fn a_neighbour_that_cannot_be_read_is_told_and_keeps_nobody_from_checking_a_guide() {
    let project = project("## Instructions\n\n![menu](menu.png)\n");
    let long = "d".repeat(250);
    let half = |name: &str| format!("guides/dns/{name}{}", format!("/{long}").repeat(8));
    for name in ["deep", "b", "c"] {
        std::fs::create_dir_all(project.path(&half(name))).unwrap();
    }
    std::fs::rename(project.path("guides/dns/b"), project.path(&(half("c") + "/b"))).unwrap();
    std::fs::rename(project.path("guides/dns/c"), project.path(&(half("deep") + "/c"))).unwrap();
    let ran = project.run(&["check", "guides/dns/guide.en-gb.md", "--select", "missing-image", "--format", "compact"]);
    assert!(ran.code == 1 && ran.out.contains("menu.png"), "{ran:?}");
    assert!(ran.err.contains("this folder cannot be read"), "{ran:?}");
}

fn commit(project: &Project) {
    let git = |arguments: &[&str]| {
        let folder = project.path(".");
        let author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main"];
        let ran =
            std::process::Command::new("git").arg("-C").arg(folder).args(author).args(arguments).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
}

#[test]
fn guides_that_link_to_what_changed_are_looked_at_too() {
    let project = project("## Instructions\n\nSave.\n");
    let linking =
        |target: &str| format!("{}## Instructions\n\n[Zones]({target})\n", FRONT.replace("edit-zone", "mail"));
    project.write("guides/mail/guide.en-gb.md", &linking("../dns/guide.en-gb.md#instructions"));
    project.write("guides/web/guide.en-gb.md", &FRONT.replace("edit-zone", "web"));
    commit(&project);
    let broken = |rule: &str| {
        let ran = project.run(&["check", "--changed-since", "HEAD", "--format", "compact", "--select", rule]);
        assert!(
            !ran.out.is_empty() && ran.out.lines().all(|line| line.contains("guides/mail/")),
            "{}{}",
            ran.out,
            ran.err
        );
        ran
    };
    project.write("guides/dns/guide.en-gb.md", &format!("{FRONT}## How to\n\nSave.\n"));
    assert!(broken("missing-anchor").err.contains("2 guides checked"));
    std::fs::remove_file(project.path("guides/dns/guide.en-gb.md")).unwrap();
    assert!(broken("missing-guide").err.contains("2 guides checked"));
}

#[test]
fn only_what_changed_since_a_revision_is_looked_at() {
    let project = project(GLUED);
    project.write("guides/mail/guide.en-gb.md", &format!("{}{GLUED}", FRONT.replace("edit-zone", "mail")));
    commit(&project);
    assert_eq!(project.run(&["check", "--changed-since", "HEAD"]).code, 0);
    project.write("guides/mail/images/new.png", "x");
    let changed =
        project.run(&["check", "--changed-since", "HEAD", "--format", "compact", "--select", "glued-heading"]);
    assert!(changed.out.contains("guides/mail/") && !changed.out.contains("guides/dns/"), "{}", changed.out);
    project.write("stepmark.toml", "guides = \"guides\"\ndefault_locale = \"en-gb\"\n");
    let all = project.run(&["check", "--changed-since", "HEAD", "--format", "compact", "--select", "glued-heading"]);
    assert_eq!(all.out.lines().count(), 2, "{}", all.out);
    let unknown = project.run(&["check", "--changed-since", "no-such-branch"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("knows no revision"), "{}", unknown.err);
}

/// What is wrong is told once, and not what follows from it.
#[test]
fn a_byte_or_a_quotation_mark_that_breaks_a_guide_is_one_finding() {
    let guide = "---\ntitle: \"Clés\"\nslug: keys\nexcerpt: \"How keys are made\"\nupdated: 2026-03-02\n---\n\n## Été\n\nClick `Save`{.action}, then see [above](#ete).\n";
    let project = Project::new();
    project.write("stepmark.toml", "");
    let check = |bytes: &[u8]| {
        #[expect(clippy::disallowed_methods, reason = "a test sets its own stage")]
        std::fs::write(project.path("guides/a/guide.fr-fr.md"), bytes).unwrap();
        project.run(&[
            "check",
            "--format",
            "compact",
            "--ignore",
            "missing-section,wrong-language,other-locale-link,guide-without-step",
        ])
    };
    project.write("guides/a/guide.en-gb.md", &guide.replace("(#ete)", "(guide.fr-fr.md#ete)"));
    assert_eq!(check(guide.as_bytes()).out, "");
    let latin: Vec<u8> = guide.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let told = check(&latin);
    assert_eq!(told.out, "guides/a/guide.fr-fr.md:2:11: error[invalid-utf8]: this is not UTF-8 text\n");
    let told = check(guide.replace("Clés\"", "Clés").as_bytes());
    assert_eq!(told.out, "guides/a/guide.fr-fr.md:2:8: error[broken-front-matter]: this value begins with \" only\n");
    assert_eq!(check(guide.replace("title: \"Clés\"", "title \"Clés\"").as_bytes()).out.lines().count(), 1);
    project.write("stepmark-baseline.json", "{\"version\": 1");
    let told = project.run(&["check"]);
    assert!(told.code == 2 && told.err.contains("take it from version control again, or remove it"), "{told:?}");
}

#[test]
fn an_open_quotation_mark_is_closed_when_that_is_asked_for() {
    let guide = "---\ntitle: \"Keys\nslug: keys\nexcerpt: \"How keys are made\"\nupdated: 2026-03-02\n---\n\n## Instructions\n\nClick `Save`{.action}.\n";
    let project = Project::new();
    project.write("stepmark.toml", "");
    project.write("guides/a/guide.en-gb.md", guide);
    project.run(&["check", "--fix", "--unsafe"]);
    assert_eq!(project.read("guides/a/guide.en-gb.md"), guide.replace("\"Keys", "\"Keys\""));
    let other = guide.replace("\"Keys", "Keys: all").replace("are made\"", "\n  are made\"");
    project.write("guides/a/guide.en-gb.md", &other);
    let told = project.run(&["check", "--format", "compact"]);
    assert!(!told.out.contains("begins with"), "a value of several lines is none that is not closed: {told:?}");
}

#[test]
fn a_runbook_that_is_not_named_like_a_guide_needs_nothing_of_one() {
    let project = Project::new();
    let text = "# Empty the queue\n\n1. Stop the worker.\n\n   > [!CAUTION]\n   > This cannot be undone.\n\n2. Delete the \
                messages.\n";
    let found = |file: &str| {
        project.write(file, text);
        project.write("ops/images/queue.png", "");
        let ran = project.run(&["check", file, "--format", "compact"]);
        let codes = ["missing-front-matter", "marker-case", "unused-image"];
        (ran.code, codes.map(|code| ran.out.contains(&format!("[{code}]"))))
    };
    assert_eq!(found("ops/queue.md"), (0, [false; 3]));
    assert_eq!(found("ops/queue.en-gb.md"), (1, [true; 3]));
}

#[test]
fn pictures_that_nobody_shows_are_told_however_their_names_end() {
    let project = project("## Instructions\n\nSave.\n");
    for name in ["a.JPEG", "b.Gif", "c.WEBP", "d.png"] {
        project.write(&format!("guides/dns/images/{name}"), "x");
    }
    let told = project.run(&["check", "--select", "unused-image", "--format", "compact"]).out;
    assert_eq!(told.lines().count(), 4, "{told}");
}

#[test]
fn anchors_are_those_that_browsers_see() {
    let links = "See [above](#top), [the key](#key) and [nothing](#x9).";
    let html = "<div id=top>\n\nText.\n\n</div>\n\n<div data-id=\"x9\">\n\nText.\n\n</div>";
    let project = project(&format!("## Keys <span id='key'></span>\n\n{links}\n\n{html}\n"));
    let told = project.run(&["check", "--select", "missing-anchor", "--format", "compact"]).out;
    assert!(told.lines().count() == 1 && told.contains("`#x9`"), "{told}");
}
