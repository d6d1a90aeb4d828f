//! Lists → items: the numbers of a list tell that what stands among its steps is to be done too.

use crate::guide::{self, Block, BlockKind};
use crate::source::Span;
use crate::workflow::model::{Item, List, Statement};
use crate::workflow::understand::{self, Label, Place, Reading};

use super::super::builder::{Builder, Setting};
use super::super::draft::{finish, statement};

/// A list; what follows one of a single item follows that item.
pub(super) fn list(builder: &mut Builder<'_>, list: &guide::List, span: Span, setting: Setting<'_>) -> List {
    let lines = builder.lines(span);
    let next = setting.next.filter(|_| list.items.len() == 1);
    let setting = Setting { next, ..setting };
    let read = if list.start.is_some() { first_readings(builder, list, setting) } else { Vec::new() };
    let is_step = |reading: &Option<Reading>| reading.as_ref().is_some_and(|reading| reading.label == Label::Step);
    let steps = read.iter().filter(|reading| is_step(reading)).count();
    let among_steps = list.start.is_some() && steps * 2 >= list.items.len();
    let items = list.items.iter().enumerate().map(|(at, item)| {
        let stays = |reading: &&Option<Reading>| !among_steps || is_step(reading);
        let read = read.get(at).filter(stays).and_then(Option::as_ref);
        list_item(builder, item, Setting { among_steps, read, ..setting })
    });
    List { lines, start: list.start, items: items.collect() }
}

/// A list item: its first text, with everything else that stands in it inside.
fn list_item(builder: &mut Builder<'_>, item: &guide::Item, setting: Setting<'_>) -> Item {
    let blocks: Vec<&Block> = item.blocks.iter().collect();
    let mut drafts =
        builder.within(&blocks, Setting { place: place(item, setting), lead: None, ..setting }).into_iter();
    let lines = builder.lines(item.span);
    let first = drafts.next().map(|draft| draft.item);
    let rest = finish(drafts.collect());
    match first {
        Some(Item::Step(mut step)) => {
            step.items.extend(rest);
            Item::Step(step)
        }
        Some(Item::Outcome(mut statement)) => {
            statement.items.extend(rest);
            Item::Outcome(statement)
        }
        Some(Item::Info(mut statement)) => {
            statement.items.extend(rest);
            Item::Info(statement)
        }
        Some(only) if rest.is_empty() => only,
        first => {
            Item::Info(Statement { items: first.into_iter().chain(rest).collect(), ..statement(lines, String::new()) })
        }
    }
}

/// What the first text of each item tells by itself: when half of them or more tell to do something, so do the others.
fn first_readings(builder: &Builder<'_>, list: &guide::List, setting: Setting<'_>) -> Vec<Option<Reading>> {
    let read = |item: &guide::Item| {
        let Some(Block { kind: BlockKind::Paragraph(text), .. }) = item.blocks.first() else { return None };
        let next = item.blocks.get(1).map_or(setting.next, |next| builder.follower(next));
        let setting = Setting { place: place(item, setting), lead: None, next, among_steps: false, ..setting };
        (builder.glued_images(text) == 0).then(|| understand::read(text, &setting.context(builder)))
    };
    list.items.iter().map(read).collect()
}

fn place<'a>(item: &guide::Item, setting: Setting<'a>) -> Place<'a> {
    if item.is_task { Place::Task } else { Place::List(setting.lead) }
}
