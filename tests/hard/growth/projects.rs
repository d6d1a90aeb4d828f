//! Projects that grow: what a rule asks of the guides around one must not take longer, the more there are.

use std::time::Duration;

use camino::Utf8PathBuf;
use stepmark::check::{self, Originals, Surroundings};
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::project::Links;
use stepmark::source::Source;
use stepmark::workflow::Identity;

use super::{TELLING, timed};

/// The path below the project, and the text, of the guide of a number.
type Layout = (&'static str, fn(usize) -> (String, String));

const LAYOUTS: &[Layout] = &[
    ("guides in one folder", |number| {
        let text =
            format!("See [that](a{}.en-gb.md), [this](gone{number}.en-gb.md#a).\n\n![A](a{number}.png)\n", number + 1);
        (format!("one/a{number}.en-gb.md"), text)
    }),
    ("files in one folder that are no guides by their names", |number| {
        (format!("one/a{number}.md"), "![A](a.png)\n".to_owned())
    }),
    ("guides of one slug", |number| {
        (format!("one/a{number}/guide.en-gb.md"), "---\nslug: same\n---\n\nSee [that](../same/).\n".to_owned())
    }),
    ("guides of one slug in products of their own", |number| {
        (format!("a{number}/one/guide.en-gb.md"), "---\nslug: same\n---\n\nSee [that](/same).\n".to_owned())
    }),
    ("locales of one guide", |number| {
        let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
        let locale = [letter(0), letter(1), '-', letter(2), letter(3)];
        (format!("one/guide.{}.md", locale.iter().collect::<String>()), "See [that](guide.gone.md).\n".to_owned())
    }),
    ("links to one guide", |number| {
        (format!("a{number}/guide.en-gb.md"), "See [that](../a0/guide.en-gb.md#gone).\n".to_owned())
    }),
];

/// How long all rules take that look at the surroundings of guides.
fn measure(guide: fn(usize) -> (String, String), count: usize, languages: &Languages) -> Duration {
    let root = Utf8PathBuf::from("/p");
    let originals = Originals::default();
    let read = |number| {
        let (path, text) = guide(number);
        let place = root.join(&path);
        let locale = place.file_name().and_then(Locale::of_file_name);
        let identity = Identity {
            id: String::new(),
            locale: locale.unwrap_or(Locale::parse("en-gb").unwrap()),
            assumed: locale.is_none(),
            path,
            sha256: String::new(),
        };
        check::read(&Source::new(&place, text), languages, &identity, &place, &originals)
    };
    let (guides, pending): (Vec<_>, Vec<_>) = (0..count).map(read).unzip();
    let files: Vec<Utf8PathBuf> = guides.iter().map(|guide| guide.path.clone()).collect();
    let (found, time) = timed(|| {
        let around = Surroundings::new(&root, vec![root.clone()], guides, files.clone(), Links::default());
        let finish = |(path, pending): (&Utf8PathBuf, &check::Pending)| {
            around.guide(path).map(|own| pending.finish(own, &around))
        };
        files.iter().zip(&pending).filter_map(finish).map(|found| found.len()).sum::<usize>()
    });
    assert!(found > 0 || count == 0);
    time
}

#[test]
fn time_grows_no_faster_than_the_project() {
    const SMALL: usize = 250;
    const TIMES: u32 = 16;
    let languages = Languages::embedded();
    for (name, guide) in LAYOUTS {
        let small = (0..3).map(|_| measure(*guide, SMALL, &languages)).min().unwrap();
        let large = measure(*guide, SMALL * TIMES as usize, &languages);
        assert!(large < TELLING || large < small * TIMES * 3, "{name}: {small:?}, then {large:?}");
    }
}
