//! A number in the text points at a figure.

use crate::check::Subject;
use crate::check::callouts;
use crate::diagnostic::Diagnostic;

rule!(Warning, "callout-without-figure", "a number of a figure where there is no figure", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    if !subject.images.is_empty() {
        return;
    }
    for group in callouts::groups(subject).iter().filter(|group| group.labelled) {
        if let Some(callout) = group.callouts.first() {
            let message = format!("({}) points at a figure, but the guide has none", callout.number);
            found.push(
                Diagnostic::new(&RULE.code, callout.span, message).help("add the figure, or leave the number out"),
            );
        }
    }
}
