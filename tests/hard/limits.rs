//! What is too large, too deep or too many: a diagnostic or an error that names the limit, and no crash.

use std::fmt::Write;

use stepmark::guide::{self, Guide, InlineKind};
use stepmark::language::{Language, Languages};
use stepmark::project::Links;
use stepmark::source::Source;
use stepmark::workflow::format;
use stepmark::yaml;

use crate::support::{Project, build_bytes};

fn codes_of(text: &str) -> Vec<&'static str> {
    let built = build_bytes("a.en-gb.md", text.as_bytes().to_vec(), &Languages::embedded());
    let _: &Guide = &built.guide;
    built.notes.iter().map(|note| note.code.name).collect()
}

#[test]
fn what_is_nested_too_deep_is_named() {
    let many = 20_000;
    let regions = |mark: &str, at: usize| format!("<!-- A{at}-{mark}:k -->\n\n");
    let texts = [
        "> ".repeat(many),
        "+ ".repeat(many),
        format!("{}x{}", "*a **b ".repeat(many), " b** a*".repeat(many)),
        format!("{}x{}", "![".repeat(many), "](a)".repeat(many)),
        format!("{}\nx\n{}", "/// details | a\n".repeat(many), "///\n".repeat(many)),
        (0..many).map(|at| regions("START", at)).chain((0..many).rev().map(|at| regions("END", at))).collect(),
    ];
    for text in texts {
        assert!(codes_of(&text).contains(&"nested-too-deep"), "{}", &text[..20]);
    }
}

/// Without the limit, each collapsible would hold the whole address.
#[test]
fn a_long_address_with_a_short_name_fills_no_memory() {
    let address = format!("https://ondalis.example/{}", "a".repeat(200_000));
    let text = format!("{}\n[a]: {address}\n", "/// details | a\n\n[a]\n\n///\n\n".repeat(300));
    let built = build_bytes("guide.en-gb.md", text.clone().into_bytes(), &Languages::embedded());
    let written = format::to_yaml(&built.workflow).unwrap();
    assert!(written.contains(&address) && written.len() < 3 * text.len(), "{}", written.len());
}

#[test]
fn a_link_that_is_nested_too_deep_leads_nowhere() {
    let text = format!("{}[x](javascript:alert(1)){}\n", "*a **b ".repeat(60), " b** a*".repeat(60));
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", &text);
    for (format, active) in [("markdown", "](javascript"), ("html", "href=\"javascript")] {
        let shown = project.run(&["render", "guides/a/guide.en-gb.md", "--format", format, "--output", "-"]);
        assert!(shown.code == 0 && shown.err.contains("nested-too-deep"), "{shown:?}");
        assert!(!shown.out.contains(active), "{}", shown.out);
    }
}

/// Without the limit, this guide takes gigabytes.
#[test]
fn a_guide_of_too_many_parts_is_kept_as_it_is() {
    let text = "> a\n\n".repeat(200_000);
    assert_eq!(codes_of(&text), ["too-many-parts"]);
    let built = build_bytes("a.en-gb.md", text.into_bytes(), &Languages::embedded());
    assert!(format::to_yaml(&built.workflow).unwrap().len() > 600_000);
}

/// What Markdown takes for one piece is more when it is read by itself: a collapsible within a comment, an indented label.
/// 4 MB took 400 MB so.
#[test]
fn parts_that_are_hidden_count_too() {
    let many = "`a` ".repeat(110_000);
    for text in [format!("<!--\n\n/// details | a\n\n{many}\n\n///\n"), format!("a\n\n        `b`{{.action}} {many}\n")]
    {
        assert_eq!(codes_of(&text), ["too-many-parts"]);
    }
    let short = guide::parse_text(&Source::new("", "`a` ".repeat(1_000)));
    let long = guide::parse_text(&Source::new("", many));
    assert!(short.len() > 1_000 && long.len() == 1, "a text of a workflow is read as a whole, too");
}

/// The cells that Markdown drops were not counted: a megabyte of them had findings of 200 MB.
#[test]
fn cells_beyond_the_header_are_parts() {
    assert_eq!(codes_of(&format!("|a|\n|-|\n{}\n", "|b".repeat(70_000))), ["too-many-parts"]);
}

