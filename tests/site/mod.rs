//! The indexes and the report of a site, on the guides that ship.

use camino::Utf8PathBuf;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::render::Templates;
use stepmark::site::{Entry, Page, Site};
use stepmark::workflow::format;

fn entries() -> Vec<Entry> {
    let folder = Utf8PathBuf::from_path_buf(crate::support::project("workflows")).unwrap();
    let paths = stepmark::files::walk(&folder, &|path| path.extension() == Some("yaml")).unwrap();
    let workflow = |path: &Utf8PathBuf| format::from_yaml(&std::fs::read_to_string(path).unwrap()).unwrap();
    let entry = |workflow: &_| {
        let workflow: &stepmark::workflow::Workflow = workflow;
        Entry::new(workflow, workflow.locale)
    };
    let mut all: Vec<Entry> = paths.iter().map(|path| entry(&workflow(path))).collect();
    all.sort_by(|one, two| (&one.id, one.locale).cmp(&(&two.id, two.locale)));
    all
}

fn pages(entries: &[Entry]) -> Vec<Page> {
    let fallback = [Locale::parse("en-gb").unwrap()];
    let (languages, templates) = (Languages::embedded(), Templates::shipped().unwrap());
    Site { entries, fallback: &fallback, languages: &languages, templates: &templates }
        .pages()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn text<'a>(pages: &'a [Page], path: &str) -> &'a str {
    &pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("no {path}")).text
}

/// What stands between the style and the scripts.
fn body(text: &str) -> String {
    let from = text.find("<body").unwrap();
    let to = text.find("<script").unwrap_or(text.len());
    text[from..to].to_owned()
}

#[test]
fn the_index_and_the_report_of_our_guides() {
    let pages = pages(&entries());
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/site" }, {
        insta::assert_snapshot!("home", body(text(&pages, "index.html")));
        insta::assert_snapshot!("index.fr-ca", body(text(&pages, "fr-ca.html")));
        insta::assert_snapshot!("report", body(text(&pages, "report.html")));
    });
}

#[test]
fn guides_are_found_by_what_they_name_and_not_by_where_their_links_lead() {
    let guide =
        "## Instructions\n\nClick `Renew`{.action}, see [below](#clean-up).\n\n### Clean up\n\nDelete the key.\n";
    let built = crate::support::build_bytes("guide.en-gb.md", guide.as_bytes().to_vec(), &Languages::embedded());
    let entry = Entry::new(&built.workflow, Locale::parse("en-gb").unwrap());
    let terms: Vec<&str> = entry.terms.lines().collect();
    assert_eq!((terms, entry.steps), (vec!["Clean up", "Instructions", "Renew"], 2));
}

#[test]
fn every_locale_has_every_guide_and_says_which_are_in_another_one() {
    let entries = entries();
    let pages = pages(&entries);
    let families: std::collections::BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    for locale in ["cs-cz", "en-ca", "fi-fi", "fr-ca", "lt-lt"] {
        let text = text(&pages, &format!("{locale}.html"));
        assert_eq!(text.matches("data-page=").count(), families.len(), "{locale}");
        let own = entries.iter().filter(|entry| entry.locale.file_suffix() == locale).count();
        assert_eq!(text.matches("class=\"other\"").count(), families.len() - own, "{locale}");
    }
}

#[test]
fn nothing_of_a_guide_is_active_in_an_index() {
    let mut entries = entries();
    entries[0].title = "<script>alert(1)</script>".to_owned();
    entries[0].summary = "\"><img src=x onerror=alert(2)>".to_owned();
    entries[0].terms = "</script><script>alert(3)</script>".into();
    for page in pages(&entries) {
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img"), "{}", page.path);
    }
}

#[test]
fn a_page_allows_its_own_style_and_script_only() {
    let pages = pages(&entries());
    let index = text(&pages, "en-gb.html");
    let between = |from: &str, to: &str| index.split(from).nth(1).unwrap().split(to).next().unwrap();
    use base64::{Engine, engine::general_purpose::STANDARD};
    use sha2::{Digest, Sha256};
    for part in [between("<style>", "</style>"), between("<script>", "</script>")] {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(part)));
        assert!(index.contains(&hash), "{hash}");
    }
    for page in &pages {
        assert!(page.text.contains("default-src 'none'") && !page.text.contains("http://"), "{}", page.path);
    }
}

/// All files below a folder, by their paths.
fn files(folder: &std::path::Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    let folder = camino::Utf8Path::from_path(folder).unwrap();
    let all = stepmark::files::walk(folder, &|_| true).unwrap();
    all.iter().map(|path| (path.strip_prefix(folder).unwrap().to_string(), std::fs::read(path).unwrap())).collect()
}

