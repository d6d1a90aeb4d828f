//! `stepmark schema`

use stepmark::error::Error;
use stepmark::workflow::format;

use crate::Outcome;
use crate::console::Console;

pub(crate) fn run(console: &Console) -> Result<Outcome, Error> {
    console.result(&format!("{:#}\n", format::schema()));
    Ok(Outcome::Fine)
}
