//! What runbooks do not hold of their guides: pictures that are not there, links that lead nowhere, and what could not be
//! read.

use camino::Utf8PathBuf;
use stepmark::check::{Baseline, Surroundings};
use stepmark::diagnostic::{Diagnostic, Severity};
use stepmark::error::Error;
use stepmark::guide::codes::CUTTING;
use stepmark::project::Project;
use stepmark::report::{FORMATS, Findings, Writer};

use super::check::{baseline_file, known, own_levels};
use super::checker::Checker;
use crate::Outcome;
use crate::args::Color;
use crate::console::Console;
use crate::inputs::{self, Found};

/// The rules that tell of pictures and links.
const RULES: [&str; 3] = ["missing-image", "missing-guide", "missing-anchor"];

/// Whether a finding tells of something that a runbook does not hold.
fn is_lost(finding: &Diagnostic) -> bool {
    let told = RULES.contains(&finding.code.name) || CUTTING.iter().any(|code| code.name == finding.code.name);
    told && finding.severity > Severity::Info
}

/// Tells it as `check` does, of guides that were rendered; `named` are the paths of the command line.
pub(super) fn tell(
    project: &Project,
    guides: &[Found],
    named: &[Utf8PathBuf],
    tell: &dyn Fn(&str),
) -> Result<Outcome, Error> {
    if guides.is_empty() {
        return Ok(Outcome::Fine);
    }
    let file = baseline_file(project);
    let mut checker = Checker {
        languages: inputs::languages(project, None)?,
        surroundings: Surroundings::default(),
        levels: own_levels(project)?,
        baseline: if file.exists() { known(&file)? } else { Baseline::default() },
        project: project.clone(),
    };
    let kept = checker.read(guides, named, &Console::new(Color::Never, true))?;
    let lost = |kept| {
        let mut found = checker.unknown(kept)?;
        found.diagnostics.retain(is_lost);
        Ok(found)
    };
    let lost: Vec<Findings> = inputs::all_in_order(&kept, lost)?;
    let Writer::Guides { guide: written, .. } = FORMATS[0].writer else { return Ok(Outcome::Fine) };
    let lost = lost.iter().filter(|guide| !guide.diagnostics.is_empty());
    let told: Vec<String> = lost.map(|guide| written(guide, false)).collect();
    told.iter().for_each(|text| tell(text));
    Ok(if told.is_empty() { Outcome::Fine } else { Outcome::Findings })
}
