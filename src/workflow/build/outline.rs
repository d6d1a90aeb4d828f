//! Headings → sections: how they nest, what they are for, how they relate to their siblings.

use std::collections::HashMap;

use crate::guide::{Block, BlockKind, Heading, plain_text};
use crate::language::{Language, SectionName, Way};
use crate::source::{Source, Span};
use crate::workflow::anchor;
use crate::workflow::model::{Item, Lines, Role, Section, SectionKind, Step};

use super::builder::Builder;
use super::draft::{Draft, bare_step, finish};
use super::{cases, items};

/// A heading and the blocks up to the next one.
struct Part<'a> {
    heading: Option<(&'a Heading, Span)>,
    blocks: Vec<&'a Block>,
}

/// What stands before the first section, and the sections. A first heading that says the title of the guide is none.
pub(super) fn sections(builder: &mut Builder<'_>, blocks: &[Block], title: &str) -> (Vec<Draft>, Vec<Section>) {
    let mut parts = vec![Part { heading: None, blocks: Vec::new() }];
    flatten(blocks, &mut parts);
    let mut parts = parts.into_iter().peekable();
    let mut preamble = parts.next().map(|part| part.blocks).unwrap_or_default();
    let mut seen = HashMap::new();
    if let Some(part) = parts.next_if(|part| says_title(builder.source, part, title)) {
        anchor::unique(title, &mut seen);
        preamble.extend(part.blocks);
    }
    let mut drafts = items::draft(builder, &preamble, Role::Other);
    follow_nothing(&mut drafts.items);
    let mut sections = Vec::new();
    while parts.peek().is_some() {
        sections.extend(section(builder, &mut parts, &mut seen, None));
    }
    kinds(&mut sections, builder.language);
    (drafts.items, with_tail(drafts.sections, drafts.tail, sections))
}

/// "This takes an hour", before anything was done: what a guide begins with tells no outcome of a step.
fn follow_nothing(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().take_while(|draft| !matches!(draft.item, Item::Step(_))) {
        if let Item::Outcome(statement) = &mut draft.item {
            draft.item = Item::Info(statement.clone());
        }
    }
}

/// Whether a part is headed by the title of the guide, which is no section of it.
fn says_title(source: &Source, part: &Part<'_>, title: &str) -> bool {
    part.heading.is_some_and(|(heading, _)| heading.level == 1 && plain_text(source, &heading.title) == title.trim())
}

/// Cuts the blocks at their headings; what stands in a region counts as if the region were not there.
fn flatten<'a>(blocks: &'a [Block], parts: &mut Vec<Part<'a>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => {
                parts.push(Part { heading: Some((heading, block.span)), blocks: Vec::new() })
            }
            BlockKind::Region(region) if holds_heading(&region.body) => flatten(&region.body, parts),
            _ => parts.last_mut().into_iter().for_each(|part| part.blocks.push(block)),
        }
    }
}

fn holds_heading(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match &block.kind {
        BlockKind::Heading(_) => true,
        BlockKind::Region(region) => holds_heading(&region.body),
        _ => false,
    })
}

/// A section with its sub-sections: every following part with a deeper heading.
fn section<'a>(
    builder: &mut Builder<'_>,
    parts: &mut std::iter::Peekable<impl Iterator<Item = Part<'a>>>,
    seen: &mut HashMap<String, usize>,
    parent: Option<Role>,
) -> Option<Section> {
    let part = parts.next()?;
    let (heading, span) = part.heading?;
    let title = plain_text(builder.source, &heading.title);
    let named = builder.language.section_name(&title).map(role_of);
    let role = match parent {
        None | Some(Role::Other) => named.unwrap_or(Role::Other),
        Some(parent) => named.filter(|&role| role == Role::Requirements).unwrap_or(parent),
    };
    let mut anchors = heading.anchors.clone();
    anchors.push(anchor::unique(&title, seen));
    let drafts = items::draft(builder, &part.blocks, role);
    let case = cases::told(&drafts.items);
    let mut sections = Vec::new();
    while parts.peek().and_then(|next| next.heading).is_some_and(|(next, _)| next.level > heading.level) {
        sections.extend(section(builder, parts, seen, Some(role)));
    }
    kinds(&mut sections, builder.language);
    let content = part.blocks.last().map_or(span, |last| span.to(last.span));
    let mut lines = builder.lines(content);
    if let Some(last) = sections.last() {
        lines.1 = lines.1.max(last.lines.1);
    }
    let mut section = Section {
        role: (parent.is_none() || role != parent.unwrap_or(role)).then_some(role),
        number: builder.language.heading_number(&title),
        title: crate::guide::on_one_line(&builder.written(title_span(heading, span))),
        kind: None,
        condition: None,
        anchors,
        lines,
        items: finish(drafts.items),
        sections: with_tail(drafts.sections, drafts.tail, sections),
    };
    cases::open(&mut section, case);
    if matches!(role, Role::Instructions | Role::Other) {
        tell_by_title(&mut section, builder.lines(span));
    }
    Some(section)
}