#[test]
fn of_too_many_findings_some_are_told_and_that_there_are_more() {
    let project = Project::new();
    project.write("stepmark.toml", "");
    project.write("guides/a/guide.en-gb.md", &("`a`{.actoin} ".repeat(1_500) + "\n\n[a](b.md)\n"));
    for format in ["human", "json", "sarif"] {
        let ran = project.run(&["check", "--format", format]);
        assert!(ran.code == 1 && ran.out.contains("finds more than 1000 things"), "{format}");
        assert!(ran.out.contains("b.md"), "{format}: what else is found is told");
        if format == "json" {
            assert_eq!(ran.out.matches("\"attribute-spelling\"").count(), 1_001);
        }
    }
    let mended = project.run(&["check", "--fix", "--unsafe"]);
    assert!(mended.code == 1 && !project.read("guides/a/guide.en-gb.md").contains("actoin"), "all are mended");
}

/// Each alias holds ten of the one before.
fn bomb() -> String {
    let mut text = "a0: &a0 x\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1);
        writeln!(text, "a{level}: &a{level} [{}]", before.repeat(10).trim_end_matches(", ")).unwrap();
    }
    text
}

#[test]
fn yaml_does_not_grow_in_memory() {
    let deep = format!("a: {}", "[".repeat(100_000));
    for text in [bomb(), deep] {
        assert!(format::from_yaml(&text).is_err());
        assert!(Links::read(&text).is_err());
        assert!(yaml::read::<Language>(&text).is_err());
        assert!(codes_of(&format!("---\n{text}\n---\n\na\n")).contains(&"broken-front-matter"));
    }
}

/// Regions within collapsibles within regions … ended the process once.
#[test]
fn what_is_nested_in_turns_is_bounded_too() {
    let within = |inner: String, at: usize| {
        let marks = |mark: &str| (0..3).map(|deep| format!("<!-- A{at}x{deep}-{mark}:k -->\n\n")).collect::<Vec<_>>();
        let ends: String = marks("END").into_iter().rev().collect();
        format!("{}/// details | a\n\n{inner}\n\n///\n\n{ends}", marks("START").concat())
    };
    let text = (0..6).fold("Click.".to_owned(), within);
    assert!(codes_of(&text).contains(&"nested-too-deep"));
}

/// The deepest and the longest guides that are understood have workflows that can be read again.
#[test]
fn the_workflow_of_any_guide_can_be_read() {
    let mut texts = vec!["Click `A`{.action}.\n\n".repeat(39_000)];
    // As deep as may be, and deeper.
    for deep in [7, 31] {
        let aside =
            |inner: &str| format!("{}\n{inner}\n\n{}", "/// details | a\n\n".repeat(deep), "///\n\n".repeat(deep));
        let marks = |mark: &str| (0..deep).map(|at| format!("<!-- A{at}-{mark}:k -->\n\n")).collect::<Vec<_>>();
        let region = |inner: &str| {
            let ends: String = marks("END").into_iter().rev().collect();
            format!("{}{inner}\n\n{ends}", marks("START").concat())
        };
        let quotes = format!("{} Click the `Save`{{.action}} button.\n", ">".repeat(deep));
        let lists = format!("{}Click the `Save`{{.action}} button.\n", "- ".repeat(deep));
        let question = |at| format!("{}[!faq]\n{}Why?\n{0}\n", "> ".repeat(at), "> ".repeat(at + 1));
        let faq: String = (0..deep).map(question).collect();
        let levels: String = (2..7).map(|level| format!("{} T\n\n", "#".repeat(level))).collect();
        for text in [&aside("Click the `Save`{.action} button."), &quotes, &lists, &faq] {
            texts.push(levels.clone() + text);
        }
        texts.extend([&quotes, &lists, &faq].map(|inner| aside(&region(inner))));
    }
    for text in texts {
        let built = build_bytes("a.en-gb.md", text.clone().into_bytes(), &Languages::embedded());
        assert!(built.notes.iter().all(|note| note.code.name != "too-many-parts"), "{}", &text[..20]);
        let yaml = format::to_yaml(&built.workflow).unwrap();
        let read = format::from_yaml(&yaml).unwrap_or_else(|problem| panic!("{}: {problem}", &text[..20]));
        assert!(read == built.workflow, "{}", &text[..20]);
    }
}

#[test]
fn long_front_matter_is_not_read_and_says_so() {
    let text = format!("---\n{}---\n\na\n", "a: b\n".repeat(20_000));
    let built = build_bytes("a.en-gb.md", text.into_bytes(), &Languages::embedded());
    let note = built.notes.iter().find(|note| note.code.name == "broken-front-matter").unwrap();
    assert!(note.message.contains("64 KiB"), "{note:?}");
}

