//! A run whose guide was changed meanwhile: what changed is shown, and the person decides which version goes on.

use stepmark::error::Error;
use stepmark::language::{Strings, fill};
use stepmark::run::{Answer, Fate, Journal, Plan, State, What, carry, difference, view};
use stepmark::workflow::Workflow;

use crate::console::Console;
use crate::live::event;
use crate::prompt::Prompt;

/// Asks which version of the guide goes on, when it was changed meanwhile. `false`: the person stops.
pub(crate) fn goes_on(
    newer: Result<Workflow, Error>,
    journal: &mut Journal,
    person: &str,
    strings: &Strings,
    prompt: &Prompt<'_>,
    console: &Console,
) -> Result<bool, Error> {
    match newer {
        Ok(newer) => ask(journal, newer, person, strings, prompt, console),
        Err(problem) => {
            console.say(&format!("{problem}; the run goes on with its own copy of the guide"));
            Ok(true)
        }
    }
}

/// Asks whether the run goes on with `newer`, when that makes a difference.
fn ask(
    journal: &mut Journal,
    newer: Workflow,
    person: &str,
    strings: &Strings,
    prompt: &Prompt<'_>,
    console: &Console,
) -> Result<bool, Error> {
    let Some(workflow) = journal.workflow().filter(|old| old.source.sha256 != newer.source.sha256) else {
        return Ok(true);
    };
    let (old, new) = (Plan::of(workflow), Plan::of(&newer));
    let fates = carry::revision(&old, &new);
    let state = State::replay(&old, &journal.events);
    let in_place = fates.iter().enumerate().all(|(at, fate)| *fate == Fate::Same(at));
    if state.ended.is_some() || in_place && old.stops.len() == new.stops.len() {
        return Ok(true);
    }
    console.result(&told(&old, &new, &fates, &state, strings));
    console.result(&format!("{}\n", strings.ask_version));
    let keys = [("y", &strings.yes), ("n", &strings.no), ("q", &strings.quit)];
    match prompt.key(&keys)? {
        "y" => {}
        "n" => return Ok(true),
        _ => return Ok(false),
    }
    let mut again = Vec::new();
    for (at, new_at) in changed_when_done(&fates, &state) {
        let name = named(&old, at);
        console.result(&format!("{}\n", fill(&strings.ask_again, &[("id", &name)])));
        match prompt.key(&keys)? {
            "y" => again.push(new_at),
            "n" => {}
            _ => return Ok(false),
        }
    }
    let stops = fates.iter().map(|fate| fate.stop()).collect();
    let what = What::Revised { workflow: Box::new(newer), stops, again };
    journal.append(event(person, what, &new))?;
    Ok(true)
}

/// The stops that were answered and then changed, with their places in the new version.
fn changed_when_done(fates: &[Fate], state: &State) -> Vec<(usize, usize)> {
    let changed = |(at, fate): (usize, &Fate)| match fate {
        Fate::Changed(new) if state.settled(at) => Some((at, *new)),
        Fate::Same(_) | Fate::Reworded(_) | Fate::Changed(_) | Fate::Gone => None,
    };
    fates.iter().enumerate().filter_map(changed).collect()
}

fn told(old: &Plan, new: &Plan, fates: &[Fate], state: &State, strings: &Strings) -> String {
    let mut out = format!("{}\n\n", strings.guide_changed);
    let of = |wanted: &dyn Fn(usize, Fate) -> bool| -> Vec<usize> {
        (0..fates.len()).filter(|at| wanted(*at, fates[*at])).collect()
    };
    let same = of(&|_, fate| matches!(fate, Fate::Same(_))).len();
    out.push_str(&format!("  {}{} {same}\n", strings.unchanged, strings.colon));
    let rows = [
        (&strings.reworded, of(&|_, fate| matches!(fate, Fate::Reworded(_)))),
        (&strings.changed, of(&|at, fate| matches!(fate, Fate::Changed(_)) && !state.settled(at))),
        (&strings.changed_done, of(&|at, fate| matches!(fate, Fate::Changed(_)) && state.settled(at))),
    ];
    for (word, stops) in rows.iter().filter(|(_, stops)| !stops.is_empty()) {
        out.push_str(&format!("  {word}{}\n", strings.colon));
        for &at in stops {
            let Some(there) = fates[at].stop() else { continue };
            let (name, newer) = (named(old, at), named(new, there));
            out.push_str(&if name == newer {
                format!("      {name}\n")
            } else {
                format!("    - {name}\n    + {newer}\n")
            });
            for (sign, line) in difference::of(&old.stops[at], &new.stops[there], strings) {
                out.push_str(&format!("        {sign} {line}\n"));
            }
        }
    }
    let taken: Vec<usize> = fates.iter().filter_map(|fate| fate.stop()).collect();
    let added: Vec<String> = (0..new.stops.len()).filter(|at| !taken.contains(at)).map(|at| named(new, at)).collect();
    let mark = |at: usize| match state.answers.get(&at).map(|given| &given.answer) {
        Some(Answer::Done) => format!(" ({})", strings.done),
        Some(_) | None => String::new(),
    };
    let gone = of(&|_, fate| fate == Fate::Gone).into_iter().map(|at| named(old, at) + &mark(at)).collect();
    for (word, sign, names) in [(&strings.added, '+', added), (&strings.gone, '-', gone)] {
        if !names.is_empty() {
            out.push_str(&format!("  {word}{}\n", strings.colon));
            names.iter().for_each(|name| out.push_str(&format!("    {sign} {name}\n")));
        }
    }
    out + "\n"
}

fn named(plan: &Plan, at: usize) -> String {
    let stop = &plan.stops[at];
    stop.headed(&view::plain(&stop.summary()))
}
