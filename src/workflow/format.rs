//! The written forms of a workflow: YAML for people who review diffs, JSON for programs.

use crate::yaml;

use super::model::{FORMAT_VERSION, Workflow};

/// Writes a workflow as YAML.
///
/// # Errors
/// Never for a workflow that `build` made or [`from_yaml`] read.
pub fn to_yaml(workflow: &Workflow) -> Result<String, yaml::Problem> {
    yaml::write(workflow)
}

/// Writes a workflow as JSON, indented.
#[must_use]
pub fn to_json(workflow: &Workflow) -> String {
    let mut text = serde_json::to_string_pretty(workflow).unwrap_or_default();
    text.push('\n');
    // JSON may hold them as they are, but terminals obey them.
    let steers = |c: char| matches!(c, '\u{7f}'..='\u{9f}');
    if !text.contains(steers) {
        return text;
    }
    text.chars().map(|c| if steers(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

/// Reads a workflow from YAML or JSON.
///
/// # Errors
/// The text is neither, has a key that the format does not know, is of another version of the format, or its id can
/// be no part of a path.
pub fn from_yaml(text: &str) -> Result<Workflow, yaml::Problem> {
    let version = text.lines().find_map(|line| line.trim_start().strip_prefix("stepmark:")?.trim().parse::<u32>().ok());
    if let Some(version) = version.filter(|&version| version != FORMAT_VERSION) {
        let message = format!("this is version {version} of the format; this program reads version {FORMAT_VERSION}");
        return Err(yaml::Problem { line: 1, column: 1, message });
    }
    let workflow: Workflow = yaml::read(text)?;
    if workflow.stepmark != FORMAT_VERSION {
        let message =
            format!("this is version {} of the format; this program reads version {FORMAT_VERSION}", workflow.stepmark);
        return Err(yaml::Problem { line: 1, column: 1, message });
    }
    if !is_path_of_names(&workflow.id) {
        let message = format!("the id `{}` is no path of names such as `network/renew-certificate`", workflow.id);
        return Err(yaml::Problem { line: 0, column: 0, message });
    }
    Ok(workflow)
}

/// Whether files can be named after an id: a workflow from elsewhere must not choose where they go.
fn is_path_of_names(id: &str) -> bool {
    let odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
    !id.split('/').any(|part| matches!(part, "" | "." | "..") || part.contains(odd))
}

/// The JSON Schema of the format.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Workflow).to_value()
}
