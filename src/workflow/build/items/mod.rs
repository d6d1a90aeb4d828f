//! Blocks → items.

use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostic;
use crate::guide::codes::UNASKED_CONDITION;
use crate::guide::{self, Block, BlockKind, Call, CallPart, Inline, InlineKind, flowed, plain_text};
use crate::source::Span;
use crate::workflow::model::{
    Api, Code, Faq, Figure, Item, Lines, Notice, Parameter, Question, Raw, Role, SectionLink, Statement, Step, Table,
};
use crate::workflow::understand::{self, Label, Place, Reading};
use crate::workflow::{anchor, parameters};

use super::builder::{Builder, Setting};
use super::draft::{Draft, Drafts, bare_step, finish, statement};
use super::{attach, cases};

mod choices;
mod lists;
mod quotes;

pub(crate) use quotes::warning_title;

/// The items of a section's blocks.
pub(super) fn draft(builder: &mut Builder<'_>, blocks: &[&Block], role: Role) -> Drafts {
    choices::with_phases(builder, blocks, role)
}

/// What holds blocks holds items: these ways lead down again.
impl Builder<'_> {
    /// The items of blocks that stand in another block.
    pub(super) fn inner(&mut self, blocks: &[Block], role: Role, place: Place<'_>) -> Vec<Item> {
        let blocks: Vec<&Block> = blocks.iter().collect();
        finish(self.row(&blocks, role, place))
    }

    /// The items of a row of blocks, after all passes over rows.
    pub(super) fn row(&mut self, blocks: &[&Block], role: Role, place: Place<'_>) -> Vec<Draft> {
        self.within(blocks, Setting { role, place, next: None, lead: None, among_steps: false, read: None })
    }

    /// The items of a row of blocks in what surrounds them.
    pub(super) fn within(&mut self, blocks: &[&Block], setting: Setting<'_>) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1).map_or(setting.next, |next| self.follower(next));
            let before = drafts.len();
            let lead = drafts.last_mut().and_then(|draft| draft.reading.take());
            let place = if at > 0 { setting.place.behind_first() } else { setting.place };
            let among_steps = setting.among_steps && at == 0;
            let read = setting.read.filter(|_| at == 0);
            item(self, block, Setting { place, next, lead: lead.as_ref(), among_steps, read, ..setting }, &mut drafts);
            if before > 0 {
                drafts[before - 1].reading = lead;
            }
        }
        let drafts = attach::figures(drafts);
        let drafts = attach::forms(self.language, drafts);
        let drafts = attach::parameters(drafts);
        let mut drafts = choices::alternatives(drafts);
        choices::announced(&mut drafts);
        choices::cases(&mut drafts);
        cases::below(&mut drafts);
        drafts
    }
}

fn item(builder: &mut Builder<'_>, block: &Block, setting: Setting<'_>, drafts: &mut Vec<Draft>) {
    let lines = builder.lines(block.span);
    let inner_place = setting.place;
    match &block.kind {
        BlockKind::Paragraph(text) => {
            let (images, text) = text.split_at(builder.glued_images(text));
            drafts.extend(images.iter().filter_map(|inline| {
                let InlineKind::Image(image) = &inline.kind else { return None };
                Some(Draft::from(Item::Figure(figure(builder, image))))
            }));
            let start = text.first().map_or(block.span.start, |first| first.span.start);
            drafts.push(text_item(builder, text, Span { start, end: block.span.end }, setting));
        }
        BlockKind::Figures(images) => {
            drafts.extend(images.iter().map(|image| Draft::from(Item::Figure(figure(builder, image)))));
        }
        BlockKind::List(list) => {
            let items = lists::list(builder, list, block.span, setting);
            drafts.push(choices::ways(builder, list, items).into());
        }
        BlockKind::Quote(body) => drafts.push(quotes::quote(builder, body, lines, setting.role, setting.lead).into()),
        BlockKind::Notice(notice) => {
            let items = builder.inner(&notice.body, setting.role, Place::Notice);
            drafts.push(Item::Notice(Notice { level: notice.level, lines, items }).into());
        }
        BlockKind::Calls(parts) => calls(builder, parts, block.span, setting.role, drafts),
        BlockKind::Questions(questions) => {
            let questions = questions.iter().map(|titled| question(builder, titled, setting.role)).collect();
            drafts.push(Item::Faq(Faq { lines, questions }).into());
        }
        BlockKind::Tabs(tabs) => drafts.push(Item::Choice(choices::tabs(builder, tabs, lines, setting.role)).into()),
        BlockKind::Aside(titled) => {
            drafts.push(Item::Quote(quotes::aside(builder, titled, lines, setting.role)).into())
        }
        BlockKind::Group(body) => {
            let blocks: Vec<&Block> = body.iter().collect();
            drafts.extend(builder.row(&blocks, setting.role, inner_place));
        }
        BlockKind::Region(region) => {
            let blocks: Vec<&Block> = region.body.iter().collect();
            drafts.extend(builder.row(&blocks, setting.role, inner_place));
        }
        BlockKind::Code(code) => drafts.push(Item::Code(self::code(code, lines)).into()),
        BlockKind::Table(table) => drafts.push(Item::Table(self::table(builder, table, lines)).into()),
        BlockKind::Heading(heading) => {
            let text = plain_text(builder.source, &heading.title);
            drafts.push(Item::Info(statement(lines, text)).into());
        }
        BlockKind::Html | BlockKind::Comment => {
            let text = flowed(&builder.written(block.span));
            drafts.push(Item::Raw(Raw { lines, text }).into());
        }
        BlockKind::Rule => {}
    }
}

