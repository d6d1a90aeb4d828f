//! The `[!kind]` marker on the first line of a quote, in all the spellings that authors use.

use crate::diagnostic::{Code, Diagnostic, Edit};
use crate::guide::codes;
use crate::guide::inline;
use crate::guide::tree::{Block, BlockKind, InlineKind};
use crate::source::{Source, Span};
use crate::spelling;

type Slip = (&'static Code, &'static str);

pub(super) struct Marker<'a> {
    /// From the bracket (or what was put before it) to the closing bracket.
    pub(super) span: Span,
    pub(super) name: &'a str,
    /// What makes the publisher's renderer overlook it.
    slip: Option<Slip>,
}

impl<'a> Marker<'a> {
    /// The marker of the quote at `span`, taken from its source: the Markdown parser may see a link or an escape there.
    pub(super) fn find(source: &'a Source, span: Span) -> Option<Self> {
        let line = source.slice(span).lines().next()?;
        let inner = line.strip_prefix('>')?;
        let blanks = inner.len() - inner.trim_start_matches([' ', '\t']).len();
        let mark = &inner[blanks..];
        let (before, slip) = match mark.as_bytes() {
            [b'[', b'!', ..] => (0, (blanks > 1).then_some("more than one blank stands before it")),
            [b'\\', b'[', b'!', ..] => (1, Some("its bracket is escaped")),
            [b'!', b'[', b'!', ..] => (1, Some("an exclamation mark stands before it")),
            _ => return None,
        };
        let end = mark.find(']')?;
        let written = &mark[before + 2..end];
        let name = written.split('(').next().unwrap_or_default().trim();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphabetic() || c == '-') {
            return None;
        }
        let slip = slip
            .or((name.len() != written.len() && !written.contains('(')).then_some("blanks stand in its brackets"))
            .map(|slip| (&codes::MARKER_SPELLING, slip));
        let capitals = name.bytes().any(|byte| byte.is_ascii_uppercase());
        let slip = slip.or(capitals.then_some((&codes::MARKER_CASE, "it is not written in lower case")));
        let start = span.start as usize + 1 + blanks;
        Some(Self { span: Span::new(start, start + end + 1), name, slip })
    }

    pub(super) fn report(
        &self,
        source: &Source,
        known: bool,
        names: impl Iterator<Item = &'static str>,
        notes: &mut Vec<Diagnostic>,
    ) {
        let name = self.name.to_ascii_lowercase();
        if !known {
            let message = format!("`[!{}]` is no known kind of block", self.name);
            let near = spelling::nearest(&name, names);
            let marker = near.map(|near| format!("[!{near}]"));
            let help = spelling::hint(marker.as_deref(), "without a known kind it is read as a plain quote");
            let note = Diagnostic::new(&codes::UNKNOWN_BLOCK, self.span, message).help(help);
            notes.push(match near {
                Some(near) => note.unsafe_fix(format!("write `[!{near}]`"), self.written_as(source, near)),
                None => note,
            });
        } else if let Some((code, slip)) = self.slip {
            let message = format!("the marker `{}` is not recognised by renderers: {slip}", source.slice(self.span));
            let note = Diagnostic::new(code, self.span, message);
            let title = format!("write `> [!{name}]`");
            let help = if std::ptr::eq(code, &codes::MARKER_CASE) {
                format!("{title}; where only GitHub shows the guides, switch `{}` off", code.name)
            } else {
                title.clone()
            };
            notes.push(note.help(help).fix(title, self.written_as(source, &name)));
        }
    }

    /// The marker with this name, one blank behind the `>`; what stands in parentheses stays.
    fn written_as(&self, source: &Source, name: &str) -> Vec<Edit> {
        let before = source.text()[..self.span.start as usize].trim_end_matches([' ', '\t']).len();
        let written = source.slice(self.span);
        let rest = written.find('(').map_or("]", |at| &written[at..]);
        vec![Edit::new(Span::new(before, self.span.end as usize), format!(" [!{name}{rest}"))]
    }
}

/// Takes the marker off the text of the quote; what stands behind it on its line stays.
pub(super) fn strip(source: &Source, marker: Span, body: &mut Vec<Block>) {
    let Some(first) = body.first_mut() else { return };
    if let BlockKind::Paragraph(text) = &mut first.kind {
        inline::trim_start(source, text, marker.end);
        while text.first().is_some_and(|inline| matches!(inline.kind, InlineKind::Break(_))) {
            text.remove(0);
        }
        match text.first() {
            Some(inline) => first.span.start = inline.span.start,
            None => {
                body.remove(0);
            }
        }
    }
}
