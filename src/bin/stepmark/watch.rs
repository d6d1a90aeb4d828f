//! `--watch`: a command goes on after its first run, and does again what a save touches. What it said before stays on the
//! screen. Ctrl-C ends it, as it ends any program; files are written whole, so nothing is left half done.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use notify::event::{AccessKind, AccessMode, Event, EventKind};
use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};
use stepmark::error::Error;
use stepmark::project::{FILE_NAME, Project};

use crate::console::Console;
use crate::{Outcome, inputs};

/// A save is over when nothing happens for this long: editors write, rename and remove several files for one save.
const QUIET: Duration = Duration::from_millis(5);
/// Work begins at the latest after this long, whatever goes on.
const PATIENCE: Duration = Duration::from_millis(100);
/// What Vim writes to see whether it may write in a folder.
const VIM_TRIES: &str = "4913";
/// How the names of files end that editors leave beside a text.
const ASIDE: [&str; 5] = ["bak", "swp", "swx", "swo", "tmp"];
/// So many names are told of what changed.
const NAMES: usize = 3;

/// What there is to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything: it is the first time, or files came or went, or settings changed.
    All,
    /// What depends on the text of these guides, which were there before. Paths begin at the root of the file system.
    Guides(BTreeSet<Utf8PathBuf>),
}

impl Scope {
    /// Whether a guide is part of it.
    pub(crate) fn wants(&self, path: &Utf8Path) -> bool {
        match self {
            Self::All => true,
            Self::Guides(paths) => paths.contains(&inputs::absolute(path)),
        }
    }
}

/// What a command was asked for, as far as it tells which files it depends on.
pub(crate) struct Asked<'a> {
    /// Guides, folders of guides and other input, as named on the command line.
    pub(crate) paths: &'a [Utf8PathBuf],
    /// Whether guides depend on all others of the project, too.
    pub(crate) neighbours: bool,
    /// Further files and folders, such as templates.
    pub(crate) further: Vec<Utf8PathBuf>,
    /// Where the command writes.
    pub(crate) output: Option<Utf8PathBuf>,
}

/// Works, and again whenever something changed that the work depends on. Returns when the first time could not be
/// done.
pub(crate) fn watch(
    console: &Console,
    asked: &Asked<'_>,
    work: &mut dyn FnMut(&Scope) -> Result<Outcome, Error>,
) -> Result<Outcome, Error> {
    let (sender, events) = channel();
    let watcher = RecommendedWatcher::new(sender, Config::default().with_follow_symlinks(false));
    let mut watched = Watched { watcher: watcher.map_err(failed)?, places: Places::default() };
    watched.follow(Places::of(asked)?)?;
    let mut outcome = work(&Scope::All)?;
    if outcome == Outcome::Failed {
        return Ok(outcome);
    }
    console.say("watching for changes; Ctrl-C ends");
    loop {
        let Some(changed) = wait(&events, &watched.places) else { return Ok(outcome) };
        console.say(&format!("\nchanged: {}", names(&changed, &watched.places.root)));
        let scope = watched.places.scope(changed);
        match work(&scope) {
            Ok(done) => outcome = done,
            Err(error) => console.error(&error.to_string()),
        }
        // Settings that cannot be read are told by the work; until they can, the places stay those of before.
        if let (Scope::All, Ok(places)) = (&scope, Places::of(asked)) {
            watched.follow(places)?;
        }
    }
}

/// The files that work depends on. All paths begin at the root of the file system.
#[derive(Debug, Default, PartialEq, Eq)]
struct Places {
    root: Utf8PathBuf,
    /// Folders in which everything counts.
    trees: BTreeSet<Utf8PathBuf>,
    /// Single files elsewhere.
    files: BTreeSet<Utf8PathBuf>,
    /// The guides that were asked for.
    guides: BTreeSet<Utf8PathBuf>,
    output: Option<Utf8PathBuf>,
}

impl Places {
    fn of(asked: &Asked<'_>) -> Result<Self, Error> {
        let project = inputs::project(asked.paths.first())?;
        let mut all = Self { root: project.root.clone(), ..Self::default() };
        for path in asked.paths.iter().map(|path| inputs::absolute(path)) {
            match path.parent() {
                Some(folder) if !path.is_dir() => all.trees.insert(folder.to_owned()),
                Some(_) | None => all.trees.insert(path),
            };
        }
        if (asked.neighbours || asked.paths.is_empty()) && project.guides.is_dir() {
            all.trees.insert(project.guides.clone());
        }
        for path in asked.further.iter().map(|path| inputs::absolute(path)) {
            let _ = if path.is_dir() { all.trees.insert(path) } else { all.files.insert(path) };
        }
        all.trees.extend(project.languages.clone());
        all.files.insert(project.root.join(FILE_NAME));
        all.files.extend(project.link_tables.iter().map(|table| project.root.join(table)));
        let output = asked.output.as_deref().map(inputs::absolute);
        all.output = output.filter(|output| !all.trees.iter().any(|tree| tree.starts_with(output)));
        all.guides = guides(&project, asked.paths);
        Ok(all)
    }

