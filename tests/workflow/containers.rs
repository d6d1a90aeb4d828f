//! Everything that can hold something, with everything that can stand in it: nothing is lost, whatever was understood.

use stepmark::language::Languages;

use super::lossless::lost_words;

/// What stands around `CONTENT`, which is a row of blocks; in each line, what stands before it belongs before its others.
const CONTAINERS: [(&str, &str); 16] = [
    ("a section", "CONTENT\n\nThen click `Save`{.action}.\n"),
    ("a list item", "- Enter the following information:\n\n  CONTENT\n\n- Click `Save`{.action}.\n"),
    ("a numbered item", "1. Open `Zones`{.action}.\n2. Enter the following information:\n\n   CONTENT\n\n"),
    ("an item that tells nothing", "- Zones and their records.\n\n  CONTENT\n\n- Records.\n"),
    (
        "an announced way",
        "Choose one of the following options:\n\n- **Via the panel**\n\n  CONTENT\n\n  Click `Save`{.action}.\n\n- **Via the \
         shell**\n\n  Restart the server.\n",
    ),
    (
        "an announced step",
        "Choose one of the following options:\n\n- Enter the following information:\n\n  CONTENT\n\n- Restart the server.\n",
    ),
    ("a way", "- On Linux:\n\n  CONTENT\n\n  Click `Save`{.action}.\n\n- On Windows:\n\n  Restart the server.\n"),
    (
        "a tab",
        "> [!tabs]\n> **Linux**\n>> CONTENT\n>>\n>> Click `Save`{.action}.\n>\n> **Windows**\n>> Restart the server.\n",
    ),
    ("a quote of another case", "> Enter the following information:\n>\n> CONTENT\n>\n> Then click `Save`{.action}.\n"),
    ("a quote that opens with its case", "> If you use a proxy:\n>\n> CONTENT\n>\n> Click `Save`{.action}.\n"),
    ("quoted matter", "The e-mail reads as follows:\n\n> Enter the following information:\n>\n> CONTENT\n"),
    ("a notice", "> [!warning]\n>\n> Enter the following information:\n>\n> CONTENT\n"),
    ("an answer", "> [!faq]\n>\n> How do I save a zone?\n>> Enter the following information:\n>>\n>> CONTENT\n>>\n"),
    ("a collapsible", "/// details | With a proxy\n\nEnter the following information:\n\nCONTENT\n\n///\n"),
    (
        "a section for one case",
        "## Rolling back\n\nOnly enter the following if the update failed:\n\nCONTENT\n\nThen click `Save`{.action}.\n",
    ),
    ("a section that a title tells", "## 1. Save the zone\n\n```bash\nzone save\n```\n\nCONTENT\n"),
];

const CONTENTS: [(&str, &str); 9] = [
    ("a form", "| Information | Description |\n|---|---|\n| Hostname | name of the server |\n| Port | 8443 |"),
    ("a table", "| Size | Price |\n|---|---|\n| small | seven crowns |"),
    ("a figure", "![Drawing of the panel](images/drawing.png)"),
    ("code", "```bash\nzonectl sync --force\n```"),
    ("a list", "- the name of the zone\n- enter its `Owner`{.action}"),
    ("a text", "Nothing can be restored afterwards; it takes up to 20 minutes, see [there](#first)."),
    ("a step", "If the lamp is red, restart the gateway within 15 minutes, see [there](#first)."),
    ("an outcome", "A window opens with the new records.\n\n![Drawing of the window](images/window.png)"),
    ("a quote", "> Your zone `east` was saved."),
];

/// The guide of a content in a container: each of its lines begins as the first one does.
fn guide(container: &str, content: &str) -> String {
    let mut text = "---\ntitle: Zones\n---\n\n## First\n\nSome text.\n\n".to_owned();
    for line in container.lines() {
        match line.split_once("CONTENT") {
            Some((before, _)) => content.lines().for_each(|line| text.push_str(&format!("{before}{line}\n"))),
            None => text.push_str(&format!("{line}\n")),
        }
    }
    text
}

#[test]
fn nothing_is_lost_in_anything() {
    let languages = Languages::embedded();
    let mut faults = Vec::new();
    for (around, container) in CONTAINERS {
        for (inside, content) in CONTENTS {
            let text = guide(container, content);
            let built = crate::support::build_bytes("guide.en-gb.md", text.clone().into_bytes(), &languages);
            let lost = lost_words(&built);
            if !lost.is_empty() {
                faults.push(format!("{inside} in {around}: {lost:?}\n{text}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
