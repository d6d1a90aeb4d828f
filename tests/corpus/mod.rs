//! Real guides, when a corpus of them is there: `STEPMARK_CORPUS`, or `../shared/corpus` beside the project. Each test
//! says so when it is not, and fails when the folder that was named holds none.

mod agreement;
mod count;
mod lossless;

use std::path::{Path, PathBuf};

/// The guides of the corpus; nothing, said aloud, when there is none.
pub(crate) fn guides() -> Vec<PathBuf> {
    let named = std::env::var_os("STEPMARK_CORPUS").map(PathBuf::from);
    let all = crate::support::guides(named.as_ref().unwrap_or(&crate::support::project("../shared/corpus")));
    if all.is_empty() {
        assert!(named.is_none(), "STEPMARK_CORPUS names {named:?}, where no guide is: nothing would be tested");
        eprintln!("no corpus of real guides here: nothing was tested (set STEPMARK_CORPUS to a folder of guides)");
    }
    all
}

/// Fails when a check finds something wrong with a guide of the corpus, and shows the first findings of each.
pub(crate) fn assert_each(check: impl Fn(&Path) -> Vec<String> + Sync) {
    use rayon::prelude::*;
    let found = |path: &PathBuf| -> Vec<String> {
        check(path).into_iter().take(3).map(|finding| format!("{}: {finding}", path.display())).collect()
    };
    let wrong: Vec<String> = guides().par_iter().flat_map(found).collect();
    assert!(wrong.is_empty(), "{} findings\n{}", wrong.len(), wrong.join("\n"));
}
