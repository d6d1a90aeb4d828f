//! Files made to do harm: what costs time, what leaves its folder, what steers a terminal.

mod growth;
mod inputs;
#[cfg(unix)]
mod killed;
mod limits;
mod output;
#[cfg(unix)]
mod paths;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod written;
