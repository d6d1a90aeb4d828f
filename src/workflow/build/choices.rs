//! Alternatives: tabs, lists of ways ("On Linux:"), cases ("if you use Linux:"), and "you can also … via the API". Tabs
//! whose titles are all numbered are no alternatives but phases, one after the other.

use crate::guide::{self, Block, BlockKind, InlineKind, Titled, plain_text, visit_inlines};
use crate::language::Way;
use crate::workflow::model::{Choice, ChoiceOption, Item, Lines, Role, Section, SectionKind};
use crate::workflow::understand::Place;

use super::items::{self, Draft, Drafts, Setting};
use super::{Builder, finish};

/// The items of a section's blocks, and the phases that consecutive tabs among them are.
pub(super) fn with_phases(builder: &mut Builder<'_>, blocks: &[&Block], role: Role) -> Drafts {
    let numbered = |block: &&Block| match &block.kind {
        BlockKind::Tabs(tabs) if consecutive(builder, tabs) => Some(tabs.clone()),
        _ => None,
    };
    let found = blocks.iter().enumerate().find_map(|(at, block)| numbered(block).map(|tabs| (at, tabs)));
    let Some((at, tabs)) = found else {
        return Drafts { items: items::of(builder, blocks, role, Place::Section), ..Drafts::default() };
    };
    let items = items::of(builder, &blocks[..at], role, Place::Section);
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
    let items = items::inner(builder, &tab.body, role, Place::Section);
    Section {
        title: items::title(builder, tab),
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
        anchors: Vec::new(),
        lines,
        items: Vec::new(),
        sections: Vec::new(),
    }
}

/// Tabs as alternatives.
pub(super) fn tabs(builder: &mut Builder<'_>, tabs: &[Titled], lines: Lines, role: Role) -> Choice {
    let option = |tab: &Titled| ChoiceOption {
        title: items::title(builder, tab),
        lines: builder.lines(tab.span),
        items: items::inner(builder, &tab.body, role, Place::Option),
    };
    Choice { lines, options: tabs.iter().map(option).collect() }
}

/// A list of ways as alternatives: "On Linux:" and "On Windows:", each with what to do below it.
pub(super) fn ways(
    builder: &mut Builder<'_>,
    list: &guide::List,
    lines: Lines,
    setting: Setting<'_>,
) -> Option<Choice> {
    let (first, others) = list.items.split_first()?;
    let way = way_of(builder, first)?;
    let beside = |item: &guide::Item| way_of(builder, item).is_some_and(|other| way.is_beside(&other));
    if others.is_empty() || !others.iter().all(beside) {
        return None;
    }
    let mut options = Vec::with_capacity(list.items.len());
    for item in &list.items {
        let title = item_title(builder, item).trim_end_matches([':', ' ', '\u{a0}']).to_owned();
        let lines = builder.lines(item.span);
        let blocks: Vec<&Block> = item.blocks.iter().skip(1).collect();
        let items = finish(items::within(builder, &blocks, Setting { place: Place::Option, lead: None, ..setting }));
        options.push(ChoiceOption { title, lines, items });
    }
    options.iter().all(|option| option.items.iter().any(Item::instructs)).then_some(Choice { lines, options })
}

/// How the first text of an item makes it one of several ways, when there is more in it, and nothing to operate or follow
/// in that text.
fn way_of(builder: &Builder<'_>, item: &guide::Item) -> Option<Way> {
    let [first, _, ..] = item.blocks.as_slice() else { return None };
    let mut only_says = true;
    visit_inlines(std::slice::from_ref(first), &mut |inline| {
        only_says &= !matches!(inline.kind, InlineKind::Link(_) | InlineKind::Image(_) | InlineKind::Label(_));
    });
    let way = builder.language.way(&item_title(builder, item)).filter(|_| only_says)?;
    (way != Way::Case).then_some(way)
}

fn item_title(builder: &Builder<'_>, item: &guide::Item) -> String {
    match item.blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(text)) => plain_text(builder.source, text),
        _ => String::new(),
    }
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
