//! `stepmark render`

use std::cell::RefCell;
use std::collections::BTreeMap;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use stepmark::error::Error;
use stepmark::language::Languages;
use stepmark::locale::Locale;
use stepmark::localize;
use stepmark::project::Project;
use stepmark::render::html::{self, Asset, PageEdition, PageFrame, Pictures};
use stepmark::render::{self, Options, Templates};
use stepmark::site::{Address, Entry, Neighbours};
use stepmark::workflow::Workflow;
use stepmark::{files, guide};

use super::lost::Lost;
use crate::browser::Browser;
use crate::console::{Console, plural};
use crate::inputs::{Found, is_workflow};
use crate::site::{Known, Page, Place, Tree, families};
use crate::watch::{Asked, Scope, watch};
use crate::{Outcome, inputs};

/// Write runbooks: workflows to read and tick off.
///
/// The runbook speaks the language of its guide. When the guide does not exist in the locale asked for, the nearest one
/// is used, and the runbook says so at its top.
///
/// As HTML, a folder of guides becomes a site: an index for each locale with a search, pages linked to each other, and a
/// report. Pages that would not change are left alone; stale ones are removed when stepmark made them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark render guides/network/dns/edit_zone --locale de-de --output -
  stepmark render guides --output runbooks
  stepmark render guides/network/dns/edit_zone --format html
  stepmark render guides --format html --output site      a site, with an index for each locale
  stepmark render guides --format html --output site --assets assets     smaller pages, which share them
  stepmark render guides --locale fr-fr --format pdf --output print
  stepmark render workflows/network/dns/edit-zone.fr-fr.yaml --output -
  stepmark render guides --template mine.md.hbs
  stepmark render guides --format html --output site --watch         render again what is saved, until Ctrl-C")]
pub(crate) struct Args {
    /// Guides, folders of guides, or workflow files.
    #[arg(required = true)]
    pub(crate) paths: Vec<Utf8PathBuf>,
    /// The reader's locale, such as `fr-ca`; without it, every locale there is.
    #[arg(long, short)]
    pub(crate) locale: Option<Locale>,
    /// The form of the runbooks.
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    pub(crate) format: Format,
    /// The folder to write to, or `-` to print a single runbook.
    #[arg(long, short, value_name = "DIR", default_value = "runbooks")]
    pub(crate) output: Utf8PathBuf,
    /// A folder of templates to use instead of those that ship with the program (see `stepmark templates --help`), or
    /// one file that takes the place of runbook.md.hbs.
    #[arg(long, value_name = "PATH")]
    pub(crate) template: Option<Utf8PathBuf>,
    /// A folder below the output for pictures, style and script, which the pages hold themselves without it; for Markdown,
    /// for pictures, which without it are shown where the guides have them.
    #[arg(long, value_name = "DIR")]
    pub(crate) assets: Option<Utf8PathBuf>,
    /// The browser that prints PDF files; without it, an installed one of the Chromium family is looked for.
    #[arg(long, value_name = "PATH")]
    pub(crate) browser: Option<Utf8PathBuf>,
    /// Go on, and render again what is saved.
    #[arg(long)]
    pub(crate) watch: bool,
}

/// A form of runbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// GitHub flavoured Markdown, with task lists.
    Markdown,
    /// A page that stands alone: style, script and pictures inside.
    Html,
    /// The page, printed by an installed browser.
    Pdf,
    /// What the templates of a page get.
    Json,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Json => "json",
        }
    }
}

/// What a single file given with `--template` stands for.
const TEMPLATE: &str = "runbook.md.hbs";

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let mut known = Known::new();
    if !args.watch {
        return once(args, console, &Scope::All, &mut known);
    }
    let further = args.template.iter().cloned().collect();
    let asked = Asked { paths: &args.paths, neighbours: false, further, output: Some(args.output.clone()) };
    watch(console, &asked, &mut |scope| once(args, console, scope, &mut known))
}

