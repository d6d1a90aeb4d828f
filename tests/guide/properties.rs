//! What must hold for any text at all.

use proptest::prelude::*;
use stepmark::guide::{self, Block};
use stepmark::language::Languages;
use stepmark::source::Source;
use stepmark::workflow::format;

/// Pieces of the dialect, put together at random: more telling than random letters.
pub(crate) fn guide_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("---\n"),
        Just("title: a\n"),
        Just("\n"),
        Just("\n\n"),
        Just("> "),
        Just(">> "),
        Just("> [!warning]\n"),
        Just("> [!api]\n"),
        Just("> @api {v1} /a GET /a/{b}\n"),
        Just("> [!faq]\n"),
        Just("> [!tabs]\n"),
        Just("## T\n"),
        Just("##T\n"),
        Just("- "),
        Just("1. "),
        Just("    "),
        Just("`X`{.action}"),
        Just("{.action"),
        Just("`"),
        Just("**"),
        Just(" (1) "),
        Just("![a](images/a.png){.thumbnail}"),
        Just("[t](/links/k){.external}"),
        Just("```\n"),
        Just("| a | b |\n|---|---|\n| c | d | e |\n"),
        Just("/// details | T\n"),
        Just("///\n"),
        Just("<!-- A-START:k -->\n"),
        Just("<!-- A-END:k -->\n"),
        Just("<div>"),
        Just("é\u{a0}ü "),
        Just("Click the button. "),
        Just("\r\n"),
        Just("\\"),
        Just("**Last updated 1/2/2020**\n"),
        Just("\u{feff}"),
        Just("&nbsp;"),
        Just("-\n"),
        Just("[!x]: u\n"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_blocks(source: &Source, blocks: &[Block]) {
    guide::visit_blocks(blocks, &mut |block| {
        assert!(source.text().get(block.span.range()).is_some(), "{block:?}");
    });
    guide::visit_inlines(blocks, &mut |inline| {
        assert!(source.text().get(inline.span.range()).is_some(), "{inline:?}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_parsed_and_built(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let built = crate::support::build_bytes("any.en-gb.md", bytes, &Languages::embedded());
        check_blocks(&built.source, &built.guide.blocks);
    }

    #[test]
    fn pieces_of_the_dialect_in_any_order_are_parsed_built_and_read_back(text in guide_like()) {
        let languages = Languages::embedded();
        let built = crate::support::build_bytes("any.en-gb.md", text.clone().into_bytes(), &languages);
        check_blocks(&built.source, &built.guide.blocks);
        let yaml = format::to_yaml(&built.workflow).unwrap();
        prop_assert_eq!(&format::from_yaml(&yaml).unwrap(), &built.workflow, "{}", yaml);
        prop_assert_eq!(&format::from_yaml(&format::to_json(&built.workflow)).unwrap(), &built.workflow);
        let again = crate::support::build_bytes("any.en-gb.md", text.into_bytes(), &languages);
        prop_assert_eq!(again.workflow, built.workflow);
    }
}

#[test]
fn what_nests_without_end_ends() {
    let languages = Languages::embedded();
    for text in ["> ".repeat(20_000), "- ".repeat(20_000), "[".repeat(50_000), "`".repeat(50_001), "{.".repeat(20_000)]
    {
        crate::support::build_bytes("deep.en-gb.md", text.into_bytes(), &languages);
    }
}
