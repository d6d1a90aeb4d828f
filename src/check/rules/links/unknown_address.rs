//! Guides that link to each other by their address name one that exists.

use crate::check::links::Among;
use crate::diagnostic::Diagnostic;
use crate::guide::TargetKind;
use crate::spelling::{self, Guesses};

rule!(Warning, "unknown-address", "an address of the own site that no guide has", among find);

fn find(among: Among<'_>, found: &mut Vec<Diagnostic>) {
    let mut guesses = Guesses::default();
    let around = among.surroundings;
    let Some(site) = around.site.as_deref().filter(|_| around.is_complete()) else { return };
    for link in among.guide.links.iter().filter(|link| link.kind == TargetKind::Web) {
        let Some(path) = link.target.strip_prefix(site.trim_end_matches('/')) else { continue };
        let path = path.split(['#', '?']).next().unwrap_or_default().trim_matches('/');
        let Some((_, slug)) = path.rsplit_once('/') else { continue };
        let mut locales: Vec<String> = around.with_slug(slug).map(|guide| guide.locale.to_string()).collect();
        if locales.contains(&among.guide.locale.to_string()) || locales.is_empty() && around.is_product(slug) {
            continue;
        }
        locales.sort();
        locales.dedup();
        let message = if locales.is_empty() {
            format!("no guide has the slug `{slug}`")
        } else {
            format!("the guide `{slug}` is in {}, not in {}", locales.join(", "), among.guide.locale)
        };
        let near = guesses.nearest(slug, around.slugs()).filter(|_| locales.is_empty());
        let help =
            spelling::hint(near, "link to the folder of the guide, so that each reader is led to their own locale");
        found.push(Diagnostic::new(&RULE.code, link.span, message).help(help));
    }
}
