//! The only user of the Markdown parser: its events with a cursor. It is apart from `events`, since `inline` and
//! `tables` read by it too.
//!
//! GFM alerts and heading attributes are off: the first know other kinds than the dialect and swallow some of its
//! markers, the second would eat a `{.action}` at the end of a heading.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// The Markdown that the dialect is made of.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS
}

/// Beginnings and ends of blocks and marks, and pieces of text between them, that a text may have: more would fill the
/// memory.
pub(super) const MAX_PARTS: usize = 200_000;

/// How many parts may still come; `None` when there were more.
pub(super) type Left = Option<usize>;

/// The addresses that a text gives names to (`[name]: address`): its parts are read one by one, and a name counts in all
/// of them.
pub(super) struct Definitions<'a> {
    text: &'a str,
    whole: OnceCell<Option<Parser<'a>>>,
    /// So many bytes of addresses may still be told: a long one with a short name could else fill the memory.
    left: Cell<usize>,
}

/// A short text may tell so many bytes of addresses, a longer one as many as it has: the parser's own limit for one part.
const ADDRESSES: usize = 100_000;

impl<'a> Definitions<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, whole: OnceCell::new(), left: Cell::new(text.len().max(ADDRESSES)) }
    }

    /// The address and title of a name. The text is looked through when the first name is asked for that no part knows.
    fn get(&self, name: &str) -> Option<(CowStr<'a>, CowStr<'a>)> {
        #[expect(clippy::disallowed_methods, reason = "this is the module that may")]
        let parse = || Parser::new_ext(self.text, options());
        let defines = || memchr::memmem::find(self.text.as_bytes(), b"]:").is_some();
        let whole = self.whole.get_or_init(|| defines().then(parse)).as_ref()?;
        let definition = whole.reference_definitions().get(name)?;
        let title = definition.title.as_deref().unwrap_or_default();
        self.left.set(self.left.get().checked_sub(definition.dest.len() + title.len())?);
        Some((definition.dest.to_string().into(), title.to_owned().into()))
    }
}

/// The parser's events with a cursor. Ranges are offsets in the whole source.
pub(super) struct Reader<'a, 'n> {
    pub(super) source: &'a Source,
    pub(super) definitions: &'n Definitions<'a>,
    pub(super) notes: &'n mut Vec<Diagnostic>,
    /// How many elements are open around the cursor.
    pub(super) depth: usize,
    pub(super) left: &'n mut Left,
    pub(super) events: Vec<(Event<'a>, Range<usize>)>,
    pub(super) at: usize,
}

impl<'a, 'n> Reader<'a, 'n> {
    /// A reader of all parts of a range, or of none when there are too many.
    pub(super) fn new(
        source: &'a Source,
        definitions: &'n Definitions<'a>,
        range: Range<usize>,
        notes: &'n mut Vec<Diagnostic>,
        left: &'n mut Left,
    ) -> Self {
        let base = range.start;
        let mut defined = |link: BrokenLink<'a>| definitions.get(&link.reference);
        #[expect(clippy::disallowed_methods, reason = "this is the module that may")]
        let parser = Parser::new_with_broken_link_callback(&source.text()[range], options(), Some(&mut defined));
        let all = parser.into_offset_iter().map(|(event, range)| (event, base + range.start..base + range.end));
        let mut events: Vec<_> = all.take(left.map_or(0, |left| left + 1)).collect();
        *left = left.and_then(|left| left.checked_sub(events.len()));
        if left.is_none() {
            events.clear();
        }
        Self { source, definitions, notes, left, events, at: 0, depth: 0 }
    }

    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, range) = self.events.get_mut(self.at)?;
        self.at += 1;
        Some((std::mem::replace(event, Event::Rule), range.clone()))
    }

    pub(super) fn peek(&self) -> Option<&(Event<'a>, Range<usize>)> {
        self.events.get(self.at)
    }

    /// Goes behind the end of the element that was just begun.
    pub(super) fn skip_element(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

/// A range without the blank space around it.
pub(super) fn trimmed(source: &Source, range: Range<usize>) -> Span {
    let text = &source.text()[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches([' ', '\t', '\r', '\n']).len());
    let end = range.start + text.trim_end_matches([' ', '\t', '\r', '\n']).len();
    Span::new(start.min(end.max(range.start)), end.max(range.start))
}
