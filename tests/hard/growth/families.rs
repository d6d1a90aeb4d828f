//! Texts that grow: what guides hold, repeated, and what only an attacker writes.

/// A text of about as many bytes as asked for.
pub(super) type Family = (&'static str, fn(usize) -> String);

pub(super) fn fill(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// Text in which each piece is told from the others by its number.
pub(super) fn numbered(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

/// A number in letters.
pub(super) fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// `open` as often as `close`, nested.
fn nested(bytes: usize, open: &str, close: &str) -> String {
    let count = bytes / (open.len() + close.len()) + 1;
    format!("{}x{}", open.repeat(count), close.repeat(count))
}

/// A call sheet: calls under one question, explanations of their parameters under another.
fn sheet(calls: usize, explanation: impl Fn(usize) -> String, explanations: usize) -> String {
    let call = ">> > [!api]\n>> >\n>> > @api {v1} /a POST /a\n>> >\n>>\n";
    let (calls, explanations) = (fill(call, calls), numbered(explanations, explanation));
    format!("## Instructions\n\n> [!faq]\n>\n> Service:\n>\n{calls}>\n> Parameters:\n>\n{explanations}>\n")
}

pub(super) const FAMILIES: &[Family] = &[
    ("quotes within quotes", |n| fill("> ", n)),
    ("quotes without blanks", |n| fill(">", n)),
    ("deeper and deeper quotes", |n| (1..(n as f64).sqrt() as usize).map(|depth| ">".repeat(depth) + "a\n").collect()),
    ("opened backticks", |n| fill("` ``", n)),
    ("backticks of all lengths", |n| {
        (1..((2 * n) as f64).sqrt() as usize).map(|count| "`".repeat(count) + "a ").collect()
    }),
    ("opened brackets", |n| fill("[", n)),
    ("opened images", |n| fill("![", n)),
    ("opened links", |n| fill("[a](", n)),
    ("opened link titles", |n| fill("[a](b \"", n)),
    ("opened angles", |n| fill("[a](<b", n)),
    ("links", |n| fill("[a](b) ", n)),
    ("links to anchors", |n| numbered(n, |at| format!("[a](#part-{at})\n"))),
    ("reference definitions", |n| {
        numbered(n, |at| format!("[a{at}]: b\n")) + &numbered(n / 2, |at| format!("[a{at}] "))
    }),
    ("images", |n| fill("![a](images/a.png){.thumbnail}\n\n", n)),
    ("opened comments", |n| fill("<!--", n)),
    ("opened comments in text", |n| fill("a <!-- ", n)),
    ("comments", |n| fill("<!-- a -->\n\n", n)),
    ("opened declarations", |n| fill("a <!A ", n)),
    ("opened instructions", |n| fill("a <?", n)),
    ("opened sections", |n| fill("a <![CDATA[", n)),
    ("opened tags", |n| fill("<a href=\"", n)),
    ("tags within tags", |n| nested(n, "<b>", "</b>")),
    ("blocks of HTML within others", |n| nested(n, "<div>\n", "</div>\n")),
    ("lists of HTML within others", |n| nested(n, "<ul><li>\n", "</li></ul>\n")),
    ("paragraphs of HTML", |n| fill("<p>a<br>\n", n)),
    ("frames", |n| fill("<iframe src=\"a\">", n)),
    ("opened tags of no name", |n| "<div>\n".to_owned() + &fill("<b[a](", n)),
    ("unknown tags", |n| fill("<a1>", n)),
    ("emphasis that alternates", |n| fill("*a _b ", n)),
    ("emphasis that opens", |n| fill("*a **b ", n)),
    ("emphasis that closes", |n| fill("a* b** ", n)),
    ("emphasis within emphasis", |n| nested(n, "*a **b ", " b** a*")),
    ("stars", |n| fill("*", n)),
    ("underscores in words", |n| fill("a_", n)),
    ("struck words", |n| fill("~~a~", n)),
    ("deep lists", |n| (0..(n as f64).sqrt() as usize).map(|depth| " ".repeat(2 * depth) + "- a\n").collect()),
    ("bullets in a row", |n| fill("- ", n)),
    ("lists of all kinds", |n| fill("- a\n+ b\n* c\n1. d\n", n)),
    ("list items", |n| fill("1. Click the `Save`{.action} button.\n", n)),
    ("tables", |n| fill("| a | b |\n|---|---|\n| c | d |\n\n", n)),
    ("long tables", |n| "| a | b |\n|---|---|\n".to_owned() + &fill("| c | d |\n", n)),
    ("wide tables", |n| format!("{}|\n{}|\n{}|\n", fill("|a", n / 3), fill("|-", n / 3), fill("|b", n / 3))),
    ("tables with short rows", |n| format!("{}|\n{}|\n{}", fill("|a", n / 4), fill("|-", n / 4), fill("|b\n", n / 2))),
    ("rows wider than their header", |n| "|a|\n|-|\n".to_owned() + &fill("|b|c|d|e\n", n)),
    ("one very wide row", |n| format!("|a|\n|-|\n{}", fill("|b", n))),
    ("fences", |n| fill("```\na\n", n)),
    ("indented labels", |n| fill("a\n\n        `b`{.action}\n\n", n)),
    ("attributes", |n| format!("`a`{}", fill("{.action}", n))),
    ("opened attributes", |n| fill("`a`{.", n)),
    ("labels", |n| fill("`a`{.action} > ", n)),
    ("one sentence of labels", |n| "Click ".to_owned() + &fill("`a`{.action} and ", n)),
    ("one sentence of offered commands", |n| fill("you can use the command `a` and ", n)),
    ("one sentence of commands that are denied late", |n| fill("when you click here now you click ", n)),
    ("one sentence of conditions in bold", |n| fill("if **a** is b ", n)),
    ("one sentence of conditions behind a command", |n| "Click it ".to_owned() + &fill("if `a`{.action} is b, ", n)),
    ("one sentence of commands with conditions", |n| fill("click `a`{.action} if it is b and ", n)),
    ("conditions without a comma", |n| "If ".to_owned() + &fill("it is a and click ", n)),
    ("sentences that begin with should", |n| fill("Should the lamp be red, ", n)),
    ("one sentence of labels left out", |n| fill("save it without ticking `a`{.action} ", n)),
    ("one sentence of boxes that are unticked", |n| {
        "Make sure that ".to_owned() + &fill("`a`{.action} is not ticked ", n)
    }),
    ("what is left open", |n| fill("{a} `<b>` xx-xxx %{c} `Vec<d>` ", n)),
    ("figures in a row", |n| fill("![a](b.png)", n)),
    ("callouts", |n| numbered(n, |at| format!("Click the button (`{at}`). Then (1) and (2).\n"))),
    ("warnings", |n| fill("> [!warning]\n> Do not.\n\n", n)),
    ("warnings within warnings", |n| {
        (1..(n as f64).sqrt() as usize).map(|depth| ">".repeat(depth) + " [!warning]\n").collect()
    }),
    ("glued lines", |n| "> [!warning]\n> a\n".to_owned() + &fill("- b\n* c\n", n)),
    ("glued lines of api blocks", |n| fill("> [!api]\n> @api {v1} /a GET /a/{b}\ntext\n", n)),
    ("many calls with parameters of their own", |n| {
        let explained = "> [!api]\n>\n> @api {v1} /a GET /a/{known}\n\n- **known** *: a\n\n";
        let call =
            |at| format!("> [!api]\n>\n> @api {{v1}} /a GET /a/{{b{at}}}/{{known}}\n\n- **known** *: a\n\n`c{at}`\n\n");
        explained.to_owned() + &numbered(n, call)
    }),
    ("calls", |n| "> [!api]\n>\n".to_owned() + &fill("> @api {v1} /a GET /a/{b}\n", n)),
    ("ways", |n| {
        "## Instructions\n\n".to_owned() + &numbered(n, |at| format!("### Method {at}\n\nClick `A`{{.action}}.\n\n"))
    }),
    ("times to act in", |n| "## Instructions\n\n".to_owned() + &fill("Click `A`{.action} within 2 hours ", n)),
    ("tabs in tabs", |n| "## Instructions\n\nClick on the tab ".to_owned() + &fill("`A`{.action} on the tab ", n)),
    ("parameters", |n| format!("> [!api]\n>\n> @api {{v1}} /a GET /a{}\n", numbered(n, |at| format!("/{{a{at}}}")))),
    ("opened parameters", |n| "## Instructions\n\nClick the button ".to_owned() + &fill("{a", n)),
    ("angles in code", |n| format!("## Instructions\n\n```bash\n{}\n```\n", fill("<a> ", n))),
    ("explained parameters", |n| {
        "> [!api]\n>\n> @api {v1} /a GET /a\n\n".to_owned() + &numbered(n, |at| format!("- **a{at}** *: b\n"))
    }),
    ("a sheet of calls and explanations", |n| {
        sheet(n / 2, |at| format!(">> > **a{at}** *\n>> >\n>> >> b\n>> >\n"), n / 2)
    }),
    ("a sheet of calls and a long explanation", |n| {
        sheet(n / 2, |_| format!(">> > **a** *\n>> >\n>> >> {}\n>> >\n", fill("b ", n / 2)), 1)
    }),
    ("questions", |n| "> [!faq]\n>\n".to_owned() + &fill("> a?\n>> b\n>\n", n)),
    ("tabs", |n| "> [!tabs]\n".to_owned() + &fill("> a\n>> b\n>>\n", n)),
    ("collapsibles within others", |n| nested(n, "/// details | a\n", "///\n")),
    ("opened collapsibles", |n| fill("/// details | a\n", n)),
    ("collapsibles", |n| fill("/// details | a\n\nb\n///\n\n", n)),
    ("opened regions", |n| numbered(n, |at| format!("<!-- A{at}-START:k -->\n\n"))),
    ("regions within others", |n| {
        let opened = numbered(n / 2, |at| format!("<!-- A{at}-START:k -->\n\n"));
        let count = opened.matches("START").count();
        opened + &(0..count).rev().map(|at| format!("<!-- A{at}-END:k -->\n\n")).collect::<String>()
    }),
    ("regions", |n| fill("<!-- A-START:k -->\n\na\n\n<!-- A-END:k -->\n\n", n)),
    ("numbered headings, each of another form", |n| numbered(n, |at| format!("## Part {} 1\n\n", letters(at)))),
    ("a long title over many steps", |n| {
        format!("## {}\n\n{}", fill("word ", n / 2), fill("Click `S`{.action}.\n\n> [!warning]\n> Mind.\n\n", n / 2))
    }),
    ("a long word that is nearly another", |n| format!("## {}\n\n[a](#{}b)\n", fill("a", n / 2), fill("a", n / 2))),
    ("anchors that are nearly there", |n| {
        numbered(n / 2, |at| format!("## Part {at} of it\n\n"))
            + &numbered(n / 2, |at| format!("[a](#porty-{at}-of)\n"))
    }),
    ("paragraphs that count steps", |n| {
        fill("There are 3 steps.\n\n", n / 2) + &fill("### Step 1: click\n\nClick.\n\n", n / 2)
    }),
    ("steps that are not there", |n| "## Step 1: a\n\n".to_owned() + &fill("Go to step 99. ", n)),
    ("labels to go back to", |n| numbered(n, |at| format!("Go back to the `A{at}`{{.action}} tab.\n\n"))),
    ("deadlines that differ", |n| {
        numbered(n, |at| format!("The link that you receive by e-mail is valid for {} hours.\n\n", 1 + at))
    }),
    ("callouts in many sections", |n| fill("## A\n\nClick `B`{.action} (1).\n\n![c](images/d.png)\n\n", n)),
    ("figures behind notices", |n| {
        format!(
            "Click `A`{{.action}}.\n\n{}{}",
            fill("> [!primary]\n> b\n\n", n / 2),
            fill("![c](images/d.png)\n\n", n / 2)
        )
    }),
    ("quoted names in a line", |n| "Click ".to_owned() + &numbered(n, |at| format!("“A{at}”, then click "))),
    ("headings alike", |n| fill("## Step 1: click\n\n", n)),
    ("headings", |n| numbered(n, |at| format!("{} Title {at}\n\n", "#".repeat(1 + at % 6)))),
    ("headings with anchors", |n| numbered(n, |at| format!("## Title <a name=\"a{at}\"></a>\n\n"))),
    ("one title", |n| "## ".to_owned() + &fill("word ", n)),
    ("glued headings", |n| fill("##Title\n\n", n)),
    ("bold lines", |n| fill("**Step 1: click**\n\n", n)),
    ("steps", |n| fill("## Step 1: click\n\nClick the `Save`{.action} button, then wait 5 minutes.\n\n", n)),
    ("alternatives", |n| fill("### Via the control panel\n\na\n\n### Via the API\n\nb\n\n", n)),
    ("one word", |n| fill("a", n)),
    ("one word of many marks", |n| fill("a-b'c.d/", n)),
    ("one number", |n| fill("1", n)),
    ("one sentence", |n| fill("if you click then ", n)),
    ("one sentence of unknown verbs", |n| fill("then frob the ", n)),
    ("unknown verbs behind adverbs", |n| fill("please ", n / 2) + &fill("frob the ", n / 2)),
    ("a numbered list", |n| fill("1. Page the team\n2. Click it\n", n)),
    ("a warning with remedies", |n| "Caution: if it fails, ".to_owned() + &fill("you must restart it ", n)),
    ("a task list", |n| fill("- [x] frob the queue\n", n)),
    ("one sentence of commas", |n| fill("click, ", n)),
    ("sentences", |n| fill("Click the button. ", n)),
    ("escapes", |n| fill("\\[", n)),
    ("entities", |n| fill("&nbsp;&amp;", n)),
    ("opened entities", |n| fill("&a", n)),
    ("blank lines", |n| fill("\n", n)),
    ("blanks", |n| fill(" ", n)),
    ("tabs and marks", |n| fill("\t>", n)),
    ("odd blanks", |n| fill("a\u{a0}\u{200b}", n)),
    ("zeros", |n| fill("\0", n)),
    ("accents", |n| fill("e\u{301}", n)),
    ("front matter that never ends", |n| "---\n".to_owned() + &fill("a: b\n", n)),
    ("front matter with many keys", |n| format!("---\n{}---\n\na\n", numbered(n, |at| format!("titel{at}: b\n")))),
    ("code and odd blanks", |n| fill("```\na\n```\n\n\u{a0}b\n\n", n)),
    ("findings in a line", |n| fill("`a`{.actoin} ", n)),
    ("findings that are mended", |n| fill("Click the `a`{.action)} button.\n\n", n)),
    ("what allows one finding", |n| fill("<!-- stepmark allow: empty-link a -->\n\n", n / 2) + &fill("[a]() ", n / 2)),
    ("allowed findings", |n| fill("<!-- stepmark allow: empty-link a -->\n\n[a]()\n\n", n)),
];