#[test]
fn large_files_are_named() {
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", &"a\n".repeat(9 << 20));
    for command in ["check", "build"] {
        let refused = project.run(&[command]);
        assert_eq!(refused.code, 2, "{command}: {refused:?}");
        assert!(refused.err.contains("guide.en-gb.md") && refused.err.contains("16 MiB"), "{refused:?}");
    }
}

#[test]
fn names_and_attributes_without_end_stay_text() {
    let chain: String = (0..1000).map(|at| format!("{{.a{at}}}")).collect();
    let built = build_bytes("a.en-gb.md", format!("`a`{chain}\n").into_bytes(), &Languages::embedded());
    let mut plain = Vec::new();
    guide::visit_inlines(&built.guide.blocks, &mut |inline| {
        if let InlineKind::Text(_) = inline.kind {
            plain.push(built.source.slice(inline.span));
        }
    });
    assert!(plain.concat().contains("{.a64}") && plain.concat().ends_with("{.a999}"), "{plain:?}");
}

#[test]
fn yaml_is_read_up_to_a_depth_and_a_number() {
    let read = |text: &str| yaml::read::<serde_json::Value>(text).map(drop).map_err(|problem| problem.message);
    let deep = |depth: usize| (0..depth).map(|at| format!("{}a:\n", " ".repeat(at))).collect::<String>();
    assert_eq!(read(&deep(60)), Ok(()));
    assert!(read(&deep(80)).is_err_and(|message| message.contains("Depth")));
    assert!(read(&format!("[{}]", "a,".repeat(1_000_001))).is_err_and(|message| message.contains("Nodes")));
}

#[test]
fn templates_that_show_themselves_are_stopped() {
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", "## Instructions\n\nClick the `Save`{.action} button.\n");
    for (runbook, one) in [
        ("{{> one}}", "a {{> two}}{{> two}}"),
        ("{{#if locale}}{{> one}}{{/if}}", "a {{#if locale}}{{> two}}{{/if}}"),
        ("{{#if locale}}{{part \"one\"}}{{/if}}", "a {{#if locale}}{{part \"two\"}}{{/if}}"),
    ] {
        project.write("mine/runbook.md.hbs", runbook);
        project.write("mine/one.hbs", one);
        project.write("mine/two.hbs", &one.replace("two", "one"));
        for output in ["-", "out"] {
            let stopped = project.run(&["render", "guides", "--template", "mine", "--output", output]);
            assert_eq!(stopped.code, 2, "{stopped:?}");
            assert!(stopped.err.contains("100 templates in each other") && stopped.err.contains(".hbs"), "{stopped:?}");
        }
    }
}

#[test]
fn a_template_may_name_itself_in_a_comment() {
    let project = Project::new();
    project.write("guides/a/guide.en-gb.md", "## Instructions\n\nClick the `Save`{.action} button.\n");
    project.write("mine/runbook.md.hbs", "{{> greeting}}");
    project.write("mine/greeting.hbs", "{{!-- to be shown so: {{> greeting}} --}}Good morning");
    let shown = project.run(&["render", "guides", "--template", "mine", "--output", "-"]);
    assert!(shown.code == 0 && shown.out.contains("Good morning"), "{shown:?}");
}

/// Each call of a sheet gets its explanations: without a limit, 300 KB became a workflow of 240 MB.
#[test]
fn explanations_are_copied_to_some_calls_only() {
    let call = ">> > [!api]\n>> >\n>> > @api {v1} /a POST /a\n>> >\n>>\n".repeat(40);
    let explained: String = (0..400).map(|at| format!(">> > **a{at}** *\n>> >\n>> >> text {at}\n>> >\n")).collect();
    let text = format!("## Instructions\n\n> [!faq]\n>\n> Service:\n>\n{call}>\n> Parameters:\n>\n{explained}>\n");
    let built = build_bytes("a.en-gb.md", text.into_bytes(), &Languages::embedded());
    let yaml = format::to_yaml(&built.workflow).unwrap();
    assert_eq!(yaml.matches("{name: a0, ").count(), 8);
    assert_eq!(yaml.matches("{name: a").count(), 8 * 256);
    assert!(yaml.contains("text 399"), "all of them stay where they stand");
}
