//! The record of a run: who did what when, with what values, what was left out and why.

mod html;
mod markdown;
mod said;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::guide::plain;
use crate::language::{Language, Strings};
use crate::locale::Locale;
use crate::localize;
use crate::workflow::{ListNumber, SourceFile, Workflow, numbers};

use super::answer::{Given, Replaced};
use super::journal::{Event, What};
use super::parameters;
use super::plan::Plan;
use super::state::{Ended, HandOver, Left, State, of_stop};
use super::stop::{self, Stop};
use super::title::Title;

pub use said::{Before, Said, Status};

/// The status of a run that somebody can go on with.
const OPEN: &str = "open";

/// A run, told afterwards. Its JSON form is the public one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// The family of the guide.
    pub guide: String,
    /// The guide's title.
    pub title: String,
    /// The locale of the workflow.
    pub locale: Locale,
    /// The file, with the SHA-256 of its bytes.
    pub source: SourceFile,
    /// The date of the guide, ISO 8601.
    pub updated: Option<jiff::civil::Date>,
    /// Everybody who gave an answer, in order.
    pub people: Vec<String>,
    /// When it began, RFC 3339.
    pub started: String,
    /// When its last event happened, RFC 3339.
    pub last: String,
    /// The time between both, in seconds.
    pub seconds: i64,
    /// `open`, `finished` or `aborted`.
    pub status: &'static str,
    /// Why it was aborted.
    pub aborted: Option<String>,
    /// The revisions of the guide that the run went through, in order.
    pub revisions: Vec<Revision>,
    /// The values of parameters; never those of secrets.
    pub parameters: BTreeMap<String, String>,
    /// Values that parameters had before, in the order in which they were changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
    /// In order.
    pub hand_overs: Vec<HandOver>,
    /// All stops of the plan, in order.
    pub entries: Vec<Entry>,
    /// What was said at stops of earlier revisions of the guide that it has no longer.
    pub earlier: Vec<Entry>,
}

/// A revision of the guide, and who went on with it when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// The SHA-256 of the guide's bytes.
    pub sha256: String,
    /// Who.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What became of one stop.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// The title of its section.
    pub section: Title,
    /// `step`, `call`, `warning`, `choice` or `condition`.
    pub kind: &'static str,
    /// The id of the step or call.
    pub id: Option<String>,
    /// The number of the item that it is, in its list in the guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_number: Option<ListNumber>,
    /// What the guide says, inline Markdown, with the values that are known; of what was answered, as it was then.
    pub text: String,
    /// What is run, written or seen there; the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Code>,
    /// What became of it, and who said so.
    #[serde(flatten)]
    pub said: Said,
    /// What the guide says now, where it was changed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// What was said before, and changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<Before>,
    /// In order.
    pub notes: Vec<String>,
    /// Values or paths of files, in order.
    pub evidence: Vec<String>,
}

/// Code at a stop.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Code {
    /// The text right above it, inline Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// The code.
    pub text: String,
}

impl Record {
    /// The record of the events so far.
    #[must_use]
    pub fn of(workflow: &Workflow, plan: &Plan, events: &[Event]) -> Self {
        let state = State::replay(plan, events);
        let mut people: Vec<String> = Vec::new();
        for event in events {
            if !people.contains(&event.by) {
                people.push(event.by.clone());
            }
        }
        let time = |event: Option<&Event>| event.map(|event| event.at.clone()).unwrap_or_default();
        let (started, last) = (time(events.first()), time(events.last()));
        let second = |time: &str| time.parse().map_or(0, jiff::Timestamp::as_second);
        let (status, aborted) = match &state.ended {
            None => (OPEN, None),
            Some(Ended::Finished) => ("finished", None),
            Some(Ended::Aborted { reason }) => ("aborted", Some(reason.clone())),
        };
        Self {
            guide: workflow.id.clone(),
            title: workflow.title.clone(),
            locale: workflow.locale,
            source: workflow.source.clone(),
            updated: workflow.updated,
            people,
            seconds: second(&last) - second(&started),
            started,
            last,
            status,
            aborted,
            revisions: events.iter().filter_map(Revision::of).collect(),
            parameters: (*state.parameters).clone(),
            replaced: state.replaced.clone(),
            hand_overs: state.hand_overs.clone(),
            entries: (0..plan.stops.len()).map(|at| Entry::of(at, plan, &state)).collect(),
            earlier: state.left.iter().map(|left| Entry::earlier(left, &state)).collect(),
        }
    }

