//! Guide text → Guide.

pub(crate) mod properties;

use std::fmt::Write;

use stepmark::guide::{self, Block, BlockKind, CallPart, Inline, InlineKind};
use stepmark::source::{Source, Span};

/// The tree of each case, with the text under each place, and what the parser said.
#[test]
fn cases() {
    insta::glob!("../cases/guide", "*.md", |path| {
        let source = Source::from_bytes("case.en-gb.md", std::fs::read(path).unwrap());
        let parsed = guide::parse(&source);
        let mut out = String::new();
        for (key, value) in &parsed.value.front_matter.values {
            writeln!(out, "{key} = {value}").unwrap();
        }
        if let Some(line) = &parsed.value.date_line {
            writeln!(out, "date line: {}", source.slice(line.text)).unwrap();
        }
        blocks(&source, &parsed.value.blocks, 0, &mut out);
        for note in &parsed.notes {
            let at = source.position(note.span.start);
            let help = note.help.as_deref().unwrap_or_default();
            writeln!(out, "{}:{} {}: {} ({help})", at.line, at.column, note.code.name, note.message).unwrap();
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/guide" }, {
            insta::assert_snapshot!(out);
        });
    });
}

fn line(out: &mut String, depth: usize, source: &Source, name: &str, span: Span) {
    let text: String = source.slice(span).chars().take(60).collect();
    writeln!(out, "{}{name} {:?}", "  ".repeat(depth), text).unwrap();
}

fn blocks(source: &Source, all: &[Block], depth: usize, out: &mut String) {
    for block in all {
        let name = match &block.kind {
            BlockKind::Heading(heading) => format!("heading {} {:?}", heading.level, heading.anchors),
            BlockKind::Paragraph(_) => "paragraph".to_owned(),
            BlockKind::Figures(images) => {
                format!("figures {:?}", images.iter().map(|image| (&image.src, &image.attributes)).collect::<Vec<_>>())
            }
            BlockKind::List(list) => format!("list {:?}", list.start),
            BlockKind::Quote(_) => "quote".to_owned(),
            BlockKind::Notice(notice) => format!("notice {:?}", notice.level),
            BlockKind::Calls(_) => "calls".to_owned(),
            BlockKind::Questions(_) => "questions".to_owned(),
            BlockKind::Tabs(_) => "tabs".to_owned(),
            BlockKind::Aside(_) => "aside".to_owned(),
            BlockKind::Group(_) => "group".to_owned(),
            BlockKind::Region(region) => format!("region {}:{}", region.name, region.key),
            BlockKind::Code(code) => format!("code {:?} {:?}", code.info, code.text),
            BlockKind::Table(table) => format!("table {} columns", table.header.len()),
            BlockKind::Html => "html".to_owned(),
            BlockKind::Comment => "comment".to_owned(),
            BlockKind::Rule => "rule".to_owned(),
        };
        line(out, depth, source, &name, block.span);
        match &block.kind {
            BlockKind::Heading(heading) => inlines(source, &heading.title, depth + 1, out),
            BlockKind::Paragraph(text) => inlines(source, text, depth + 1, out),
            BlockKind::List(list) => list.items.iter().for_each(|item| {
                line(out, depth + 1, source, "item", item.span);
                blocks(source, &item.blocks, depth + 2, out);
            }),
            BlockKind::Quote(body) | BlockKind::Group(body) => blocks(source, body, depth + 1, out),
            BlockKind::Notice(notice) => blocks(source, &notice.body, depth + 1, out),
            BlockKind::Region(region) => blocks(source, &region.body, depth + 1, out),
            BlockKind::Aside(part) => titled(source, std::slice::from_ref(part), depth + 1, out),
            BlockKind::Questions(parts) | BlockKind::Tabs(parts) => titled(source, parts, depth + 1, out),
            BlockKind::Calls(parts) => parts.iter().for_each(|part| match part {
                CallPart::Call(call) => writeln!(
                    out,
                    "{}call {:?} {:?} {:?} {:?}",
                    "  ".repeat(depth + 1),
                    call.version,
                    call.section,
                    call.method,
                    call.path
                )
                .unwrap(),
                CallPart::Block(block) => blocks(source, std::slice::from_ref(block), depth + 1, out),
            }),
            BlockKind::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    line(out, depth + 1, source, "cell", cell.span);
                }
            }
            BlockKind::Figures(_) | BlockKind::Code(_) | BlockKind::Html | BlockKind::Comment | BlockKind::Rule => {}
        }
    }
}

fn titled(source: &Source, parts: &[guide::Titled], depth: usize, out: &mut String) {
    for part in parts {
        line(out, depth, source, "titled", part.span);
        inlines(source, &part.title, depth + 1, out);
        blocks(source, &part.body, depth + 1, out);
    }
}

fn inlines(source: &Source, text: &[Inline], depth: usize, out: &mut String) {
    for inline in text {
        let name = match &inline.kind {
            InlineKind::Text(None) => continue,
            InlineKind::Link(link) => format!("link {:?} {:?} {:?}", link.kind, link.target, link.attributes),
            InlineKind::Image(image) => format!("image {:?} {:?}", image.src, image.attributes),
            kind => format!("{kind:?}").split('(').next().unwrap_or_default().to_lowercase(),
        };
        line(out, depth, source, &name, inline.span);
    }
}

#[test]
fn text_glued_below_an_api_block_is_reported() {
    let of = |gap: &str| {
        let text = format!("> [!api]\n>\n> @api {{GET}} /server/{{name}}\n>\n{gap}Note the state of the server.\n");
        guide::parse(&Source::new("case.en-gb.md", text)).notes
    };
    let found: Vec<_> = of("").iter().map(|note| (note.code.name, note.span.start)).collect();
    assert_eq!(found, [("text-in-api-block", 41)]);
    assert_eq!(of("\n"), []);
}