fn render(threads: &str, folder: &std::path::Path) -> std::process::Command {
    let project = crate::support::Project::at(crate::support::project("."));
    let mut command = project.command(&["render", "guides", "--format", "html", "--output", folder.to_str().unwrap()]);
    command.env("RAYON_NUM_THREADS", threads);
    command
}

#[test]
fn every_link_of_a_site_leads_to_a_page_whatever_the_number_of_threads() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (place.path().join("one"), place.path().join("two"));
    assert!(render("1", &one).output().unwrap().status.success());
    assert!(render("5", &two).output().unwrap().status.success());
    let pages = files(&one);
    assert!(pages.len() > 50 && pages == files(&two));
    let mut between_guides = 0;
    for (path, text) in &pages {
        let text = String::from_utf8_lossy(text);
        let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
        for link in links.filter(|link| link.ends_with(".html")) {
            let target = one.join(path).parent().unwrap().join(link);
            assert!(target.is_file(), "{path}: {link}");
            between_guides += usize::from(link.starts_with("../") && link.trim_start_matches("../").contains('/'));
        }
    }
    assert!(between_guides >= 12, "{between_guides}");
}

#[test]
fn a_site_is_kept_up_to_date() {
    let project = crate::support::Project::new();
    let guide = |n: u32| format!("# Guide {n}\n\n## Instructions\n\nClick `Order`{{.action}}.\n");
    for n in 0..3 {
        project.write(&format!("guides/a/g{n}/guide.en-gb.md"), &guide(n));
    }
    let run = || project.run(&["render", "guides", "--format", "html", "--output", "site"]).err;
    assert!(run().contains("6 files in site, 6 of them new or changed, 0 stale ones removed"));
    assert!(run().contains("6 files in site, 0 of them new or changed"));
    project.write("site/own.html", "mine");
    project.write("guides/a/g1/guide.en-gb.md", &guide(7));
    std::fs::remove_dir_all(project.path("guides/a/g2")).unwrap();
    let changed = run();
    assert!(changed.contains("5 files in site, 4 of them new or changed, 1 stale ones removed"), "{changed}");
    assert!(!project.path("site/a/g2.en-gb.html").exists() && project.path("site/own.html").exists());
}

#[test]
fn a_site_that_is_interrupted_holds_whole_pages() {
    let place = tempfile::tempdir().unwrap();
    let (whole, folder) = (place.path().join("whole"), place.path().join("site"));
    assert!(render("2", &whole).output().unwrap().status.success());
    let expected = files(&whole);
    for wait in [20, 60, 120, 200, 300] {
        let mut child = render("2", &folder).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        if folder.exists() {
            for (path, text) in files(&folder).iter().filter(|(path, _)| path.ends_with(".html")) {
                assert!(expected.get(path) == Some(text), "{path} after {wait} ms");
            }
        }
    }
    assert!(render("2", &folder).output().unwrap().status.success());
    assert!(files(&folder) == expected);
}

#[test]
fn pages_lead_back_to_their_index_and_to_guides_that_are_linked_by_number() {
    let project = crate::support::Project::new();
    project.write("guides/a/one/guide.fr-fr.md", "# Un\n\n[Deux]({legacy}4711#suite)\n");
    project.write("guides/b/two/guide.fr-fr.md", "---\ntitle: Deux\nlegacy_guide_number: 4711\n---\n\nTexte.\n");
    project.run(&["render", "guides", "--format", "html", "--output", "site"]);
    let page = project.read("site/a/one.fr-fr.html");
    assert!(page.contains("<a class=\"home\" href=\"../fr-fr.html\">"), "{page}");
    assert!(page.contains("<a href=\"../b/two.fr-fr.html#to-suite\""), "{page}");
}

#[test]
fn links_that_check_follows_lead_from_page_to_page() {
    let project = crate::support::Project::new();
    let links = "# One\n\nText.\n\n[Two]({legacy}12/#part) [Three](../three/) [Four](../no-such-guide/)\n";
    project.write("guides/a/one/guide.en-gb.md", links);
    project
        .write("guides/a/two/guide.en-gb.md", "---\ntitle: Two\nlegacy_guide_number: g12\n---\n\n## Part\n\nText.\n");
    project.write("guides/b/three/guide.en-gb.md", "# Three\n\nText.\n");
    let checked = project.run(&["check", "--format", "compact"]).out;
    for (rule, count) in [("unknown-number", 0), ("missing-guide", 1)] {
        assert_eq!(checked.matches(rule).count(), count, "{checked}");
    }
    project.run(&["render", "guides", "--format", "html", "--output", "site"]);
    let page = project.read("site/a/one.en-gb.html");
    for way in ["../a/two.en-gb.html#to-part", "../b/three.en-gb.html"] {
        assert!(page.contains(&format!("<a href=\"{way}\"")), "{way}: {page}");
    }
}

