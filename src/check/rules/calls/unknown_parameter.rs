//! The parameters that are explained are those of the call.

use rustc_hash::FxHashSet;

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::spelling::Guesses;
use crate::workflow::Item;

rule!(Warning, "unknown-parameter", "an explained parameter that is not that of the path", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    subject.workflow.visit_items(&mut |item| {
        let Item::Api(api) = item else { return };
        let named: FxHashSet<&str> = api.in_path().collect();
        let in_path = |name: &str| named.contains(name);
        let open: Vec<&str> = api
            .parameters
            .iter()
            .filter(|parameter| parameter.description.is_empty() && in_path(&parameter.name))
            .map(|parameter| parameter.name.as_str())
            .collect();
        for parameter in api.parameters.iter().filter(|parameter| !parameter.description.is_empty()) {
            if in_path(&parameter.name) {
                continue;
            }
            if let Some(near) = guesses.nearest(&parameter.name, open.iter().copied()) {
                let message = format!("`{}` is explained, but the path has `{near}`", parameter.name);
                let help = format!("explain `{near}`, or correct the path");
                found.push(Diagnostic::new(&RULE.code, subject.first_line(api.lines), message).help(help));
            }
        }
    });
}