/// What code is called that nobody runs.
const OUTPUT: [&str; 5] = ["text", "txt", "plaintext", "output", "log"];

/// "2. Sign the request", and nothing but a command below it: the title tells what is done.
fn tell_by_title(section: &mut Section, lines: Lines) {
    let Some(number) = section.number.map(|number| number.to_string()) else { return };
    let commands = match section.items.first() {
        Some(Item::Code(code)) => !OUTPUT.contains(&code.language.as_str()),
        first => matches!(first, Some(Item::Api(_))),
    };
    if !commands || section.instructs() {
        return;
    }
    let behind = section.title.split_once(&number).map_or("", |(_, behind)| behind);
    let behind =
        behind.trim_start_matches(|mark: char| mark.is_whitespace() || mark.is_ascii_punctuation() || mark == '–');
    let text = if behind.is_empty() { &section.title } else { behind };
    let step = Step { items: std::mem::take(&mut section.items), ..bare_step(lines, text.to_owned()) };
    section.items.push(Item::Step(step));
}

fn title_span(heading: &Heading, span: Span) -> Span {
    let title = heading.title.first().zip(heading.title.last()).map(|(first, last)| first.span.to(last.span));
    title.unwrap_or(Span { start: span.end, end: span.end })
}

/// Phases made of tabs, then a section without a title for what follows them, then the sections of headings.
fn with_tail(mut phases: Vec<Section>, tail: Option<Section>, sections: Vec<Section>) -> Vec<Section> {
    phases.extend(tail);
    phases.extend(sections);
    phases
}

fn role_of(name: SectionName) -> Role {
    match name {
        SectionName::Objective => Role::Objective,
        SectionName::Requirements => Role::Requirements,
        SectionName::Instructions => Role::Instructions,
        SectionName::Further => Role::Further,
    }
}

/// Numbered siblings are phases; in the part that instructs, others are tasks, or groups when they hold sections. Titles
/// that tell of several ways make options.
fn kinds(sections: &mut [Section], language: &Language) {
    for section in sections.iter_mut().filter(|section| section.kind.is_none()) {
        let top = is_top(section);
        section.kind = match section.number {
            Some(_) => Some(SectionKind::Phase),
            None if top => None,
            None if holds_tasks(section) => Some(SectionKind::Group),
            None => Some(SectionKind::Task),
        };
    }
    options(sections, language);
}

/// Whether a section is one of the four that every guide has.
fn is_top(section: &Section) -> bool {
    section.role.is_some_and(|role| role != Role::Other)
}

fn holds_tasks(section: &Section) -> bool {
    let is_task = |kind| matches!(kind, SectionKind::Task | SectionKind::Option);
    section.items.is_empty() && section.sections.iter().any(|inner| inner.kind.is_some_and(is_task))
}

/// Marks neighbours that are alternatives: what has the same title tells of different things. Two such rows side by side
/// could not be told apart: the second stays as it is.
fn options(sections: &mut [Section], language: &Language) {
    let way = |section: &Section| if is_top(section) { None } else { language.way(&section.title) };
    let ways: Vec<(Option<Way>, String)> = sections.iter().map(|one| (way(one), one.title.clone())).collect();
    let mut at = 0;
    let beside = |(one, title): &(Option<Way>, String), (next, other): &(Option<Way>, String)| {
        title != other && one.as_ref().zip(next.as_ref()).is_some_and(|(one, next)| one.is_beside(next))
    };
    for row in ways.chunk_by(beside) {
        let (before, rest) = sections.split_at_mut(at);
        let own = &mut rest[..row.len()];
        let apart = before.last().is_none_or(|section| section.kind != Some(SectionKind::Option));
        if row.len() > 1 && apart && own.iter().any(Section::instructs) {
            own.iter_mut().for_each(|section| section.kind = Some(SectionKind::Option));
        }
        at += row.len();
    }
}
