//! A stop, written for a terminal: wrapped, with its labels set off, in the language of the workflow. Guide text is
//! freed of everything that could steer the terminal before any style is put around it.

use unicode_width::UnicodeWidthStr;

use crate::guide::{Inline, InlineKind, Level, parse_text};
use crate::language::{Language, Strings, fill};
use crate::source::Source;
use crate::terminal::sanitize;
use crate::wording;
use crate::workflow::{Api, TimeRole};

use super::parameters;
use super::plan::Plan;
use super::state::{Consequences, State};
use super::stop::{Code, Reading, StepStop, Stop, StopKind};
use super::timers::{self, Clock};

/// How to write.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The language of the words around the guide's text.
    pub language: &'a Language,
    /// Whether colours are wanted.
    pub colours: bool,
    /// Columns.
    pub width: usize,
    /// Where API calls go.
    pub api: Option<&'a str>,
    /// What time it is.
    pub clock: &'a Clock,
}

const BOLD: &str = "1";
const LABEL: &str = "1;36";
const DIM: &str = "2";
const RED: &str = "1;31";
const YELLOW: &str = "1;33";

impl Style<'_> {
    fn styled(&self, code: &str, text: &str) -> String {
        styled(self.colours, code, text)
    }

    /// Guide text with its parameters filled in, wrapped and indented.
    fn paragraph(&self, text: &str, state: &State, indent: &str) -> String {
        let text = parameters::fill_text(text, &state.parameters);
        let source = Source::new("", text.as_str());
        let mut plain = String::new();
        append(&source, &parse_text(&source), self.colours, &mut plain);
        wrap(&plain, self.width, indent)
    }
}

/// Inline Markdown as it is shown.
fn append(source: &Source, text: &[Inline], colours: bool, out: &mut String) {
    for inline in text {
        match &inline.kind {
            InlineKind::Text(Some(decoded)) => out.push_str(&sanitize(decoded)),
            InlineKind::Text(None) => out.push_str(&sanitize(source.slice(inline.span))),
            InlineKind::Break(_) => out.push('\n'),
            InlineKind::Code(code) => out.push_str(&format!("`{}`", sanitize(code))),
            InlineKind::Label(label) => out.push_str(&styled(colours, LABEL, &format!("[{}]", sanitize(label)))),
            InlineKind::Callout(number) => out.push_str(&styled(colours, BOLD, &format!("({number})"))),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                append(source, inner, colours, out);
            }
            InlineKind::Link(link) => {
                append(source, &link.text, colours, out);
                let target = sanitize(&link.target);
                if link.text.is_empty() || target.starts_with("http") && !source.slice(inline.span).starts_with('<') {
                    out.push_str(&styled(colours, DIM, &format!(" <{target}>")));
                }
            }
            InlineKind::Image(image) => out.push_str(&sanitize(&image.src)),
            InlineKind::Html | InlineKind::StrayAttribute => {}
        }
    }
}

