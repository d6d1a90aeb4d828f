//! Cost grows with the length of a text, not with its square, whatever the text.
//!
//! Each family is measured at three sizes in processor time, stage by stage. A stage that took 16 times as much text in
//! much more than 16 times the time fails, unless it took so little that nothing can be told.

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

/// A text of about as many bytes as asked for.
type Family = (&'static str, fn(usize) -> String);

fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// Text in which each piece is told from the others by its number.
fn numbered(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

/// A number in letters.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// `open` as often as `close`, nested.
fn nested(bytes: usize, open: &str, close: &str) -> String {
    let count = bytes / (open.len() + close.len()) + 1;
    format!("{}x{}", open.repeat(count), close.repeat(count))
}

/// A call sheet: calls under one question, explanations of their parameters under another.
fn sheet(calls: usize, explanation: impl Fn(usize) -> String, explanations: usize) -> String {
    let call = ">> > [!api]\n>> >\n>> > @api {v1} /a POST /a\n>> >\n>>\n";
    let (calls, explanations) = (fill(call, calls), numbered(explanations, explanation));
    format!("## Instructions\n\n> [!faq]\n>\n> Service:\n>\n{calls}>\n> Parameters:\n>\n{explanations}>\n")
}

const FAMILIES: &[Family] = &[
    ("quotes within quotes", |n| fill("> ", n)),
    ("quotes without blanks", |n| fill(">", n)),
    ("deeper and deeper quotes", |n| (1..(n as f64).sqrt() as usize).map(|depth| ">".repeat(depth) + "a\n").collect()),
    ("opened backticks", |n| fill("` ``", n)),
    ("backticks of all lengths", |n| {
        (1..((2 * n) as f64).sqrt() as usize).map(|count| "`".repeat(count) + "a ").collect()
    }),
    ("opened brackets", |n| fill("[", n)),
    ("opened images", |n| fill("![", n)),
    ("opened links", |n| fill("[a](", n)),
    ("opened link titles", |n| fill("[a](b \"", n)),
    ("opened angles", |n| fill("[a](<b", n)),
    ("links", |n| fill("[a](b) ", n)),
    ("links to anchors", |n| numbered(n, |at| format!("[a](#part-{at})\n"))),
    ("reference definitions", |n| {
        numbered(n, |at| format!("[a{at}]: b\n")) + &numbered(n / 2, |at| format!("[a{at}] "))
    }),
    ("images", |n| fill("![a](images/a.png){.thumbnail}\n\n", n)),
    ("opened comments", |n| fill("<!--", n)),
    ("opened comments in text", |n| fill("a <!-- ", n)),
    ("comments", |n| fill("<!-- a -->\n\n", n)),
    ("opened declarations", |n| fill("a <!A ", n)),
    ("opened instructions", |n| fill("a <?", n)),
    ("opened sections", |n| fill("a <![CDATA[", n)),
    ("opened tags", |n| fill("<a href=\"", n)),
    ("tags within tags", |n| nested(n, "<b>", "</b>")),
    ("blocks of HTML within others", |n| nested(n, "<div>\n", "</div>\n")),
    ("lists of HTML within others", |n| nested(n, "<ul><li>\n", "</li></ul>\n")),
    ("paragraphs of HTML", |n| fill("<p>a<br>\n", n)),
    ("frames", |n| fill("<iframe src=\"a\">", n)),
    ("opened tags of no name", |n| "<div>\n".to_owned() + &fill("<b[a](", n)),
    ("unknown tags", |n| fill("<a1>", n)),
    ("emphasis that alternates", |n| fill("*a _b ", n)),
    ("emphasis that opens", |n| fill("*a **b ", n)),
    ("emphasis that closes", |n| fill("a* b** ", n)),
    ("emphasis within emphasis", |n| nested(n, "*a **b ", " b** a*")),
    ("stars", |n| fill("*", n)),
    ("underscores in words", |n| fill("a_", n)),
    ("struck words", |n| fill("~~a~", n)),
    ("deep lists", |n| (0..(n as f64).sqrt() as usize).map(|depth| " ".repeat(2 * depth) + "- a\n").collect()),
    ("bullets in a row", |n| fill("- ", n)),
    ("lists of all kinds", |n| fill("- a\n+ b\n* c\n1. d\n", n)),
    ("list items", |n| fill("1. Click the `Save`{.action} button.\n", n)),
    ("tables", |n| fill("| a | b |\n|---|---|\n| c | d |\n\n", n)),
    ("long tables", |n| "| a | b |\n|---|---|\n".to_owned() + &fill("| c | d |\n", n)),
    ("wide tables", |n| format!("{}|\n{}|\n{}|\n", fill("|a", n / 3), fill("|-", n / 3), fill("|b", n / 3))),
    ("tables with short rows", |n| format!("{}|\n{}|\n{}", fill("|a", n / 4), fill("|-", n / 4), fill("|b\n", n / 2))),
    ("rows wider than their header", |n| "|a|\n|-|\n".to_owned() + &fill("|b|c|d|e\n", n)),
    ("one very wide row", |n| format!("|a|\n|-|\n{}", fill("|b", n))),
    ("fences", |n| fill("```\na\n", n)),
    ("indented labels", |n| fill("a\n\n        `b`{.action}\n\n", n)),
    ("attributes", |n| format!("`a`{}", fill("{.action}", n))),
    ("opened attributes", |n| fill("`a`{.", n)),
    ("labels", |n| fill("`a`{.action} > ", n)),
    ("one sentence of labels", |n| "Click ".to_owned() + &fill("`a`{.action} and ", n)),
    ("figures in a row", |n| fill("![a](b.png)", n)),
    ("callouts", |n| numbered(n, |at| format!("Click the button (`{at}`). Then (1) and (2).\n"))),
    ("warnings", |n| fill("> [!warning]\n> Do not.\n\n", n)),
    ("warnings within warnings", |n| {
        (1..(n as f64).sqrt() as usize).map(|depth| ">".repeat(depth) + " [!warning]\n").collect()
    }),
    ("glued lines", |n| "> [!warning]\n> a\n".to_owned() + &fill("- b\n* c\n", n)),
    ("glued lines of api blocks", |n| fill("> [!api]\n> @api {v1} /a GET /a/{b}\ntext\n", n)),
    ("many calls with parameters of their own", |n| {
        let explained = "> [!api]\n>\n> @api {v1} /a GET /a/{known}\n\n- **known** *: a\n\n";
        let call =
            |at| format!("> [!api]\n>\n> @api {{v1}} /a GET /a/{{b{at}}}/{{known}}\n\n- **known** *: a\n\n`c{at}`\n\n");
        explained.to_owned() + &numbered(n, call)
    }),
    ("calls", |n| "> [!api]\n>\n".to_owned() + &fill("> @api {v1} /a GET /a/{b}\n", n)),
    ("ways", |n| {
        "## Instructions\n\n".to_owned() + &numbered(n, |at| format!("### Method {at}\n\nClick `A`{{.action}}.\n\n"))
    }),
    ("times to act in", |n| "## Instructions\n\n".to_owned() + &fill("Click `A`{.action} within 2 hours ", n)),
    ("tabs in tabs", |n| "## Instructions\n\nClick on the tab ".to_owned() + &fill("`A`{.action} on the tab ", n)),
    ("parameters", |n| format!("> [!api]\n>\n> @api {{v1}} /a GET /a{}\n", numbered(n, |at| format!("/{{a{at}}}")))),
    ("opened parameters", |n| "## Instructions\n\nClick the button ".to_owned() + &fill("{a", n)),
    ("angles in code", |n| format!("## Instructions\n\n```bash\n{}\n```\n", fill("<a> ", n))),
    ("explained parameters", |n| {
        "> [!api]\n>\n> @api {v1} /a GET /a\n\n".to_owned() + &numbered(n, |at| format!("- **a{at}** *: b\n"))
    }),
    ("a sheet of calls and explanations", |n| {
        sheet(n / 2, |at| format!(">> > **a{at}** *\n>> >\n>> >> b\n>> >\n"), n / 2)
    }),
    ("a sheet of calls and a long explanation", |n| {
        sheet(n / 2, |_| format!(">> > **a** *\n>> >\n>> >> {}\n>> >\n", fill("b ", n / 2)), 1)
    }),
    ("questions", |n| "> [!faq]\n>\n".to_owned() + &fill("> a?\n>> b\n>\n", n)),
    ("tabs", |n| "> [!tabs]\n".to_owned() + &fill("> a\n>> b\n>>\n", n)),
    ("collapsibles within others", |n| nested(n, "/// details | a\n", "///\n")),
    ("opened collapsibles", |n| fill("/// details | a\n", n)),
    ("collapsibles", |n| fill("/// details | a\n\nb\n///\n\n", n)),
    ("opened regions", |n| numbered(n, |at| format!("<!-- A{at}-START:k -->\n\n"))),
    ("regions within others", |n| {
        let opened = numbered(n / 2, |at| format!("<!-- A{at}-START:k -->\n\n"));
        let count = opened.matches("START").count();
        opened + &(0..count).rev().map(|at| format!("<!-- A{at}-END:k -->\n\n")).collect::<String>()
    }),
    ("regions", |n| fill("<!-- A-START:k -->\n\na\n\n<!-- A-END:k -->\n\n", n)),
    ("numbered headings, each of another form", |n| numbered(n, |at| format!("## Part {} 1\n\n", letters(at)))),
    ("a long title over many steps", |n| {
        format!("## {}\n\n{}", fill("word ", n / 2), fill("Click `S`{.action}.\n\n> [!warning]\n> Mind.\n\n", n / 2))
    }),
    ("a long word that is nearly another", |n| format!("## {}\n\n[a](#{}b)\n", fill("a", n / 2), fill("a", n / 2))),
    ("anchors that are nearly there", |n| {
        numbered(n / 2, |at| format!("## Part {at} of it\n\n"))
            + &numbered(n / 2, |at| format!("[a](#porty-{at}-of)\n"))
    }),
    ("paragraphs that count steps", |n| {
        fill("There are 3 steps.\n\n", n / 2) + &fill("### Step 1: click\n\nClick.\n\n", n / 2)
    }),
    ("steps that are not there", |n| "## Step 1: a\n\n".to_owned() + &fill("Go to step 99. ", n)),
    ("labels to go back to", |n| numbered(n, |at| format!("Go back to the `A{at}`{{.action}} tab.\n\n"))),
    ("deadlines that differ", |n| {
        numbered(n, |at| format!("The link that you receive by e-mail is valid for {} hours.\n\n", 1 + at))
    }),
    ("callouts in many sections", |n| fill("## A\n\nClick `B`{.action} (1).\n\n![c](images/d.png)\n\n", n)),
    ("figures behind notices", |n| {
        format!(
            "Click `A`{{.action}}.\n\n{}{}",
            fill("> [!primary]\n> b\n\n", n / 2),
            fill("![c](images/d.png)\n\n", n / 2)
        )
    }),
    ("quoted names in a line", |n| "Click ".to_owned() + &numbered(n, |at| format!("“A{at}”, then click "))),
    ("headings alike", |n| fill("## Step 1: click\n\n", n)),
    ("headings", |n| numbered(n, |at| format!("{} Title {at}\n\n", "#".repeat(1 + at % 6)))),
    ("headings with anchors", |n| numbered(n, |at| format!("## Title <a name=\"a{at}\"></a>\n\n"))),
    ("one title", |n| "## ".to_owned() + &fill("word ", n)),
    ("glued headings", |n| fill("##Title\n\n", n)),
    ("bold lines", |n| fill("**Step 1: click**\n\n", n)),
    ("steps", |n| fill("## Step 1: click\n\nClick the `Save`{.action} button, then wait 5 minutes.\n\n", n)),
    ("alternatives", |n| fill("### Via the control panel\n\na\n\n### Via the API\n\nb\n\n", n)),
    ("one word", |n| fill("a", n)),
    ("one word of many marks", |n| fill("a-b'c.d/", n)),
    ("one number", |n| fill("1", n)),
    ("one sentence", |n| fill("if you click then ", n)),
    ("one sentence of unknown verbs", |n| fill("then frob the ", n)),
    ("unknown verbs behind adverbs", |n| fill("please ", n / 2) + &fill("frob the ", n / 2)),
    ("a task list", |n| fill("- [x] frob the queue\n", n)),
    ("one sentence of commas", |n| fill("click, ", n)),
    ("sentences", |n| fill("Click the button. ", n)),
    ("escapes", |n| fill("\\[", n)),
    ("entities", |n| fill("&nbsp;&amp;", n)),
    ("opened entities", |n| fill("&a", n)),
    ("blank lines", |n| fill("\n", n)),
    ("blanks", |n| fill(" ", n)),
    ("tabs and marks", |n| fill("\t>", n)),
    ("odd blanks", |n| fill("a\u{a0}\u{200b}", n)),
    ("zeros", |n| fill("\0", n)),
    ("accents", |n| fill("e\u{301}", n)),
    ("front matter that never ends", |n| "---\n".to_owned() + &fill("a: b\n", n)),
    ("front matter with many keys", |n| format!("---\n{}---\n\na\n", numbered(n, |at| format!("titel{at}: b\n")))),
    ("code and odd blanks", |n| fill("```\na\n```\n\n\u{a0}b\n\n", n)),
    ("findings in a line", |n| fill("`a`{.actoin} ", n)),
    ("findings that are mended", |n| fill("Click the `a`{.action)} button.\n\n", n)),
    ("what allows one finding", |n| fill("<!-- stepmark allow: empty-link a -->\n\n", n / 2) + &fill("[a]() ", n / 2)),
    ("allowed findings", |n| fill("<!-- stepmark allow: empty-link a -->\n\n[a]()\n\n", n)),
];

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
        templates,
    };
    let around =
        html::Surroundings { pictures: &|_| None, guides: &|_| None, editions: Vec::new(), index: None, assets: None };
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
