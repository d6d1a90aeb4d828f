//! Faults of the program itself: told in words, and the exit code says that the work was not done.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};

use stepmark::terminal::sanitize;

/// What `work` gives, or nothing when it panicked; then the person was told.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    set_hook(Box::new(tell));
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// A message may quote the guide that brought it about.
fn tell(info: &PanicHookInfo<'_>) {
    let place = info.location().map(|at| format!(" ({} {}:{})", at.file(), at.line(), at.column())).unwrap_or_default();
    let payload = info.payload();
    let message = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref().copied());
    let message = sanitize(message.unwrap_or("it stopped"));
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "error: this is a fault of stepmark, not of your files{place}: {message}");
    let _ =
        writeln!(err, "  No file is half written. Please report this, with what you ran and the guide it stopped at.");
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        let _ = writeln!(err, "{trace}");
    }
}
