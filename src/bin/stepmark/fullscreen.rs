//! A run that fills the terminal: reads keys, draws, and carries out what they wish for.

use std::io::IsTerminal;

use camino::{Utf8Path, Utf8PathBuf};
use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event, KeyEventKind};
use stepmark::error::Error;
use stepmark::run::What;
use stepmark::run::screen::{Screen, Wish};

use crate::borrowed;
use crate::console::is_dumb;
use crate::live::{Live, clock};

/// Pictures are opened, and nothing else that a guide may name: no SVG, which can hold script.
const PICTURES: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

/// Whether there is a terminal that can be filled.
pub(crate) fn is_possible() -> bool {
    !is_dumb() && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Works until every stop is settled (`true`), or the person stops (`false`). `guide` is the folder of the guide; `hint`
/// is shown until the first key.
pub(crate) fn work(live: &mut Live<'_>, guide: &Utf8Path, colours: bool, hint: Option<String>) -> Result<bool, Error> {
    let failed = |cause| Error::file("the terminal", "use", cause);
    borrowed::filled(|terminal| session(terminal, live, guide, colours, hint)).map_err(failed)?
}

fn session(
    terminal: &mut DefaultTerminal,
    live: &mut Live<'_>,
    guide: &Utf8Path,
    colours: bool,
    hint: Option<String>,
) -> Result<bool, Error> {
    let failed = |cause| Error::file("the terminal", "use", cause);
    let mut screen = Screen::new(&live.workflow.title, live.plan, live.language, live.api, colours)
        .in_words_of(live.shown)
        .with_hint(hint.unwrap_or_default());
    while screen.at(&live.state).is_some() {
        borrowed::draw(terminal, |frame| screen.draw(frame, &live.state, &clock())).map_err(failed)?;
        let Event::Key(key) = event::read().map_err(failed)? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match screen.press(key, &live.state) {
            None => {}
            Some(Wish::Answer(stop, answer)) => live.answer(stop, answer)?,
            Some(Wish::Note(stop, text)) => live.append(What::Noted { stop, text })?,
            Some(Wish::Evidence(stop, value)) => live.append(What::Proved { stop, value })?,
            Some(Wish::Set(name, value)) => live.set(&name, &value)?,
            Some(Wish::Back) => live.back()?,
            Some(Wish::Picture(src)) => open(guide, &src),
            Some(Wish::Suspend) => borrowed::suspended(terminal).map_err(failed)?,
            Some(Wish::Quit) => return Ok(false),
        }
    }
    live.finish()
}

/// Shows a picture below the guide's folder in the program that the desktop has for it. Its path stands on the screen,
/// so that nothing is lost where there is no such program.
fn open(guide: &Utf8Path, src: &str) {
    let Some(path) = picture(guide, src) else { return };
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let null = std::process::Stdio::null;
    let _ = std::process::Command::new(program).arg(path).stdin(null()).stdout(null()).stderr(null()).spawn();
}

fn picture(guide: &Utf8Path, src: &str) -> Option<Utf8PathBuf> {
    let folder = guide.canonicalize_utf8().ok()?;
    let path = folder.join(src).canonicalize_utf8().ok()?;
    let known = path.extension().is_some_and(|extension| PICTURES.contains(&extension.to_lowercase().as_str()));
    (path.starts_with(&folder) && known).then_some(path)
}