    /// All entries by section, under their titles; those of stops that are gone under a title of their own.
    fn sections<'a>(&'a self, strings: &'a Strings) -> impl Iterator<Item = (&'a str, &'a [Entry])> {
        let sections = self.entries.chunk_by(|one, other| one.section == other.section);
        let earlier = Some((strings.gone.as_str(), &*self.earlier)).filter(|_| !self.earlier.is_empty());
        sections.map(|entries| (&*entries[0].section, entries)).chain(earlier)
    }

    /// How many of the steps of the path are done.
    fn progress(&self, strings: &Strings) -> String {
        let task = |entry: &&Entry| matches!(entry.kind, "step" | "call") && entry.said.status != Status::NotOnPath;
        let total = self.entries.iter().filter(task).count().to_string();
        let done = self.entries.iter().filter(task).filter(|entry| entry.said.is_ticked()).count().to_string();
        crate::language::fill(&strings.steps_done, &[("n", &done), ("total", &total)])
    }

    /// As Markdown, to be read or attached to a ticket.
    #[must_use]
    pub fn markdown(&self, language: &Language) -> String {
        markdown::write(self, language)
    }

    /// As a page of its own.
    #[must_use]
    pub fn html(&self, language: &Language) -> String {
        html::write(self, language)
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What holds for the whole run: names and values, in the reader's words.
    fn facts(&self, language: &Language) -> Vec<(String, String)> {
        let strings = &language.strings;
        let mut all = vec![(strings.source.clone(), format!("{} ({})", self.source.path, self.locale))];
        all.extend(self.revision_facts(strings));
        let own = self.locale.language() == language.language;
        let locale = if own { self.locale } else { language.locale };
        let date = self.updated.map(|date| localize::long_date(locale, date));
        all.extend(date.map(|date| (strings.updated.clone(), date)));
        let (minutes, seconds) = (self.seconds / 60, self.seconds % 60);
        all.extend([(strings.person.clone(), self.people.join(", ")), (strings.started.clone(), self.started.clone())]);
        if self.status == OPEN {
            all.push((strings.unfinished.clone(), self.progress(strings)));
        } else {
            all.push((strings.ended.clone(), self.last.clone()));
            all.push((strings.duration.clone(), format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)));
        }
        all.extend(self.aborted.iter().map(|reason| (strings.aborted.clone(), reason.clone())));
        for hand_over in &self.hand_overs {
            let name = crate::language::fill(&strings.handed_over, &[("name", &hand_over.to)]);
            all.push((name, format!("{}, {} {}", hand_over.from, hand_over.at, hand_over.note)));
        }
        all.extend(self.parameters.iter().map(|(name, value)| (name.clone(), value.clone())));
        all.extend(self.replaced.iter().map(|Replaced { name, value, by, at }| {
            let changed = crate::language::fill(&strings.changed_by, &[("name", by), ("time", at)]);
            (name.clone(), format!("{value}; {changed}"))
        }));
        all
    }

    /// Whether the run went on with another revision of the guide.
    fn is_revised(&self) -> bool {
        self.revisions.len() > 1
    }

    fn revision_facts(&self, strings: &Strings) -> Vec<(String, String)> {
        if !self.is_revised() {
            return vec![(strings.revision.clone(), self.source.sha256.clone())];
        }
        let fact = |(number, Revision { sha256, by, at }): (usize, &Revision)| {
            (format!("{} {number}", strings.revision), format!("{sha256}, {by}, {at}"))
        };
        (1..).zip(&self.revisions).map(fact).collect()
    }
}

impl Revision {
    fn of(event: &Event) -> Option<Self> {
        match &event.what {
            What::Started { workflow, .. } | What::Revised { workflow, .. } => {
                Some(Self { sha256: workflow.source.sha256.clone(), by: event.by.clone(), at: event.at.clone() })
            }
            _ => None,
        }
    }
}

/// What the guide says at a stop.
struct Told {
    text: String,
    code: Vec<Code>,
}

