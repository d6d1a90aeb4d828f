//! Tables, with the cells that Markdown drops.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::Diagnostic;

use super::codes;
use super::reader::{Reader, trimmed};
use super::tree::{Cell, Inline, InlineKind, Table};

/// Beginning, text and end of a cell.
const CELL_PARTS: usize = 3;

impl Reader<'_, '_> {
    /// The table that was just begun, up to its end.
    pub(super) fn table(&mut self) -> Table {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::End(TagEnd::TableRow) => {
                    let row = rows.pop().unwrap_or_default();
                    rows.push(self.cells_beyond_header(row, range));
                }
                Event::Start(_) => {
                    let cell = Cell { span: trimmed(self.source, range), text: self.element_text() };
                    rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let mut rows = rows.into_iter();
        Table { header: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    /// Markdown drops the cells of a row that has more of them than the header.
    fn cells_beyond_header(&mut self, mut row: Vec<Cell>, range: Range<usize>) -> Vec<Cell> {
        let from = row.last().map_or(range.start, |cell| cell.span.end as usize);
        let mut at = from;
        for (count, part) in self.source.text()[from..range.end.max(from)].split('|').enumerate() {
            let span = trimmed(self.source, at..at + part.len());
            at += part.len() + 1;
            if count > 0 && !span.is_empty() {
                *self.left = self.left.and_then(|left| left.checked_sub(CELL_PARTS));
                if self.left.is_none() {
                    break;
                }
                let message = "this row has more cells than the header, and renderers drop them";
                let note = Diagnostic::new(&codes::WIDE_TABLE_ROW, span, message);
                self.notes
                    .push(note.help("give the header a further column, or escape the `|` that is part of the text"));
                row.push(Cell { span, text: vec![Inline { span, kind: InlineKind::Text(None) }] });
            }
        }
        row
    }
}
