//! What a few plain lines count in the source must be what the parser found.

use std::collections::BTreeMap;

use regex::Regex;
use stepmark::guide::{self, BlockKind, CallPart, Guide, InlineKind};
use stepmark::language::Languages;
use stepmark::source::Source;

type Counts = BTreeMap<String, usize>;

#[test]
fn the_parser_finds_what_plain_lines_count() {
    let languages = Languages::embedded();
    let mut wrong = Vec::new();
    for path in super::guides() {
        let built = crate::support::build(&path, &languages);
        let (plain, parsed) = (plain_count(built.source.text()), parsed_count(&built.source, &built.guide));
        for key in plain.keys().chain(parsed.keys()).collect::<std::collections::BTreeSet<_>>() {
            let (plain, parsed) = (plain.get(key).unwrap_or(&0), parsed.get(key).unwrap_or(&0));
            if plain != parsed {
                wrong.push(format!("{}: {key}: {plain} lines, {parsed} parsed", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// Counts by lines and expressions only, code and comments left out.
fn plain_count(text: &str) -> Counts {
    let marker = Regex::new(r"^[>\s]*>\s*\\?!?\[!([A-Za-z-]+)\]").unwrap();
    let call = Regex::new(r"^[>\s]*@api\s*\{(\w+)\}\s*(.*)$").unwrap();
    let newer = Regex::new(r"^(\S+)\s+(GET|POST|PUT|DELETE|PATCH)\s+(\S+)$").unwrap();
    let label = Regex::new(r"`[^`]*`(\{\.action\})?").unwrap();
    let image = Regex::new(r"!\[[^\]]*\]\([^\s)]+\)").unwrap();
    let heading = Regex::new(r"^(> ?)* {0,3}#{1,6}(\s|$)|^#{2,6}\p{L}").unwrap();
    let mut counts = Counts::new();
    let mut add = |key: String, count: usize| *counts.entry(key).or_default() += count;
    let (mut fence, mut comment, mut html, mut before) = (None, false, false, String::new());
    for line in body(text).lines() {
        let bare = line.trim_start_matches(['>', ' ', '\t', '-', '*']);
        let ticks = bare.bytes().take_while(|&byte| byte == b'`').count();
        match fence {
            Some(open) if ticks >= open && bare[ticks..].trim().is_empty() => fence = None,
            Some(_) => {}
            None if ticks >= 3 && !bare[ticks..].contains('`') => {
                fence = Some(ticks);
                add("fences".to_owned(), 1);
            }
            None => {
                html = (html || line.starts_with("<div") || line.starts_with("</div")) && !line.trim().is_empty();
                comment = comment || line.contains("<!--") || line.contains("<pre");
                if comment {
                    comment = !line.contains("-->") && !line.contains("</pre>");
                } else {
                    if let Some(found) = marker.captures(line) {
                        add(format!("[!{}]", found[1].to_lowercase()), 1);
                    }
                    if let Some(found) = call.captures(line.trim_end()) {
                        let (verb, path) = match newer.captures(found[2].trim()) {
                            Some(parts) => (parts[2].to_owned(), parts[3].to_owned()),
                            None => (found[1].to_uppercase(), plain_path(&found[2])),
                        };
                        add(format!("{verb} {path}"), 1);
                    }
                    let underline = !before.trim().is_empty()
                        && line.trim().len() > 1
                        && line.trim().bytes().all(|b| b == b'=' || b == b'-');
                    add(
                        "headings".to_owned(),
                        usize::from(heading.is_match(line) || (underline && !before.starts_with(['#', '|', '>', '-']))),
                    );
                    add(
                        "labels".to_owned(),
                        label.captures_iter(line).filter(|_| !html).filter(|found| found.get(1).is_some()).count(),
                    );
                    add("images".to_owned(), image.find_iter(line).count());
                }
            }
        }
        before = line.to_owned();
    }
    counts.retain(|_, count| *count > 0);
    counts
}

/// The path without blanks, without `#VERB`, and of an address of the console the part behind its `#`.
fn plain_path(written: &str) -> String {
    let part = written.split('#').find(|part| !part.is_empty() && !part.starts_with("/console")).unwrap_or_default();
    part.replace(' ', "").replace("%7B", "{").replace("%7D", "}")
}

/// The text behind the front matter.
fn body(text: &str) -> &str {
    let end = text.match_indices("\n---").next().map_or(0, |(at, found)| at + found.len());
    &text[end..]
}

fn parsed_count(source: &Source, guide: &Guide) -> Counts {
    let mut counts = Counts::new();
    let mut add = |key: String| *counts.entry(key).or_default() += 1;
    guide::visit_blocks(&guide.blocks, &mut |block| match &block.kind {
        BlockKind::Heading(_) => add("headings".to_owned()),
        BlockKind::Code(code) if code.info.is_some() => add("fences".to_owned()),
        BlockKind::Calls(parts) => {
            for part in parts {
                if let CallPart::Call(call) = part {
                    add(format!(
                        "{} {}",
                        call.method.as_deref().unwrap_or_default(),
                        call.path.as_deref().unwrap_or_default()
                    ));
                }
            }
        }
        _ => {}
    });
    guide::visit_blocks(&guide.blocks, &mut |block| {
        let opening = source.slice(block.span).lines().next().unwrap_or_default();
        let marked = opening.trim_start_matches('>').trim_start().trim_start_matches(['\\', '!']);
        let kinds = matches!(
            block.kind,
            BlockKind::Quote(_)
                | BlockKind::Notice(_)
                | BlockKind::Calls(_)
                | BlockKind::Questions(_)
                | BlockKind::Tabs(_)
                | BlockKind::Group(_)
        );
        if let Some(name) = marked
            .strip_prefix("[!")
            .and_then(|rest| rest.split(']').next())
            .filter(|_| kinds && opening.starts_with('>'))
        {
            add(format!("[!{}]", name.to_lowercase()));
        }
    });
    guide::visit_images(&guide.blocks, &mut |_| add("images".to_owned()));
    guide::visit_inlines(&guide.blocks, &mut |inline| {
        if matches!(inline.kind, InlineKind::Label(_)) && source.slice(inline.span).ends_with("`{.action}") {
            add("labels".to_owned());
        }
    });
    counts
}