impl Told {
    /// With the values that held for an answer, and as the guide was then.
    fn of(stop: &Stop, given: &Given) -> Self {
        Self::with(given.as_given(stop).0, &given.values)
    }

    fn with(stop: &Stop, values: &BTreeMap<String, String>) -> Self {
        let text = parameters::fill_text(&stop.summary(), values);
        Self { text, code: stop.code().map(|(caption, code)| Code::of(caption, code, values)).collect() }
    }
}

impl Entry {
    fn of(at: usize, plan: &Plan, state: &State) -> Self {
        let stop = &plan.stops[at];
        let given = state.answers.get(&at);
        let stands = given.filter(|_| state.on_path(stop));
        let said = match stands {
            Some(given) => Said::of(stop, given),
            None => Said::nothing(if state.on_path(stop) { Status::Unanswered } else { Status::NotOnPath }),
        };
        let told = stands.map_or_else(|| Told::with(stop, &state.parameters), |given| Told::of(stop, given));
        let mut entry = Self::new(stop, said, told);
        let now = stands.map(|given| Told::with(stop, &given.values));
        entry.changed = now.filter(|now| now.text != entry.text || now.code != entry.code).map(|now| now.text);
        let withdrawn = of_stop(&state.withdrawn, at);
        entry.before = withdrawn.iter().map(|one| Before::withdrawn(stop, one, &entry)).collect();
        let off_path = given.filter(|_| stands.is_none()).map(|given| Before::off_path(stop, given, &entry));
        entry.before.extend(off_path);
        Self { notes: of_stop(&state.notes, at), evidence: of_stop(&state.evidence, at), ..entry }
    }

    fn earlier(left: &Left, state: &State) -> Self {
        let (stop, given) = (&left.stop, left.given.as_ref());
        let said = given.map_or_else(|| Said::nothing(Status::Unanswered), |given| Said::of(stop, given));
        let told = given.map_or_else(|| Told::with(stop, &state.parameters), |given| Told::of(stop, given));
        let entry = Self::new(stop, said, told);
        let before = left.withdrawn.iter().map(|one| Before::withdrawn(stop, one, &entry)).collect();
        Self { before, notes: left.notes.clone(), evidence: left.evidence.clone(), ..entry }
    }

    fn new(stop: &Stop, said: Said, Told { text, code }: Told) -> Self {
        Self {
            section: stop.sections.last().cloned().unwrap_or_default(),
            kind: stop.kind.name(),
            list_number: stop.list_number,
            id: Some(stop.id().to_owned()).filter(|id| !id.is_empty()),
            text,
            code,
            said,
            changed: None,
            before: Vec::new(),
            notes: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// What is run or written on the path that was taken.
    fn code_on_path(&self) -> &[Code] {
        if self.said.status == Status::NotOnPath { &[] } else { &self.code }
    }

    fn numbers(&self) -> String {
        numbers(self.id.as_deref().unwrap_or_default(), self.list_number)
    }

    /// What the guide says, without its marks.
    fn plain(&self) -> String {
        plain(&self.text)
    }

    /// What became of it, in the reader's words.
    fn outcome(&self, strings: &Strings) -> String {
        self.said.outcome(self.is_condition(), strings)
    }

    /// What was said besides, in the reader's words: what the guide says now, answers before, notes and evidence.
    fn remarks(&self, revised: bool, strings: &Strings) -> Vec<String> {
        let changed =
            self.changed.iter().map(|now| format!("{}{} {}", strings.changed_done, strings.colon, plain(now)));
        let before = self.before.iter().map(|before| before.told(self.is_condition(), revised, strings));
        let texts = [(&strings.remark, &self.notes), (&strings.evidence, &self.evidence)];
        let texts = texts.into_iter().flat_map(|(word, texts)| texts.iter().map(move |text| (word, text)));
        changed.chain(before).chain(texts.map(|(word, text)| format!("{word}{} {text}", strings.colon))).collect()
    }

    fn is_condition(&self) -> bool {
        self.kind == "condition"
    }
}

impl Code {
    fn of(caption: Option<&str>, code: &stop::Code, values: &BTreeMap<String, String>) -> Self {
        let caption = caption.map(|caption| parameters::fill_text(caption, values));
        Self { caption, text: parameters::fill_code(code, values) }
    }
}
