//! `stepmark templates`

use camino::Utf8PathBuf;
use stepmark::error::Error;
use stepmark::files;
use stepmark::render::SHIPPED;

use crate::Outcome;
use crate::console::Console;

/// Give out the templates, styles and scripts that runbooks and sites are made with, to be changed.
///
/// Keep only the files that you change: those that are missing are taken from the program. Templates of other names can
/// be used by them as partials. docs/templates.md says what each template gets.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  stepmark templates export mine                        write them to a folder
  stepmark render guides --template mine                use them")]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Write them to a folder; files that are there and differ are an error.
    #[command(after_help = "Examples:
  stepmark templates export mine")]
    Export {
        /// The folder.
        folder: Utf8PathBuf,
    },
}

pub(crate) fn run(args: &Args, console: &Console) -> Result<Outcome, Error> {
    let What::Export { folder } = &args.what;
    for (name, text) in SHIPPED {
        let path = folder.join(name);
        if path.exists() && files::read_text(&path)? != *text {
            return Err(Error::format(path, "this file is there already and differs: move it, or name another folder"));
        }
    }
    for (name, text) in SHIPPED {
        files::write(&folder.join(name), text.as_bytes())?;
    }
    console.say(&format!("{} files in {folder}", SHIPPED.len()));
    Ok(Outcome::Fine)
}
