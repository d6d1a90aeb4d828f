//! `stepmark check --fix` and `--diff`: guides as they are after their fixes.

use similar::TextDiff;
use stepmark::check::fix;
use stepmark::error::Error;
use stepmark::files;
use stepmark::source::Source;
use stepmark::terminal::sanitize;

use super::check::Args;
use super::checker::Checker;
use crate::inputs::Input;

/// What became of a guide.
#[derive(Debug, Default)]
pub(crate) struct Mended {
    /// How many findings were mended, or can be.
    pub(crate) count: usize,
    /// What is printed of it.
    pub(crate) shown: String,
}

/// Mends a guide as the command line asks; its text after that. A file that is not UTF-8 stays as it is.
pub(crate) fn guide(checker: &Checker, input: &Input, args: &Args) -> Result<(Source, Mended), Error> {
    let source = input.source.clone();
    if !(args.fix || args.diff) || source.invalid_utf8().is_some() {
        return Ok((source, Mended::default()));
    }
    let mended = fix::mend(&source, args.even_unsafe, |source| checker.look(source, &input.identity));
    if mended.text == source.text() {
        return Ok((source, Mended::default()));
    }
    if args.diff {
        let path = source.path().as_str();
        let diff = TextDiff::from_lines(source.text(), mended.text.as_str());
        let shown = diff.unified_diff().context_radius(2).header(path, path).to_string();
        return Ok((source, Mended { count: mended.count, shown: patch(&shown) }));
    }
    files::write(source.path(), mended.text.as_bytes())?;
    let source = Source::new(source.path(), mended.text);
    Ok((source, Mended { count: mended.count, shown: String::new() }))
}

/// A patch that can steer no terminal, and fits files whose lines end with CR LF all the same.
fn patch(text: &str) -> String {
    text.split("\r\n").map(sanitize).collect::<Vec<_>>().join("\r\n")
}
