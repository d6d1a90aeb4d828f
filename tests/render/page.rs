//! Workflow → page: nothing is lost on the way, and nothing of a guide acts.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::html::{self, Embedded, Surroundings};
use stepmark::render::{Options, Templates};
use stepmark::source::Source;
use stepmark::workflow::Workflow;

pub(crate) fn page(workflow: &Workflow, languages: &Languages, templates: &Templates) -> String {
    let language = languages.get(workflow.locale.split('-').next().unwrap());
    let language = language.unwrap_or_else(|| languages.get("en").unwrap());
    let links = Links::default();
    let reader = Locale::parse(&workflow.locale).unwrap();
    let options = Options { language, reader, links: &links, api: None, images: "", templates };
    let picture = |_: &str| Some(Embedded { src: "data:image/png;base64,AA==".to_owned(), width: 1, height: 1 });
    let around = Surroundings { pictures: &picture, guides: &|_| None, editions: Vec::new() };
    html::page(workflow, &options, &around).unwrap()
}

fn page_of(guide: &str) -> String {
    let languages = Languages::embedded();
    let built = crate::support::build_bytes("a.en-gb.md", guide.as_bytes().to_vec(), &languages);
    page(&built.workflow, &languages, &Templates::shipped().unwrap())
}

/// The words of a workflow that its page does not show, or not in the order of the workflow.
pub(crate) fn lost_words(workflow: &Workflow, page: &str) -> Vec<String> {
    let main = &page[page.find("<main").unwrap()..page.rfind("</main>").unwrap()];
    let shown = visible(main);
    let mut shown = words(&shown).map(str::to_owned).collect::<Vec<_>>().into_iter();
    let document = serde_json::to_value(workflow).unwrap();
    let mut said = Vec::new();
    for key in ["items", "sections"] {
        document.get(key).into_iter().for_each(|part| texts(part, &mut said));
    }
    let said = said.join("\n");
    let mut lost = Vec::new();
    for word in words(&said) {
        let rest = shown.clone();
        if !shown.any(|other| other == word) {
            lost.push(word.to_owned());
            shown = rest;
        }
    }
    lost
}

/// What a reader sees of HTML: its text, and what stands for its pictures.
fn visible(html: &str) -> String {
    static ALT: LazyLock<Regex> = LazyLock::new(|| Regex::new("<img [^>]*alt=\"([^\"]*)\"[^>]*>").unwrap());
    static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new("</?[a-zA-Z][^>]*>").unwrap());
    let text = ALT.replace_all(html, " $1 ").replace("<span class=\"callout\"", " <span");
    // Elements within a word do not end it.
    let text = Regex::new("</?(code|strong|em|s|b|span|a|kbd|i|u|sup|sub)( [^>]*)?>").unwrap().replace_all(&text, "");
    let text = TAG.replace_all(&text, " ");
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x3D;", "="),
        ("&#x60;", "`"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.into_owned(), |text, (entity, c)| text.replace(entity, c))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic))
}