fn styled(colours: bool, code: &str, text: &str) -> String {
    if colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Guide text on one line, without colours and values.
#[must_use]
pub fn plain(text: &str) -> String {
    let source = Source::new("", text);
    let mut out = String::new();
    append(&source, &parse_text(&source), false, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A stop with its surroundings: where it is, what to read before it, and what comes next. `shown` is the plan in the
/// words that the person reads.
#[must_use]
pub fn stop(plan: &Plan, shown: &Plan, state: &State, at: usize, style: &Style<'_>) -> String {
    let stop = &shown.stops[at];
    let strings = &style.language.strings;
    let (answered, total) = state.progress(plan);
    let mut place: Vec<String> = Vec::new();
    if stop.is_task() {
        let (n, total) = ((answered + 1).to_string(), total.to_string());
        place.push(fill(&strings.progress, &[("n", &n), ("total", &total)]));
    }
    place.extend(stop.sections.last().map(|title| inline(title, style, state)));
    let mut parts = vec![style.styled(BOLD, &format!("── {} ──", place.join(" · ")))];
    for timer in timers::running(plan, state, &style.clock.zone) {
        let colour = if timer.is_over(style.clock) { RED } else { BOLD };
        parts.push(style.styled(colour, &timer.told(plan, style.clock, strings)));
    }
    parts.extend(stop.foreign.iter().map(|locale| style.styled(DIM, &format!("[{locale}]"))));
    parts.extend(stop.context.iter().map(|reading| self::reading(reading, state, style)));
    parts.push(match &stop.kind {
        StopKind::Step(step) => self::step(stop, step, state, style),
        StopKind::Call(api) => call(stop, api, state, style),
        StopKind::Acknowledge { level, readings } => {
            let (word, colour) = match level {
                Level::Danger => (&strings.danger, RED),
                Level::Warning => (&strings.warning, YELLOW),
                Level::Note => (&strings.note, BOLD),
                Level::Tip => (&strings.tip, BOLD),
            };
            let head = style.styled(colour, &format!("! {} — {}", word.to_uppercase(), strings.acknowledge));
            let body = readings.iter().map(|reading| match reading {
                Reading::Code(code) => self::code(code, state),
                Reading::Title(_) | Reading::Text(_) | Reading::Item(..) => {
                    style.paragraph(&reading.shown(), state, "! ")
                }
            });
            std::iter::once(head).chain(body).collect::<Vec<_>>().join("\n")
        }
        StopKind::Choose { options } => choose(stop, options, state, style),
        StopKind::Applies { condition } => {
            format!(
                "{}\n{}",
                style.paragraph(&stop.headed(condition), state, "  "),
                style.styled(BOLD, &strings.applies)
            )
        }
    });
    parts.extend(stop.after.iter().map(|reading| self::reading(reading, state, style)));
    if let Some(next) = state.following(plan, at).map(|next| &shown.stops[next]) {
        parts.push(style.styled(DIM, &preview(next, state, style)));
    }
    parts.join("\n\n") + "\n"
}

/// Something to read, as it is shown.
#[must_use]
pub fn reading(reading: &Reading, state: &State, style: &Style<'_>) -> String {
    match reading {
        Reading::Title(title) => style.styled(BOLD, &inline(title, style, state)),
        Reading::Text(_) | Reading::Item(..) => style.paragraph(&reading.shown(), state, ""),
        Reading::Code(code) => self::code(code, state),
    }
}

/// The keys by which a task is answered, with their words.
#[must_use]
pub fn task_keys(strings: &Strings) -> [(&'static str, &String); 7] {
    [
        ("d", &strings.done),
        ("s", &strings.skip),
        ("f", &strings.failed),
        ("x", &strings.inapplicable),
        ("w", &strings.blocked),
        ("n", &strings.remark),
        ("e", &strings.evidence),
    ]
}

/// Code as it is, to be copied.
fn code(code: &Code, state: &State) -> String {
    let text = parameters::fill_code(code, &state.parameters);
    sanitize(text.trim_end()).lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}

/// What a revised decision does to the path, as a question.
#[must_use]
pub fn consequences(plan: &Plan, consequences: &Consequences, strings: &Strings) -> String {
    let ids = |stops: &[usize]| {
        let ids: Vec<&str> = stops.iter().map(|stop| plan.stops[*stop].id()).collect();
        if ids.is_empty() { "–".to_owned() } else { ids.join(", ") }
    };
    fill(&strings.path_changes, &[("off", &ids(&consequences.off)), ("on", &ids(&consequences.on))])
}

fn inline(text: &str, style: &Style<'_>, state: &State) -> String {
    let plain = Style { colours: false, width: usize::MAX, ..*style };
    plain.paragraph(text, state, "").trim().to_owned()
}

/// One line about what comes next.
fn preview(next: &Stop, state: &State, style: &Style<'_>) -> String {
    let strings = &style.language.strings;
    let line = format!("{}{} {}", strings.next, strings.colon, next.headed(&inline(&next.summary(), style, state)));
    let mut short = String::new();
    for c in line.chars() {
        if short.width() + 2 > style.width {
            short.push('…');
            break;
        }
        short.push(if c == '\n' { ' ' } else { c });
    }
    short
}

/// What is said of a task that cannot be undone.
fn irreversible(style: &Style<'_>) -> String {
    style.styled(RED, &format!("  ! {}", style.language.strings.irreversible))
}

fn step(stop: &Stop, step: &StepStop, state: &State, style: &Style<'_>) -> String {
    let strings = &style.language.strings;
    let mut lines = vec![style.paragraph(&stop.headed(&step.text), state, "  ")];
    for (name, enter) in &step.fields {
        lines.push(style.paragraph(&format!("• {name}{} {enter}", strings.colon), state, "    "));
    }
    if strings.adds_optional(step.optional, &step.text) {
        lines.push(format!("  ({})", strings.optional));
    }
    lines.extend(stop.irreversible.then(|| irreversible(style)));
    lines.extend(step.code.iter().map(|one| code(one, state)));
    lines.extend(step.stated().map(|limit| {
        let word = if limit.role == TimeRole::Deadline { &strings.deadline } else { &strings.wait };
        format!("  {word}{} {}", strings.colon, wording::duration(strings, style.language.locale, limit))
    }));
    lines.extend(
        step.figures
            .iter()
            .map(|figure| format!("  {}{} {}", strings.screenshot, strings.colon, sanitize(&figure.src))),
    );
    for outcome in &step.outcomes {
        lines.push(format!(
            "  {}{}\n{}",
            style.styled(BOLD, &strings.you_should_see),
            strings.colon,
            style.paragraph(outcome, state, "    ")
        ));
    }
    lines.join("\n")
}

fn call(stop: &Stop, api: &Api, state: &State, style: &Style<'_>) -> String {
    let strings = &style.language.strings;
    let path = api.place();
    let path = parameters::fill_text(path, &state.parameters);
    let call = format!("{} {path}", api.method.as_deref().unwrap_or_default());
    let title = format!("  {}", stop.headed(&format!("{}{} {}", strings.with_api, strings.colon, call.trim())));
    let mut lines: Vec<String> = stop.irreversible.then(|| irreversible(style)).into_iter().collect();
    lines.push(sanitize(&title).into_owned());
    for parameter in &api.parameters {
        let text = format!("• {} {}", parameter.name, parameter.description);
        lines.push(style.paragraph(text.trim(), state, "    "));
    }
    lines.extend(curl(api, state, style.api).iter().map(|line| format!("    {line}")));
    lines.join("\n")
}

/// The lines of a command that makes the call, ready for a shell.
#[must_use]
pub fn curl(api: &Api, state: &State, base: Option<&str>) -> Vec<String> {
    let path = api.path.as_deref().map(|path| parameters::fill_path(path, &state.parameters));
    let command = Api { path, ..api.clone() }.curl(base).unwrap_or_default();
    sanitize(&command).lines().map(str::to_owned).collect()
}

fn choose(stop: &Stop, options: &[String], state: &State, style: &Style<'_>) -> String {
    let strings = &style.language.strings;
    let head = style.styled(BOLD, &stop.headed(&strings.choose));
    if let [only] = options {
        let title = if only.is_empty() { strings.or.clone() } else { only.clone() };
        return format!("{head}\n  1 {}\n  0 {}", inline(&title, style, state), strings.none_of_them);
    }
    let mut lines = vec![head];
    lines.extend(options.iter().zip(1..).map(|(title, number)| format!("  {number} {}", inline(title, style, state))));
    lines.push(format!("  0 {}", strings.none_of_them));
    lines.join("\n")
}

/// Breaks text into lines of at most `width` columns; style marks take no room.
fn wrap(text: &str, width: usize, indent: &str) -> String {
    let room = width.saturating_sub(indent.width()).max(20);
    let mut lines = Vec::new();
    for source_line in text.lines() {
        let (mut line, mut used) = (String::new(), 0);
        for word in source_line.split(' ') {
            let columns = visible_width(word);
            if used > 0 && used + 1 + columns > room {
                lines.push(format!("{indent}{line}"));
                (line, used) = (String::new(), 0);
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += columns;
        }
        lines.push(format!("{indent}{line}"));
    }
    lines.join("\n")
}

fn visible_width(word: &str) -> usize {
    let mut width = 0;
    for (at, part) in word.split('\u{1b}').enumerate() {
        let visible = if at == 0 { part } else { part.split_once('m').map_or(part, |(_, rest)| rest) };
        width += visible.width();
    }
    width
}
