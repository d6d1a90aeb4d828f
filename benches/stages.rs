//! What each stage costs for one guide of the usual size: reading, understanding, checking, rendering, comparing.

use divan::Bencher;
use stepmark::check::{self, Surroundings};
use stepmark::diff;
use stepmark::drift::{Edition, compare};
use stepmark::guide;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::html::{self, PageFrame};
use stepmark::render::{Options, Templates};
use stepmark::source::Source;
use stepmark::workflow::{self, Identity, Workflow, format};

fn main() {
    divan::main();
}

/// A made guide of about 4,400 bytes: the median of real ones.
fn text() -> String {
    text_of(12)
}

/// A made guide of so many steps, each with a figure and a warning.
fn text_of(steps: usize) -> String {
    let mut text = String::from(
        "---\ntitle: Move a zone\nslug: move-zone\nsection: Zones\norder: 1\nupdated: 2026-11-21\n---\n\n## Objective\n\nA zone can be moved to another account.\n\n**Find out how to move a zone.**\n\n## Requirements\n\n- A zone.\n- Access to the [console](https://console.ondalis.example){.external}.\n\n## Instructions\n\n",
    );
    for step in 1..=steps {
        text.push_str(&format!(
            "### Step {step}: part {step}\n\nGo to the `Network`{{.action}} section, click `Zones`{{.action}} (1), then on `...`{{.action}} (2) and choose `Move`{{.action}}. If the zone is locked, unlock it first.\n\n![menu](images/menu-{step}.png){{.thumbnail}}\n\n> [!warning]\n>\n> Answers can be late by up to 24 hours.\n>\n\n",
        ));
    }
    text
}

fn identity() -> Identity {
    let locale = Locale::parse("en-gb").unwrap();
    Identity {
        id: "bench".to_owned(),
        locale,
        assumed: false,
        path: "guide.en-gb.md".to_owned(),
        sha256: String::new(),
    }
}

fn built(source: &Source, languages: &Languages) -> Workflow {
    workflow::build(source, &guide::parse(source).value, languages, &identity()).value
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let source = Source::new("guide.en-gb.md", text());
    bencher.bench_local(|| guide::parse(&source));
}

#[divan::bench]
fn build(bencher: Bencher<'_, '_>) {
    let (source, languages) = (Source::new("guide.en-gb.md", text()), Languages::embedded());
    let parsed = guide::parse(&source).value;
    bencher.bench_local(|| workflow::build(&source, &parsed, &languages, &identity()));
}

#[divan::bench]
fn check_again(bencher: Bencher<'_, '_>) {
    let (source, languages) = (Source::new("guide.en-gb.md", text()), Languages::embedded());
    let around = Surroundings::default();
    bencher.bench_local(|| check::check(&source, &languages, &identity(), &around));
}

#[divan::bench]
fn load_workflow(bencher: Bencher<'_, '_>) {
    let (source, languages) = (Source::new("guide.en-gb.md", text()), Languages::embedded());
    let yaml = format::to_yaml(&built(&source, &languages)).unwrap();
    bencher.bench_local(|| format::from_yaml(&yaml).unwrap());
}

#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    let (source, languages) = (Source::new("guide.en-gb.md", text()), Languages::embedded());
    let workflow = built(&source, &languages);
    let (templates, links) = (Templates::shipped().unwrap(), Links::default());
    let reader = Locale::parse("en-gb").unwrap();
    let options = Options {
        language: languages.of(reader),
        reader,
        links: &links,
        languages: &languages,
        api: None,
        api_console: None,
        images: "",
        pictures: &|_| None,
        guides: &|_| None,
        templates: &templates,
    };
    let around = PageFrame { editions: Vec::new(), index: None, assets: None };
    bencher.bench_local(|| html::page(&workflow, &options, &around).unwrap());
}

/// Steps of guides that are compared: time has to grow as they do.
const LENGTHS: [usize; 3] = [50, 250, 500];

/// A guide, and its next revision, in which every tenth warning is gone.
fn revisions(steps: usize, languages: &Languages) -> (Workflow, Workflow) {
    let old = text_of(steps);
    let parts = old.split("\n\n> [!warning]").enumerate();
    let new = parts.map(|(at, part)| match at {
        0 => part.to_owned(),
        _ if at % 10 == 0 => part.split_once(">\n\n").map_or(String::new(), |(_, rest)| format!("\n\n{rest}")),
        _ => format!("\n\n> [!warning]{part}"),
    });
    let build = |text: String| built(&Source::new("guide.en-gb.md", text), languages);
    (build(old.clone()), build(new.collect()))
}

#[divan::bench(args = LENGTHS)]
fn compare_revisions(bencher: Bencher<'_, '_>, steps: usize) {
    let languages = Languages::embedded();
    let (old, new) = revisions(steps, &languages);
    bencher.bench_local(|| diff::diff(&old, &new, &languages));
}

#[divan::bench(args = LENGTHS)]
fn compare_locales(bencher: Bencher<'_, '_>, steps: usize) {
    let languages = Languages::embedded();
    let (one, two) = revisions(steps, &languages);
    let (one, two) = (Edition::new(&one, &languages), Edition::new(&two, &languages));
    bencher.bench_local(|| compare(&one, &two));
}
