//! What was typed and printed in a terminal: prompts and output are set apart, so that only commands are copied.

use crate::workflow::parameters::{Finder, Notation};

use super::values::Values;

/// The names of languages whose code holds prompts and output.
const SESSIONS: [&str; 6] = ["console", "shell-session", "shellsession", "sh-session", "bash-session", "terminal"];

/// What stands for a prompt at the beginning of a line. Where one is `$`, `#` begins a comment.
const PROMPTS: [char; 3] = ['$', '#', '%'];

/// The HTML of code; of a session, prompts are of the class `prompt` and lines of output of the class `printed`.
pub(super) fn html(language: &str, code: &str, values: &Values) -> String {
    let (finder, notation) = (Finder::new(code), Notation::of(language, code));
    let marked = |piece: &str| values.marked(piece, &finder.places(piece, notation));
    let name = language.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    let is_named = SESSIONS.contains(&name.as_str());
    // In no shell does a command begin so: how the language is called does not matter.
    let is_clear = code.lines().find(|line| !line.trim().is_empty()).is_some_and(|first| first.starts_with("$ "));
    let marks = if code.lines().any(|line| line.starts_with("$ ")) { &PROMPTS[..1] } else { &PROMPTS[..] };
    let is_session = is_clear || is_named && code.lines().any(|line| prompt(line, is_named, marks).is_some());
    if !is_session {
        return marked(code);
    }
    let mut out = String::with_capacity(code.len() * 2);
    let mut goes_on = false;
    for line in code.split_inclusive('\n') {
        let prompt = match goes_on {
            true => Some(usize::from(line.starts_with("> ")) * "> ".len()),
            false => prompt(line, is_named, marks),
        };
        goes_on = prompt.is_some() && line.trim_end_matches(['\n', '\r']).ends_with('\\');
        let (class, apart, rest) = match prompt {
            Some(end) => ("prompt", &line[..end], &line[end..]),
            None => ("printed", line, ""),
        };
        if !apart.is_empty() {
            out.push_str(&format!("<span class=\"{class}\">{}</span>", marked(apart)));
        }
        out.push_str(&marked(rest));
    }
    out
}

/// The length of a prompt at the beginning of a line: one of the marks and a blank, or `me@host:~$ ` in what is named a
/// session.
fn prompt(line: &str, is_named: bool, marks: &[char]) -> Option<usize> {
    let end = line.find(PROMPTS).filter(|&end| line[end + 1..].starts_with(' '))?;
    let before = line[..end].trim_start_matches(['(', '[']);
    let host = is_named && before.contains('@') && before.split_whitespace().count() <= 2;
    (end == 0 && line.starts_with(marks) || host).then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(language: &str, code: &str) -> String {
        let html = html(language, code, &Values::default());
        let mut parts = html.split("<span class=\"p");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + part.split_once("</span>").unwrap().1)
    }

    #[test]
    fn only_commands_are_left_of_a_session() {
        assert_eq!(commands("console", "$ agent flare\nFlare sent: 1\n$ agent stop"), "agent flare\nagent stop");
        assert_eq!(
            commands("console", "# apt update\nme@host:~$ ls\n[me@host ~]$ pwd\n/home"),
            "apt update\nls\npwd\n"
        );
        assert_eq!(commands("sh-session", "$ curl \\\n> --head \\\n  a\nHTTP/2 200"), "curl \\\n--head \\\n  a\n");
        assert_eq!(commands("bash", "$ ls\n# a comment"), "ls\n");
        assert_eq!(commands("console", "# what is there\n$ ls"), "ls");
    }

    #[test]
    fn code_without_a_prompt_stays_as_it_is() {
        for (language, code) in
            [("bash", "# list\nls\n"), ("console", "ls -l\necho a\n"), ("", "a $ b"), ("console", "")]
        {
            assert_eq!(html(language, code, &Values::default()), code);
        }
    }
}