/// Renders what is in the scope; `known` is what the pages of a site knew of each other the last time.
fn once(args: &Args, console: &Console, scope: &Scope, known: &mut Known) -> Result<Outcome, Error> {
    let project = inputs::project(args.paths.first())?;
    let languages = inputs::languages(&project, None)?;
    let asked = args.locale;
    check_assets(args)?;
    let templates = templates(args)?;
    let wanted = inputs::wanted(&project, &args.paths, asked)?;
    let to_stdout = args.output == "-";
    if to_stdout && wanted.len() != 1 {
        return Err(Error::Usage(format!(
            "--output - prints one runbook, but {} were found: name a guide or a --locale",
            wanted.len()
        )));
    }
    let browser = match args.format {
        Format::Pdf => Some(Browser::find(args.browser.as_deref())?),
        Format::Markdown | Format::Html | Format::Json => None,
    };
    let families = families(&wanted);
    let lost = Lost::default();
    let job =
        Job { args, project: &project, languages: &languages, templates: &templates, browser, asked, families, lost };
    if to_stdout {
        print(&job.runbook(&wanted[0])?.bytes, args.format, console);
        job.lost.told(console);
        return Ok(Outcome::Fine);
    }
    if args.format == Format::Html && args.paths.iter().any(|path| path.is_dir()) {
        let address = |path: &Utf8Path| job.address(path);
        let tree = Tree {
            address: &address,
            project: &project,
            languages: &languages,
            templates: &templates,
            paths: &wanted,
            scope,
        };
        let render = |place: &Place<'_>| {
            let workflow = job.load(place.path)?;
            let entry = Entry::new(&workflow, job.reader(workflow.locale));
            let made = job.made(place.path, &workflow, Some(place))?;
            Ok(Page { entry, text: made.bytes, assets: made.assets })
        };
        tree.write(&args.output, console, &render, known)?;
    } else {
        write(&job, &wanted, scope, console)?;
    }
    // Of what is saved, `check --watch` tells.
    if *scope == Scope::All {
        job.lost.told(console);
    }
    Ok(Outcome::Fine)
}

/// Writes runbooks, pages with links to each other.
fn write(job: &Job<'_>, wanted: &[Utf8PathBuf], scope: &Scope, console: &Console) -> Result<(), Error> {
    let output = &job.args.output;
    let addresses: Vec<Address> = inputs::all_in_order(wanted, |path| job.address(path))?;
    let targets = addresses.iter().map(|address| job.target(&address.id, address.locale));
    inputs::must_not_clash(targets.zip(wanted.iter().map(|path| path.as_path())))?;
    let neighbours = Neighbours::new(&addresses, &job.project.fallback);
    let extension = job.args.format.extension();
    let place = |(path, address)| Place { path, address, neighbours: &neighbours, extension, in_site: false };
    let places = wanted.iter().map(|path| path.as_path()).zip(&addresses).map(place);
    let places: Vec<Place<'_>> = places.filter(|place| scope.wants(place.path)).collect();
    let write = |place: &Place<'_>| {
        let linked = Some(place).filter(|_| matches!(job.args.format, Format::Html | Format::Markdown));
        let made = job.made(place.path, &job.load(place.path)?, linked)?;
        for asset in &made.assets {
            files::write_below(output, &output.join(&asset.name), &asset.bytes)?;
        }
        files::write_below(output, &made.target, &made.bytes)
    };
    let new = inputs::all_in_order(&places, write)?;
    let changed = new.iter().filter(|new| **new).count();
    console.say(&format!("{} in {output}, {changed} of them new or changed", plural(places.len(), "runbook")));
    Ok(())
}

/// Prints a runbook; nothing in it steers a terminal.
fn print(runbook: &[u8], format: Format, console: &Console) {
    match format {
        Format::Pdf => console.bytes(runbook),
        Format::Html | Format::Json => {
            let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
            console.result(&String::from_utf8_lossy(runbook).replace(steers, "\u{fffd}"));
        }
        Format::Markdown => console.result(&stepmark::terminal::sanitize(&String::from_utf8_lossy(runbook))),
    }
}

