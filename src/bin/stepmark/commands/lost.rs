//! What runbooks do not hold of their guides: pictures and guides that are not there, and the rest of what could not be
//! read whole. `check` finds more, and tells where; this costs a render nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use percent_encoding::percent_decode_str;
use stepmark::diagnostic::Diagnostic;
use stepmark::guide::codes::CUTTING;
use stepmark::terminal::sanitize;

use crate::console::{Console, plural};

/// What is missing, by guide.
#[derive(Debug, Default)]
pub(super) struct Lost(Mutex<BTreeMap<Utf8PathBuf, Missing>>);

/// What is missing of one guide.
#[derive(Debug, Default)]
struct Missing {
    /// The first picture, and how many are shown in vain.
    pictures: Option<(String, usize)>,
    others: BTreeSet<String>,
}

impl Lost {
    /// A picture as it is shown; none, when it cannot be read.
    pub(super) fn picture<T>(&self, guide: &Utf8Path, src: &str, shown: Option<T>) -> Option<T> {
        if shown.is_none() && !src.contains("://") {
            self.of(guide, |missing| missing.pictures.get_or_insert((src.to_owned(), 0)).1 += 1);
        }
        shown
    }

    /// The runbook that a link leads to; without one, it may still lead to a guide. `folder` is that of the guide.
    pub(super) fn link<T>(&self, guide: &Utf8Path, folder: &Utf8Path, target: &str, led: Option<T>) -> Option<T> {
        let path = percent_decode_str(target.split(['#', '?']).next().unwrap_or_default()).decode_utf8_lossy();
        let is_guide = path.ends_with(".md") && !path.starts_with('/') && !path.contains("://");
        if led.is_none() && is_guide && folder.is_dir() && !folder.join(&*path).is_file() {
            self.of(guide, |missing| missing.others.extend([format!("there is no guide `{target}`")]));
        }
        led
    }

    /// What the parser said of a guide, when it kept it from being read whole.
    pub(super) fn rest(&self, guide: &Utf8Path, notes: &[Diagnostic]) {
        for note in notes.iter().filter(|note| CUTTING.contains(&note.code)) {
            self.of(guide, |missing| missing.others.extend([format!("{}: {}", note.code.name, note.message)]));
        }
    }

    fn of(&self, guide: &Utf8Path, add: impl FnOnce(&mut Missing)) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        add(all.entry(guide.to_owned()).or_default());
    }

    /// Tells it, guide by guide.
    pub(super) fn told(&self, console: &Console) {
        const SHOWN: usize = 10;
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (guide, missing) in all.iter().take(SHOWN) {
            missing.told().for_each(|what| console.say(&sanitize(&format!("{guide}: {what}"))));
        }
        if all.len() > SHOWN {
            console.say(&format!("{} more lack something", plural(all.len() - SHOWN, "guide")));
        }
        if !all.is_empty() {
            console.say("this is missing in the runbooks: `stepmark check` tells where, and what else leads nowhere");
        }
    }
}

impl Missing {
    fn told(&self) -> impl Iterator<Item = String> {
        let pictures = self.pictures.as_ref().map(|(first, count)| match count {
            1 => format!("the picture `{first}` is not there, or cannot be read"),
            _ => format!("{count} pictures are not there, or cannot be read: `{first}` and others"),
        });
        pictures.into_iter().chain(self.others.iter().cloned())
    }
}
