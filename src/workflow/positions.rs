//! What is shown of the ids of steps.

use rustc_hash::FxHashSet;

use super::model::{Item, Workflow};

/// The position that an id names, without the role of its section, which the section's heading tells.
fn position(id: &str) -> &str {
    id.rsplit('-').next().unwrap_or(id)
}

/// What is shown of the ids of a guide: their positions, and the whole id where another step has the same position.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    shared: FxHashSet<String>,
}

impl Positions {
    /// The positions of a guide with these ids.
    #[must_use]
    pub fn of<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        let mut seen = FxHashSet::default();
        Self { shared: ids.map(position).filter(|position| !seen.insert(*position)).map(str::to_owned).collect() }
    }

    /// What is shown of an id.
    #[must_use]
    pub fn shown<'i>(&self, id: &'i str) -> &'i str {
        let position = position(id);
        if self.shared.contains(position) { id } else { position }
    }
}

impl Workflow {
    /// The positions of its steps and API calls.
    #[must_use]
    pub fn positions(&self) -> Positions {
        let mut ids = Vec::new();
        self.visit_items(&mut |item| match item {
            Item::Step(step) => ids.push(step.id.as_str()),
            Item::Api(api) => ids.push(api.id.as_str()),
            _ => {}
        });
        Positions::of(ids.into_iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_shown_where_only_one_step_has_it() {
        let positions = Positions::of(["requirements-2.1", "1.1", "2.1", "other-3.1", ""].into_iter());
        let shown = |id| positions.shown(id);
        assert_eq!(
            ["requirements-2.1", "1.1", "2.1", "other-3.1"].map(shown),
            ["requirements-2.1", "1.1", "2.1", "3.1"]
        );
    }
}
