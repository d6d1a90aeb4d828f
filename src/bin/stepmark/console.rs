//! What the program prints, and where: results on standard output, everything else on standard error.

use std::io::{ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

pub(crate) use stepmark::report::plural;
use stepmark::terminal::sanitize;

use crate::args::Color;

#[derive(Debug)]
pub(crate) struct Console {
    quiet: bool,
    colours: (bool, bool),
    /// Whether a line of progress may be written over and over.
    progress: bool,
    /// Whether a line of progress is on the screen.
    shown: AtomicBool,
}

impl Console {
    #[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
    pub(crate) fn new(color: Color, quiet: bool) -> Self {
        let wanted = |terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let unwanted = std::env::var("NO_COLOR").is_ok_and(|value| !value.is_empty());
                terminal && !unwanted && !is_dumb()
            }
        };
        Self {
            quiet,
            colours: (wanted(std::io::stdout().is_terminal()), wanted(std::io::stderr().is_terminal())),
            progress: !quiet && !is_dumb() && std::io::stderr().is_terminal(),
            shown: AtomicBool::new(false),
        }
    }

    /// Whether standard output takes colours.
    pub(crate) fn colours(&self) -> bool {
        self.colours.0
    }

    /// Whether standard output is a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        std::io::stdout().is_terminal()
    }

    /// Prints a result. A reader that went away is no failure; a disk that is full is one, and ends the program.
    pub(crate) fn result(&self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Prints a result that is no text.
    pub(crate) fn bytes(&self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.progress_over();
        let mut out = std::io::stdout().lock();
        let Err(cause) = out.write_all(bytes).and_then(|()| out.flush()) else { return };
        if cause.kind() == ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        self.error(&format!("standard output: cannot write it: {cause}"));
        std::process::exit(2);
    }

    /// Says something by the way, unless told to be quiet.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            self.to_stderr(&sanitize(text));
        }
    }

    /// Shows how far long work is, on a terminal.
    pub(crate) fn progress(&self, done: usize, of: usize, what: &str) {
        if self.progress && of > done {
            let _ = write!(std::io::stderr().lock(), "\r{done} of {of} {what}\u{1b}[K");
            self.shown.store(true, Ordering::Relaxed);
        }
    }

    /// Takes the line of progress away.
    pub(crate) fn progress_over(&self) {
        if self.shown.swap(false, Ordering::Relaxed) {
            let _ = write!(std::io::stderr().lock(), "\r\u{1b}[K");
        }
    }

    /// Says what could not be done.
    pub(crate) fn error(&self, message: &str) {
        let message = sanitize(message);
        let word = if self.colours.1 { "\u{1b}[1;31merror\u{1b}[0m" } else { "error" };
        self.to_stderr(&format!("{word}: {message}"));
    }

    fn to_stderr(&self, line: &str) {
        self.progress_over();
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

/// Whether the terminal says that it obeys no escapes.
#[expect(clippy::disallowed_methods, reason = "the binary may read the environment")]
pub(crate) fn is_dumb() -> bool {
    std::env::var("TERM").is_ok_and(|name| name == "dumb")
}
