//! Questions on a terminal or a pipe: lines, secrets, and keys that stand for words.

use std::io::{BufRead, IsTerminal};

use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use stepmark::error::Error;
use stepmark::language::{Strings, fill};
use unicode_width::UnicodeWidthStr;

use crate::borrowed;
use crate::console::Console;

pub(crate) struct Prompt<'a> {
    console: &'a Console,
    strings: &'a Strings,
    /// The columns of the terminal, as far as lines are good to read.
    pub(crate) width: usize,
    /// A key is taken as it is pressed, as on a screen that is filled.
    at_once: bool,
}

impl<'a> Prompt<'a> {
    pub(crate) fn new(console: &'a Console, strings: &'a Strings) -> Self {
        Self { console, strings, width: width(), at_once: false }
    }

    /// Takes each key as it is pressed.
    pub(crate) fn at_once(self, at_once: bool) -> Self {
        Self { at_once, ..self }
    }

    /// Asks until one of the keys, or the word for it, is given; the end of the input is `q`.
    pub(crate) fn key(&self, keys: &[(&'static str, &String)]) -> Result<&'static str, Error> {
        let mut prompt = String::new();
        let mut used = 0;
        for (at, part) in keys.iter().map(|(key, word)| format!("{key} {word}")).enumerate() {
            let fits = used + 3 + part.width() + 2 <= self.width;
            prompt.push_str(if at == 0 {
                ""
            } else if fits {
                " · "
            } else {
                "\n"
            });
            used = if fits { used + 3 + part.width() } else { part.width() };
            prompt.push_str(&part);
        }
        loop {
            let asked = if self.at_once { self.pressed(&prompt) } else { self.line(&prompt) };
            let Some(line) = asked? else { return Ok("q") };
            match keys.iter().find(|(key, word)| is(&line, key, word)) {
                Some((key, _)) => return Ok(key),
                None => self.not_understood(&keys.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ")),
            }
        }
    }

    /// Says which answers are understood.
    pub(crate) fn not_understood(&self, keys: &str) {
        self.console.result(&format!("{}\n", fill(&self.strings.not_understood, &[("keys", keys)])));
    }

    /// Asks for a key; `None` for Ctrl-C and Ctrl-D.
    fn pressed(&self, prompt: &str) -> Result<Option<String>, Error> {
        self.console.result(&format!("{prompt} > "));
        let key = borrowed::key().map_err(failed)?;
        self.console.result("\n");
        Ok(match key.code {
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => None,
            KeyCode::Char(pressed) => Some(pressed.to_string()),
            _ => Some(String::new()),
        })
    }

    /// Asks for a line; `None` at the end of the input.
    pub(crate) fn line(&self, prompt: &str) -> Result<Option<String>, Error> {
        self.console.result(&format!("{prompt} > "));
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line).map_err(failed)?;
        if read == 0 || !std::io::stdin().is_terminal() {
            self.console.result("\n");
        }
        Ok((read > 0).then(|| line.trim().to_owned()))
    }

    /// Asks for a line that a terminal does not show.
    pub(crate) fn secret(&self, prompt: &str) -> Result<Option<String>, Error> {
        if !std::io::stdin().is_terminal() {
            return self.line(prompt);
        }
        self.unechoed(prompt)
    }

    #[cfg(unix)]
    fn unechoed(&self, prompt: &str) -> Result<Option<String>, Error> {
        let asked = borrowed::unechoed(|| self.line(prompt)).map_err(failed)?;
        self.console.result("\n");
        asked
    }

    /// Elsewhere, a library knows how.
    #[cfg(not(unix))]
    fn unechoed(&self, prompt: &str) -> Result<Option<String>, Error> {
        match rpassword::prompt_password(format!("{prompt} > ")) {
            Ok(line) => Ok(Some(line.trim().to_owned())),
            Err(cause) if cause.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
            Err(cause) => Err(failed(cause)),
        }
    }
}

/// Whether a line is a key or the word for it.
pub(crate) fn is(line: &str, key: &str, word: &str) -> bool {
    line.eq_ignore_ascii_case(key) || line.to_lowercase() == word.to_lowercase()
}

fn failed(cause: std::io::Error) -> Error {
    Error::file("standard input", "read", cause)
}

#[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let columns = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
    columns.unwrap_or(80).clamp(40, 100)
}
