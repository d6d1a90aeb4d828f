//! Applies the fixes of findings to a guide's text, and nothing else: every byte outside the edits stays.

use crate::diagnostic::{Diagnostic, Edit, Safety, Severity};
use crate::source::Source;

/// A guide after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// How many findings were mended.
    pub count: usize,
}

/// So often a guide is looked at while it is mended. What is not tried then stays a finding.
const LOOKS: usize = 100;

/// Mends what findings have a fix for, and looks again, until nothing changes.
///
/// `look` gives the findings of a text; fixes that are not safe are applied when `even_unsafe` holds. Fixes after which
/// there are no fewer findings than before, or more errors, are taken back.
pub fn mend(source: &Source, even_unsafe: bool, look: impl Fn(&Source) -> Vec<Diagnostic>) -> Mended {
    const ROUNDS: usize = 12;
    let mut mended = Mended { text: source.text().to_owned(), count: 0 };
    let mut findings = look(source);
    let mut trial = Trial { source, look, left: LOOKS };
    for _ in 0..ROUNDS {
        let edits = chosen(&findings, even_unsafe);
        if edits.is_empty() {
            break;
        }
        let (good, better) = match trial.improved(&mended.text, &edits, Amount::of(&findings)) {
            Some(better) => (edits, Some(better)),
            None => {
                let good = trial.of_halves(&mended.text, &edits, Amount::of(&findings));
                let better = trial.improved(&mended.text, &good, Amount::of(&findings));
                (good, better)
            }
        };
        let Some((text, after)) = better else { break };
        mended = Mended { text, count: mended.count + good.len() };
        findings = after;
    }
    mended
}

/// How much there is to find in a text.
#[derive(Clone, Copy)]
struct Amount {
    errors: usize,
    all: usize,
}

impl Amount {
    fn of(findings: &[Diagnostic]) -> Self {
        let errors = findings.iter().filter(|one| one.severity == Severity::Error).count();
        Self { errors, all: findings.len() }
    }

    /// An error can hide other findings: where there are more errors, fewer findings say nothing.
    fn is_less(self, than: Self) -> bool {
        self.all < than.all && self.errors <= than.errors
    }
}

struct Trial<'a, F> {
    source: &'a Source,
    look: F,
    /// So often may still be looked.
    left: usize,
}

impl<F: Fn(&Source) -> Vec<Diagnostic>> Trial<'_, F> {
    /// The text with fixes and what is found in it, when that is less than before.
    fn improved(&self, text: &str, fixes: &[&[Edit]], before: Amount) -> Option<(String, Vec<Diagnostic>)> {
        let text = applied(text, fixes);
        let after = (self.look)(&Source::new(self.source.path(), text.as_str()));
        Amount::of(&after).is_less(before).then_some((text, after))
    }

    /// The fixes that do good: all of them together, or else those of each half that do.
    fn good<'e>(&mut self, text: &str, fixes: &[&'e [Edit]], before: Amount) -> Vec<&'e [Edit]> {
        if fixes.is_empty() || self.left == 0 {
            return Vec::new();
        }
        self.left -= 1;
        if self.improved(text, fixes, before).is_some() {
            return fixes.to_vec();
        }
        self.of_halves(text, fixes, before)
    }

    fn of_halves<'e>(&mut self, text: &str, fixes: &[&'e [Edit]], before: Amount) -> Vec<&'e [Edit]> {
        if fixes.len() < 2 {
            return Vec::new();
        }
        let (one, two) = fixes.split_at(fixes.len() / 2);
        [self.good(text, one, before), self.good(text, two, before)].concat()
    }
}

/// The edits of fixes that may be applied and do not get in each other's way, in the order of the text.
fn chosen(findings: &[Diagnostic], even_unsafe: bool) -> Vec<&[Edit]> {
    let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let wanted = fixes.filter(|fix| !fix.edits.is_empty() && (even_unsafe || fix.safety == Safety::Safe));
    let mut sorted: Vec<&[Edit]> = wanted.map(|fix| fix.edits.as_slice()).collect();
    sorted.sort_by_key(|edits| edits.iter().map(|edit| edit.span).min());
    let mut all: Vec<&[Edit]> = Vec::new();
    let mut end = 0;
    for edits in sorted {
        let first = edits.iter().map(|edit| edit.span.start).min().unwrap_or(0);
        let last = edits.iter().map(|edit| edit.span.end).max().unwrap_or(0);
        if all.is_empty() || first > end {
            all.push(edits);
            end = last;
        }
    }
    all
}

/// A text with edits put in, which do not overlap.
#[must_use]
pub fn applied(text: &str, fixes: &[&[Edit]]) -> String {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|fix| fix.iter()).collect();
    edits.sort();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        if start < at || end > text.len() {
            continue;
        }
        out.push_str(&text[at..start]);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Span;

    static CODE: Code = Code { name: "a", severity: Severity::Info, off: false, summary: "", explanation: "" };

    /// `g` is mended to `h`; `b` to `c`, of which there is more to say than of `b`; `e` to `f`, an error that hides what
    /// else there is.
    fn look(source: &Source) -> Vec<Diagnostic> {
        let of = |(at, c): (usize, char)| {
            let note = Diagnostic::new(&CODE, Span::new(at, at + 1), "");
            let mended = |to: &str| note.clone().fix("", vec![Edit::new(note.span, to)]);
            match c {
                'g' => vec![mended("h")],
                'b' => vec![mended("c")],
                'c' => vec![note.clone(), note],
                'e' => vec![mended("f"), note],
                'f' => vec![Diagnostic { severity: Severity::Error, ..note }],
                _ => Vec::new(),
            }
        };
        source.text().char_indices().flat_map(of).collect()
    }

    #[test]
    fn fixes_that_make_things_worse_are_left_out() {
        let text = "b b g b b e";
        assert_eq!(mend(&Source::new("a", text), false, look).text, "b b h b b e");
    }

    /// One look for each fix once made the time grow with the square of the text.
    #[test]
    fn however_many_fixes_there_are_there_are_some_looks_only() {
        let looks = Cell::new(0);
        let text = "b g b ".repeat(3_000);
        let mended = mend(&Source::new("a", text.as_str()), false, |source| {
            looks.set(looks.get() + 1);
            look(source)
        });
        assert!(looks.get() < 150, "{}", looks.get());
        assert!(mended.count > 3 && !mended.text.contains('c'), "{}", mended.count);
    }
}
