//! Templates and assets: those that ship with the program, and those of a user's folder that take their place or add to
//! them. `docs/templates.md` says what each of them gets.

use std::cell::Cell;
use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use camino::Utf8Path;
use handlebars::{
    Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderError, RenderErrorReason, Renderable,
    Template, TemplateError, html_escape, no_escape,
};
use memchr::memchr3;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::files;

/// What ends the name of a template; other files are assets, such as styles and scripts.
const ENDING: &str = ".hbs";

/// The files that ship with the program.
pub const SHIPPED: &[(&str, &str)] = &[
    ("runbook.md.hbs", include_str!("../../templates/runbook.md.hbs")),
    ("site-card.html.hbs", include_str!("../../templates/site-card.html.hbs")),
    ("site-head.html.hbs", include_str!("../../templates/site-head.html.hbs")),
    ("site-home.html.hbs", include_str!("../../templates/site-home.html.hbs")),
    ("site-index.html.hbs", include_str!("../../templates/site-index.html.hbs")),
    ("site-report.html.hbs", include_str!("../../templates/site-report.html.hbs")),
    ("site.css", include_str!("../../templates/site.css")),
    ("site.js", include_str!("../../templates/site.js")),
    ("page.html.hbs", include_str!("../../templates/page.html.hbs")),
    ("page.css", include_str!("../../templates/page.css")),
    ("page.js", include_str!("../../templates/page.js")),
    ("api.hbs", include_str!("../../templates/api.hbs")),
    ("choice.hbs", include_str!("../../templates/choice.hbs")),
    ("code.hbs", include_str!("../../templates/code.hbs")),
    ("faq.hbs", include_str!("../../templates/faq.hbs")),
    ("figure.hbs", include_str!("../../templates/figure.hbs")),
    ("info.hbs", include_str!("../../templates/info.hbs")),
    ("list.hbs", include_str!("../../templates/list.hbs")),
    ("marks.hbs", include_str!("../../templates/marks.hbs")),
    ("note.hbs", include_str!("../../templates/note.hbs")),
    ("notice.hbs", include_str!("../../templates/notice.hbs")),
    ("outcome.hbs", include_str!("../../templates/outcome.hbs")),
    ("quote.hbs", include_str!("../../templates/quote.hbs")),
    ("raw.hbs", include_str!("../../templates/raw.hbs")),
    ("section.hbs", include_str!("../../templates/section.hbs")),
    ("step.hbs", include_str!("../../templates/step.hbs")),
    ("table.hbs", include_str!("../../templates/table.hbs")),
    ("tick.hbs", include_str!("../../templates/tick.hbs")),
    ("ui.hbs", include_str!("../../templates/ui.hbs")),
];

/// Templates, ready to render: in Markdown nothing is escaped, in HTML every value is.
#[derive(Debug)]
pub struct Templates {
    markdown: Handlebars<'static>,
    html: Handlebars<'static>,
    assets: Vec<(String, String)>,
}

impl Templates {
    /// Those that ship with the program.
    ///
    /// # Errors
    /// Never for the templates that ship: a test renders each.
    pub fn shipped() -> Result<Self, Error> {
        Self::of(SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())))
    }

    /// Those that ship, and the files of a folder: a file named like a shipped one takes its place, others can be used
    /// by them as partials.
    ///
    /// # Errors
    /// A file cannot be read or is no template.
    pub fn with_folder(folder: &Utf8Path) -> Result<Self, Error> {
        let mut all: Vec<(String, String)> =
            SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        for path in files::walk(folder, &|_| true)? {
            let name = path.strip_prefix(folder).unwrap_or(&path).as_str().replace('\\', "/");
            all.push((name, files::read_text(&path)?));
        }
        Self::of(all)
    }

    /// These, with one template in the place of the shipped one.
    ///
    /// # Errors
    /// The text is no template.
    pub fn with_template(mut self, name: &str, text: &str) -> Result<Self, Error> {
        self.register(name, text)?;
        Ok(self)
    }

    fn of(all: impl IntoIterator<Item = (String, String)>) -> Result<Self, Error> {
        let all: BTreeMap<String, String> = all.into_iter().collect();
        let mut assets = Vec::new();
        let mut templates = Self { markdown: registry(), html: registry(), assets: Vec::new() };
        templates.markdown.register_escape_fn(no_escape);
        templates.html.register_escape_fn(escaped);
        for (name, text) in all {
            match name.strip_suffix(ENDING) {
                Some(_) => templates.register(&name, &text)?,
                None => assets.push((name, text)),
            }
        }
        for registry in [&mut templates.markdown, &mut templates.html] {
            registry.register_helper("asset", Box::new(asset(&assets, str::to_owned)));
            registry.register_helper("hash", Box::new(asset(&assets, hash)));
            registry.register_helper("part", Box::new(part));
            registry.register_helper(ENTER, Box::new(enter));
            registry.register_helper(LEAVE, Box::new(leave));
        }
        templates.assets = assets;
        Ok(templates)
    }

    /// A style or script, as pages hold it.
    #[must_use]
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.iter().find(|(known, _)| known == name).map(|(_, text)| text.trim_end())
    }

    fn register(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let short = name.strip_suffix(ENDING).unwrap_or(name);
        let broken = |error: TemplateError| template_problem(name, &error);
        let template = counted(short, text).map_err(broken)?;
        self.markdown.register_template(short, template.clone());
        self.html.register_template(short, template);
        Ok(())
    }

    /// Renders a template, named without `.hbs`. A view can hold large pictures: it is given away, and copied once.
    ///
    /// # Errors
    /// It names what it does not get; the message says which template, line and variable.
    pub fn render(&self, name: &str, view: impl Serialize) -> Result<String, Error> {
        self.render_context(name, &Context::wraps(view).map_err(|error| render_problem(name, &error))?)
    }

    /// As [`render`](Self::render), for a view that is JSON already, which is not copied.
    ///
    /// # Errors
    /// As there.
    pub fn render_value(&self, name: &str, view: Value) -> Result<String, Error> {
        self.render_context(name, &Context::from(view))
    }

    fn render_context(&self, name: &str, context: &Context) -> Result<String, Error> {
        let registry = if name.ends_with(".md") { &self.markdown } else { &self.html };
        DEPTH.set(0);
        registry.render_with_context(name, context).map_err(|error| render_problem(name, &error))
    }
}

