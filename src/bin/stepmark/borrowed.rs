//! The terminal, borrowed: it is given back as it was however the program ends, by itself, by a panic or by a signal.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use ratatui::crossterm::event::{self, Event, KeyEvent, KeyEventKind};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode};
use ratatui::{DefaultTerminal, Frame};

/// Whether the program fills the terminal now.
static FILLED: AtomicBool = AtomicBool::new(false);

/// Held while the screen is drawn or the echo ends. What is still on its way to the terminal when that is given back would
/// hide the cursor, or what is typed, again.
static DRAWING: Mutex<()> = Mutex::new(());

/// Draws the screen.
pub(crate) fn draw(terminal: &mut DefaultTerminal, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
    let _drawing = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    terminal.draw(render).map(drop)
}

/// Lets `work` fill the terminal. A panic inside of it gives the terminal back too: ratatui sees to that.
pub(crate) fn filled<T>(work: impl FnOnce(&mut DefaultTerminal) -> T) -> io::Result<T> {
    FILLED.store(true, Ordering::SeqCst);
    let mut terminal = ratatui::try_init()?;
    // What a run that was killed left on the screen would stand between what is drawn.
    execute!(io::stdout(), Clear(ClearType::All))?;
    let worked = work(&mut terminal);
    ratatui::try_restore()?;
    FILLED.store(false, Ordering::SeqCst);
    Ok(worked)
}

/// Gives the terminal back and sleeps, as a program does at Ctrl-Z; fills the terminal again when the shell wakes it.
#[cfg(unix)]
pub(crate) fn suspended(terminal: &mut DefaultTerminal) -> io::Result<()> {
    ratatui::try_restore()?;
    FILLED.store(false, Ordering::SeqCst);
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
    FILLED.store(true, Ordering::SeqCst);
    *terminal = ratatui::try_init()?;
    Ok(())
}

/// Elsewhere no program sleeps so.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(crate) fn suspended(_: &mut DefaultTerminal) -> io::Result<()> {
    Ok(())
}

/// The next key that is pressed, with no enter key behind it.
pub(crate) fn key() -> io::Result<KeyEvent> {
    enable_raw_mode()?;
    let pressed = loop {
        match event::read() {
            Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => break Ok(key),
            Ok(_) => {}
            Err(cause) => break Err(cause),
        }
    };
    disable_raw_mode()?;
    pressed
}

/// Lets `ask` read what a terminal must not show. The echo ends before the question is seen: what is typed at once, or was
/// typed ahead, would be shown between the two. It does not end once a signal gives the terminal back.
#[cfg(unix)]
pub(crate) fn unechoed<T>(ask: impl FnOnce() -> T) -> io::Result<T> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

    let before = tcgetattr(io::stdin())?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    {
        let _nobody_gives_back = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
        tcsetattr(io::stdin(), OptionalActions::Now, &silent)?;
    }
    let answer = ask();
    tcsetattr(io::stdin(), OptionalActions::Now, &before)?;
    Ok(answer)
}

/// Shows the cursor, and leaves the other screen.
#[cfg(unix)]
const GIVEN_BACK: &[u8] = b"\x1b[?25h\x1b[?1049l";

/// From now on a signal that ends the program gives the terminal back first: without echo, in raw mode or on the other
/// screen, the person could not go on in it. The program still ends by that signal.
///
/// It waits in a thread of its own, since whoever reads keys or a secret does not look at signals.
#[cfg(unix)]
pub(crate) fn given_back_at_signals() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    let Ok(before) = rustix::termios::tcgetattr(io::stdin()) else { return Ok(()) };
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let _nobody_draws = undrawn();
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, &before);
            if FILLED.load(Ordering::SeqCst) {
                // Not through the standard output of the library: whoever draws may hold its lock.
                let _ = rustix::io::write(io::stdout(), GIVEN_BACK);
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
    Ok(())
}

/// Waits until nothing is drawn, and keeps others from drawing; not for long, since a terminal that takes nothing more
/// would keep the program alive.
#[cfg(unix)]
fn undrawn() -> Option<std::sync::MutexGuard<'static, ()>> {
    const TRIES: usize = 20;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(10);
    (0..TRIES).find_map(|_| {
        DRAWING.try_lock().ok().or_else(|| {
            std::thread::sleep(PAUSE);
            None
        })
    })
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(crate) fn given_back_at_signals() -> io::Result<()> {
    Ok(())
}
