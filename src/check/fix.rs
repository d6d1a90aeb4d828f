//! Applies the fixes of findings to a guide's text, and nothing else: every byte outside the edits stays.

use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::source::Source;

/// A guide after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// How many findings were mended.
    pub count: usize,
}

/// Mends what findings have a fix for, and looks again, until nothing changes.
///
/// `look` gives the findings of a text; fixes that are not safe are applied when `even_unsafe` holds. A fix after which
/// there are more findings than before is taken back.
pub fn mend(source: &Source, even_unsafe: bool, look: impl Fn(&Source) -> Vec<Diagnostic>) -> Mended {
    const ROUNDS: usize = 12;
    let mut mended = Mended { text: source.text().to_owned(), count: 0 };
    let mut findings = look(source);
    for _ in 0..ROUNDS {
        let edits = chosen(&findings, even_unsafe);
        if edits.is_empty() {
            break;
        }
        let Some((text, count, after)) = improved(source, &mended.text, &edits, findings.len(), &look) else { break };
        mended = Mended { text, count: mended.count + count };
        findings = after;
    }
    mended
}

/// The text after all these fixes, or after those that do not make things worse one by one.
fn improved(
    source: &Source,
    text: &str,
    fixes: &[&[Edit]],
    found: usize,
    look: &impl Fn(&Source) -> Vec<Diagnostic>,
) -> Option<(String, usize, Vec<Diagnostic>)> {
    let try_out = |fixes: &[&[Edit]]| {
        let text = applied(text, fixes);
        let after = look(&Source::new(source.path(), text.as_str()));
        (text, after)
    };
    let (all, after) = try_out(fixes);
    if after.len() < found {
        return Some((all, fixes.len(), after));
    }
    let good: Vec<&[Edit]> = fixes.iter().copied().filter(|fix| try_out(&[fix]).1.len() < found).collect();
    if good.is_empty() {
        return None;
    }
    let (text, after) = try_out(&good);
    (after.len() < found).then_some((text, good.len(), after))
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
