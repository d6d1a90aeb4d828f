//! A record as a page that needs nothing else: no script, no address, no picture.

use crate::guide::plain;
use crate::language::{Language, Strings};
use crate::localize;
use crate::markup::escape_html as escape;

use super::{Code, Entry, Record};

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}\
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #8886;padding:.3rem .6rem;text-align:start;vertical-align:top}\
.open{opacity:.7}";

pub(super) fn write(record: &Record, language: &Language) -> String {
    let strings = &language.strings;
    let tag = localize::tag(record.locale);
    let title = format!("{}{} {}", strings.run_of, strings.colon, record.title);
    let title = escape(&title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n<table>\n"
    );
    for (name, value) in record.facts(language) {
        out.push_str(&format!("<tr><th>{}<td>{}\n", escape(&name), escape(&value)));
    }
    out.push_str("</table>\n");
    for (title, entries) in record.sections(strings) {
        let heading = if title.is_empty() { String::new() } else { format!("<h2>{}</h2>\n", escape(title)) };
        out.push_str(&format!("{heading}<table>\n"));
        entries.iter().for_each(|entry| out.push_str(&row(entry, record.is_revised(), strings)));
        out.push_str("</table>\n");
    }
    out.push_str("</html>\n");
    out
}

fn row(entry: &Entry, revised: bool, strings: &Strings) -> String {
    let told = std::iter::once(entry.outcome(strings)).chain(entry.remarks(revised, strings));
    let told: Vec<String> = told.map(|text| escape(&text)).collect();
    let who: Vec<String> = entry.said.who(revised, strings).collect();
    let code: String = entry.code_on_path().iter().map(listing).collect();
    let class = if entry.said.is_ticked() { "" } else { " class=\"open\"" };
    format!(
        "<tr{class}><td>{}<td>{}{code}<td>{}<td>{}\n",
        escape(&entry.numbers()),
        escape(&entry.plain()),
        told.join("<br>"),
        escape(&who.join(" "))
    )
}

fn listing(code: &Code) -> String {
    let caption = code.caption.as_ref().map(|caption| format!("<p>{}</p>", escape(&plain(caption))));
    format!("{}<pre>{}</pre>", caption.unwrap_or_default(), escape(&code.text))
}
