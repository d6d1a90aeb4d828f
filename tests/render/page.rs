//! Workflow → page: nothing is lost on the way, and nothing of a guide acts.

use std::sync::LazyLock;

use regex::Regex;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::html::{self, Embedded, PageFrame};
use stepmark::render::{Options, Templates};
use stepmark::workflow::Workflow;

use super::order::{lost_words, of_page};

pub(crate) fn page(workflow: &Workflow, languages: &Languages, templates: &Templates) -> String {
    let language = languages.get(workflow.locale.language());
    let language = language.unwrap_or_else(|| languages.get("en").unwrap());
    let links = Links::default();
    let reader = workflow.locale;
    let picture = |_: &str| Some(Embedded { src: "data:image/png;base64,AA==".to_owned(), width: 1, height: 1 });
    let options = Options {
        language,
        reader,
        links: &links,
        languages,
        api: None,
        api_console: None,
        images: "",
        pictures: &picture,
        guides: &|_| None,
        templates,
    };
    let around = PageFrame { editions: Vec::new(), index: None, assets: None };
    html::page(workflow, &options, &around).unwrap()
}

pub(crate) fn page_of(guide: &str) -> String {
    let languages = Languages::embedded();
    let built = crate::support::build_bytes("a.en-gb.md", guide.as_bytes().to_vec(), &languages);
    page(&built.workflow, &languages, &Templates::shipped().unwrap())
}

#[test]
fn every_word_is_on_the_page_in_reading_order() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    for path in crate::support::guides(&crate::support::project("guides")) {
        let built = crate::support::build(&path, &languages);
        let lost = lost_words(&built, &of_page(&page(&built.workflow, &languages, &templates)));
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
    let lost = |page: &str| lost_words(&built, &of_page(page));
    assert_eq!(lost(&page), Vec::<String>::new());
    assert_eq!(lost(&page.replace("beta", "")), ["beta"]);
    assert_eq!(lost(&page.replace("alpha beta", "beta alpha")), ["beta"]);
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
    "### Method 1 \"><script>alert(1)</script>\n\nClick `A`.\n\n### Method 2 <svg onload=alert(1)>\n\nClick `B`.",
    "> [!tabs]\n> **\"><script>alert(1)</script>**\n>> a\n> **b**\n>> b",
    "> [!api]\n>\n> > @api {v1} /a POST /a/{\"><script>alert(1)</script>}\n",
    "> [!api]\n>\n> @api {v1} /a POST /a/{\"><script>alert(1)</script>}\n",
    "<p style=\"b\\61 ckground:u\\72l(https://evil.example)\">a</p> <span class=\"x&quot; style=&quot;a\">b</span>",
    "<style>\\3c/style>\\3cscript>alert(1)</style>",
    "<scr<script>ipt>alert(1)</scr</script>ipt> <<script>alert(1)//<</script>",
    "<img src=\"x\" onerror=\"alert(1)\n\n<script\nsrc=//evil.example",
    "<!--><script>alert(1)</script>--> <![CDATA[<script>alert(1)</script>]]>",
    "<a href=\" javascript:alert(1)\">a</a> <a href=\"\u{1}javascript:alert(1)\">a</a> <a href=\"file:///etc/passwd\">a</a>",
    "[a](file:///etc/passwd) [b](/etc/passwd) [c](../../../../etc/passwd) [d](//evil.example) [e](\\\\evil.example)",
    "[](javascript:alert(1)) []({legacy}<script>alert(1)</script>)",
    "<title></title><noscript><p title=\"</noscript><script>alert(1)</script>\">",
    "<table><td background=javascript:alert(1)><svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
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
fn pictures_in_html_are_on_the_page() {
    let table = "<table><!-- <img src=old.png alt=Old> --><tr><td>Lamp &#233; &#xE000; &#57344 <img src=\"a.png\" alt=\"lamp\"></td></tr></table>";
    let guide = format!("# T\n\nText.\n\n<img src=\"b.png\" alt=\"Menu\">\n\n{table}\n\nA <img src=c.png> b.\n");
    let page = page_of(&guide);
    let main = &page[page.find("<main").unwrap()..];
    assert_eq!(main.matches("src=\"data:image/png;base64,AA").count(), 3, "{main}");
    assert!(!main.contains("Old"), "{main}");
    assert!(main.contains("alt=\"Menu\"") && main.contains("<td>Lamp é "), "{main}");
}

#[test]
fn prompts_and_output_are_set_apart() {
    let page = page_of("# T\n\n```console\n$ agent <flare.log\nSent: <1>\n```\n");
    let code = "<span class=\"prompt\">$ </span>agent &lt;flare.log\n<span class=\"printed\">Sent: &lt;1&gt;</span>";
    assert!(page.contains(code), "{page}");
}

#[test]
fn a_line_of_ten_megabytes_is_written() {
    let page = page_of(&format!("# T\n\n{}\n", "word <b> ".repeat(10 * 1024 * 1024 / 9)));
    assert!(page.len() > 10 * 1024 * 1024);
}

#[test]
fn the_corpus_loses_no_word() {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    crate::corpus::assert_each(|path| {
        let built = crate::support::build(path, &languages);
        lost_words(&built, &of_page(&page(&built.workflow, &languages, &templates)))
    });
}

/// A page of a guide, with a console of the API.
fn page_with_console(guide: &str, console: &str) -> String {
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    let workflow = crate::support::build_bytes("a.en-gb.md", guide.as_bytes().to_vec(), &languages).workflow;
    let (language, links) = (languages.english(), Links::default());
    let reader = Locale::parse("en-gb").unwrap();
    let api_console = Some(console);
    let options = Options {
        language,
        reader,
        links: &links,
        languages: &languages,
        api: None,
        api_console,
        images: "",
        pictures: &|_| None,
        guides: &|_| None,
        templates: &templates,
    };
    let around = PageFrame { editions: Vec::new(), index: None, assets: None };
    html::page(&workflow, &options, &around).unwrap()
}

#[test]
fn an_api_call_leads_to_the_console() {
    let guide = "# T\n\n> [!api]\n>\n> @api {v1} /a POST /a/{name}/b\"c\n";
    let page = page_with_console(guide, "https://api.example/console/{version}#{method}{path}");
    assert!(page.contains("href=\"https://api.example/console/v1#post/a/%7Bname%7D/b%22c\""), "{page}");
    assert!(!page_with_console(guide, "javascript:{path}").contains("class=\"console\""));
}

#[test]
fn a_text_in_another_language_than_its_locale_says_so() {
    let languages = Languages::embedded();
    let text = "# Domain\n\n## Instructions\n\nLog in to your control panel, then click the button of the domain that you want to change. \
                The changes are visible after some hours, and you receive an e-mail when they are done.\n";
    let built = crate::support::build_bytes("a.fr-fr.md", text.into(), &languages);
    assert_eq!(built.workflow.language.as_deref(), Some("en"));
    let page = page(&built.workflow, &languages, &Templates::shipped().unwrap());
    assert!(page.contains("<p class=\"banner\" lang=\"fr-FR\">") && page.contains("autre langue : English."), "{page}");
    assert!(page.contains("<main id=\"content\" tabindex=\"-1\" lang=\"en\">"));
}
