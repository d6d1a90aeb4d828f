//! What belongs to the item before it: figures to the step they show, form tables to the step that says to fill them
//! in, explanations to the parameters of an API call, and the rest of an ordered list to its beginning.

use crate::language::Language;
use crate::workflow::model::{Api, Field, Figure, Item, Parameter};

use super::draft::Draft;

/// Gives each figure to the text that it shows; ordered lists that a figure had cut in two are joined by their numbers.
pub(super) fn figures(drafts: Vec<Draft>) -> Vec<Draft> {
    if !drafts.iter().any(|draft| matches!(draft.item, Item::Figure(_) | Item::List(_))) {
        return drafts;
    }
    let mut all: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut last = None;
    for draft in drafts {
        last = all.len().checked_sub(1).filter(|at| !matches!(all[*at].item, Item::Notice(_))).or(last);
        match draft.item {
            Item::Figure(figure) => match last.and_then(|at| owner(&mut all, at)) {
                Some(figures) => figures.push(figure),
                None => all.push(Item::Figure(figure).into()),
            },
            Item::List(list) => match all.last_mut().map(|before| &mut before.item) {
                Some(Item::List(before)) if goes_on(before.start, before.items.len(), list.start) => {
                    before.lines.1 = list.lines.1;
                    before.items.extend(list.items);
                }
                _ => all.push(Item::List(list).into()),
            },
            item => all.push(Draft { item, reading: draft.reading }),
        }
    }
    all
}

fn goes_on(start: Option<u64>, count: usize, next: Option<u64>) -> bool {
    start.zip(next).is_some_and(|(start, next)| next > 1 && start + count as u64 == next)
}

/// The figures of the text that a figure behind these items shows: the text right before it, or the step before a
/// notice. `at` is the last item that is no notice.
fn owner(drafts: &mut [Draft], at: usize) -> Option<&mut Vec<Figure>> {
    let behind_notice = at + 1 < drafts.len();
    match &mut drafts[at].item {
        Item::Step(step) => Some(&mut step.figures),
        Item::Outcome(statement) => Some(&mut statement.figures),
        Item::Info(statement) if !behind_notice => Some(&mut statement.figures),
        Item::List(list) if !behind_notice => match list.items.last_mut()? {
            Item::Step(step) => Some(&mut step.figures),
            _ => None,
        },
        _ => None,
    }
}

/// Turns form tables into the fields of the step before them.
pub(super) fn forms(language: &Language, drafts: Vec<Draft>) -> Vec<Draft> {
    if !drafts.iter().any(|draft| matches!(draft.item, Item::Table(_))) {
        return drafts;
    }
    let mut all: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match (draft.item, all.last_mut().map(|before| &mut before.item)) {
            (Item::Table(table), Some(Item::Step(step)))
                if step.fields.is_empty()
                    && table.header.len() == 2
                    && table.rows.iter().all(|row| row.len() == 2)
                    && language.is_form_header(&table.header) =>
            {
                step.columns = table.header;
                step.lines.1 = step.lines.1.max(table.lines.1);
                step.fields = table.rows.into_iter().filter_map(field).collect();
            }
            (item, _) => all.push(Draft { item, reading: draft.reading }),
        }
    }
    all
}

fn field(row: Vec<String>) -> Option<Field> {
    let mut cells = row.into_iter();
    Some(Field { name: cells.next()?, enter: cells.next()? })
}

/// So many explanations are copied to each call at most; all of them stay where they stand.
const MAX_EXPLAINED: usize = 256;
/// So many calls of one sheet get a copy: else a long explanation and many calls would make a workflow without end.
const MAX_CALLS: usize = 8;

/// Copies what lists, and the answers of a call sheet, explain of parameters to the call before them.
pub(super) fn parameters(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut drafts = drafts;
    for at in 0..drafts.len() {
        if let Item::Faq(faq) = &mut drafts[at].item {
            let mut found = Vec::new();
            for question in &faq.questions {
                texts(&question.items, &mut |text| found.push(text.to_owned()));
            }
            let explained = explained(&found);
            let mut all = Vec::new();
            faq.questions.iter_mut().for_each(|question| calls(&mut question.items, &mut all));
            all.into_iter().take(MAX_CALLS).for_each(|api| add(api, &explained));
        }
        let end = drafts.len().min(at + 2);
        if let [Draft { item: Item::Api(api), .. }, Draft { item: Item::List(list), .. }] = &mut drafts[at..end] {
            let mut found = Vec::new();
            texts(&list.items, &mut |text| found.push(text.to_owned()));
            let explained = explained(&found);
            add(api, &explained);
        }
    }
    drafts
}

fn calls<'a>(items: &'a mut [Item], all: &mut Vec<&'a mut Api>) {
    for item in items {
        match item {
            Item::Api(api) => all.push(api),
            Item::Quote(quote) => calls(&mut quote.items, all),
            _ => {}
        }
    }
}

fn add(api: &mut Api, explained: &[Parameter]) {
    for parameter in explained {
        match api.parameters.iter_mut().find(|known| known.name == parameter.name) {
            Some(known) if known.description.is_empty() => known.description.clone_from(&parameter.description),
            Some(_) => {}
            None => api.parameters.push(parameter.clone()),
        }
    }
}

/// The parameters that texts explain: `**name** *` or `` `name` ``, and behind it or in the next text what it is.
fn explained(found: &[String]) -> Vec<Parameter> {
    let named: Vec<Option<(&str, &str)>> = found.iter().map(|text| name(text)).collect();
    let mut all = Vec::new();
    let parts = named.iter().enumerate().filter_map(|(at, part)| part.map(|part| (at, part)));
    for (at, (name, rest)) in parts.take(MAX_EXPLAINED) {
        let required = rest.trim_start().starts_with('*');
        let rest = rest.trim_matches([' ', '*', ':', '-', '–', '\\']);
        let next = named.get(at + 1).filter(|next| next.is_none()).and_then(|_| found.get(at + 1));
        let description = if rest.is_empty() { next.map_or("", String::as_str) } else { rest };
        all.push(Parameter { name: name.to_owned(), required, description: description.to_owned() });
    }
    all
}

fn name(text: &str) -> Option<(&str, &str)> {
    let mark = ["**", "`"].into_iter().find(|mark| text.starts_with(mark))?;
    let (name, rest) = text[mark.len()..].split_once(mark)?;
    let identifier = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (identifier && !rest.starts_with('{')).then_some((name, rest))
}

fn texts(items: &[Item], visit: &mut dyn FnMut(&str)) {
    for item in items {
        if let Some(prose) = item.prose() {
            visit(prose.text);
        }
        match item {
            Item::Quote(quote) => texts(&quote.items, visit),
            Item::List(list) => texts(&list.items, visit),
            Item::Faq(faq) => faq.questions.iter().for_each(|question| {
                visit(&question.question);
                texts(&question.items, visit);
            }),
            _ => {}
        }
    }
}
