//! Cost grows with the length of a text, not with its square, whatever the text.
//!
//! Each family is measured at three sizes in processor time, stage by stage. A stage that took 16 times as much text in
//! much more than 16 times the time fails, unless it took so little that nothing can be told.

mod families;
mod projects;

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use rustix::time::{ClockId, clock_gettime};
use stepmark::check::{self, Surroundings, fix};
use stepmark::diagnostic::Diagnostic;
use stepmark::diff::diff;
use stepmark::drift::{Edition, compare};
use stepmark::guide;
use stepmark::language::{Language, Languages};
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::render::{self, Options, Templates, html};
use stepmark::report::{FORMATS, Findings, Report, Writer};
use stepmark::run::screen::{Screen, Wish};
use stepmark::run::{Clock, Event, Plan, State, What, path};
use stepmark::source::Source;
use stepmark::workflow::{self, Identity};

use families::{FAMILIES, fill, letters, numbered};

const STAGES: [&str; 10] =
    ["parse", "build", "check", "reports", "mend", "markdown", "page", "drift", "plan", "screen"];

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let begun = now();
    let value = work();
    (value, now() - begun)
}

/// How long each stage takes.
fn measure(text: &str, languages: &Languages, templates: &Templates) -> [Duration; STAGES.len()] {
    let locale = Locale::parse("en-gb").unwrap();
    let source = Source::new("/p/guides/a/guide.en-gb.md", text);
    let identity = Identity {
        id: "a".to_owned(),
        locale,
        assumed: false,
        path: "guides/a/guide.en-gb.md".to_owned(),
        sha256: String::new(),
    };
    let links = Links::default();
    let language = languages.of(locale);
    let options = Options {
        language,
        reader: locale,
        links: &links,
        languages,
        api: None,
        api_console: None,
        images: "",
        pictures: &|_| None,
        guides: &|_| None,
        templates,
    };
    let around = html::PageFrame { editions: Vec::new(), index: None, assets: None };
    let look = |source: &Source| check::check(source, languages, &identity, &Surroundings::default());
    let (parsed, parse) = timed(|| guide::parse(&source));
    let (built, build) = timed(|| workflow::build(&source, &parsed.value, languages, &identity).value);
    let (diagnostics, check) = timed(|| look(&source));
    let (_, reports) = timed(|| reported(&source, diagnostics));
    let (_, mend) = timed(|| fix::mend(&source, true, look));
    let (_, markdown) = timed(|| render::markdown(&built, &options).unwrap());
    let (_, page) = timed(|| html::page(&built, &options, &around).unwrap());
    let (_, drift) = timed(|| {
        let mut other = built.clone();
        other.locale = Locale::parse("fr-fr").unwrap();
        compare(&Edition::new(&built, languages), &Edition::new(&other, languages)).findings.len()
    });
    let (planned, plan) = timed(|| {
        let plan = Plan::of(&built);
        let _ = plan.stops.iter().map(|stop| stop.parameters().len()).sum::<usize>();
        let _ = path::list(&plan, &Default::default(), &language.strings);
        plan
    });
    let (_, screen) = timed(|| screened(&planned, language, &built.title));
    [parse, build, check, reports, mend, markdown, page, drift, plan, screen]
}

/// The findings in every format.
fn reported(source: &Source, diagnostics: Vec<Diagnostic>) {
    let findings = [Findings { source: source.clone(), diagnostics }];
    for format in FORMATS {
        match format.writer {
            Writer::Guides { guide, .. } => drop(guide(&findings[0], false)),
            Writer::Whole(write) => drop(write(&Report { guides: &findings, rules: &[] })),
        }
    }
}

/// Answers the first stops, and draws the screen of a run between them.
fn screened(plan: &Plan, language: &Language, title: &str) {
    let mut screen = Screen::new(title, plan, language, None, true);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let clock = Clock { now: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC };
    let mut state = State::default();
    for key in "ddoj".chars() {
        terminal.draw(|frame| screen.draw(frame, &state, &clock)).unwrap();
        if let Some(Wish::Answer(stop, answer)) = screen.press(KeyEvent::from(KeyCode::Char(key)), &state) {
            state.apply(plan, &Event::new("1970-01-01T00:00:00Z".to_owned(), "ada", What::of(stop, answer), plan));
        }
    }
}

/// Bytes of the smallest text, and how often it is taken.
const SMALLEST: usize = 1_000;
const STEP: usize = 4;
/// What takes less tells nothing.
const TELLING: Duration = Duration::from_millis(60);

#[test]
fn what_is_measured_as_allowed_is_allowed() {
    let languages = Languages::embedded();
    let locale = Locale::parse("en-gb").unwrap();
    for (name, family) in FAMILIES.iter().filter(|(name, _)| name.contains("allow")) {
        let source = Source::new("guide.en-gb.md", family(1_000));
        let identity =
            Identity { id: String::new(), locale, assumed: false, path: String::new(), sha256: String::new() };
        let found = check::check(&source, &languages, &identity, &Surroundings::default());
        assert!(
            found.iter().all(|one| !matches!(one.code.name, "malformed-allow" | "empty-link")),
            "{name}: {found:?}"
        );
    }
}

