//! Decisions from a file, carried out without a person: those of another run, or a list that somebody wrote.

use camino::Utf8Path;
use serde::Deserialize;
use stepmark::error::Error;
use stepmark::files;
use stepmark::run::{Plan, State, What, view};

use crate::live::Live;

/// One decision: what happened, and at which stop. Without a step or fingerprint it is the next open one.
#[derive(Debug, Deserialize)]
pub(crate) struct Decision {
    #[serde(default)]
    step: Option<String>,
    #[serde(default)]
    fingerprint: Option<String>,
    #[serde(flatten)]
    rest: serde_json::Map<String, serde_json::Value>,
}

/// The decisions of a file.
pub(crate) fn read(path: &Utf8Path) -> Result<Vec<Decision>, Error> {
    let text = files::read_text(path)?;
    if path.extension() == Some("jsonl") {
        let line = |(at, line)| {
            serde_json::from_str(line).map_err(|problem| Error::format(path, format!("line {}: {problem}", at + 1)))
        };
        return text.lines().enumerate().map(line).collect();
    }
    stepmark::yaml::read(&text).map_err(|problem| Error::format(path, problem.to_string()))
}

/// Carries out the decisions of a file: a YAML list, or the JSON Lines that `runs export` writes.
pub(crate) fn replay(live: &mut Live<'_>, path: &Utf8Path) -> Result<(), Error> {
    for (number, decision) in (1..).zip(read(path)?) {
        let wrong = |message: String| Error::format(path, format!("decision {number}: {message}"));
        let Some(what) = decision.what(live.plan, &live.state).map_err(wrong)? else { continue };
        if let Some((stop, answer)) = what.answer()
            && !live.state.takes(live.plan, stop, &answer)
        {
            let guard = live.state.guard(live.plan, stop).map(|_| ": a warning before it was not acknowledged");
            let stop = view::plain(&live.plan.stops[stop].summary());
            return Err(wrong(format!("`{stop}` takes no such answer now{}", guard.unwrap_or_default())));
        }
        match what {
            What::Set { name, value } => live.set(&name, &value)?,
            what => live.append(what)?,
        }
    }
    Ok(())
}

impl Decision {
    /// The event; `None` for those that begin, revise or end a run.
    fn what(self, plan: &Plan, state: &State) -> Result<Option<What>, String> {
        let mut rest = self.rest;
        let event = rest.get("event").and_then(|event| event.as_str()).unwrap_or_default();
        match event {
            "started" | "revised" | "finished" | "aborted" => return Ok(None),
            "set" | "handedover" | "back" => {}
            "" => return Err("write `event: done` or the like".to_owned()),
            _ => {
                let stop = stop(self.step.as_deref(), self.fingerprint.as_deref(), plan, state)?;
                rest.insert("stop".to_owned(), stop.into());
            }
        }
        serde_json::from_value(rest.into()).map(Some).map_err(|problem| problem.to_string())
    }
}

fn stop(step: Option<&str>, fingerprint: Option<&str>, plan: &Plan, state: &State) -> Result<usize, String> {
    let known = |wanted: &dyn Fn(usize) -> bool| {
        let open = state.open(plan).find(|at| wanted(*at));
        open.or_else(|| (0..plan.stops.len()).find(|at| wanted(*at)))
    };
    let by_content = fingerprint.and_then(|content| known(&|at| plan.stops[at].fingerprint() == content));
    let by_id = || step.and_then(|id| known(&|at| plan.stops[at].id() == id));
    match (step, fingerprint) {
        (None, None) => state.next(plan).ok_or_else(|| "every step is settled already".to_owned()),
        (_, Some(_)) => {
            by_content.ok_or_else(|| format!("the guide has no such step any more: {}", step.unwrap_or("?")))
        }
        (Some(id), None) => by_id().ok_or_else(|| format!("there is no step {id}")),
    }
}
