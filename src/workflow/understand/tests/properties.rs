//! What holds for any text, in every language.

use super::instruction;

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        cases: 500,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(11),
        ..proptest::test_runner::Config::default()
    })]

    /// Whatever is written: nothing panics, and every target stands in the text, marks aside.
    #[test]
    fn nothing_is_invented(
        code in proptest::sample::select(vec!["cs", "de", "en", "es", "fi", "fr", "it", "lt", "nl", "pl", "pt"]),
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 1..30),
    ) {
        let text = format!("x {}", pieces.join(" "));
        let reading = instruction(code, &text);
        for action in &reading.actions {
            if let Some(target) = &action.target {
                let bare = |text: &str| text.replace(['*', '`', '['], "").replace("](/links/a)", "");
                proptest::prop_assert!(bare(&text).contains(&bare(target)), "{target} in {text}");
            }
            proptest::prop_assert_eq!(action.line, 5);
        }
    }
}

const PIECES: &[&str] = &[
    "Click",
    "click",
    "Cliquez",
    "sur",
    "l'onglet",
    "klicken Sie",
    "klicken",
    "auf",
    "um",
    "zu",
    "haga clic",
    "en",
    "clicca",
    "kliknij",
    "clique",
    "klik",
    "op",
    "klikkaa",
    "klikněte",
    "na",
    "and",
    "et",
    "puis",
    "und",
    "then",
    "if",
    "si",
    "wenn",
    "you can",
    "you must",
    "il suffit de",
    "button",
    "onglet",
    "tab",
    "in",
    "the",
    "dans",
    "appears",
    "s'affiche",
    "which",
    "`A`{.action}",
    "`B`{.action}",
    "`code`",
    "**Bold name**",
    "**x**",
    "\"Quoted\"",
    "« Cité »",
    "“Open",
    "\"",
    "'",
    "(1)",
    "(2)",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    ">",
    "/",
    "-",
    "?",
    "!",
    "24",
    "hours",
    "up to",
    "24h",
    "[link](/links/a)",
    "Name",
    "enter",
    "choisissez",
    "seleccione",
    "l'",
    "d’",
    "É",
    "não",
    "\u{200b}",
    "...",
    "<br>",
    "to",
    "pour",
    "afin de",
    "or",
];
