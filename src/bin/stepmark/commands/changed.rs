//! Which guides a branch can have broken: those that it touches, and those that may link to them.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use stepmark::check::Neighbour;
use stepmark::error::Error;
use stepmark::files;
use stepmark::locale::Locale;
use stepmark::project::{self, Project};

use crate::git::Git;
use crate::inputs::{self, Found};

/// The guides of folders in which something changed since a revision, and those that name one of these folders, or a
/// slug or number of a guide in it. All of them when the settings or a link table changed; and when a guide is gone,
/// since any may link to it by a slug that nobody knows any more.
pub(super) fn since(project: &Project, paths: Vec<Found>, revision: &str) -> Result<Vec<Found>, Error> {
    let changed = Git::of(&project.root)?.changed_since(revision)?;
    let root = inputs::real(&project.root);
    let concerns_all = |path: &Utf8PathBuf| {
        let below = path.strip_prefix(&root).ok();
        below.is_some_and(|below| below == project::FILE_NAME || project.link_tables.iter().any(|table| table == below))
            || !path.exists() && is_guide(path)
    };
    if changed.iter().any(concerns_all) {
        return Ok(paths);
    }
    let is_touched = |found: &Found| {
        let folder = found.path.parent().filter(|folder| !folder.as_str().is_empty());
        let folder = inputs::real(folder.unwrap_or(Utf8Path::new(".")));
        changed.iter().any(|path| path.starts_with(&folder))
    };
    let (mut touched, others): (Vec<Found>, Vec<Found>) = paths.into_iter().partition(is_touched);
    let names = names(&touched)?;
    let names_one = |found: &Found| {
        // What cannot be read is checked, and told there.
        files::read(&found.path)
            .map_or(true, |text| names.iter().any(|name| memchr::memmem::find(&text, name.as_bytes()).is_some()))
    };
    touched.par_extend(others.into_par_iter().filter(names_one));
    touched.sort();
    Ok(touched)
}

fn is_guide(path: &Utf8Path) -> bool {
    path.extension() == Some("md") && path.file_name().is_some_and(|name| Locale::of_file_name(name).is_some())
}

/// By what others can link to these guides.
fn names(guides: &[Found]) -> Result<BTreeSet<String>, Error> {
    let mut names = BTreeSet::new();
    for found in guides {
        let place = inputs::absolute(&found.path);
        let Some(locale) = place.file_name().and_then(Locale::of_file_name) else { continue };
        let guide = Neighbour::read(&place, locale)?;
        names.extend(guide.folder().file_name().map(str::to_owned));
        names.extend([guide.names.slug].into_iter().chain(guide.names.number));
    }
    names.remove("");
    Ok(names)
}