fn registry() -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry
}

/// What stands between `<style>` and its end has to be what its hash was made of, to the byte.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// As handlebars escapes; most values, pictures among them, hold nothing that has to be.
fn escaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let plain = memchr3(b'<', b'>', b'"', bytes).is_none() && memchr3(b'&', b'\'', b'`', bytes).is_none();
    if plain { text.replace('=', "&#x3D;") } else { html_escape(text) }
}

/// A helper that writes an asset, or something made of it, as it is.
fn asset(assets: &[(String, String)], made: fn(&str) -> String) -> impl handlebars::HelperDef + Send + Sync + 'static {
    let all: BTreeMap<String, String> =
        assets.iter().map(|(name, text)| (name.clone(), made(text.trim_end()))).collect();
    move |helper: &Helper<'_>,
          _: &Handlebars<'_>,
          _: &Context,
          _: &mut RenderContext<'_, '_>,
          out: &mut dyn Output|
          -> HelperResult {
        let name = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let missing = || RenderErrorReason::Other(format!("there is no asset `{name}`"));
        Ok(out.write(all.get(name).ok_or_else(missing)?)?)
    }
}

/// Templates within templates: guides are not nested so deep, templates that show themselves are.
const DEEPEST: u32 = 100;

/// The helpers that stand at the start and at the end of each template, however it is shown.
const ENTER: &str = "stepmark-enter";
const LEAVE: &str = "stepmark-leave";

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// A template that counts how many are open around it.
fn counted(name: &str, text: &str) -> Result<Template, TemplateError> {
    let mut template = Template::compile_with_name(text, name.to_owned())?;
    let (enter, leave) =
        (Template::compile(&format!("{{{{{ENTER}}}}}"))?, Template::compile(&format!("{{{{{LEAVE}}}}}"))?);
    template.elements.splice(0..0, enter.elements);
    template.mapping.splice(0..0, enter.mapping);
    template.elements.extend(leave.elements);
    template.mapping.extend(leave.mapping);
    Ok(template)
}

fn enter(
    _: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    _: &mut dyn Output,
) -> HelperResult {
    if DEPTH.get() >= DEEPEST {
        let problem = format!("more than {DEEPEST} templates in each other: does one of them show itself?");
        return Err(RenderErrorReason::Other(problem).into());
    }
    DEPTH.set(DEPTH.get() + 1);
    Ok(())
}

fn leave(
    _: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    _: &mut dyn Output,
) -> HelperResult {
    DEPTH.set(DEPTH.get().saturating_sub(1));
    Ok(())
}

/// The helper that writes another template in place. A partial (`{{> step}}`) gets a copy of all that it may show, and
/// copies that again for those inside it; this one looks at what is there.
fn part<'reg, 'rc>(
    helper: &Helper<'rc>,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
) -> HelperResult {
    let name = helper.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
    let template = registry.get_template(name).ok_or_else(|| RenderErrorReason::PartialNotFound(name.to_owned()))?;
    let outer = render.get_current_template_name();
    let result = template.render(registry, context, render, out);
    render.set_current_template_name(outer);
    result
}

fn template_problem(name: &str, error: &TemplateError) -> Error {
    let place = error.pos().map_or_else(String::new, |(line, column)| format!("line {line}, column {column}: "));
    Error::format(name, format!("{place}{}", error.reason()))
}

fn render_problem(name: &str, error: &RenderError) -> Error {
    let place = match (error.line_no, error.column_no) {
        (Some(line), Some(column)) => format!("line {line}, column {column}: "),
        (Some(line), None) => format!("line {line}: "),
        (None, _) => String::new(),
    };
    let reason = match error.reason() {
        RenderErrorReason::MissingVariable(Some(variable)) => {
            format!("there is no `{variable}`; docs/templates.md lists what a template gets")
        }
        reason => reason.to_string(),
    };
    let template = error.template_name.as_deref().unwrap_or(name);
    Error::format(format!("{template}{ENDING}"), format!("{place}{reason}"))
}
