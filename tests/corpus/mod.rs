//! Real guides, when a corpus of them is there: `STEPMARK_CORPUS`, or `../shared/corpus` beside the project. Each test
//! says so when it is not.

mod agreement;
mod count;
mod lossless;

use std::path::PathBuf;

/// The guides of the corpus; nothing, said aloud, when there is none.
pub(crate) fn guides() -> Vec<PathBuf> {
    let folder =
        std::env::var_os("STEPMARK_CORPUS").map_or_else(|| crate::support::project("../shared/corpus"), PathBuf::from);
    let all = crate::support::guides(&folder);
    if all.is_empty() {
        eprintln!("no corpus of real guides here: nothing was tested (set STEPMARK_CORPUS to a folder of guides)");
    }
    all
}
