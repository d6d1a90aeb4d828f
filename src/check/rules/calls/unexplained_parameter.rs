//! A guide that explains parameters explains those of the path.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::check::Subject;
use crate::diagnostic::Diagnostic;
use crate::guide::InlineKind;
use crate::spelling;
use crate::workflow::Item;

rule!(Warning, "unexplained-parameter", "an API parameter that the guide explains nowhere", find);

fn find(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let mut explained: HashSet<&str> = HashSet::new();
    subject.workflow.visit_items(&mut |item| {
        if let Item::Api(api) = item {
            let told = api.parameters.iter().filter(|parameter| !parameter.description.is_empty());
            explained.extend(told.map(|parameter| parameter.name.as_str()));
        }
    });
    if explained.is_empty() {
        return;
    }
    let told = LazyCell::new(|| told(subject));
    subject.workflow.visit_items(&mut |item| {
        let Item::Api(api) = item else { return };
        let path = api.path.as_deref().unwrap_or_default();
        let named: HashSet<&str> = api.in_path().collect();
        let in_path = |name: &str| named.contains(name);
        let own = || api.parameters.iter().filter(|parameter| !parameter.description.is_empty());
        let mut open = api.parameters.iter().map(|parameter| parameter.name.as_str());
        let open = open.find(|&name| in_path(name) && !explained.contains(name));
        let misspelt = |name: &str| spelling::nearest(name, own().map(|parameter| parameter.name.as_str())).is_some();
        if let Some(name) = open.filter(|name| own().next().is_some() && !misspelt(name) && !told.contains(name)) {
            let message = format!("the parameter `{name}` of `{path}` is explained nowhere");
            let help = "explain it with the other parameters of the call";
            found.push(Diagnostic::new(&RULE.code, subject.first_line(api.lines), message).help(help));
        }
    });
}

/// What the text of the guide names in code or in bold.
fn told<'a>(subject: &Subject<'a>) -> HashSet<&'a str> {
    let named = subject.inlines.iter().filter_map(|inline| match &inline.kind {
        InlineKind::Code(code) => Some(code.trim()),
        InlineKind::Strong(_) => Some(subject.source.slice(inline.span).trim_matches('*')),
        InlineKind::Text(_)
        | InlineKind::Break(_)
        | InlineKind::Label(_)
        | InlineKind::Callout(_)
        | InlineKind::Emphasis(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Link(_)
        | InlineKind::Image(_)
        | InlineKind::Html
        | InlineKind::StrayAttribute => None,
    });
    named.collect()
}
