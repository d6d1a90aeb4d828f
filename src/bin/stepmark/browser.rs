//! The browser that prints pages: an installed one of the Chromium family, run without a window.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use stepmark::error::Error;
use stepmark::files;

/// Names of the program in `PATH`.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "brave-browser",
    "vivaldi",
];

/// Where installers put it outside of `PATH`.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "/snap/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
];

/// One page to paper, with outline and tags, and nothing else.
const SWITCHES: &[&str] = &[
    "--headless",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
];

/// How long a page may take to be printed.
const PATIENCE: Duration = Duration::from_secs(120);

/// A browser that prints pages.
pub(crate) struct Browser {
    program: PathBuf,
}

impl Browser {
    /// The browser that is named, else the first that is installed.
    pub(crate) fn find(named: Option<&Utf8Path>) -> Result<Self, Error> {
        let program = match named {
            Some(path) if path.is_file() => path.as_std_path().to_owned(),
            Some(path) => {
                return Err(Error::format(path, "this is no program; --browser names one of the Chromium family"));
            }
            None => installed().ok_or_else(|| {
                Error::Usage(
                    "a PDF is printed by a browser of the Chromium family, and none was found: install Chromium \
                     (Debian and Ubuntu: apt install chromium; Fedora: dnf install chromium; macOS: brew install \
                     --cask chromium), Google Chrome or Microsoft Edge, or name one with --browser PATH"
                        .to_owned(),
                )
            })?,
        };
        Ok(Self { program })
    }

    /// The PDF of a page, with its outline and tags.
    pub(crate) fn print(&self, page: &str) -> Result<Vec<u8>, Error> {
        let folder = tempfile::Builder::new().prefix("stepmark-pdf-").tempdir();
        let folder = folder.map_err(|cause| Error::file("the temporary folder", "write", cause))?;
        let place = |name: &str| {
            let path = Utf8PathBuf::from_path_buf(folder.path().join(name));
            path.map_err(|path| Error::format(path.to_string_lossy().into_owned(), "this path is not UTF-8"))
        };
        let (html, pdf, profile) = (place("page.html")?, place("page.pdf")?, place("profile")?);
        files::write(&html, page.as_bytes())?;
        let mut command = Command::new(&self.program);
        command.args(SWITCHES).args(sandbox());
        command.arg(format!("--user-data-dir={profile}")).arg(format!("--print-to-pdf={pdf}"));
        command.arg(format!("file://{html}"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let done = self.wait(command)?;
        let bytes = std::fs::read(&pdf).ok().filter(|bytes| done && bytes.starts_with(b"%PDF"));
        bytes.ok_or_else(|| {
            Error::format(
                self.program.to_string_lossy().into_owned(),
                "this browser printed no PDF; Chromium, Chrome and Edge do from version 122 on, and --browser PATH names \
                 another one",
            )
        })
    }

    /// Whether the browser ended well, and in time.
    fn wait(&self, mut command: Command) -> Result<bool, Error> {
        let failed = |cause| Error::file(self.program.to_string_lossy().into_owned(), "start", cause);
        let mut child = command.spawn().map_err(failed)?;
        let begun = Instant::now();
        loop {
            match child.try_wait().map_err(failed)? {
                Some(status) => return Ok(status.success()),
                None if begun.elapsed() > PATIENCE => {
                    child.kill().and_then(|()| child.wait()).map_err(failed)?;
                    return Ok(false);
                }
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

/// The browser refuses to run as root with its sandbox; the page it opens is ours and allows no foreign script.
fn sandbox() -> Option<&'static str> {
    is_root().then_some("--no-sandbox")
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let ending = std::env::consts::EXE_SUFFIX;
    let in_path =
        NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(format!("{name}{ending}"))));
    in_path.chain(PLACES.iter().map(PathBuf::from)).find(|path| Path::is_file(path))
}
