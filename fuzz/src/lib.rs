//! What must hold for any input, a function a kind of input. The fuzzer calls them; so do the tests of the project, with
//! the inputs that are kept.

use std::sync::LazyLock;

use camino::Utf8Path;
use pulldown_cmark::{Event, Options as MdOptions, Parser, Tag};
use stepmark::check::{self, Surroundings, fix};
use stepmark::diagnostic::Diagnostic;
use stepmark::guide::{self, Guide};
use stepmark::language::{Language, Languages};
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::{self, Options, Templates, html};
use stepmark::report::{FORMATS, Findings, Report, Writer};
use stepmark::run::{Journal, Plan, State, journal as journals};
use stepmark::source::Source;
use stepmark::terminal::sanitize;
use stepmark::workflow::{self, Identity, Workflow, format};
use stepmark::yaml;

/// A kind of input, by name.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("guide", guide),
    ("front_matter", front_matter),
    ("check", check),
    ("fixes", fixes),
    ("page", page),
    ("workflow", workflow),
    ("journal", journal),
    ("tables", tables),
];

static LANGUAGES: LazyLock<Languages> = LazyLock::new(Languages::embedded);
static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates::shipped().expect("the templates that ship"));

/// The languages take turns, since each reads other words.
fn identity(bytes: &[u8]) -> Identity {
    let locales = ["en-gb", "fr-fr", "de-de", "es-es", "it-it", "pl-pl", "pt-pt"];
    let locale = locales[bytes.len() % locales.len()];
    let locale = Locale::parse(locale).expect("a locale");
    Identity {
        id: "a/guide".to_owned(),
        locale,
        assumed: false,
        path: "guides/a/guide.md".to_owned(),
        sha256: String::new(),
    }
}

fn build(bytes: &[u8]) -> (Source, Guide, Workflow) {
    let source = Source::from_bytes("guides/a/guide.md", bytes.to_vec());
    let parsed = guide::parse(&source);
    let built = workflow::build(&source, &parsed.value, &LANGUAGES, &identity(bytes));
    located(&source, parsed.notes.iter().chain(&built.notes));
    (source, parsed.value, built.value)
}

/// Each finding has a place in the text.
fn located<'n>(source: &Source, notes: impl IntoIterator<Item = &'n Diagnostic>) {
    for note in notes {
        assert!(source.text().get(note.span.range()).is_some(), "{note:?}");
        for edit in note.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(source.text().get(edit.span.range()).is_some(), "{note:?}");
        }
    }
}

fn look(source: &Source) -> Vec<Diagnostic> {
    check::check(source, &LANGUAGES, &identity(source.text().as_bytes()), &Surroundings::default())
}

/// Any bytes are a guide: its pieces lie in its text, and its workflow is the same when it was written and read.
pub fn guide(bytes: &[u8]) {
    let (source, guide, workflow) = build(bytes);
    guide::visit_blocks(&guide.blocks, &mut |block| {
        assert!(source.text().get(block.span.range()).is_some(), "{block:?}");
    });
    guide::visit_inlines(&guide.blocks, &mut |inline| {
        assert!(source.text().get(inline.span.range()).is_some(), "{inline:?}");
    });
    let yaml = format::to_yaml(&workflow).expect("a workflow can be written");
    assert_eq!(format::from_yaml(&yaml).as_ref(), Ok(&workflow), "{yaml}");
    let _ = workflow::inspect(&source, &guide, &LANGUAGES, &identity(bytes));
}

/// Any bytes between two lines of dashes.
pub fn front_matter(bytes: &[u8]) {
    guide(&[b"---\n", bytes, b"\n---\n\n## Instructions\n\nClick the `Save`{.action} button.\n"].concat());
}

