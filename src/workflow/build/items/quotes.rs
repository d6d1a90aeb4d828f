//! Plain quotes and collapsibles: a warning, how to do it in another case, text that the reader will see, or a note.

use crate::guide::{Block, BlockKind, InlineKind, Titled, plain_text};
use crate::language::{Language, NoticeHeading, Way};
use crate::source::{Source, Span};
use crate::workflow::model::{Item, Level, Lines, Notice, Quote, QuoteRole, Role};
use crate::workflow::understand::{Place, Reading};

use super::super::builder::Builder;
use super::super::draft::{is_only_words, told};

/// The sign that is drawn beside warnings.
const WARNING_SIGN: char = '⚠';

/// Where a plain quote calls itself a warning: at its first words, in bold or behind the sign for one.
pub(crate) fn warning_title(source: &Source, language: &Language, body: &[Block]) -> Option<Span> {
    let BlockKind::Paragraph(text) = &body.first()?.kind else { return None };
    let first = text.first()?;
    let named = match &first.kind {
        InlineKind::Strong(title) => {
            language.notice_heading(&plain_text(source, title)) == Some(NoticeHeading::Warning)
        }
        _ => false,
    };
    let signed = || plain_text(source, std::slice::from_ref(first)).starts_with(WARNING_SIGN);
    (named || signed()).then_some(first.span)
}

/// A plain quote: one that calls itself a warning is one, one that operates labels is a variant, one that the text
/// before announces is quoted matter.
pub(super) fn quote(
    builder: &mut Builder<'_>,
    body: &[Block],
    lines: Lines,
    role: Role,
    lead: Option<&Reading>,
) -> Item {
    if warning_title(builder.source, builder.language, body).is_some() {
        let items = builder.inner(body, role, Place::Notice);
        return Item::Notice(Notice { level: Level::Warning, lines, items });
    }
    let mut items = builder.inner(body, role, Place::Quote);
    let announced = lead.is_some_and(|lead| lead.announces);
    let mut quote = Quote { role: QuoteRole::Note, lines, title: String::new(), condition: None, items: Vec::new() };
    if items.iter().any(operates) {
        quote.role = QuoteRole::Variant;
        quote.condition = take_condition(&mut items);
    } else if announced {
        quote.role = QuoteRole::Message;
        items = items.into_iter().map(as_read).collect();
    }
    quote.items = items;
    Item::Quote(quote)
}

/// A collapsible; one whose title names a case, or asks, says what has to be done then.
pub(super) fn aside(builder: &mut Builder<'_>, titled: &Titled, lines: Lines, role: Role) -> Quote {
    let items = builder.inner(&titled.body, role, Place::Quote);
    let title = builder.title(titled);
    let asks = title.trim_end().ends_with('?') || builder.language.way(&title) == Some(Way::Case);
    let variant = items.iter().any(operates) || asks && items.iter().any(Item::instructs);
    let role = if variant { QuoteRole::Variant } else { QuoteRole::Note };
    Quote { role, lines, title, condition: None, items }
}

fn operates(item: &Item) -> bool {
    match item {
        Item::Step(step) => !step.actions.is_empty() || step.items.iter().any(operates),
        Item::List(list) => list.items.iter().any(operates),
        Item::Choice(choice) => choice.options.iter().flat_map(|option| &option.items).any(operates),
        Item::Api(_) => true,
        Item::Outcome(_)
        | Item::Info(_)
        | Item::Notice(_)
        | Item::Quote(_)
        | Item::Faq(_)
        | Item::Code(_)
        | Item::Table(_)
        | Item::Figure(_)
        | Item::Raw(_) => false,
    }
}

/// The opening text of a variant, which says when it applies.
fn take_condition(items: &mut Vec<Item>) -> Option<String> {
    let words = match items.first()? {
        Item::Info(statement) => statement.clone(),
        Item::Step(step) if step.actions.is_empty() && step.text.trim_end().ends_with(':') => told(step.clone()),
        _ => return None,
    };
    if !words.items.is_empty() || !is_only_words(&words) {
        return None;
    }
    items.remove(0);
    Some(words.text)
}

/// Quoted matter tells nobody to do anything here and now.
fn as_read(item: Item) -> Item {
    match item {
        Item::Step(step) => Item::Info(told(step)),
        item => item,
    }
}