/// The texts that a reader gets to see, in order.
fn texts(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            let kind = map.get("kind").and_then(Value::as_str).unwrap_or_default();
            let hidden = ["actions", "outcomes", "condition", "anchors", "links", "lines", "section", "version", "src"];
            for (key, value) in
                map.iter().filter(|(key, _)| !hidden.contains(&key.as_str()) || kind == "quote" && *key == "condition")
            {
                match (key.as_str(), value) {
                    ("text", Value::String(text)) if kind == "raw" => said.push(raw(text)),
                    ("text", Value::String(text)) if kind == "code" => said.push(text.clone()),
                    ("alt" | "path" | "method", Value::String(text)) => said.push(text.clone()),
                    (
                        "text" | "title" | "question" | "name" | "enter" | "description" | "condition",
                        Value::String(text),
                    ) => {
                        said.push(plain(text));
                    }
                    ("header" | "rows" | "columns", Value::Array(cells)) => cells_of(cells, said),
                    (_, Value::Array(_)) => texts(value, said),
                    (_, _) => {}
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| texts(value, said)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn cells_of(cells: &[Value], said: &mut Vec<String>) {
    for cell in cells {
        match cell {
            Value::Array(cells) => cells_of(cells, said),
            cell => said.push(plain(cell.as_str().unwrap_or_default())),
        }
    }
}

fn plain(text: &str) -> String {
    let source = Source::new("", text);
    guide::plain_text(&source, &guide::parse_text(&source))
}

/// Raw text without comments, tags and entities: what a browser would show of it.
fn raw(text: &str) -> String {
    static HIDDEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("(?s)<!--.*?(-->|$)|</?[a-zA-Z!/?][^>]*(>|$)|&[#a-zA-Z0-9]+;").unwrap());
    HIDDEN.replace_all(text, " ").into_owned()
}

#[test]
fn every_word_is_on_the_page_in_reading_order() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    for path in crate::support::guides(&crate::support::project("guides")) {
        let workflow = crate::support::build(&path, &languages).workflow;
        let lost = lost_words(&workflow, &page(&workflow, &languages, &templates));
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
    }
}

#[test]
fn a_lost_or_moved_word_is_noticed() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    let built = crate::support::build_bytes(
        "a.en-gb.md",
        b"# T\n\n## Instructions\n\nalpha beta\n\ngamma\n".to_vec(),
        &languages,
    );
    let page = page(&built.workflow, &languages, &templates);
    assert_eq!(lost_words(&built.workflow, &page), Vec::<String>::new());
    assert_eq!(lost_words(&built.workflow, &page.replace("beta", "")), ["beta"]);
    assert_eq!(lost_words(&built.workflow, &page.replace("alpha beta", "beta alpha")), ["beta"]);
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "text <script>alert(1)</script> text",
    "text <img src=x onerror=alert(1)> text",
    "<svg onload=alert(1)>",
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x)",
    "[a](<java\tscript:alert(1)>) <a href=\"jav&#x09;ascript:alert(1)\">a</a>",
    "![a](javascript:alert(1)) ![\" onerror=\"alert(1)](images/a.png)",
    "<p style=\"background:url(https://evil.example)\">a</p>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<link rel=stylesheet href=https://evil.example><meta http-equiv=refresh content=0>",
    "`</code><script>alert(1)</script>`{.action} (1)",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "| a |\n|---|\n| <script>alert(1)</script> <td onclick=alert(1)> |",
    "## <script>alert(1)</script> \"onfocus=alert(1) {#\"onfocus=alert(1)}",
    "<div><b><i></div></main></body></html><script>alert(1)</script>",
    "<form action=https://evil.example><button formaction=javascript:alert(1)>a</form>",
    "<iframe src=\"javascript:alert(1)\"></iframe><iframe srcdoc=\"<script>alert(1)</script>\">",
    "> [!tabs]\n> **\"><script>alert(1)</script>**\n>> a\n> **b**\n>> b",
    "> [!api]\n>\n> > @api {v1} /a POST /a/{\"><script>alert(1)</script>}\n",
];

#[test]
fn nothing_of_a_guide_acts() {
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new("\"[^\"]*\"").unwrap());
    let innocent = page_of("# T\n\n## Instructions\n\ntext\n");
    let count = |page: &str, tag: &str| page.to_lowercase().matches(tag).count();
    for hostile in HOSTILE {
        let page =
            page_of(&format!("---\ntitle: \"T <script>alert(1)</script>\"\n---\n\n## Instructions\n\n{hostile}\n"));
        for tag in ["<script", "<style", "<meta", "<link", "<base", "<svg", "</main", "</body", "<iframe", "<object"] {
            assert_eq!(count(&page, tag), count(&innocent, tag), "{tag} of {hostile}");
        }
        let body = &page[page.find("<main").unwrap()..page.rfind("</main>").unwrap()];
        for tag in body.split('<').skip(1).map(|tag| tag.split('>').next().unwrap()) {
            let unquoted = QUOTED.replace_all(tag, "");
            assert!(!unquoted.contains(" on") && !unquoted.contains(" style"), "<{tag}> of {hostile}");
            let address = tag.split_once("href=\"").map_or("#", |(_, rest)| rest);
            assert!(
                ["#", "https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start)),
                "<{tag}> of {hostile}"
            );
            assert!(!tag.contains("src=\"") || tag.contains("src=\"data:image/png"), "<{tag}> of {hostile}");
        }
    }
}

#[test]
fn a_line_of_ten_megabytes_is_written() {
    let page = page_of(&format!("# T\n\n{}\n", "word <b> ".repeat(10 * 1024 * 1024 / 9)));
    assert!(page.len() > 10 * 1024 * 1024);
}

#[test]
fn the_seeds_and_the_corpus_lose_no_word() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    let mut wrong = Vec::new();
    let all: Vec<PathBuf> = crate::corpus::guides();
    let check = |path: &Path| {
        let workflow = crate::support::build(path, &languages).workflow;
        lost_words(&workflow, &page(&workflow, &languages, &templates))
    };
    for path in &all {
        wrong.extend(check(path).into_iter().take(3).map(|word| format!("{}: {word}", path.display())));
    }
    assert!(wrong.is_empty(), "{} words lost\n{}", wrong.len(), wrong.join("\n"));
}
