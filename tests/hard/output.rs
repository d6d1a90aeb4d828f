//! What a file says is shown, and never obeyed: by a terminal, by a build server, by a browser.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::support::Project;

const GUIDE: &str = "---\ntitle: \"T\u{1b}]0;owned\u{7}\u{9b}2J\"\nslug: a\u{202e}b\nexcerpt: \"\u{1b}[31m\"\n---\n\n## Instructions \u{1b}[1m\n\nClick `O\u{1b}[2Jk`{.action), then [x](javascript:alert\u{1b}(1)) \u{202e}now.\n\n> [!warnin\u{1b}[5m]\n> x\n\n> [!warning]\n> \u{1b}c Do not.\n\n> [!api]\n> @api {v1} /a GET /a/{b\u{1b}[3m}\n\n- `a\u{1b}]52;c;AAAA\u{7}`{.actoin}\n\n![\u{1b}[7m](images/\u{1b}a.png)\n";

fn is_safe(text: &str) -> bool {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}');
    !text.contains(steers)
}

#[test]
fn nothing_in_a_guide_steers_a_terminal() {
    let project = Project::new();
    project.write("stepmark.toml", "");
    project.write("guides/a/guide.en-gb.md", GUIDE);
    project.write("guides/a/guide.fr-fr.md", &GUIDE.replace("Click", "Cliquez"));
    project.write("old.en-gb.md", &GUIDE.replace("Click", "Press"));
    project.write("broken.yaml", "stepmark: 1\nid: \"\\e[31m\"\n\u{1b}[2J: x\n");
    assert_eq!(project.run(&["build", "--output", "w"]).code, 0);
    let guide = "guides/a/guide.en-gb.md";
    for args in [
        &["check"][..],
        &["check", "--format", "compact"],
        &["check", "--diff", "--unsafe"],
        &["build", "--check"],
        &["inspect", guide],
        &["diff", "old.en-gb.md", guide],
        &["drift"],
        &["where", "label", "\u{1b}[2J"],
        &["render", guide, "--output", "-"],
        &["render", guide, "--format", "html", "--output", "-"],
        &["render", "broken.yaml", "--output", "-"],
        &["run", guide, "--state", "s"],
        &["run", "w/a.en-gb.yaml", "--state", "s"],
        &["runs", "list", "--state", "s"],
        &["explain", "\u{1b}[31m"],
        &["check", "\u{1b}[31m.en-gb.md"],
        &["check", "--languages", "\u{1b}[31m"],
        &["render", guide, "--template", "\u{1b}[31m", "--output", "-"],
    ] {
        let shown = project.run(args);
        assert!(is_safe(&shown.out) && is_safe(&shown.err), "{args:?} {shown:?}");
    }
}

/// A workflow keeps the text as it is, marks of bidirectional text too; what steers a terminal is escaped in it.
#[test]
fn a_workflow_that_is_printed_holds_no_escapes() {
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", GUIDE);
    for format in ["yaml", "json"] {
        let shown = project.run(&["build", "--format", format, "--output", "-", "guides/a/guide.en-gb.md"]);
        assert!(shown.code == 0 && is_safe(&shown.out.replace('\u{202e}', "")), "{shown:?}");
    }
}

#[test]
fn a_template_of_an_odd_name_is_named_safely() {
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", "## Instructions\n\na\n");
    let mut named = 0;
    for odd in ["{{\u{1b}[31m}}", "{{> [a\u{1b}31m]}}", "{{[nothing\u{1b}31m\u{202e}]}}", "{{part \"a\u{1b}[31m\"}}"] {
        project.write("mine/runbook.md.hbs", odd);
        let shown = project.run(&["render", "guides", "--template", "mine", "--output", "-"]);
        assert!(shown.code == 2 && is_safe(&shown.err), "{shown:?}");
        named += usize::from(shown.err.contains('\u{fffd}'));
    }
    assert!(named >= 2, "these messages name what is odd");
}