/// Assets lie below the output, since pages name them from where they are.
fn check_assets(args: &Args) -> Result<(), Error> {
    let Some(folder) = &args.assets else { return Ok(()) };
    if !matches!(args.format, Format::Html | Format::Markdown) || args.output == "-" {
        let help = "--assets takes --format html or markdown, and an --output folder";
        return Err(Error::Usage(help.to_owned()));
    }
    match folder.components().all(|part| matches!(part, Utf8Component::Normal(_))) {
        true => Ok(()),
        false => Err(Error::Usage(format!("--assets {folder}: name a folder below the output, such as `assets`"))),
    }
}

/// A runbook, where it goes, and what lies beside it, by its path below the output.
struct Made {
    target: Utf8PathBuf,
    bytes: Vec<u8>,
    assets: Vec<Asset>,
}

/// What all runbooks of one command share.
struct Job<'a> {
    args: &'a Args,
    project: &'a Project,
    languages: &'a Languages,
    templates: &'a Templates,
    browser: Option<Browser>,
    asked: Option<Locale>,
    /// The locales of each folder of guides.
    families: BTreeMap<&'a Utf8Path, Vec<Locale>>,
    lost: Lost,
}

impl Job<'_> {
    /// The workflow of a guide, which lies below the folder that was named, or of a workflow file.
    fn load(&self, path: &Utf8Path) -> Result<Workflow, Error> {
        if is_workflow(path) {
            return inputs::workflow(self.project, self.languages, path);
        }
        let found = Found { below: self.below(path), ..Found::named(path) };
        let (workflow, notes) = inputs::build(self.project, self.languages, &found)?;
        self.lost.rest(path, &notes);
        Ok(workflow)
    }

    /// The folder on the command line that a guide was found in.
    fn below(&self, path: &Utf8Path) -> Option<Utf8PathBuf> {
        self.args.paths.iter().find(|named| path.starts_with(named) && named.is_dir()).cloned()
    }

    /// The locale of the reader of a workflow in some locale.
    fn reader(&self, locale: Locale) -> Locale {
        self.asked.unwrap_or(locale)
    }

    /// Where the page of a guide or workflow file belongs in a site.
    fn address(&self, path: &Utf8Path) -> Result<Address, Error> {
        if path.file_name().and_then(Locale::of_file_name).is_none() {
            let workflow = self.load(path)?;
            let locale = self.reader(workflow.locale);
            return Ok(Address::new(&workflow.id, locale, &workflow.source.path, &workflow.metadata));
        }
        let found = Found { below: self.below(path), ..Found::named(path) };
        let input = inputs::read_text(self.project, &found)?;
        let front = guide::parse_front_matter(&input.source);
        let locale = self.asked.unwrap_or(input.identity.locale);
        Ok(Address::new(&input.identity.id, locale, &input.identity.path, &front.values))
    }

    /// Where the runbook of a workflow is written.
    fn target(&self, id: &str, locale: Locale) -> Utf8PathBuf {
        self.args.output.join(format!("{id}.{}.{}", locale.file_suffix(), self.args.format.extension()))
    }

    /// The runbook of a guide or workflow file.
    fn runbook(&self, path: &Utf8Path) -> Result<Made, Error> {
        self.made(path, &self.load(path)?, None)
    }

    /// The runbook of a workflow; `place` is its place in a site.
    fn made(&self, path: &Utf8Path, workflow: &Workflow, place: Option<&Place<'_>>) -> Result<Made, Error> {
        let locale = self.reader(workflow.locale);
        let output = &self.args.output;
        let target = self.target(&workflow.id, locale);
        let folder = if output == "-" { Utf8Path::new("") } else { target.parent().unwrap_or(Utf8Path::new("")) };
        let guide = guide_folder(self.project, workflow, path);
        let pictures = Pictures { guide: guide.clone(), shared: Some(self.project.guides.clone()) };
        let assets = RefCell::new(Vec::new());
        let to_assets = self.args.assets.as_deref().map(|below| way(folder, &output.join(below)));
        let shown = |src: &str| match &to_assets {
            None if self.args.format == Format::Markdown => None,
            None => pictures.embed(src),
            Some(way) => {
                let (shown, asset) = pictures.beside(src, way)?;
                assets.borrow_mut().push(asset);
                Some(shown)
            }
        };
        let linked = |src: &str| self.args.format == Format::Markdown && pictures.file(src).is_some();
        let picture = |src: &str| match shown(src) {
            None if linked(src) => None,
            shown => self.lost.picture(path, src, shown),
        };
        let guides = |target: &str| self.lost.link(path, &guide, target, place?.link(target));
        let options = Options {
            language: self.languages.get(locale.language()).unwrap_or(self.languages.of(self.project.default_locale)),
            reader: locale,
            links: &self.project.links,
            languages: self.languages,
            api: self.project.api.as_deref(),
            api_console: self.project.api_console.as_deref(),
            images: &way(folder, &guide),
            pictures: &picture,
            guides: &guides,
            templates: self.templates,
        };
        let around = PageFrame {
            editions: self.editions(path, &workflow.id, locale),
            index: place.and_then(Place::index),
            assets: to_assets.clone(),
        };
        let runbook = match (self.args.format, &self.browser) {
            (Format::Markdown, _) => render::markdown(workflow, &options).map(String::into_bytes),
            (Format::Json, _) => html::view(workflow, &options, &around).map(String::into_bytes),
            (Format::Html | Format::Pdf, None) => html::page(workflow, &options, &around).map(String::into_bytes),
            (Format::Html | Format::Pdf, Some(browser)) => {
                html::page(workflow, &options, &around).and_then(|page| browser.print(&page))
            }
        };
        let runbook = runbook.map_err(|error| match &self.args.template {
            Some(path) if path.is_file() => named(error, path),
            Some(_) | None => error,
        })?;
        let mut assets = assets.into_inner();
        if let Some(below) = &self.args.assets {
            let page = (self.args.format == Format::Html).then(|| html::assets(self.templates));
            assets.extend(page.into_iter().flatten());
            assets.iter_mut().for_each(|asset| asset.name = below.join(&asset.name).into_string());
        }
        Ok(Made { target, bytes: runbook, assets })
    }

    /// The page in the locales that are rendered together with this one.
    fn editions(&self, path: &Utf8Path, id: &str, current: Locale) -> Vec<PageEdition> {
        if self.asked.is_some() || is_workflow(path) || self.args.output == "-" {
            return Vec::new();
        }
        let name = id.rsplit('/').next().unwrap_or(id);
        let locales = path.parent().and_then(|folder| self.families.get(folder)).map_or(&[][..], Vec::as_slice);
        let edition = |&locale: &Locale| PageEdition {
            locale: locale.to_string(),
            lang: localize::tag(locale),
            name: self.languages.of(locale).name_of(locale),
            href: format!("{name}.{}.{}", locale.file_suffix(), self.args.format.extension()),
            current: locale == current,
        };
        locales.iter().map(edition).collect()
    }
}

