//! Titles of sections that are alternatives: "Method 1", "Via the API" beside "Via the Control Panel", "On Linux" beside
//! "On Windows".

use super::headings::plain;
use super::{Language, Marks};

/// Operating systems: of sections for different ones, the reader needs one.
const SYSTEMS: [&str; 20] = [
    "almalinux",
    "alpine",
    "android",
    "arch",
    "centos",
    "debian",
    "fedora",
    "freebsd",
    "ios",
    "ipad",
    "iphone",
    "linux",
    "mac",
    "macos",
    "redhat",
    "rhel",
    "rocky",
    "suse",
    "ubuntu",
    "windows",
];

/// What is written beside the names of systems: "VMware ESXi", "Mac OS X".
const BESIDE_SYSTEMS: [&str; 6] = ["esxi", "gnu", "os", "unix", "vmware", "x"];

/// A shorter name is a system only where nothing is glued to it; to a longer one, languages glue their endings.
const LONG: usize = 5;

/// How a title makes its section one of several ways.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// It counts them: "Method 1", "Second option"; by the word for what is counted.
    Counted(String),
    /// It names systems.
    Systems {
        /// Their names.
        names: Vec<String>,
        /// The words around these.
        frame: Vec<String>,
    },
    /// It names a means.
    Means,
    /// It names a case: "If you have a backup".
    Case,
}

impl Way {
    /// Whether sections side by side are alternatives. Of titles that name systems, one may say more: "On Debian and its
    /// derivatives" beside "On Windows", "Windows Server" beside "FreeBSD".
    pub(crate) fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Systems { names, frame }, Self::Systems { names: others, frame: next }) => {
                let (shorter, longer) = if frame.len() <= next.len() { (frame, next) } else { (next, frame) };
                let says_more = longer.starts_with(shorter) && (!shorter.is_empty() || longer.len() <= 1);
                shorter == longer || says_more && !names.iter().any(|name| others.contains(name))
            }
            (one, next) => one == next,
        }
    }
}

impl Language {
    /// How a title (inline Markdown) makes its section one of several ways.
    pub(crate) fn way(&self, title: &str) -> Option<Way> {
        let plain = plain(&without_asides(title));
        let words: Vec<&str> = plain.split(' ').collect();
        if let Some(counted) = self.counted_way(&words) {
            return Some(Way::Counted(counted));
        }
        if self.heading_number(title).is_some() || is_question(title) {
            return None;
        }
        let named = self.systems_way(&words).or_else(|| self.names_means(&words).then_some(Way::Means));
        named.or_else(|| self.reading.lexicon.look_up(&words).marks.intersects(Marks::IF).then_some(Way::Case))
    }

    fn counted_way(&self, words: &[&str]) -> Option<String> {
        let is_number =
            |word: &str| word.starts_with(|first: char| first.is_ascii_digit()) || word.chars().count() == 1;
        let is_way = |word: &&&str| self.headings.ways.iter().any(|way| way == **word);
        let is_ordinal = |word: &str| is_number(word) || self.headings.ordinals.iter().any(|one| one == word);
        let way = match words {
            [way, number, ..] if is_way(&way) && is_number(number) => way,
            [way, _, number, ..] if is_way(&way) && number.starts_with(|first: char| first.is_ascii_digit()) => way,
            [ordinal, way, ..] if is_way(&way) && is_ordinal(ordinal) => way,
            _ => return None,
        };
        Some((*way).to_owned())
    }

    fn systems_way(&self, words: &[&str]) -> Option<Way> {
        let is_name = |word: &&&str| {
            SYSTEMS.iter().any(|system| system == *word || system.len() >= LONG && word.starts_with(system))
        };
        let names: Vec<String> = words.iter().filter(is_name).map(|word| (*word).to_owned()).collect();
        if names.is_empty() {
            return None;
        }
        let joins = |word: &str| self.reading.lexicon.look_up(&[word]).marks.intersects(Marks::AND | Marks::OR);
        let is_version = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
        let is_edition = |at: usize| words[at].starts_with("server") && at > 0 && words[at - 1] == "windows";
        let named = |at: usize, word: &&str| {
            is_name(&word) || BESIDE_SYSTEMS.contains(word) || is_version(word) || is_edition(at) || joins(word)
        };
        let around = words.iter().enumerate().filter(|(at, word)| !named(*at, word));
        Some(Way::Systems { names, frame: around.map(|(_, word)| (*word).to_owned()).collect() })
    }

    fn names_means(&self, words: &[&str]) -> bool {
        let says = |by: &str, words: &[&str]| by.split(' ').eq(words.iter().copied());
        self.headings.by.iter().any(|by| {
            let length = by.split(' ').count();
            words.len() > length && (says(by, &words[..length]) || says(by, &words[words.len() - length..]))
        })
    }
}

/// Whether a title asks: of questions the reader needs every answer.
fn is_question(title: &str) -> bool {
    title.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?').ends_with('?')
}

/// A title without what it says in parentheses.
fn without_asides(title: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(title.len());
    for character in title.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    #[test]
    fn titles_of_alternatives() {
        let languages = Languages::embedded();
        let same = |code: &str, one: &str, other: &str| {
            let language = languages.get(code).unwrap();
            language.way(one).zip(language.way(other)).is_some_and(|(way, next)| way.is_beside(&next))
        };
        for (code, one, other) in [
            ("en", "Method 1: the panel", "Method 2: a script"),
            ("en", "Option A", "Option B"),
            ("en", "First way: the panel", "Second way"),
            ("en", "Via the Control Panel", "Using the `API`"),
            ("en", "On Linux", "On Windows Server 2019"),
            ("en", "Windows Server", "FreeBSD"),
            ("en", "For macOS or Linux:", "For Windows (version 10 or later):"),
            ("en", "On Debian and its derivatives (Ubuntu …)", "On Windows Server"),
            ("fr", "Méthode n° 1", "Méthode n° 2"),
            ("fr", "Sous Debian / Ubuntu", "Sous CentOS"),
            ("fi", "Hallintapaneelin kautta", "API:n kautta"),
            ("fi", "Linuxissa", "Windowsissa"),
            ("pl", "Pierwsza metoda", "Druga metoda"),
            ("de", "Über das Kundencenter", "Über die API"),
            ("en", "If you have a backup", "If you have no backup"),
            ("fr", "Si vous avez un compte", "Si vous n'en avez pas"),
            ("en", "Option 1: is the server down?", "Option 2: is it only slow?"),
        ] {
            assert!(same(code, one, other), "{one} / {other}");
        }
        for (code, one, other) in [
            ("en", "Enable the option", "Disable the option"),
            ("en", "Step 1: Linux", "Step 2: Windows"),
            ("en", "1. Via the API, create a key", "2. Via the API, use it"),
            ("en", "Install Linux", "Configure Windows"),
            ("en", "Using the panel", "Using Linux"),
            ("en", "On Linux", "On Linux: mount the disk"),
            ("en", "On the Linux server", "On the Windows client"),
            ("en", "Order a server", "Connect to it"),
            ("en", "Can the share be mounted on Linux?", "Can the share be mounted on Windows?"),
            ("pl", "Czy udział można zwiększyć?", "Czy udział można zmniejszyć? **"),
        ] {
            assert!(!same(code, one, other), "{one} / {other}");
        }
    }
}
