//! A guide's lines, and the ways in which edits change them.

use regex::Regex;
use stepmark::workflow::{Item, Lines, Section, Workflow};

/// A guide's lines, with the places where edits are made. All of them count from 0.
pub(super) struct Guide {
    pub(super) lines: Vec<String>,
    /// Paragraphs that tell to do something, on a line of their own.
    pub(super) steps: Vec<usize>,
    /// Notices, from the marker to the last quoted line, with their kind.
    notices: Vec<(usize, usize, String)>,
    /// Code, from fence to fence.
    code: Vec<(usize, usize)>,
}

/// A guide after an edit, and where it was made: lines before and afterwards, from 1; 0 where there are none.
pub(super) struct Edited {
    pub(super) text: String,
    pub(super) places: Vec<(u32, u32)>,
}

fn edited(text: String, before: usize, after: usize) -> Edited {
    Edited { text, places: vec![(before as u32, after as u32)] }
}

impl Guide {
    pub(super) fn new(text: &str, workflow: &Workflow) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (notices, code) = (notices(&lines), code(&lines));
        let mut guide = Self { lines, steps: Vec::new(), notices, code };
        let mut found = Vec::new();
        each_item(&workflow.items, &mut found);
        workflow.sections.iter().for_each(|section| each_section(section, &mut found));
        let single = found.into_iter().filter(|lines| lines.0 == lines.1).map(|lines| lines.0 as usize - 1);
        guide.steps = single.filter(|&at| guide.stands_alone(at)).collect();
        guide.steps.dedup();
        guide
    }

    fn stands_alone(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let plain = line.starts_with(char::is_alphabetic) && line.len() > 30 && !line.contains('<');
        plain && is_blank(&self.lines, at.checked_sub(1)) && is_blank(&self.lines, Some(at + 1))
    }

    /// The first notice of some kinds.
    pub(super) fn notice(&self, kinds: &[&str]) -> Option<(usize, usize)> {
        self.notices.iter().find(|one| kinds.contains(&one.2.as_str())).map(|one| (one.0, one.1))
    }

    /// The step at a place, or the last one.
    pub(super) fn step(&self, which: usize) -> Option<usize> {
        self.steps.get(self.steps.len().saturating_sub(1).min(which)).copied()
    }

    /// A picture on a line of its own.
    pub(super) fn picture(&self) -> Option<usize> {
        self.lines.iter().position(|line| line.starts_with("![") && line.matches("](").count() == 1)
    }

    /// The first piece of code that is short.
    pub(super) fn code(&self) -> Option<(usize, usize)> {
        self.code.first().copied().filter(|code| code.1 - code.0 < 30)
    }

    /// The lines of all code.
    pub(super) fn code_lines(&self) -> impl Iterator<Item = usize> {
        self.code.iter().flat_map(|&(from, to)| from + 1..to)
    }

    /// The lines that are no code.
    pub(super) fn text_lines(&self) -> impl Iterator<Item = usize> {
        (0..self.lines.len()).filter(|at| !self.code.iter().any(|code| (code.0..=code.1).contains(at)))
    }

    /// Without some lines.
    pub(super) fn without(&self, from: usize, to: usize) -> Edited {
        let kept = self.lines.iter().enumerate().filter(|(at, _)| !(from..=to).contains(at));
        edited(kept.map(|(_, line)| format!("{line}\n")).collect(), from + 1, 0)
    }

    /// With a line, or several, instead of one.
    pub(super) fn instead(&self, at: usize, line: &str) -> Edited {
        let lines = self.lines.iter().enumerate().map(|(own, text)| if own == at { line } else { text });
        edited(lines.map(|line| format!("{line}\n")).collect(), at + 1, at + 1)
    }

    /// With something new before or behind a line; it begins so many lines behind it.
    pub(super) fn with(&self, at: usize, lines: &str, below: usize) -> Edited {
        edited(self.instead(at, lines).text, 0, at + below + 1)
    }

    /// With the first text that a pattern finds in some lines replaced.
    pub(super) fn replaced(&self, mut at: impl Iterator<Item = usize>, pattern: &str, by: &str) -> Option<Edited> {
        let pattern = Regex::new(pattern).unwrap();
        at.find_map(|at| {
            let line = pattern.replace(&self.lines[at], by);
            (line != self.lines[at].as_str()).then(|| self.instead(at, &line))
        })
    }

    /// With a notice of a single paragraph that is quoted no more.
    pub(super) fn unquoted(&self, (from, to): (usize, usize)) -> Option<Edited> {
        let single = (from + 1..=to).filter(|&at| self.lines[at].len() > 2).count() == 1;
        let plain = self.lines.iter().enumerate().map(|(at, line)| match at {
            at if at == from => "",
            at if (from..=to).contains(&at) => line.trim_start_matches(['>', ' ']),
            _ => line,
        });
        let text = plain.map(|line| format!("{line}\n")).collect();
        single.then(|| edited(text, from + 1, 0))
    }

    /// With the first two steps that stand together in the other order: either of them moved.
    pub(super) fn swapped(&self) -> Option<Edited> {
        let apart = |pair: &&[usize]| pair[1] == pair[0] + 2 && self.lines[pair[0]] != self.lines[pair[1]];
        let pair = self.steps.windows(2).find(apart)?;
        let mut lines = self.lines.clone();
        lines.swap(pair[0], pair[1]);
        let (one, two) = (pair[0] as u32 + 1, pair[1] as u32 + 1);
        Some(Edited { text: lines.join("\n") + "\n", places: vec![(one, two), (two, one)] })
    }

    /// With the first step behind everything else.
    pub(super) fn first_step_last(&self) -> Option<Edited> {
        let at = self.step(0).filter(|_| self.steps.len() > 2)?;
        let text = self.without(at, at + 1).text + "\n" + &self.lines[at] + "\n";
        Some(edited(text, at + 1, self.lines.len()))
    }
}

fn is_blank(lines: &[String], at: Option<usize>) -> bool {
    at.and_then(|at| lines.get(at)).is_none_or(|line| line.trim().is_empty())
}

/// Notices that say something and stand alone.
fn notices(lines: &[String]) -> Vec<(usize, usize, String)> {
    let marker = Regex::new(r"^> ?\[!(\w+)\]\s*$").unwrap();
    let notice = |(at, line): (usize, &String)| {
        let kind = marker.captures(line)?[1].to_owned();
        let end = (at..lines.len()).take_while(|&at| lines[at].starts_with('>')).last()?;
        let says = (at + 1..=end).any(|at| lines[at].len() > 40);
        (says && is_blank(lines, Some(end + 1)) && is_blank(lines, at.checked_sub(1))).then_some((at, end, kind))
    };
    lines.iter().enumerate().filter_map(notice).collect()
}

fn code(lines: &[String]) -> Vec<(usize, usize)> {
    let fences: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].starts_with("```")).collect();
    fences.chunks_exact(2).map(|pair| (pair[0], pair[1])).filter(|pair| pair.1 > pair.0 + 1).collect()
}

fn each_section(section: &Section, found: &mut Vec<Lines>) {
    each_item(&section.items, found);
    section.sections.iter().for_each(|inner| each_section(inner, found));
}

fn each_item(items: &[Item], found: &mut Vec<Lines>) {
    found.extend(items.iter().filter_map(|item| if let Item::Step(step) = item { Some(step.lines) } else { None }));
}