/// The templates that ship, those of a folder, or a single one.
fn templates(args: &Args) -> Result<Templates, Error> {
    let Some(path) = &args.template else { return Templates::shipped() };
    if path.is_dir() {
        return Templates::with_folder(path);
    }
    Templates::shipped()?.with_template(TEMPLATE, &files::read_text(path)?).map_err(|error| named(error, path))
}

/// An error in the template of the user, under the user's name for it.
fn named(error: Error, path: &Utf8Path) -> Error {
    match error {
        Error::Format { path: name, message } if name == TEMPLATE => Error::format(path, message),
        error @ (Error::Format { .. } | Error::File { .. } | Error::Usage(_)) => error,
    }
}

/// The folder that pictures come from. A workflow file says where its guide lies: that counts below the project only.
fn guide_folder(project: &Project, workflow: &Workflow, path: &Utf8Path) -> Utf8PathBuf {
    let guide = if is_workflow(path) { project.inside(&workflow.source.path) } else { None };
    let guide = guide.unwrap_or_else(|| path.to_owned());
    guide.parent().map(Utf8Path::to_owned).unwrap_or_default()
}

/// The way from one folder to another, with a slash at its end; empty for the same folder.
fn way(from: &Utf8Path, to: &Utf8Path) -> String {
    let absolute = |path: &Utf8Path| inputs::absolute(if path.as_str().is_empty() { Utf8Path::new(".") } else { path });
    let (from, to) = (absolute(from), absolute(to));
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_str().to_owned());
    up.chain(down).map(|part| part + "/").collect()
}