/// Every `href` of a page.
fn ways(page: &str) -> Vec<&str> {
    page.split("<a href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn a_link_leads_to_the_section_of_the_page_that_it_names_or_tells_where_it_would() {
    let project = crate::support::Project::new();
    let links = "[A](../a/guide.en-gb.md#before-you-start) [B](none.md) [C](files/a.zip) [D](/docs/x) [E](tel:123) \
        [F](../c/guide.en-gb.md) [files/b.zip](files/b.zip)";
    project.write("guides/a/guide.en-gb.md", "---\ntitle: A\n---\n\n## Before you start\n\nText.\n");
    project.write("guides/b/guide.en-gb.md", &format!("---\ntitle: B\n---\n\n## Part\n\n{links}\n"));
    let checked = project.run(&["check", "--format", "compact"]).out;
    for missing in ["there is no guide `none.md`", "there is no guide `../c/guide.en-gb.md`"] {
        assert!(checked.contains(missing), "{checked}");
    }
    project.run(&["render", "guides", "--format", "html", "--output", "site"]);
    let page = project.read("site/b.en-gb.html");
    let text = &page[page.find("<main").unwrap()..];
    let led: Vec<&str> = ways(text).into_iter().filter(|way| way.contains("html")).collect();
    assert_eq!(led, ["a.en-gb.html#to-before-you-start"], "{text}");
    assert!(project.read("site/a.en-gb.html").contains("id=\"to-before-you-start\""));
    for told in ["none.md", "files/a.zip", "/docs/x", "tel:123", "../c/guide.en-gb.md"] {
        assert!(text.contains(&format!("<span class=\"ref\">({told})</span>")), "{told}: {text}");
    }
    assert!(!text.contains("(files/b.zip)"), "{text}");
}

#[test]
fn pages_of_one_command_are_linked_without_a_site() {
    let project = crate::support::Project::new();
    project.write("install.md", "# Install\n\nThen [back up](backup.md#daily).\n");
    project.write("backup.md", "# Backup\n\n## Daily\n\nAfter [the installation](install.md), click `Go`.\n");
    let ran = project.run(&["render", "install.md", "backup.md", "--format", "html", "--output", "pages"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let page = project.read("pages/install.en-gb.html");
    assert!(ways(&page).contains(&"backup.en-gb.html#to-daily") && !page.contains("class=\"home\""), "{page}");
    assert!(ways(&project.read("pages/backup.en-gb.html")).contains(&"install.en-gb.html"));
}

#[test]
fn pages_share_what_lies_beside_them() {
    let project = crate::support::Project::new();
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10";
    for name in ["one", "two"] {
        project.write(&format!("guides/a/{name}/guide.en-gb.md"), "# T\n\n![A](images/a.png)\n");
        let path = Utf8PathBuf::from_path_buf(project.path(&format!("guides/a/{name}/images/a.png"))).unwrap();
        stepmark::files::write(&path, picture).unwrap();
    }
    let render =
        |assets: &str| project.run(&["render", "guides", "--format", "html", "--output", "site", "--assets", assets]);
    assert_eq!(render("shared/files").code, 0);
    let beside: Vec<String> = files(&project.path("site/shared/files")).into_keys().collect();
    assert!(beside.len() == 3 && beside[0].ends_with(".png") && beside[1..] == ["page.css", "page.js"], "{beside:?}");
    let page = project.read("site/a/two.en-gb.html");
    assert!(page.contains(&format!("src=\"../shared/files/{}\" alt=\"A\" width=\"32\"", beside[0])), "{page}");
    assert!(page.contains("href=\"../shared/files/page.css\"") && page.contains("src=\"../shared/files/page.js\""));
    assert!(page.len() < 10_000 && !page.contains("<style") && page.contains("style-src 'self'"), "{}", page.len());
    assert!(render("shared/files").err.contains("0 of them new or changed"));
    for outside in ["../beside", "/tmp/beside", "a/../../b"] {
        let ran = render(outside);
        assert!(ran.code == 2 && ran.err.contains("below the output"), "{ran:?}");
    }
    project.run(&["render", "guides", "--format", "html", "--output", "site"]);
    assert!(!project.path("site/shared").exists());
}
