//! From a guide's text to the first screen of its run: what a person waits for.

use camino::Utf8Path;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::run::screen::Screen;
use stepmark::run::{Clock, Plan, State};
use stepmark::source::Source;
use stepmark::workflow::{self, Identity};
use stepmark::{files, guide};

const GUIDE: &str = "guides/network/load-balancer/renew_certificate/guide.en-gb.md";

fn main() {
    divan::main();
}

/// Everything but the start of the process: languages, reading, building, planning, drawing.
#[divan::bench]
fn first_screen() {
    let path = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join(GUIDE);
    let languages = Languages::embedded();
    let source = Source::from_bytes(GUIDE, files::read(&path).unwrap());
    let locale = Locale::parse("en-gb").unwrap();
    let identity =
        Identity { id: "bench".to_owned(), locale, assumed: false, path: GUIDE.to_owned(), sha256: String::new() };
    let built = workflow::build(&source, &guide::parse(&source).value, &languages, &identity).value;
    let plan = Plan::of(&built);
    let mut screen = Screen::new(&built.title, &plan, languages.of(locale), None, true);
    let mut terminal = Terminal::new(TestBackend::new(160, 50)).unwrap();
    let clock = Clock { now: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC };
    terminal.draw(|frame| screen.draw(frame, &State::default(), &clock)).unwrap();
}
