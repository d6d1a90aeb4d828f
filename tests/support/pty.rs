//! The built program in a terminal of its own, as it is in a window.

use std::fs::File;
use std::io::Read;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// A program in a terminal.
pub(crate) struct Window {
    pub(crate) child: Child,
    /// Where the person types.
    pub(crate) person: File,
    shown: Receiver<Vec<u8>>,
    /// The terminal's settings before the program began.
    before: Termios,
}

/// The two ends of a pseudo-terminal: the person's, and the program's.
fn terminal() -> (File, File) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&master, size).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    (File::from(master), slave)
}

impl Window {
    /// Starts a program; secrets and keys are read from the terminal that it belongs to.
    pub(crate) fn open(inner: &Command) -> Self {
        let (person, program) = terminal();
        let before = tcgetattr(&program).unwrap();
        let mut command = Command::new("setsid");
        command.arg("--ctty").arg(inner.get_program()).args(inner.get_args());
        command.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(inner.get_current_dir().unwrap());
        command.stdin(program.try_clone().unwrap()).stdout(program.try_clone().unwrap()).stderr(program);
        let child = command.spawn().unwrap();
        drop(command);
        let (send, shown) = channel();
        let mut reader = person.try_clone().unwrap();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 || send.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, person, shown, before }
    }

    /// Reads until what was shown will do; what was shown since the last time.
    pub(crate) fn until(&self, enough: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let mut all = Vec::new();
        let end = Instant::now() + Duration::from_secs(20);
        while !enough(&all) {
            let more = self.shown.recv_timeout(end.saturating_duration_since(Instant::now()));
            all.extend(more.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&all))));
        }
        all
    }

    /// Reads until a text was shown.
    pub(crate) fn until_text(&self, text: &str) -> Vec<u8> {
        self.until(|all| String::from_utf8_lossy(all).contains(text))
    }

    /// What is there to be read now.
    pub(crate) fn rest(&self) -> Vec<u8> {
        self.shown.try_iter().flatten().collect()
    }

    /// What was shown until the program ended, and how it ended.
    pub(crate) fn end(&mut self) -> (Vec<u8>, std::process::ExitStatus) {
        let status = self.child.wait().unwrap();
        let mut all = Vec::new();
        while let Ok(more) = self.shown.recv_timeout(Duration::from_millis(200)) {
            all.extend(more);
        }
        (all, status)
    }

    /// Whether the terminal reads and shows as it did before the program began.
    pub(crate) fn is_as_before(&self) -> bool {
        let now = tcgetattr(&self.person).unwrap();
        let all = |of: &Termios| (of.input_modes, of.output_modes, of.control_modes, of.local_modes);
        all(&now) == all(&self.before)
    }
}
