//! Lists → items: the numbers of a list tell that what stands among its steps is to be done too.

use crate::guide::{self, Block, BlockKind};
use crate::source::Span;
use crate::workflow::model::{Item, List, Statement};
use crate::workflow::understand::{self, Label, Place};

use super::items::{Setting, follower, statement, within};
use super::{Builder, finish};

/// A list; what follows one of a single item follows that item.
pub(super) fn list(builder: &mut Builder<'_>, list: &guide::List, span: Span, setting: Setting<'_>) -> List {
    let lines = builder.lines(span);
    let next = setting.next.filter(|_| list.items.len() == 1);
    let setting = Setting { next, among_steps: tells_steps(builder, list, setting), ..setting };
    let items = list.items.iter().map(|item| list_item(builder, item, setting)).collect();
    List { lines, start: list.start, items }
}

/// A list item: its first text, with everything else that stands in it inside.
fn list_item(builder: &mut Builder<'_>, item: &guide::Item, setting: Setting<'_>) -> Item {
    let blocks: Vec<&Block> = item.blocks.iter().collect();
    let place = if item.is_task { Place::Task } else { Place::List(setting.lead) };
    let mut drafts = within(builder, &blocks, Setting { place, lead: None, ..setting }).into_iter();
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

/// Whether half of the items of a numbered list or more tell to do something.
fn tells_steps(builder: &Builder<'_>, list: &guide::List, setting: Setting<'_>) -> bool {
    let is_step = |item: &&guide::Item| {
        let Some(Block { kind: BlockKind::Paragraph(text), .. }) = item.blocks.first() else { return false };
        let next = item.blocks.get(1).and_then(|next| follower(builder, next));
        let setting = Setting { place: Place::List(setting.lead), next, ..setting };
        understand::read(text, &setting.context(builder)).label == Label::Step
    };
    list.start.is_some() && list.items.iter().filter(is_step).count() * 2 >= list.items.len()
}