fn text_item(builder: &mut Builder<'_>, text: &[Inline], span: Span, setting: Setting<'_>) -> Draft {
    let context = setting.context(builder);
    let mut reading = setting.read.cloned().unwrap_or_else(|| understand::read(text, &context));
    let lines = builder.lines(span);
    if let Some(explained) = &mut builder.explained {
        explained.push(understand::explain(text, lines, &context));
    }
    builder.notes.extend(reading.unasked.map(unasked));
    let links = section_links(builder, text);
    let text = flowed(&builder.written(span));
    let item = match reading.label {
        Label::Step => Item::Step(Step { links, ..step(lines, text, &mut reading) }),
        Label::Outcome => Item::Outcome(Statement { links, ..said(lines, text, &reading) }),
        Label::Info => Item::Info(Statement { links, ..said(lines, text, &reading) }),
    };
    Draft { item, reading: Some(reading) }
}

fn unasked(case: Span) -> Diagnostic {
    let message = "nobody is asked about this condition: it stands in a step for everybody";
    Diagnostic::new(&UNASKED_CONDITION, case, message)
        .help("give what is done in this case a paragraph or item of its own, the condition first")
}

/// The links of a text that lead to a section of the same guide.
fn section_links(builder: &Builder<'_>, text: &[Inline]) -> Vec<SectionLink> {
    let mut links = Vec::new();
    for inline in text {
        match &inline.kind {
            InlineKind::Link(link) => {
                let section = anchor::in_same_guide(&link.target, builder.slug.as_deref());
                let known = section.filter(|section| builder.has_anchor(section));
                links.extend(
                    known.map(|section| SectionLink { target: link.target.clone(), section: section.to_owned() }),
                );
            }
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Strikethrough(inner) => {
                links.extend(section_links(builder, inner));
            }
            InlineKind::Text(_)
            | InlineKind::Break(_)
            | InlineKind::Code(_)
            | InlineKind::Label(_)
            | InlineKind::Callout(_)
            | InlineKind::Image(_)
            | InlineKind::Html
            | InlineKind::StrayAttribute => {}
        }
    }
    links
}

/// A step with what was understood of its text; what the passes over rows do not need is taken from there.
fn step(lines: Lines, text: String, reading: &mut Reading) -> Step {
    Step {
        language: reading.language.take(),
        optional: reading.optional,
        condition: reading.condition.take(),
        otherwise: reading.otherwise,
        irreversible: reading.irreversible,
        actions: std::mem::take(&mut reading.actions),
        outcomes: std::mem::take(&mut reading.outcomes),
        time_limit: reading.time_limit,
        ..bare_step(lines, text)
    }
}

fn said(lines: Lines, text: String, reading: &Reading) -> Statement {
    let time_limit = reading.time_limit;
    let language = reading.language.clone();
    let condition = reading.condition.clone();
    let (otherwise, irreversible) = (reading.otherwise, reading.irreversible);
    Statement { language, condition, otherwise, irreversible, time_limit, ..statement(lines, text) }
}

fn figure(builder: &Builder<'_>, image: &guide::Image) -> Figure {
    Figure { src: image.src.clone(), alt: image.alt.clone(), lines: builder.lines(image.span) }
}

fn code(code: &guide::Code, lines: Lines) -> Code {
    let text = code.text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    Code { lines, language: code.info.clone().unwrap_or_default(), text }
}

fn table(builder: &Builder<'_>, table: &guide::Table, lines: Lines) -> Table {
    // Only in a table needs a bar its backslash, in code too: a cell of a workflow is a text like any other.
    let cell = |cell: &guide::Cell| flowed(&builder.written(cell.span)).replace("\\|", "|");
    let row = |cells: &[guide::Cell]| cells.iter().map(cell).collect();
    Table { lines, header: row(&table.header), rows: table.rows.iter().map(|cells| row(cells)).collect() }
}

fn question(builder: &mut Builder<'_>, titled: &guide::Titled, role: Role) -> Question {
    let lines = builder.lines(titled.span);
    Question { question: builder.title(titled), lines, items: builder.inner(&titled.body, role, Place::Answer) }
}

/// The calls of an api block; one that stands alone covers the whole block.
fn calls(builder: &mut Builder<'_>, parts: &[CallPart], span: Span, role: Role, drafts: &mut Vec<Draft>) {
    let count = parts.iter().filter(|part| matches!(part, CallPart::Call(_))).count();
    let mut texts: Vec<&Block> = Vec::new();
    for part in parts {
        match part {
            CallPart::Call(call) => {
                let place = if count == 1 { span } else { call.span };
                drafts.push(Item::Api(api(builder, call, place)).into());
            }
            CallPart::Block(block) => texts.push(block),
        }
    }
    drafts.extend(builder.row(&texts, role, Place::Section));
}

fn api(builder: &Builder<'_>, call: &Call, place: Span) -> Api {
    let path = call.place();
    let mut seen = FxHashSet::default();
    let parameters = parameters::in_path(path)
        .into_iter()
        .filter(|place| seen.insert(place.name))
        .map(|place| Parameter { name: place.name.to_owned(), required: true, description: String::new() })
        .collect();
    Api {
        id: String::new(),
        lines: builder.lines(place),
        version: call.version.clone(),
        section: call.section.clone(),
        method: call.method.clone(),
        path: call.path.clone(),
        parameters,
    }
}