    /// Whether work depends on a file.
    fn count(&self, path: &Utf8Path) -> bool {
        if self.files.contains(path) {
            return true;
        }
        let Some(below) = self.trees.iter().find_map(|tree| path.strip_prefix(tree).ok()) else { return false };
        !is_aside(below) && !self.output.as_ref().is_some_and(|output| path.starts_with(output))
    }

    fn scope(&self, changed: BTreeSet<Utf8PathBuf>) -> Scope {
        let known = |path: &Utf8PathBuf| self.guides.contains(path) && path.is_file();
        if changed.iter().all(known) { Scope::Guides(changed) } else { Scope::All }
    }
}

/// Whether a file is hidden, or one that editors leave beside a text while they write it.
fn is_aside(path: &Utf8Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    let left = name.starts_with('#') || name.ends_with('~') || name == VIM_TRIES;
    let kept = path.extension().is_some_and(|extension| ASIDE.contains(&extension));
    left || kept || path.iter().any(|part| part.starts_with('.'))
}

/// The guides that the paths name; none where there are none yet.
fn guides(project: &Project, paths: &[Utf8PathBuf]) -> BTreeSet<Utf8PathBuf> {
    let found = inputs::guides(project, paths).unwrap_or_default();
    found.into_iter().map(|found| inputs::absolute(&found.path)).collect()
}

/// The places that the system tells about.
struct Watched {
    watcher: RecommendedWatcher,
    places: Places,
}

impl Watched {
    /// Looks at these places from now on; folders that were removed and made again must be looked at again. A file is
    /// watched by its folder, since editors put a new one in its place.
    fn follow(&mut self, places: Places) -> Result<(), Error> {
        for tree in places.trees.iter().filter(|tree| tree.is_dir()) {
            self.watcher.watch(tree.as_std_path(), RecursiveMode::Recursive).map_err(failed)?;
        }
        let outside = places.files.iter().filter(|file| !places.trees.iter().any(|tree| file.starts_with(tree)));
        let folders: BTreeSet<&Utf8Path> = outside.filter_map(|file| file.parent()).collect();
        for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
            self.watcher.watch(folder.as_std_path(), RecursiveMode::NonRecursive).map_err(failed)?;
        }
        self.places = places;
        Ok(())
    }
}

/// Waits for a change that counts, and until it is over; `None` when nothing can be told any more.
fn wait(events: &Receiver<notify::Result<Event>>, places: &Places) -> Option<BTreeSet<Utf8PathBuf>> {
    let mut changed = BTreeSet::new();
    while changed.is_empty() {
        changed.extend(of(events.recv().ok()?, places));
    }
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match events.recv_timeout(QUIET) {
            Ok(event) => changed.extend(of(event, places)),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(changed)
}

/// The files that count of what the system tells. Where it lost track, that is the root: something changed somewhere.
fn of(event: notify::Result<Event>, places: &Places) -> Vec<Utf8PathBuf> {
    let Ok(event) = event else { return vec![places.root.clone()] };
    if event.need_rescan() {
        return vec![places.root.clone()];
    }
    let looked_at = |kind: AccessKind| kind != AccessKind::Close(AccessMode::Write);
    match event.kind {
        EventKind::Access(kind) if looked_at(kind) => Vec::new(),
        EventKind::Access(_)
        | EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => {
            let paths = event.paths.into_iter().filter_map(|path| Utf8PathBuf::from_path_buf(path).ok());
            paths.filter(|path| places.count(path)).collect()
        }
    }
}

/// What changed, as seen from the project.
fn names(changed: &BTreeSet<Utf8PathBuf>, root: &Utf8Path) -> String {
    let mut names: Vec<&str> = changed.iter().map(|path| path.strip_prefix(root).unwrap_or(path).as_str()).collect();
    let more = names.len().saturating_sub(NAMES);
    names.truncate(NAMES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    names.join(", ") + &more
}

fn failed(error: notify::Error) -> Error {
    let path = error.paths.first().and_then(|path| path.to_str()).unwrap_or("the project").to_owned();
    Error::format(path, format!("cannot be watched: {error}"))
}
