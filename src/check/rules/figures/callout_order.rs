//! The numbers in the text are those on the figure.

use crate::check::Subject;
use crate::check::callouts::{self, Group};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

rule!(Warning, "callout-order", "numbers of a figure that skip or repeat one", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for group in callouts::groups(subject) {
        let begins = group.callouts.first().is_some_and(|first| first.number == 1);
        if !group.has_figure || !begins || group.callouts.len() < 2 && !group.labelled {
            continue;
        }
        report_repeated(subject, &group, found);
        let mut last = 0;
        let mut read = group.callouts[0].span.start;
        for callout in &group.callouts {
            let missing = last + 1;
            // A number that is glued to its word is no callout, and still there.
            let between = subject.source.slice(Span { start: read, end: callout.span.start });
            if callout.number > missing && !between.contains(&format!("({missing})")) {
                let message = if group.callouts.iter().any(|other| other.number == missing) {
                    format!("({}) stands before ({missing})", callout.number)
                } else {
                    format!("the number {missing} is missing before ({})", callout.number)
                };
                let help = "give the numbers in the order of the figure, or number the figure anew";
                found.push(Diagnostic::new(&RULE.code, callout.span, message).help(help));
            }
            last = last.max(callout.number);
            if callout.number == 1 {
                last = 1;
            }
            read = callout.span.end;
        }
    }
}

/// Two labels of one paragraph with the same number, one right behind the other.
fn report_repeated(subject: &Subject<'_>, group: &Group, found: &mut Vec<Diagnostic>) {
    for pair in group.callouts.windows(2) {
        let (Some(one), Some(two)) = (pair[0].label, pair[1].label) else { continue };
        let near = subject.source.line(pair[0].span.start) == subject.source.line(pair[1].span.start);
        if near && pair[0].number == pair[1].number && subject.source.slice(one) != subject.source.slice(two) {
            let message = format!("({}) stands behind two labels", pair[1].number);
            let help = "give each label the number that it has on the figure";
            found.push(Diagnostic::new(&RULE.code, pair[1].span, message).help(help));
        }
    }
}
