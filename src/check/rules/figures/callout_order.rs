//! The numbers in the text are those on the figure.

use crate::check::Subject;
use crate::check::callouts::{self, Group};
use crate::diagnostic::Diagnostic;

rule!(Warning, "callout-order", "numbers of a figure that skip or repeat one", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    for group in callouts::groups(subject) {
        let begins = group.callouts.first().is_some_and(|first| first.number == 1);
        if !group.has_figure || !begins || group.callouts.len() < 2 && !group.labelled {
            continue;
        }
        report_repeated(subject, &group, found);
        let mut last = 0;
        for callout in &group.callouts {
            if callout.number > last + 1 {
                let message = format!("the number {} is missing before ({})", last + 1, callout.number);
                let help = "give the numbers in the order of the figure, or number the figure anew";
                found.push(Diagnostic::new(&RULE.code, callout.span, message).help(help));
            }
            last = last.max(callout.number);
            if callout.number == 1 {
                last = 1;
            }
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