#[test]
fn a_build_server_gets_one_command_a_finding() {
    let project = Project::new();
    project.write("stepmark.toml", "");
    let evil = "a%0A::stop-commands::x\r::error file=b,line=1::owned";
    project.write(
        "guides/a,b:c%0A/guide.en-gb.md",
        &format!(
            "---\ntitel: \"{evil}\"\n---\n\n## Instructions\n\n[x](b/{evil}.md) `a`{{.actoin}}\n\n> [!::error::]\n> x\n"
        ),
    );
    let ran = project.run(&["check", "--format", "github", "--level", "info"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.lines().count() > 1, "{ran:?}");
    for line in ran.out.lines() {
        let name = line.strip_prefix("::").and_then(|rest| rest.split(' ').next());
        assert!(matches!(name, Some("error" | "warning" | "notice")), "{line}");
        let properties = line.split("::").nth(1).unwrap();
        assert!(properties.contains("file=guides/a%2Cb%3Ac%250A/guide.en-gb.md,"), "{line}");
        assert!(!line.contains('\r'), "{line}");
    }
}

#[test]
fn reports_for_programs_stay_well_formed() {
    let project = Project::new();
    project.write("stepmark.toml", "");
    let evil = "\"}]</script><img src=x onerror=alert(1)>|`\u{1b}\u{0}]]>&";
    project.write(
        "guides/a<b>/guide.en-gb.md",
        &format!("## Instructions\n\n[x](b/{evil}.md) [y](<c {evil}.md>) `{evil}`{{.actoin}}\n"),
    );
    for format in ["json", "sarif", "gitlab"] {
        let ran = project.run(&["check", "--format", format]);
        let read: Result<serde_json::Value, _> = serde_json::from_str(&ran.out);
        assert!(read.is_ok(), "{format}: {ran:?}");
    }
    let markdown = project.run(&["check", "--format", "markdown"]).out;
    assert!(!markdown.contains("<img") && !markdown.contains("</script"), "{markdown}");
    let junit = project.run(&["check", "--format", "junit"]).out;
    assert!(!junit.contains("<img") && is_safe(&junit), "{junit}");
}

/// Tags that our reports write themselves.
const OWN_TAGS: [&str; 10] = [
    "<details>",
    "<details open>",
    "</details>",
    "<summary>",
    "</summary>",
    "<code>",
    "</code>",
    "<br>",
    "<a id=",
    "</a>",
];

/// What in a Markdown text acts, or leads elsewhere than to the web, by mail or to files.
fn active(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    #[expect(clippy::disallowed_methods, reason = "not our parser is tried, but what readers of Markdown see")]
    let events = Parser::new_ext(markdown, options);
    let bad = |event| match event {
        Event::Html(html) | Event::InlineHtml(html) => {
            let mut rest = html.to_string();
            OWN_TAGS.iter().for_each(|tag| rest = rest.replace(tag, ""));
            rest.contains('<').then_some(html.to_string())
        }
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            let address = dest_url.to_lowercase();
            ["javascript:", "data:", "vbscript:"].iter().any(|bad| address.starts_with(bad)).then_some(address)
        }
        _ => None,
    };
    events.filter_map(bad).collect()
}

const MARKUP: &str = "---\ntitle: \"T [t](javascript:alert(1)) <script>alert(1)</script>\"\nslug: \"s<img src=x>\"\nexcerpt: \"E <img src=x onerror=alert(1)> [e](javascript:alert(1))\"\n---\n\n## Instructions [h](javascript:alert(1)) <b onclick=alert(1)>\n\nClick the `](javascript:alert(1)) <script>`{.action} button | or [x](javascript:alert(1)) <img src=x onerror=alert(1)>, which takes 5 minutes.\n\n> [!warnin<script>]\n> [w](javascript:alert(1))\n\n> [!api]\n>\n> @api {v1<script>} /a GET /a/{b`<script>}\n\n> [!warning]\n> **[w](javascript:alert(1))** <script>\n\n![<script>](https://example.com/<script>.png) ![f](images/a<script>.png)\n";

#[test]
fn reports_in_markdown_hold_no_markup_of_guides() {
    let project = Project::new();
    let guide = "guides/a<img src=x>`[f](javascript:x)`/guide.en-gb.md";
    project.write("stepmark.toml", "");
    project.write(guide, MARKUP);
    project.write(&guide.replace("en-gb", "fr-fr"), &MARKUP.replace("Click the", "Cliquez sur").replace("5", "7"));
    project.write("old.en-gb.md", &MARKUP.replace("`]", "`[").replace("5 minutes", "6 hours").replace("## I", "## A"));
    project.write("answers.yaml", "steps: {}\n");
    for args in [
        &["check", "--format", "markdown", "--level", "info"][..],
        &["diff", "old.en-gb.md", guide, "--format", "markdown"],
        &["drift", "--format", "markdown"],
        &["render", guide, "--output", "-"],
    ] {
        let ran = project.run(args);
        assert!(ran.code < 2 && ran.out.lines().count() > 3, "{args:?} {ran:?}");
        assert_eq!(active(&ran.out), Vec::<String>::new(), "{args:?} {}", ran.out);
    }
    let ran = project.answer(&["run", guide, "--state", "s", "--as", "[a](javascript:x)<script>"], "d\nd\nd\nd\n");
    assert!(ran.code < 2, "{ran:?}");
    for (format, ending) in [("markdown", "md"), ("html", "html")] {
        let listed = project.run(&["runs", "--state", "s"]);
        let id =
            listed.out.split_whitespace().find(|word| word.contains("202")).unwrap_or_else(|| panic!("{listed:?}"));
        let shown = project.run(&["runs", "export", id, "--state", "s", "--format", format]);
        assert!(shown.code == 0 && shown.out.lines().count() > 5, "{ending}: {shown:?}");
        if format == "markdown" {
            assert_eq!(active(&shown.out), Vec::<String>::new(), "{}", shown.out);
        } else {
            assert!(!shown.out.contains("<script>alert") && !shown.out.contains("<img"), "{}", shown.out);
        }
    }
}
