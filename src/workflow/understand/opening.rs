//! What the first verb of a text does when its form tells it alone: what introduces a list goes on in its items.

use crate::language::Moods;

use super::context::{Context, Place};
use super::leads;
use super::reading::Label;
use super::sentence::Opening;
use super::tokens::{Token, announces};

/// Infinitives in a list command unless what introduces the list announces something else: they go on with what it offers,
/// or name what can be done.
pub(super) fn opening(tokens: &[Token<'_>], context: &Context<'_>) -> Opening {
    let commands = match context.place {
        Place::List(Some(introduction)) => {
            let tells = introduction.label == Label::Step && !introduction.offers;
            tells
                || introduction.demands
                || introduction.condition.is_some()
                || context.is_done_by_code()
                || !introduction.announces && !leads::titles(tokens)
        }
        Place::Task => true,
        Place::List(None) | Place::Section | Place::Notice | Place::Quote | Place::Answer | Place::Option => {
            !leads::titles(tokens)
        }
    };
    match context.place {
        Place::List(Some(introduction))
            if introduction.demands
                && !context.language.reading.infinitive_commands
                && !leads::titles(tokens)
                && !begins_with_command(tokens) =>
        {
            Opening::Obliges
        }
        _ if commands || leads::tells_choice(tokens, context) => Opening::Commands,
        Place::List(Some(introduction))
            if introduction.offers_below
                && !introduction.recommends
                && !announces(tokens)
                && !leads::titles(tokens) =>
        {
            Opening::Offers
        }
        _ => Opening::Names,
    }
}

fn begins_with_command(tokens: &[Token<'_>]) -> bool {
    let verb = tokens.iter().find(|token| token.is_word()).and_then(|first| first.meaning.verb);
    verb.is_some_and(|verb| verb.moods.intersects(Moods::COMMAND))
}
