//! Guide text as styled lines. It is freed of what could steer the terminal.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::guide::{Inline, InlineKind, parse_text};
use crate::run::parameters;
use crate::run::state::State;
use crate::source::Source;
use crate::terminal::sanitize;

/// How the words are set off. Without colours, weight and reversal remain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) colours: bool,
}

impl Look {
    pub(super) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(super) fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(super) fn coloured(self, colour: Color) -> Style {
        if self.colours { self.strong().fg(colour) } else { self.strong() }
    }
}

/// Inline Markdown with the values that are known, behind `indent`.
pub(super) fn lines(text: &str, state: &State, look: Look, indent: &str, style: Style) -> Vec<Line<'static>> {
    let text = parameters::fill_text(text, &state.parameters);
    let source = Source::new("", text.as_str());
    let mut writer = Writer { look, all: vec![vec![Span::raw(indent.to_owned())]], indent };
    writer.inlines(&source, &parse_text(&source), style);
    writer.all.into_iter().map(Line::from).collect()
}

/// Inline Markdown on one line, without styles.
pub(super) fn plain(text: &str, state: &State) -> String {
    let lines = lines(text, state, Look { colours: false }, "", Style::new());
    let text: Vec<String> = lines.iter().map(Line::to_string).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Writer<'a> {
    look: Look,
    all: Vec<Vec<Span<'static>>>,
    indent: &'a str,
}

impl Writer<'_> {
    fn push(&mut self, text: &str, style: Style) {
        for (at, line) in sanitize(text).split('\n').enumerate() {
            if at > 0 {
                self.all.push(vec![Span::raw(self.indent.to_owned())]);
            }
            if let Some(last) = self.all.last_mut() {
                last.push(Span::styled(line.replace('\t', "    "), style));
            }
        }
    }

    fn inlines(&mut self, source: &Source, all: &[Inline], style: Style) {
        for inline in all {
            match &inline.kind {
                InlineKind::Text(Some(decoded)) => self.push(decoded, style),
                InlineKind::Text(None) => self.push(source.slice(inline.span), style),
                InlineKind::Break(_) => self.push("\n", style),
                InlineKind::Code(code) => self.push(code, style.patch(self.look.coloured(Color::Green))),
                InlineKind::Label(label) => {
                    self.push(&format!("[{label}]"), style.patch(self.look.coloured(Color::Cyan)));
                }
                InlineKind::Callout(number) => self.push(&format!("({number})"), style.patch(self.look.strong())),
                InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => self.inlines(source, inner, style),
                InlineKind::Strong(inner) => self.inlines(source, inner, style.patch(self.look.strong())),
                InlineKind::Link(link) => {
                    self.inlines(source, &link.text, style);
                    if link.text.is_empty() || link.target.starts_with("http") {
                        self.push(&format!(" <{}>", link.target), style.patch(self.look.faint()));
                    }
                }
                InlineKind::Image(image) => self.push(&image.src, style),
                InlineKind::Html | InlineKind::StrayAttribute => {}
            }
        }
    }
}