/// Any guide can be checked, and its findings written in every format; none of them steers a terminal.
pub fn check(bytes: &[u8]) {
    let source = Source::from_bytes("guides/a/guide.md", bytes.to_vec());
    let diagnostics = look(&source);
    located(&source, &diagnostics);
    let findings = [Findings { source, diagnostics }];
    for format in FORMATS {
        let text = match format.writer {
            Writer::Guides { guide, .. } => guide(&findings[0], false),
            Writer::Whole(write) => write(&Report { guides: &findings, rules: &[] }),
        };
        if matches!(format.name, "human" | "compact") {
            assert_eq!(sanitize(&text), text, "{}", format.name);
        }
    }
}

/// Fixes leave a guide with fewer findings, or as it is.
pub fn fixes(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("guides/a/guide.md", text);
    let locale = identity(bytes);
    let look = |source: &Source| check::check(source, &LANGUAGES, &locale, &Surroundings::default());
    for even_unsafe in [false, true] {
        let mended = fix::mend(&source, even_unsafe, look);
        let after = look(&Source::new("guides/a/guide.md", mended.text.as_str())).len();
        let before = look(&source).len();
        assert!(if mended.text == text { after == before } else { after < before }, "{}", mended.text);
    }
}

/// Any guide can be rendered, and nothing in its page acts.
pub fn page(bytes: &[u8]) {
    let (_, _, workflow) = build(bytes);
    let (markdown, page) = rendered(&workflow);
    harmless(&markdown);
    inert(&page);
}

fn rendered(workflow: &Workflow) -> (String, String) {
    let reader = workflow.locale;
    let options = Options {
        language: LANGUAGES.get(reader.language()).unwrap_or_else(|| LANGUAGES.english()),
        reader,
        links: &Links::default(),
        languages: &LANGUAGES,
        api: Some("https://api.example.com"),
        api_console: Some("https://api.example.com/console/?v={version}#{method}{path}"),
        images: "",
        pictures: &|_| None,
        guides: &|_| None,
        templates: &TEMPLATES,
    };
    let around = html::PageFrame { editions: Vec::new(), index: None, assets: None };
    let markdown = render::markdown(workflow, &options).expect("any workflow has a runbook");
    let page = html::page(workflow, &options, &around).expect("any workflow has a page");
    (markdown, page)
}

/// Any text that is a workflow can be planned and rendered.
pub fn workflow(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(workflow) = format::from_yaml(text) else { return };
    let _ = Plan::of(&workflow);
    let (markdown, page) = rendered(&workflow);
    harmless(&markdown);
    inert(&page);
    let _ = stepmark::diff::diff(&workflow, &workflow, &LANGUAGES);
}

/// Any journal is read or refused; what it holds can be replayed.
pub fn journal(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = Utf8Path::from_path(folder.path()).expect("its name is UTF-8");
    stepmark::files::write(&path.join("run.jsonl"), bytes).expect("a file");
    let Ok(events) = Journal::read(path, "run") else { return };
    let Some(workflow) = journals::workflow(&events) else { return };
    let plan = Plan::of(workflow);
    let state = State::replay(&plan, &events);
    let _ = (state.next(&plan), state.progress(&plan));
}

/// Any text is a link table, a language file or a list of known findings, or is refused.
pub fn tables(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(links) = Links::read(text) {
        let keys: Vec<String> = links.keys().map(|key| format!("/links/{key}#a")).collect();
        for key in keys {
            let _ = links.resolve(&key, identity(bytes).locale);
        }
    }
    let _ = yaml::read::<Language>(text);
    let _ = check::Baseline::read(text);
}

/// The tags of a guide that runbooks keep: those that mark words, and the line ends of a table.
const MARKING: [&str; 18] = [
    "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "strong", "sub", "sup", "u",
    "var",
];

