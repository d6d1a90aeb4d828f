//! Alternatives: tabs, lists of ways ("On Linux:"), cases ("if you use Linux:"), and "you can also … via the API". Tabs
//! whose titles are all numbered are no alternatives but phases, one after the other.

use crate::guide::{self, Block, BlockKind, Titled, plain_text};
use crate::language::{Language, Way};
use crate::workflow::model::{Choice, ChoiceOption, Item, Lines, List, Role, Section, SectionKind};
use crate::workflow::understand::Place;

use super::super::builder::Builder;
use super::super::draft::{Draft, Drafts, finish, is_only_words};

/// The items of a section's blocks, and the phases that consecutive tabs among them are.
pub(super) fn with_phases(builder: &mut Builder<'_>, blocks: &[&Block], role: Role) -> Drafts {
    let numbered = |block: &&Block| match &block.kind {
        BlockKind::Tabs(tabs) if consecutive(builder, tabs) => Some(tabs.clone()),
        _ => None,
    };
    let found = blocks.iter().enumerate().find_map(|(at, block)| numbered(block).map(|tabs| (at, tabs)));
    let Some((at, tabs)) = found else {
        return Drafts { items: builder.row(blocks, role, Place::Section), ..Drafts::default() };
    };
    let items = builder.row(&blocks[..at], role, Place::Section);
    let sections = tabs.iter().map(|tab| phase(builder, tab, role)).collect();
    let rest = &blocks[at + 1..];
    let tail = rest.first().zip(rest.last()).map(|(first, last)| {
        let lines = builder.lines(first.span.to(last.span));
        let drafts = with_phases(builder, rest, role);
        let sections = drafts.sections.into_iter().chain(drafts.tail).collect();
        Section { kind: Some(SectionKind::Group), items: finish(drafts.items), sections, ..section(lines) }
    });
    Drafts { items, sections, tail }
}

fn consecutive(builder: &Builder<'_>, tabs: &[Titled]) -> bool {
    let number = |tab: &Titled| builder.language.heading_number(&plain_text(builder.source, &tab.title));
    tabs.len() > 1 && tabs.iter().all(|tab| number(tab).is_some())
}

fn phase(builder: &mut Builder<'_>, tab: &Titled, role: Role) -> Section {
    let items = builder.inner(&tab.body, role, Place::Section);
    Section {
        title: builder.title(tab),
        kind: Some(SectionKind::Phase),
        number: builder.language.heading_number(&plain_text(builder.source, &tab.title)),
        items,
        ..section(builder.lines(tab.span))
    }
}

fn section(lines: Lines) -> Section {
    Section {
        title: String::new(),
        role: None,
        kind: None,
        number: None,
        condition: None,
        anchors: Vec::new(),
        lines,
        items: Vec::new(),
        sections: Vec::new(),
    }
}

/// Tabs as alternatives.
pub(super) fn tabs(builder: &mut Builder<'_>, tabs: &[Titled], lines: Lines, role: Role) -> Choice {
    let option = |tab: &Titled| ChoiceOption {
        title: builder.title(tab),
        lines: builder.lines(tab.span),
        items: builder.inner(&tab.body, role, Place::Option),
    };
    Choice { lines, options: tabs.iter().map(option).collect() }
}

/// A list of ways is a choice: "On Linux:" and "On Windows:", each with what to do below it.
pub(super) fn ways(builder: &Builder<'_>, written: &guide::List, list: List) -> Item {
    let way = |item: &Item| way_of(builder.language, item);
    let beside = match list.items.split_first() {
        Some((first, others)) if !others.is_empty() => way(first)
            .is_some_and(|first| others.iter().all(|other| way(other).is_some_and(|other| first.is_beside(&other)))),
        _ => false,
    };
    if !beside {
        return Item::List(list);
    }
    let option = |(item, written): (Item, &guide::Item)| option(item, builder.lines(written.span));
    Item::Choice(Choice {
        lines: list.lines,
        options: list.items.into_iter().zip(&written.items).map(option).collect(),
    })
}

/// A way with its name: what stands below it, or what it tells to do itself.
fn option(item: Item, lines: Lines) -> ChoiceOption {
    let title = item.prose().map_or_else(String::new, |prose| name(prose.text).to_owned());
    let items = match item {
        Item::Info(statement) if is_only_words(&statement) => statement.items,
        item => vec![item],
    };
    ChoiceOption { title, lines, items }
}

/// Makes a choice of each list of which a text says that one item is done: "choose one of the following options:".
pub(super) fn announced(drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let one_of = drafts[at - 1].reading.as_ref().is_some_and(|reading| reading.one_of);
        let Item::List(list) = &mut drafts[at].item else { continue };
        if one_of && list.items.len() > 1 && list.items.iter().all(Item::instructs) {
            let lines = list.lines;
            let items = std::mem::take(&mut list.items).into_iter();
            let of = |item: Item| {
                let lines = item.prose().map_or(lines, |prose| prose.lines);
                option(item, lines)
            };
            drafts[at].item = Item::Choice(Choice { lines, options: items.map(of).collect() });
        }
    }
}

/// How a list item that only names a way makes it one of several.
fn way_of(language: &Language, item: &Item) -> Option<Way> {
    let Item::Info(statement) = item else { return None };
    let only_names = is_only_words(statement) && !statement.text.contains(['[', '{']);
    let way = || language.way(name(&statement.text)).filter(|way| *way != Way::Case);
    (only_names && statement.items.iter().any(Item::instructs)).then(way)?
}

/// A text without the bold and the colon around it.
fn name(text: &str) -> &str {
    text.trim_matches(['*', '_', ':', ' ', '\u{a0}'])
}

/// Leaves a text its condition only where what follows directly has to be done in that case.
pub(super) fn cases(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let followed = drafts.get(at + 1).is_some_and(|next| next.item.instructs());
        if let Item::Info(statement) = &mut drafts[at].item
            && !followed
        {
            (statement.condition, statement.otherwise) = (None, false);
        }
    }
}

/// Makes a choice of each text that offers another way and of the API calls right behind it.
pub(super) fn alternatives(drafts: Vec<Draft>) -> Vec<Draft> {
    let offers = |draft: &Draft| draft.reading.as_ref().is_some_and(|reading| reading.alternative);
    if !drafts.iter().any(offers) {
        return drafts;
    }
    let mut all = Vec::with_capacity(drafts.len());
    let mut drafts = drafts.into_iter().peekable();
    while let Some(draft) = drafts.next() {
        let is_call = |draft: &Draft| matches!(draft.item, Item::Api(_));
        if !offers(&draft) || !drafts.peek().is_some_and(is_call) {
            all.push(draft);
            continue;
        }
        let Some(mut lines) = draft.item.prose().map(|prose| prose.lines) else {
            all.push(draft);
            continue;
        };
        let mut items = vec![draft.item];
        while let Some(call) = drafts.next_if(is_call) {
            if let Item::Api(api) = &call.item {
                lines.1 = api.lines.1;
            }
            items.push(call.item);
        }
        while let Some(next) = drafts.next_if(|next| next.reading.as_ref().is_some_and(|reading| reading.continues)) {
            lines.1 = next.item.prose().map_or(lines.1, |prose| prose.lines.1);
            items.push(next.item);
        }
        let option = ChoiceOption { title: String::new(), lines, items };
        all.push(Item::Choice(Choice { lines, options: vec![option] }).into());
    }
    all
}
