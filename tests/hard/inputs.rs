//! The functions that the fuzzer calls, with the inputs that are kept, with our guides, and with pieces of these put
//! together anew. `STEPMARK_FUZZ` sets how many rounds; `fuzz/run` lets a fuzzer grow inputs itself.

use std::path::PathBuf;

#[path = "../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "the fuzzer reaches it")]
mod targets;

/// A row of numbers that is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn piece<'a>(&mut self, of: &'a [Vec<u8>]) -> &'a [u8] {
        let whole = &of[self.below(of.len())];
        let start = self.below(whole.len());
        &whole[start..start + self.below((whole.len() - start).min(300))]
    }
}

fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut open = vec![crate::support::project(folder)];
    let mut all: Vec<PathBuf> = Vec::new();
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                all.push(path);
            }
        }
    }
    all.sort();
    all.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "workflow" => files("workflows", ".yaml"),
        "journal" => files("fuzz/kept/journal", ""),
        "tables" => [files("guides", "links.yaml"), files("languages", "fi.yaml")].concat(),
        _ => [files("guides", ".md"), files("tests/cases", ".md")].concat(),
    }
}

#[test]
fn inputs_that_once_failed_do_not_fail_again() {
    for (name, target) in targets::TARGETS {
        files(&format!("fuzz/kept/{name}"), "").iter().for_each(|input| target(input));
    }
}

#[test]
fn our_files_break_nothing() {
    for (name, target) in targets::TARGETS {
        seeds(name).iter().for_each(|input| target(input));
    }
}

#[test]
fn pieces_of_our_files_in_any_order_break_nothing() {
    let rounds = std::env::var_os("STEPMARK_FUZZ").map_or(12, |rounds| rounds.to_string_lossy().parse().unwrap());
    let mut dice = Dice(7);
    for (name, target) in targets::TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name}");
        for _ in 0..rounds {
            let mut input = Vec::new();
            for _ in 0..1 + dice.below(8) {
                input.extend_from_slice(dice.piece(&seeds));
            }
            if dice.below(3) == 0 && !input.is_empty() {
                let at = dice.below(input.len());
                input[at] ^= 1 << dice.below(8);
            }
            target(&input);
        }
    }
}