/// Fails when a runbook, read as Markdown, holds HTML other than its anchors and tags that mark words, or a link that
/// leads elsewhere than to the web, by mail or to files.
pub fn harmless(markdown: &str) {
    let options = MdOptions::ENABLE_TABLES | MdOptions::ENABLE_TASKLISTS | MdOptions::ENABLE_STRIKETHROUGH;
    #[allow(clippy::disallowed_methods, reason = "not our parser is tried, but what readers of Markdown see")]
    for event in Parser::new_ext(markdown, options) {
        if let Event::Html(html) | Event::InlineHtml(html) = &event {
            let name = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
            let tag = html.trim_start_matches('<').trim_start_matches('/').trim_end_matches('>');
            let own = &**html == "</a>" || name.is_some_and(|name| !name.contains(['"', '<', '>']));
            let own = own || MARKING.contains(&tag);
            assert!(own, "{html} in {markdown}");
        }
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
            let address = dest_url.replace(|c: char| c.is_whitespace() || c.is_control(), "").to_lowercase();
            let acts = ["javascript:", "vbscript:", "data:"].iter().any(|scheme| address.starts_with(scheme));
            assert!(!acts, "{dest_url} in {markdown}");
        }
    }
}

/// Fails when a page holds an element, attribute or address that the templates do not put there.
pub fn inert(page: &str) {
    let own = |name: &str| page.matches(&format!("<{name}")).count();
    for (name, count) in
        [("script", 1), ("style", 1), ("meta", 9), ("link", 2), ("base", 0), ("iframe", 0), ("object", 0)]
    {
        assert!(own(name) <= count, "{name}: {}", own(name));
    }
    let start = page.find("<main").unwrap_or(0);
    let main = &page[start..page.rfind("</main>").unwrap_or(page.len()).max(start)];
    for tag in tags(main) {
        let lower = tag.to_ascii_lowercase();
        let name: &str = lower.split([' ', '\n', '\t', '/', '>']).next().unwrap_or_default();
        assert!(!matches!(name, "embed" | "svg" | "math" | "template" | "title" | "noscript"), "<{tag}>");
        for (attribute, value) in attributes(&lower[name.len()..]) {
            assert!(
                !attribute.starts_with("on") && !matches!(attribute, "style" | "srcdoc" | "action" | "formaction"),
                "<{tag}>"
            );
            if matches!(attribute, "href" | "src") {
                let value = value.replace(|c: char| c.is_whitespace() || c.is_control(), "");
                assert!(!value.starts_with("javascript:") && !value.starts_with("vbscript:"), "<{tag}>");
                assert!(!(attribute == "href" && value.starts_with("data:")), "<{tag}>");
            }
        }
    }
}

/// What stands between `<` and `>`, quotes heeded.
fn tags(html: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let mut quote = None;
        let end = rest.char_indices().find(|&(_, c)| match (quote, c) {
            (None, '>') => true,
            (None, '"' | '\'') => {
                quote = Some(c);
                false
            }
            (Some(open), c) if open == c => {
                quote = None;
                false
            }
            _ => false,
        });
        let end = end.map_or(rest.len(), |(at, _)| at);
        all.push(&rest[..end]);
        rest = &rest[end..];
    }
    all
}

/// The attributes of a tag, with their values.
fn attributes(tag: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    let mut rest = tag.trim_start_matches([' ', '\n', '\t', '/']);
    while !rest.is_empty() {
        let end = rest.find(['=', ' ', '\n', '\t', '/']).unwrap_or(rest.len());
        let name = &rest[..end];
        rest = &rest[end..];
        let value = match rest.strip_prefix('=') {
            Some(value) => {
                let open = value.chars().next().filter(|c| matches!(c, '"' | '\''));
                let inner = open.map_or(value, |_| &value[1..]);
                let end = inner.find(|c: char| open.map_or(c.is_whitespace(), |open| c == open)).unwrap_or(inner.len());
                rest = inner.get(end + usize::from(open.is_some())..).unwrap_or_default();
                &inner[..end]
            }
            None => "",
        };
        if !name.is_empty() {
            all.push((name, value));
        }
        rest = rest.trim_start_matches([' ', '\n', '\t', '/']);
        if name.is_empty() && value.is_empty() && rest.starts_with('=') {
            rest = &rest[1..];
        }
    }
    all
}