#[test]
fn time_grows_no_faster_than_the_text() {
    let languages = Languages::embedded();
    let templates = Templates::shipped().unwrap();
    let only = std::env::var_os("STEPMARK_GROWTH_ONLY").map(|name| name.to_string_lossy().into_owned());
    let smallest = std::env::var_os("STEPMARK_GROWTH").map_or(SMALLEST, |size| size.to_string_lossy().parse().unwrap());
    let _ = measure("## Warm up\n\nClick the `Save`{.action} button.\n", &languages, &templates);
    let mut slow = Vec::new();
    for (name, family) in FAMILIES.iter().filter(|(name, _)| only.as_deref().is_none_or(|only| only == *name)) {
        let texts: Vec<String> = [1, STEP, STEP * STEP].iter().map(|times| family(smallest * times)).collect();
        let took: Vec<[Duration; STAGES.len()]> =
            texts.iter().map(|text| measure(text, &languages, &templates)).collect();
        for (stage, title) in STAGES.iter().enumerate() {
            let [few, some, many] = [0, 1, 2].map(|size| took[size][stage].as_secs_f64());
            let longer = texts[2].len() as f64 / texts[0].len() as f64;
            // The floor keeps what a stage costs for any text from hiding how it grows.
            let grown = many / few.max(many / longer / 8.0).max(1e-5);
            eprintln!("{name:32} {title:9} {:9.2} {:9.2} {:9.2} ms {grown:7.1}", few * 1e3, some * 1e3, many * 1e3);
            let last = many / some.max(1e-5) / (texts[2].len() as f64 / texts[1].len() as f64);
            if Duration::from_secs_f64(many) > TELLING && last > 2.2 {
                slow.push(format!(
                    "{name}: {title} took {:.1} ms, {:.1} ms, {:.1} ms",
                    few * 1e3,
                    some * 1e3,
                    many * 1e3
                ));
            }
        }
    }
    assert!(slow.is_empty(), "\n{}", slow.join("\n"));
}

/// Words that are looked for around each other word of their sentence, which therefore has to be long to tell.
#[test]
fn a_sentence_takes_time_in_proportion_to_its_words() {
    const SENTENCES: &[&str] = &[
        "`a`{.action} ",
        "in `a`{.action} ",
        "the box `a`{.action} must be ticked ",
        "make sure that `a`{.action} ",
        "`a`{.action} you can ",
        "click on `a`{.action} once ",
        "enter the opens ) `code` ",
        "frob the click on **Bold** to (1) ",
        "must be ticked which > ",
    ];
    let languages = Languages::embedded();
    for sentence in SENTENCES {
        let took = [60_000, 480_000].map(|bytes| {
            let text = "## Instructions\n\nClick `x`{.action}, ".to_owned() + &fill(sentence, bytes);
            timed(|| crate::support::build_bytes("guide.en-gb.md", text.into(), &languages)).1
        });
        let [few, many] = took.map(|took| took.as_secs_f64() * 1e3);
        eprintln!("{sentence:40} {few:.1} ms, {many:.1} ms");
        assert!(many < few * 20.0, "{sentence}: {few:.1} ms, {many:.1} ms");
    }
}

/// Nothing that one of them has is in the other, so everything is looked for everywhere.
#[test]
fn guides_that_share_nothing_are_compared_in_time_too() {
    let languages = Languages::embedded();
    let built = |text: String| crate::support::build_bytes("guide.en-gb.md", text.into(), &languages).workflow;
    let took = [4_000, 16_000, 64_000].map(|bytes| {
        let one = built(numbered(bytes, |at| format!("Click the `Save {at}`{{.action}} button.\n\n")));
        let two = built(numbered(bytes, |at| format!("```\ncode {}\n```\n\n![b](c{at}.png)\n\n", letters(at))));
        timed(|| {
            (compare(&Edition::new(&one, &languages), &Edition::new(&two, &languages)), diff(&one, &two, &languages))
        })
        .1
    });
    let [few, some, many] = took.map(|took| took.as_secs_f64() * 1e3);
    assert!(many < some * 8.8 || many < 60.0, "{few:.1} ms, {some:.1} ms, {many:.1} ms");
    eprintln!("{few:.1} ms, {some:.1} ms, {many:.1} ms");
}

/// Two revisions of one step, which share no verb.
#[test]
fn verbs_of_one_step_are_compared_in_time() {
    let languages = Languages::embedded();
    let step = |verbs: &str, bytes| {
        let text = "## Instructions\n\nClick `x`{.action}, ".to_owned() + &fill(verbs, bytes);
        crate::support::build_bytes("guide.en-gb.md", text.into(), &languages).workflow
    };
    let took = [4_000, 32_000].map(|bytes| {
        let (one, two) = (step("then add it, ", bytes), step("then remove it, ", bytes));
        timed(|| diff(&one, &two, &languages)).1
    });
    let [few, many] = took.map(|took| took.as_secs_f64() * 1e3);
    eprintln!("{few:.1} ms, {many:.1} ms");
    assert!(many < few * 20.0 || many < 60.0, "{few:.1} ms, {many:.1} ms");
}
